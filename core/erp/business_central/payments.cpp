// Customer payments and journal lines. Creating one is not idempotent: look up its number first.
#include "core/base/require.h"
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

HttpRequest find_payments(const Account& account, std::string_view external_document_number) {
  HttpRequest request = get(account, Api::Standard, "customerPayments");
  request.query = {{"$filter", "externalDocumentNumber eq " + quoted(external_document_number) + " and " +
                                   of_our_customer(account)}};
  return request;
}

Result<std::int64_t> read_payment_count(const Account& account, std::string_view body) {
  const Result<std::vector<std::string>> ids = read_whole_list<std::string>(body, [&](const JsonReader& in) {
    std::optional<std::string> id;
    if (!is_of_another_customer(in, account)) id = in.at("id").text();
    return id;
  });
  if (!ids) return tl::unexpected<Error>(ids.error());
  return static_cast<std::int64_t>(ids->size());
}

HttpRequest create_payment(const Account& account, const PaymentDraft& payment) {
  REQUIRE(!payment.amount.is_negative());
  JsonWriter out;
  out.begin_object().member("customerNumber", account.customer_number);
  out.member("postingDate", format_date(payment.date)).member("externalDocumentNumber", payment.document);
  out.member("appliesToInvoiceNumber", payment.invoice);
  out.key("amount").raw(money_text(-payment.amount)).member("comment", payment.comment).end_object();
  return send(account, "POST", Api::Standard, "customerPayments", out.take());
}

HttpRequest find_journal_lines(const Account& account, std::string_view document_number) {
  HttpRequest request = get(account, Api::Standard, "journalLines");
  request.query = {{"$filter", "documentNumber eq " + quoted(document_number)}};
  return request;
}

Result<std::int64_t> read_journal_line_count(std::string_view body) {
  const Result<std::vector<std::string>> ids =
      read_whole_list<std::string>(body, [](const JsonReader& in) { return std::optional(in.at("id").text()); });
  if (!ids) return tl::unexpected<Error>(ids.error());
  return static_cast<std::int64_t>(ids->size());
}

/// The fields in the order in which Business Central validates them: an account overwrites the description.
HttpRequest create_journal_line(const Account& account, const JournalLineDraft& line) {
  const bool is_on_customer = line.bank.empty();
  JsonWriter out;
  out.begin_object().member("accountType", is_on_customer ? "Customer" : "Bank_x0020_Account");
  out.member("accountNumber", is_on_customer ? account.customer_number : line.bank);
  out.member("balanceAccountType", "G_x002F_L_x0020_Account").member("balancingAccountNumber", line.account);
  out.member("postingDate", format_date(line.date)).member("documentNumber", line.document);
  out.member("externalDocumentNumber", printable_start(line.payment, 35));
  out.key("amount").raw(money_text(-line.amount)).member("description", printable_start(line.description, 100));
  out.member("comment", printable_start(line.comment, 250)).end_object();
  return send(account, "POST", Api::Standard, "journalLines", out.take());
}

bool is_closed_period(std::string_view body) {
  return error_text(body).find("allowed posting dates") != std::string::npos;
}

}  // namespace vendorproof::erp::business_central
