// How Business Central lets us in: a web service key on premises, an access token of Microsoft Entra online.
#include "core/base/text.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

namespace {
constexpr const char* scope = "https://api.businesscentral.dynamics.com/.default";
}

std::string basic_authorization(std::string_view user, std::string_view web_service_key) {
  return "Basic " + base64_encode(std::string(user) + ":" + std::string(web_service_key));
}

HttpRequest request_token(std::string_view tenant_id, std::string_view client_id, std::string_view client_secret) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/" + std::string(tenant_id) + "/oauth2/v2.0/token";
  request.headers = {{"accept", "application/json"}, {"content-type", "application/x-www-form-urlencoded"}};
  request.body = write_form({{"grant_type", "client_credentials"},
                             {"client_id", std::string(client_id)},
                             {"client_secret", std::string(client_secret)},
                             {"scope", scope}});
  return request;
}

void sign_with_token(HttpRequest& request, std::string_view token) {
  request.headers.emplace_back("authorization", "Bearer " + std::string(token));
}

}  // namespace vendorproof::erp::business_central
