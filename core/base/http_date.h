// Dates as HTTP writes them.
#pragma once

#include <optional>
#include <string>

#include "core/base/time.h"

namespace vendorproof {

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7), whole seconds; nullopt for any other text.
std::optional<Instant> parse_http_date(const std::string& text);
std::string format_http_date(Instant instant);

}  // namespace vendorproof
