// A served field as a file: the mock Amazon, the mock ERP, the trucks on their way, the position in the script, the
// history, and the time.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"
#include "harness/field/field.h"

namespace vendorproof::harness {

/// One line of JSON. Without credentials, access tokens, faults and journal: they belong to the server.
std::string export_state(const Field& field, Instant now);

/// Replaces the content of the field, and returns its time. Errors: Malformed, with the JSON path of the fault. After
/// an error the field must not be used: pass a copy.
Result<Instant> import_state(Field& field, std::string_view json);

}  // namespace vendorproof::harness
