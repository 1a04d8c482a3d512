// Whether every row of a store can be read: asked when a file is opened, since a disk may have damaged it.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

/// Reads every row of the current version once. Errors: Malformed, naming the first row that cannot be read, or whose
/// operation `is_operation` (if any) does not know.
Result<void> check_rows(Database& database, bool (*is_operation)(int number));

}  // namespace vendorproof::store
