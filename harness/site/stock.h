// What is served when nobody says what to serve.
#pragma once

#include "core/base/time.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// Three items with stock, starting at `start`, and no orders.
scenarios::Scenario stock_without_orders(Instant start);

}  // namespace vendorproof::harness
