// Business Central v2.0 with the vendorlink pages, as two dialects: they differ in how they sign in.
#pragma once

#include "core/erp/dialect.h"

namespace vendorproof::erp::business_central {

/// Basic authentication with a web service key: on premises.
const Dialect& dialect();
/// OAuth 2.0 client credentials: online.
const Dialect& online_dialect();

}  // namespace vendorproof::erp::business_central
