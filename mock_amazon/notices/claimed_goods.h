// The goods that a ship notice claims, as a truck: for trade in which nobody tells what was really loaded.
#pragma once

#include <optional>
#include <string>

#include "core/base/truck.h"
#include "mock_amazon/state/notices.h"

namespace vendorproof::mock_amazon {

/// A truck with exactly the goods of the notice that was accepted at `accepted` under this shipmentIdentifier: its
/// labelled cartons, and one carton without a label for what it claims loose. It departs as the notice says, or when
/// the notice was accepted, and arrives `travels` later. nullopt if there is no such notice.
std::optional<Truck> claimed_truck(const NoticeRegister& notices, const std::string& shipment, Instant accepted,
                                   Duration travels);

}  // namespace vendorproof::mock_amazon
