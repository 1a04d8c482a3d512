// Tryton 6.0 with its own modules, as a dialect.
#pragma once

#include "core/erp/dialect.h"

namespace vendorproof::erp::tryton {

/// The row of the table of dialects.
const Dialect& dialect();

}  // namespace vendorproof::erp::tryton
