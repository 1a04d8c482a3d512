// The step of a store from version 6 to version 7.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

/// A table of credit memos; invoices for Amazon with their tax, the ERP's invoices with the orders that their lines
/// name, items with their units. Errors: Malformed, naming the row that it cannot read.
Result<void> to_version_7(Database& database);

}  // namespace vendorproof::store
