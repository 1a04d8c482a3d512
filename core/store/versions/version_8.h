// The step of a store from version 7 to version 8.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

/// Lines of invoices name their order and their shipment, invoices for Amazon and credit notes name the order on each
/// line, invoices several despatches; and which further orders an invoice bills is in a table. Errors: Malformed,
/// naming the row that it cannot read.
Result<void> to_version_8(Database& database);

}  // namespace vendorproof::store
