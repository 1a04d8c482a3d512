// JSON laid out for people: what fits on a line stays on a line.
#pragma once

#include <string>

#include "core/base/json.h"

namespace vendorproof::scenarios {

/// The root is always broken into lines; below it, whatever fits into 110 columns is not. Ends with a line break.
/// Bytes that are not UTF-8 are replaced.
std::string lay_out(const Json& document);

}  // namespace vendorproof::scenarios
