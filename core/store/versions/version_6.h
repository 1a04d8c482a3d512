// The step of a store from version 5 to version 6.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

/// A ledger of what moves money; packages that may be pallets, and notices with their type, mode and pallets; items
/// with GTIN and stock; sales orders with what their head says. Errors: Malformed, naming the row that it cannot read.
Result<void> to_version_6(Database& database);

}  // namespace vendorproof::store
