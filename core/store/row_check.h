// Checks that a store is whole. It runs when a file is opened, since a disk or a person may have damaged the file.
#pragma once

#include <cstdint>

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/guard.h"

namespace vendorproof::store {

/// The version of the store, from 1 to the current one. Errors: Malformed, if the file is no store, or of a newer
/// version.
Result<std::int64_t> version_of(Database& database);

/// SQLite's own check of every page and index. Errors: Malformed, naming the tables; Unavailable, if it cannot be read.
Result<void> check_pages(Database& database);

/// Whether the tables and indexes of the current version are all there. Errors: Malformed, naming the first that is
/// not.
Result<void> check_tables(Database& database);

/// Reads every row of the current version once, and compares it with its digest and each table with its seal; the guard
/// knows the seals afterwards. Errors: Malformed, naming the first row that cannot be read or has another digest, or
/// for whose operation `is_operation` (if not nullptr) returns false; or the table that lacks rows.
Result<void> check_rows(Database& database, Guard& guard, bool (*is_operation)(int number));

}  // namespace vendorproof::store
