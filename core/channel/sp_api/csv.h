// Comma-separated values as in RFC 4180. For this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace vendorproof::channel::sp_api {

/// Rows of fields; the rows may be of different lengths. Lines end with CRLF or LF, empty lines are left out and
/// not counted, a byte order mark is skipped. At most 64 MiB and 1,000,000 rows. Errors: Malformed, with row and column
/// counted from 1.
Result<std::vector<std::vector<std::string>>> parse_csv(std::string_view text);

}  // namespace vendorproof::channel::sp_api
