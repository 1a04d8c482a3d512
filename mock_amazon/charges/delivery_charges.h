// What a received truck costs: units outside the window, without a right ship notice, in cartons without a label or
// with something else in them, and units that nobody confirmed.
#pragma once

#include <vector>

#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_amazon/state/notices.h"

namespace vendorproof::mock_amazon {

struct Central;

/// What the dock found of one carton, in eaches by purchase order and item. A notice counts when it was accepted before
/// the truck arrived.
struct CartonFinding {
  Claim contents;
  bool labelled = false;
  bool known = false;            ///< a notice claims its label
  bool announced_later = false;  ///< a notice claims it, and came after the truck
  Claim unclaimed;               ///< no notice claims them
  Claim different;               ///< the notice that knows the carton claims another quantity of them
};

void assess_delivery(Central& central, const Truck& truck, const std::vector<CartonFinding>& cartons, Instant now);

}  // namespace vendorproof::mock_amazon
