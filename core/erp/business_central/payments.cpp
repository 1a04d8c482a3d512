// Customer payments. Creating one is not idempotent: look up by external document number first.
#include "core/base/require.h"
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

HttpRequest find_payments(const Account& account, std::string_view external_document_number) {
  HttpRequest request = get(account, Api::Standard, "customerPayments");
  request.query = {{"$filter", "externalDocumentNumber eq " + quoted(external_document_number)}};
  return request;
}

Result<std::int64_t> read_payment_count(std::string_view body) {
  const Result<std::vector<std::string>> ids =
      read_whole_list<std::string>(body, [](const JsonReader& in) { return in.at("id").text(); });
  if (!ids) return tl::unexpected<Error>(ids.error());
  return static_cast<std::int64_t>(ids->size());
}

HttpRequest create_payment(const Account& account, const PaymentDraft& payment) {
  REQUIRE(!payment.amount.is_negative());
  const std::string body = object_text({{"customerNumber", string_text(account.customer_number)},
                                        {"postingDate", string_text(format_date(payment.date))},
                                        {"externalDocumentNumber", string_text(payment.document)},
                                        {"appliesToInvoiceNumber", string_text(payment.invoice)},
                                        {"amount", money_text(-payment.amount)},
                                        {"comment", string_text(payment.comment)}});
  return send(account, "POST", Api::Standard, "customerPayments", body);
}

}  // namespace vendorproof::erp::business_central
