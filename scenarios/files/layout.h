// JSON laid out for people: a value that fits on one line stays on one line.
#pragma once

#include <string>

#include "core/base/json/json.h"

namespace vendorproof::scenarios {

/// The root is always broken into lines; a value below it only if it does not fit into 110 columns. Ends with a line
/// end. Bytes that are not UTF-8 are replaced.
std::string lay_out(const Json& document);

}  // namespace vendorproof::scenarios
