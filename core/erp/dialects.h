// The table of dialects: one row for every ERP that the integration speaks.
#pragma once

#include <string_view>
#include <vector>

#include "core/erp/dialect.h"

namespace vendorproof::erp {

/// In order of the table; the first is meant where none is named.
const std::vector<const Dialect*>& dialects();

/// nullptr when there is none of that name.
const Dialect* dialect_named(std::string_view name);

/// Access to the simulated ERP: the example of every setting.
ErpAccess example_access(const Dialect& dialect);

}  // namespace vendorproof::erp
