// Small functions on text that several rooms need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace vendorproof {

std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string lower_case(std::string_view text);
/// Ignores the case of ASCII letters; other bytes must be the same.
bool equal_ignoring_case(std::string_view left, std::string_view right);
bool starts_with(std::string_view text, std::string_view prefix);

/// Whole file as bytes, at most 256 MiB. Errors: NotFound or Malformed, naming the path and what to do.
Result<std::string> read_file(const std::string& path);

/// A name beside the path, for a file that takes its place later. No other program uses it.
std::string temporary_name(const std::string& path);

/// Writes a whole file, replacing it at once (temporary file and rename). Errors: Unavailable, naming the path.
Result<void> write_file(const std::string& path, std::string_view bytes);

/// Writes a file that must not be there: a link of that name is not followed. Nothing remains of a file that cannot be
/// written whole. Errors: Unavailable, naming the path.
Result<void> write_new_file(const std::string& path, std::string_view bytes);

}  // namespace vendorproof
