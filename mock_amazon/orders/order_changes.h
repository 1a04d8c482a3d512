// What Amazon does to an order after it was placed (PO-10, PO-12).
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

std::string_view text_of(ChangeKind kind);

/// Errors: NotFound; Conflict for a closed order, and for un-cancelling one that was not cancelled; Malformed for a
/// quantity, cost, window, line or word that is not valid.
Result<void> change_order(Central& central, const OrderChange& change, Instant now);

/// The part that all changes by Amazon share: date of change, document, state, planned dates, and the effect.
void record_change(Central& central, Order& order, const DocumentChange& touched, std::int64_t confirmed_before,
                   std::string_view reason, Instant now);

}  // namespace vendorproof::mock_amazon
