// A served field as a file: the mock Amazon, the mock ERP, the trucks on their way, where the script stands, what
// happened so far, and the time.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"
#include "harness/field/field.h"

namespace vendorproof::harness {

/// One line of JSON. Without credentials, access tokens, faults and journal: they belong to the server.
std::string export_state(const Field& field, Instant now);

/// Replaces what is in the field, and says what time it is there. Errors: Malformed with the path of what is wrong.
/// The field is then of no use: give a copy.
Result<Instant> import_state(Field& field, std::string_view json);

}  // namespace vendorproof::harness
