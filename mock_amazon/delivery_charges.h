// What a received truck costs: units that came outside the window, and units without a right ship notice.
#pragma once

#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_amazon/ship_notices.h"

namespace vendorproof::mock_amazon {

struct Central;

/// What the dock found in a truck, in eaches by purchase order and item.
struct DeliveryFindings {
  Claim units;      ///< all of it
  Claim defective;  ///< without a right ship notice (CB-09)
};

void assess_delivery(Central& central, const Truck& truck, const DeliveryFindings& found, Instant now);

}  // namespace vendorproof::mock_amazon
