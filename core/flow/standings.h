// Where every order stands, and what it waits for, in words for people.
#pragma once

#include <vector>

#include "core/flow/contract.h"
#include "core/store/store.h"

namespace vendorproof::flow {

/// In order of purchase order number.
std::vector<OrderStanding> standings(const store::Store& store);

}  // namespace vendorproof::flow
