// Entering a buyer's order into the book.
#pragma once

#include "core/base/time.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

/// Places an order with a new number, without the lines whose item is not ordered any more; an order without any
/// other line is withheld, and the ledger says so (ACK-26).
void place_order(Central& central, Order order, Instant now);

}  // namespace vendorproof::mock_amazon
