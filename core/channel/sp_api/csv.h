// Comma-separated values as in RFC 4180. For this room only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace vendorproof::channel::sp_api {

struct CsvRow {
  std::size_t line = 0;  ///< where it starts in the text, from 1
  std::vector<std::string> fields;
  std::string problem;  ///< with the column; not "": the quotes are wrong, and the only field is the whole line

  bool operator==(const CsvRow&) const = default;
};

/// The rows may be of different lengths. Lines end with CRLF or LF, empty ones are left out, a byte order mark is
/// skipped. At most 64 MiB, 1,000,000 rows, 1,000 broken ones, 100,000 bytes in quotes. Errors: Malformed, for more.
Result<std::vector<CsvRow>> parse_csv(std::string_view text);

}  // namespace vendorproof::channel::sp_api
