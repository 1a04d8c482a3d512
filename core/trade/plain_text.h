// Makes text from partners safe for people and for JSON writers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vendorproof {

bool is_utf8(std::string_view text);

/// At most the first `characters_max` characters, as UTF-8 on one line: control characters become blanks, bytes that
/// are not UTF-8 become `?`.
std::string printable_start(std::string_view text, std::size_t characters_max);

}  // namespace vendorproof
