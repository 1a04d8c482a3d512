// The receiving dock: expected trucks, and the counting of their goods. The ship notice is only a claim.
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

/// First call for a truck: unloads it, charges lateness and missing or wrong notices, and counts the cartons of the
/// first day. Later calls count the cartons of a later day. Counted units are booked on order lines in eaches.
void receive_truck(Central& central, const std::string& serial, Instant now);

/// Books units that were overlooked at the first count (INV-50).
void recount_units(Central& central, const std::string& serial, Instant now);

/// How `eaches` goods of an item are shared among its order lines: each line in order up to its ordered quantity, the
/// excess to the last line.
struct Share {
  OrderLine* line = nullptr;
  std::int64_t eaches = 0;
};
std::vector<Share> shares_of(Order& order, const std::string& item, std::int64_t eaches);

}  // namespace vendorproof::mock_amazon
