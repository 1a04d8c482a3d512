// Customer payments. Creating one is not idempotent: look up by external document number first.
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

}  // namespace vendorproof::erp::business_central
