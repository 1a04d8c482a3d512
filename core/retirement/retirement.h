// Finished work leaves the store a configured time after its order settled, in small portions, so that the store's size
// follows the open orders.
#pragma once

#include <optional>

#include "core/base/http.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// A timer: takes a portion, and comes again at once until everything that is old enough has left.
std::optional<HttpRequest> retire_orders(Desk& desk, store::Work& work);
/// At the first start with a store of an older program: its settled orders count as settled now.
void restart_retirement(Desk& desk);

}  // namespace vendorproof::flow
