// What Amazon does to an order after it was placed (PO-10, PO-12).
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_amazon/central.h"

namespace vendorproof::mock_amazon {

/// Errors: NotFound, Conflict for a closed order, Malformed for a quantity, cost or window that is none.
Result<void> change_order(Central& central, const OrderChange& change, Instant now);

}  // namespace vendorproof::mock_amazon
