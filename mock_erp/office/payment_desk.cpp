// Posting a customer's payment. It applies and posts at once. The same request twice posts two payments.
#include <algorithm>

#include <fmt/format.h>

#include "mock_erp/office/desks.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

struct PaymentDraft {
  std::string external_document_number;
  std::string invoice;
  Instant posting_date;
  Money amount;  ///< positive
  std::string comment;
};

tl::expected<PaymentDraft, Refusal> read_payment(const Call& call, const JsonText& body) {
  const JsonReader in(body, "customerPayment");
  const auto known = require_known_fields(
      in, "customerPayment",
      {"customerNumber", "postingDate", "externalDocumentNumber", "appliesToInvoiceNumber", "amount", "comment"});
  if (!known) return tl::unexpected<Refusal>(known.error());
  PaymentDraft draft;
  const std::string customer = in.at("customerNumber").text();
  draft.posting_date = in.has("postingDate") ? in.at("postingDate").instant() : call.now;
  draft.external_document_number = in.text_or("externalDocumentNumber", "");
  draft.invoice = in.at("appliesToInvoiceNumber").text();
  draft.comment = in.text_or("comment", "");
  const std::optional<std::int64_t> amount = scaled_number(in.at("amount").node(), money_places);
  if (!amount) in.at("amount").problem("must be a number with at most four decimals");
  const Result<bool> read = in.finish(true);
  if (!read) return bad_request(read.error().message);

  const Settings& settings = call.company.settings;
  if (customer != settings.customer_number) {
    return business_error(
        fmt::format("The Customer does not exist. Identification fields and values: No.='{}'.", shown(customer)));
  }
  if (draft.external_document_number.size() > 35 || draft.comment.size() > 250) {
    return refusal(400, "Application_StringExceededLength",
                   "externalDocumentNumber must be at most 35 characters long, comment at most 250.");
  }
  if (*amount >= 0) return business_error("The amount of a payment must be negative.");
  const auto open = require_open_period(call.company, draft.posting_date);
  if (!open) return tl::unexpected<Refusal>(open.error());
  draft.amount = Money(-*amount, settings.currency);
  return draft;
}

/// The serial of the invoice that the payment applies to; refuses an amount above the remaining amount.
tl::expected<std::int64_t, Refusal> invoice_to_pay(const Company& company, const PaymentDraft& draft) {
  const std::vector<std::int64_t> found = company.invoices.with_number(draft.invoice);
  if (found.empty()) {
    return business_error(fmt::format("The Sales Invoice does not exist. Identification fields and values: No.='{}'.",
                                      shown(draft.invoice)));
  }
  const Invoice& invoice = company.invoices.at(found.front());
  // What a credit memo took off an invoice that is paid all the same is open on the customer's account.
  if (draft.amount > invoice.remaining + company.credited_of(invoice)) {
    return business_error(fmt::format("The amount {} is more than the remaining amount {} of invoice {}.",
                                      draft.amount.decimal(), invoice.remaining.decimal(), invoice.number));
  }
  return invoice.serial;
}

Keys payment_keys(const Company& company, const Query& query) {
  if (const auto number = query.required("documentNumber")) {
    std::vector<RowKey> keys;
    for (const std::int64_t serial : company.payments.with_number(*number)) keys.push_back({serial, 0});
    return keys;
  }
  return record_keys(company.payments, query);
}

Row payment_row(const Company& company, const RowKey& key) {
  const Payment& payment = company.payments.at(key.record);
  Row row(etag_of(payment.id, payment.version));
  row.text("id", payment.id);
  row.text("customerNumber", company.settings.customer_number);
  row.text("documentNumber", payment.number);
  row.text("externalDocumentNumber", payment.external_document_number);
  row.text("appliesToInvoiceNumber", payment.invoice);
  row.number("amount", money_number(-payment.amount));
  row.date("postingDate", payment.posting_date);
  row.text("comment", payment.comment);
  return row;
}

const Listing customer_payments = {{"customerPayments",
                                    {{"id", ColumnType::Guid},
                                     {"customerNumber", ColumnType::Text},
                                     {"documentNumber", ColumnType::Text},
                                     {"externalDocumentNumber", ColumnType::Text},
                                     {"appliesToInvoiceNumber", ColumnType::Text},
                                     {"amount", ColumnType::Number},
                                     {"postingDate", ColumnType::Date},
                                     {"comment", ColumnType::Text}},
                                    {}},
                                   payment_keys,
                                   payment_row,
                                   nullptr};

}  // namespace

Answer list_payments(const Call& call) { return serve_list(call, customer_payments); }

Answer create_payment(const Call& call) {
  const tl::expected<JsonText, Refusal> body = read_body(call.request);
  if (!body) return tl::unexpected<Refusal>(body.error());
  const tl::expected<PaymentDraft, Refusal> draft = read_payment(call, *body);
  if (!draft) return tl::unexpected<Refusal>(draft.error());
  Company& company = call.company;
  const tl::expected<std::int64_t, Refusal> serial = invoice_to_pay(company, *draft);
  if (!serial) return tl::unexpected<Refusal>(serial.error());

  Invoice& invoice = company.invoices.at(*serial);
  invoice.remaining -= std::min(invoice.remaining, draft->amount);
  company.receivable -= draft->amount;
  company.invoices.touch(invoice, call.now);
  Payment payment;
  static_cast<Record&>(payment) = new_record("PAY", company.payments.next_serial(), call.now);
  payment.external_document_number = draft->external_document_number;
  payment.invoice = invoice.number;
  payment.amount = draft->amount;
  payment.posting_date = draft->posting_date;
  payment.comment = draft->comment;
  const std::int64_t payment_serial = company.payments.add(std::move(payment)).serial;

  Effect effect;
  effect.at = call.now;
  effect.kind = EffectKind::PaymentPosted;
  effect.purchase_order = invoice.external_document_number;
  effect.document = draft->external_document_number;
  effect.other_document = invoice.number;
  effect.amount = draft->amount;
  company.effects.push_back(std::move(effect));
  JsonWriter out;
  write_object(payment_row(company, {payment_serial, 0}), out);
  return json_response(201, out.take());
}

}  // namespace vendorproof::mock_erp
