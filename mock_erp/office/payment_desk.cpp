// Payments of the customer, each for one invoice. The create posts it, in one transaction: so its key says whether it
// is posted.
#include <algorithm>

#include <fmt/format.h>

#include "mock_erp/office/desks.h"
#include "mock_erp/office/line_terms.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/wire/code.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

tl::expected<PaymentPosting, Refusal> read_payment(const Call& call, const JsonReader& in) {
  const Settings& settings = call.company.settings;
  PaymentPosting payment;
  payment.external_number = code_of(in.text_or("externalDocumentNumber", ""));
  payment.invoice = code_of(in.text_or("invoiceNumber", ""));
  const std::optional<Instant> day = read_day(in, "postingDate");
  if (!day) return business_error("Posting Date must have a value.");
  payment.posting_date = *day;
  payment.comment = in.text_or("comment", "");
  payment.content_hash = in.text_or("contentHash", "");
  const std::string customer = code_of(in.text_or("customerNumber", ""));
  if (customer != settings.customer_number) {
    return business_error(
        fmt::format("The Customer does not exist. Identification fields and values: No.='{}'.", shown(customer)));
  }
  const std::optional<std::int64_t> amount = scaled_number(in.at("amount").node(), money_places);
  if (!amount) return bad_request("amount must be a number with at most four decimals.");
  if (*amount <= 0) return business_error("The amount of a payment must be positive.");
  payment.amount = Money(*amount, settings.currency);
  if (auto open = require_open_period(call.company, payment.posting_date); !open) {
    return tl::unexpected<Refusal>(open.error());
  }
  return payment;
}

/// The serial of the invoice that the payment applies to; refuses an amount above the remaining amount.
tl::expected<std::int64_t, Refusal> invoice_to_pay(const Company& company, const PaymentPosting& payment) {
  const std::vector<std::int64_t> found = company.invoices.with_number(payment.invoice);
  if (found.empty()) {
    return business_error(fmt::format("The Sales Invoice does not exist. Identification fields and values: No.='{}'.",
                                      shown(payment.invoice)));
  }
  const Invoice& invoice = company.invoices.at(found.front());
  // What a credit memo took off an invoice that is paid all the same is open on the customer's account.
  if (payment.amount > invoice.remaining + company.credited_of(invoice)) {
    return business_error(fmt::format("The amount {} is more than the remaining amount {} of invoice {}.",
                                      payment.amount.decimal(), invoice.remaining.decimal(), invoice.number));
  }
  return invoice.serial;
}

Effect payment_posted(const PaymentPosting& payment, const Invoice& invoice, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::PaymentPosted;
  effect.purchase_order = invoice.external_document_number;
  effect.document = payment.external_number;
  effect.other_document = invoice.number;
  effect.amount = payment.amount;
  return effect;
}

}  // namespace

Answer create_payment_posting(const Call& call, const JsonReader& body) {
  Company& company = call.company;
  const std::string key = code_of(body.text_or("idempotencyKey", ""));
  if (!company.payment_postings.with_external_number(key).empty()) return same_key("VPL Payment Posting", key);
  tl::expected<PaymentPosting, Refusal> payment = read_payment(call, body);
  if (!payment) return tl::unexpected<Refusal>(payment.error());
  const tl::expected<std::int64_t, Refusal> serial = invoice_to_pay(company, *payment);
  if (!serial) return tl::unexpected<Refusal>(serial.error());

  Invoice& invoice = company.invoices.at(*serial);
  invoice.remaining -= std::min(invoice.remaining, payment->amount);
  company.receivable -= payment->amount;
  // In Business Central a part payment does not touch the invoice; the step to paid does.
  if (invoice.remaining.is_zero()) company.invoices.touch(invoice, call.now);
  payment->remaining_after = invoice.remaining;
  static_cast<Record&>(*payment) = new_record("PAY", company.payment_postings.next_serial(), call.now);
  payment->external_document_number = key;
  company.effects.push_back(payment_posted(*payment, invoice, call.now));
  const std::int64_t posted = company.payment_postings.add(std::move(*payment)).serial;
  return serve_row(call, call.entity, 201, {posted, 0, 0});
}

}  // namespace vendorproof::mock_erp
