// The scenario that is served when no scenario is given.
#pragma once

#include "core/base/time.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// Three items with stock, starting at `start`, and no orders.
scenarios::Scenario stock_without_orders(Instant start);

}  // namespace vendorproof::harness
