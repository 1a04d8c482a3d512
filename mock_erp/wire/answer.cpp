#include "mock_erp/wire/answer.h"

#include <algorithm>

#include <fmt/format.h>

namespace vendorproof::mock_erp {

tl::unexpected<Refusal> refusal(int status, std::string code, std::string message) {
  return tl::unexpected<Refusal>(Refusal{status, std::move(code), std::move(message)});
}

tl::unexpected<Refusal> bad_request(std::string message) { return refusal(400, "BadRequest", std::move(message)); }

tl::unexpected<Refusal> business_error(std::string message) {
  return refusal(400, "Application_DialogException", std::move(message));
}

HttpResponse json_response(int status, std::string body) {
  HttpResponse response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json; odata.metadata=minimal"}, {"OData-Version", "4.0"}};
  response.body = std::move(body);
  return response;
}

tl::expected<JsonText, Refusal> read_body(const HttpRequest& request) {
  Result<JsonText> body = JsonText::parse(request.body);
  if (!body) return bad_request("Cannot read the body: " + body.error().message);
  if (!body->root().is_object()) return bad_request("The body is not a JSON object.");
  return std::move(*body);
}

tl::expected<void, Refusal> require_known_fields(const JsonReader& object, std::string_view entity,
                                                 const std::vector<std::string_view>& known) {
  for (const std::string& key : object.keys()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    return bad_request(
        fmt::format("The property '{}' cannot be written on type 'Microsoft.NAV.{}'. Only these can: {}.", shown(key),
                    entity, fmt::join(known, ", ")));
  }
  return {};
}

std::string shown(std::string_view text) {
  constexpr std::size_t bytes_max = 200;
  if (text.size() <= bytes_max) return std::string(text);
  return std::string(text.substr(0, bytes_max)) + "...";
}

}  // namespace vendorproof::mock_erp
