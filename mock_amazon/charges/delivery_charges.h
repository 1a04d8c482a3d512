// Charges for a received truck: units outside the window or without a correct ship notice, cartons without a label or
// with other contents than announced, and units that were not confirmed.
#pragma once

#include <vector>

#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_amazon/state/notices.h"

namespace vendorproof::mock_amazon {

struct Central;

/// What the dock found in one carton, in eaches by purchase order and item. A notice counts when it was accepted before
/// the truck arrived.
struct CartonFinding {
  Claim contents;
  bool labelled = false;
  bool known = false;            ///< a notice claims its label
  bool announced_later = false;  ///< a notice claims it, but came after the truck
  Claim unclaimed;               ///< no notice claims them
  Claim different;               ///< the notice that knows the carton claims another quantity of them
};

void assess_delivery(Central& central, const Truck& truck, const std::vector<CartonFinding>& cartons, Instant now);

}  // namespace vendorproof::mock_amazon
