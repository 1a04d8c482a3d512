// The server in front of the API, which checks HTTP only: it refuses what RFC 7230 forbids, with a page of HTML, before
// the token is checked (sp-api 2.4, 2.5, 2.6).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

/// 400 for a GET with a body or a length of one, for a second or malformed Host, for a Content-Type that is not a media
/// type, and for a User-Agent of more than 500 characters; none if the request may pass. A Content-Type on a GET
/// is accepted.
std::optional<Answer> refused_at_front(const HttpRequest& request);

/// `application/json` of `application/json; charset=utf-8`, without blanks; "" if it is not a media type.
std::string media_type_of(std::string_view content_type);

}  // namespace vendorproof::mock_amazon
