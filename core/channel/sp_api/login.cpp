// Login with Amazon.
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

namespace {
constexpr std::int64_t lifetime_s_max = 366LL * 24 * 3600;
}

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

Result<Token> read_token(std::string_view body) {
  const Result<Json> document = parse_json(body);
  if (!document) return tl::unexpected<Error>(document.error());

  const JsonReader in(*document);
  Token token;
  token.text = in.at("access_token").text();
  if (token.text.empty()) in.at("access_token").problem("is empty");
  const JsonReader lifetime = in.at("expires_in");
  const std::int64_t seconds = lifetime.integer_or_text();
  if (seconds < 1 || seconds > lifetime_s_max) lifetime.problem("is not between 1 second and 366 days");
  token.expires_in = in.failed() ? Duration(0) : Duration(std::chrono::seconds(seconds));
  return in.finish(std::move(token));
}

}  // namespace vendorproof::channel::sp_api
