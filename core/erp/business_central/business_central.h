// Business Central v2.0 with the vendorlink pages, as a dialect.
#pragma once

#include "core/erp/dialect.h"

namespace vendorproof::erp::business_central {

/// The row of the table of dialects.
const Dialect& dialect();

}  // namespace vendorproof::erp::business_central
