// Whether every row of a store can be read: asked when a file is opened, since a disk may have damaged it.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

/// Reads every row of the current version once. Errors: Malformed, naming the first row that cannot be read, or whose
/// operation is not below `operations`.
Result<void> check_rows(Database& database, int operations);

}  // namespace vendorproof::store
