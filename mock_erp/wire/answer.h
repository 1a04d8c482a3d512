// What an endpoint answers: a response, or a refusal that `api` writes in Business Central's envelope.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/base/http.h"
#include "core/base/json/json.h"

namespace vendorproof::mock_erp {

/// `code` is Business Central's: `BadRequest`, `Application_DialogException`, ...
struct Refusal {
  int status = 400;
  std::string code;
  std::string message;
};

using Answer = tl::expected<HttpResponse, Refusal>;

/// 400 `BadRequest`: the request itself is wrong.
tl::unexpected<Refusal> bad_request(std::string message);
/// 400 `Application_DialogException`: a business rule forbids the request.
tl::unexpected<Refusal> business_error(std::string message);
tl::unexpected<Refusal> refusal(int status, std::string code, std::string message);

/// `body` is JSON text.
HttpResponse json_response(int status, std::string body);

/// The body as JSON; refuses anything but an object.
tl::expected<JsonText, Refusal> read_body(const HttpRequest& request);
/// Refuses an object with other fields than the `known` ones of `entity`.
tl::expected<void, Refusal> require_known_fields(const JsonReader& object, std::string_view entity,
                                                 const std::vector<std::string_view>& known);

/// At most 200 bytes of a text from the request, for a message.
std::string shown(std::string_view text);

}  // namespace vendorproof::mock_erp
