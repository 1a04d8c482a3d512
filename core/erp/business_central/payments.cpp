// Payments of the customer and postings of the ledger. Each is posted by its create, and has a key of ours: a second
// create is refused.
#include "core/base/require.h"
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

namespace {

HttpRequest find_by_key(const Account& account, std::string_view set, std::string_view key) {
  HttpRequest request = get_from_primary(account, Api::Vendorlink, set);
  request.query = {{"$filter", "idempotencyKey eq " + quoted(key)}, {"$select", "id"}};
  return request;
}

}  // namespace

HttpRequest find_payments(const Account& account, std::string_view document) {
  return find_by_key(account, "paymentPostings", document);
}

HttpRequest create_payment(const Account& account, const PaymentDraft& payment) {
  REQUIRE(!payment.amount.is_negative());
  JsonWriter out;
  out.begin_object()
      .member("idempotencyKey", payment.document)
      .member("externalDocumentNumber", printable_start(payment.document, 35));
  out.member("customerNumber", account.customer_number).member("postingDate", format_date(payment.date));
  out.member("invoiceNumber", payment.invoice);
  out.key("amount").raw(money_text(payment.amount)).member("comment", printable_start(payment.comment, 250));
  out.end_object();
  return send(account, "POST", Api::Vendorlink, "paymentPostings", out.take());
}

HttpRequest find_ledger_postings(const Account& account, std::string_view document_number) {
  return find_by_key(account, "ledgerPostings", document_number);
}

HttpRequest create_ledger_posting(const Account& account, const JournalLineDraft& line) {
  const bool is_on_customer = line.bank.empty();
  JsonWriter out;
  out.begin_object().member("idempotencyKey", line.document).member("documentNumber", line.document);
  out.member("externalDocumentNumber", printable_start(line.payment, 35));
  out.member("postingDate", format_date(line.date)).member("accountNumber", line.account);
  out.member(is_on_customer ? "customerNumber" : "bankAccountNumber",
             is_on_customer ? account.customer_number : line.bank);
  out.key("amount").raw(money_text(line.amount)).member("description", printable_start(line.description, 100));
  out.member("comment", printable_start(line.comment, 250)).end_object();
  return send(account, "POST", Api::Vendorlink, "ledgerPostings", out.take());
}

Result<std::int64_t> read_count(std::string_view body) {
  const Result<std::vector<std::string>> ids =
      read_whole_list<std::string>(body, [](const JsonReader& in) { return std::optional(in.at("id").text()); });
  if (!ids) return tl::unexpected<Error>(ids.error());
  return static_cast<std::int64_t>(ids->size());
}

bool is_closed_period(std::string_view body) {
  return error_text(body).find("allowed posting dates") != std::string::npos;
}

}  // namespace vendorproof::erp::business_central
