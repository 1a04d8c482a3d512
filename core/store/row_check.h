// Checks that every row of a store can be read. It runs when a file is opened, since a disk may have damaged the file.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

/// Reads every row of the current version once. Errors: Malformed, naming the first row that cannot be read, or for
/// whose operation `is_operation` (if not nullptr) returns false.
Result<void> check_rows(Database& database, bool (*is_operation)(int number));

}  // namespace vendorproof::store
