// Payments of the customer, each for one invoice. The create posts it, in one transaction: so its key says whether it
// is posted.
#include "mock_erp/office/booking.h"
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
  const Account customer = {AccountKind::Customer, code_of(in.text_or("customerNumber", ""))};
  if (auto known = require_account(settings, customer); !known) return tl::unexpected<Refusal>(known.error());
  const std::optional<std::int64_t> amount = scaled_number(in.at("amount").node(), money_places);
  if (!amount) return bad_request("amount must be a number with at most four decimals.");
  if (*amount <= 0) return business_error("The amount of a payment must be positive.");
  payment.amount = Money(*amount, settings.currency);
  if (auto open = require_open_period(call.company, payment.posting_date); !open) {
    return tl::unexpected<Refusal>(open.error());
  }
  return payment;
}

}  // namespace

Answer create_payment_posting(const Call& call, const JsonReader& body) {
  Company& company = call.company;
  const std::string key = code_of(body.text_or("idempotencyKey", ""));
  if (!company.payment_postings.with_external_number(key).empty()) return same_key("VPL Payment Posting", key);
  tl::expected<PaymentPosting, Refusal> payment = read_payment(call, body);
  if (!payment) return tl::unexpected<Refusal>(payment.error());
  if (auto payable = require_payable(company, *payment); !payable) return tl::unexpected<Refusal>(payable.error());

  static_cast<Record&>(*payment) = new_record("PAY", company.payment_postings.next_serial(), call.now);
  payment->external_document_number = key;
  book_payment(company, *payment, {payment->posting_date, payment->number, payment->comment, true}, call.now);
  const std::int64_t posted = company.payment_postings.add(std::move(*payment)).serial;
  return serve_row(call, call.entity, 201, {posted, 0, 0});
}

}  // namespace vendorproof::mock_erp
