// A hash of a JSON value, to compare documents without keeping or writing them.
#pragma once

#include <cstdint>

#include "core/base/json/json_node.h"

namespace vendorproof {

/// Values whose texts are equal, but for blanks, have equal hashes, whichever library read them. The order of members
/// counts. Not cryptographic; the same on every machine.
std::uint64_t content_hash(const JsonNode& value);

}  // namespace vendorproof
