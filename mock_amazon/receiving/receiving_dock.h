// The receiving dock: trucks that are expected, and what becomes of what is in them. The ship notice is only a claim.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_amazon/state/dock.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Order;
struct OrderLine;

void expect_truck(Central& central, Truck truck, Instant now);

/// Unloads a truck that is due, charges what came late or without a right notice, and counts the cartons of the first
/// day; or counts those of a later day. What is counted is booked on order lines in eaches.
void receive_truck(Central& central, const std::string& serial, Instant now);

/// Books units that were not seen when they came (INV-50).
void recount_units(Central& central, const std::string& serial, Instant now);

/// Eaches that one order line gets of `eaches` goods of its item: lines in order up to what is ordered of them, and
/// what is beyond on the last.
struct Share {
  OrderLine* line = nullptr;
  std::int64_t eaches = 0;
};
std::vector<Share> shares_of(Order& order, const std::string& item, std::int64_t eaches);

}  // namespace vendorproof::mock_amazon
