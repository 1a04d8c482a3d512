// Login with Amazon.
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

HttpRequest request_token(std::string_view client_id, std::string_view client_secret, std::string_view refresh_token) {
  HttpRequest request = amazon_get("/auth/o2/token");
  request.method = "POST";
  request.headers.emplace_back("content-type", "application/x-www-form-urlencoded;charset=UTF-8");
  request.body = write_form({{"grant_type", "refresh_token"},
                             {"refresh_token", std::string(refresh_token)},
                             {"client_id", std::string(client_id)},
                             {"client_secret", std::string(client_secret)}});
  return request;
}

}  // namespace vendorproof::channel::sp_api
