// Customer payments. Creating one is not idempotent: look up by external document number first.
#include "core/base/require.h"
#include "core/wire/business_central.h"
#include "core/wire/business_central_json.h"

namespace vendorproof::wire {

HttpRequest find_payments(const ErpAccess& access, std::string_view external_document_number) {
  HttpRequest request = erp_get(access, ErpApi::Standard, "customerPayments");
  request.query = {{"$filter", "externalDocumentNumber eq " + quoted(external_document_number)}};
  return request;
}

Result<std::int64_t> read_payment_count(std::string_view body) {
  const Result<std::vector<std::string>> ids =
      read_whole_list<std::string>(body, [](const JsonReader& in) { return in.at("id").text(); });
  if (!ids) return tl::unexpected<Error>(ids.error());
  return static_cast<std::int64_t>(ids->size());
}

HttpRequest create_payment(const ErpAccess& access, std::string_view external_document_number, std::string_view invoice,
                           Instant date, const Money& amount, std::string_view comment) {
  REQUIRE(!amount.is_negative());
  const std::string body = object_text({{"customerNumber", string_text(access.customer_number)},
                                        {"postingDate", string_text(format_date(date))},
                                        {"externalDocumentNumber", string_text(external_document_number)},
                                        {"appliesToInvoiceNumber", string_text(invoice)},
                                        {"amount", money_text(-amount)},
                                        {"comment", string_text(comment)}});
  return erp_send(access, "POST", ErpApi::Standard, "customerPayments", body);
}

}  // namespace vendorproof::wire
