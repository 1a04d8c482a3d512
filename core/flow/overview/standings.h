// The state of every order and what it waits for, in words for people.
#pragma once

#include <string>
#include <vector>

#include "core/flow/outbox/contract.h"
#include "core/store/store.h"

namespace vendorproof::flow {

/// What an order waits for; empty: it waits for nothing.
struct Wait {
  Awaited awaited = Awaited::Nothing;
  std::string text;
  std::string exception;  ///< for Awaited::Person

  bool is_empty() const { return awaited == Awaited::Nothing; }
};
Wait wait_of(const store::Store& store, const CoreConfig& config, const store::OrderRecord& record);

OrderStanding standing_of(const store::Store& store, const CoreConfig& config, const store::OrderRecord& record);

/// In order of purchase order number.
std::vector<OrderStanding> standings(const store::Store& store, const CoreConfig& config);

}  // namespace vendorproof::flow
