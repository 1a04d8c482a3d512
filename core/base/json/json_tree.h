// JSON as a tree that can be built and changed, for whatever is cold: scenarios, configuration, reports, errors. Other
// headers name `Json` without this one, because it takes a compiler most of a second.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/json/json.h"

namespace vendorproof {

/// Text to Json, in a time that is linear in its size. Of members with one name the last counts. Errors: Malformed,
/// with line and column, or the limit of json_node.h that the text exceeds.
Result<Json> parse_json(std::string_view text);

/// The same for a file that a person wrote: a name that stands twice in one object is Malformed too, with its place.
Result<Json> parse_json_file(std::string_view text);

}  // namespace vendorproof
