// HTTP messages as values. No sockets here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/time.h"

namespace vendorproof {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// `path` is decoded and without the query; `query` holds decoded names and values in the order sent.
struct HttpRequest {
  std::string method = "GET";
  std::string path;
  Fields query;
  Fields headers;
  std::string body;

  bool operator==(const HttpRequest&) const = default;
};

struct HttpResponse {
  int status = 200;
  Fields headers;
  std::string body;

  bool operator==(const HttpResponse&) const = default;
};

/// The first header of that name, compared without case.
std::optional<std::string> header_of(const Fields& headers, std::string_view name);

/// How long a peer asks us to wait: the header Retry-After, in seconds or as a date (RFC 9110, 10.2.3). Not negative,
/// at most a day. nullopt if it is missing or cannot be read.
std::optional<Duration> retry_after_of(const Fields& headers, Instant now);

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7), whole seconds; nullopt for any other text.
std::optional<Instant> parse_http_date(const std::string& text);
std::string format_http_date(Instant instant);

/// The first query parameter of that name, compared exactly.
std::optional<std::string> query_of(const HttpRequest& request, std::string_view name);

/// RFC 3986: everything but unreserved characters as %XX.
std::string percent_encode(std::string_view text);

/// Decodes %XX and, in a query or form, `+` as a blank; a broken escape is kept unchanged.
enum class PlusSign { Kept, IsBlank };
std::string percent_decode(std::string_view text, PlusSign plus);

/// `/path?name=value` of a request, percent-encoded (the path's `/ ( ) ' , $` are kept).
std::string target_of(const HttpRequest& request);

/// Splits `/path?name=value` into path and query of a request.
void set_target(HttpRequest& request, std::string_view target);

/// `a=1&b=2`, as in a form or a query.
Fields parse_form(std::string_view text);
std::string write_form(const Fields& fields);

std::string base64_encode(std::string_view bytes);
/// nullopt if the text is not base64 (with or without padding).
std::optional<std::string> base64_decode(std::string_view text);

}  // namespace vendorproof
