// The state of every order and what it waits for, in words for people.
#pragma once

#include <vector>

#include "core/flow/outbox/contract.h"
#include "core/store/store.h"

namespace vendorproof::flow {

/// In order of purchase order number.
std::vector<OrderStanding> standings(const store::Store& store, const CoreConfig& config);

}  // namespace vendorproof::flow
