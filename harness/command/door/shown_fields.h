// Members of an answer of the operators' door, as texts for a terminal. What is missing or of another type is empty, so
// an answer of another version of the daemon is shown as far as it goes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/json/json.h"

namespace vendorproof::harness {

/// Partners' texts may hold anything: one line without control characters.
std::string text_at(const Json& json, const char* name);
std::int64_t number_at(const Json& json, const char* name);
Json list_at(const Json& json, const char* name);
/// The texts of a list.
std::string joined_at(const Json& json, const char* name, std::string_view separator);

}  // namespace vendorproof::harness
