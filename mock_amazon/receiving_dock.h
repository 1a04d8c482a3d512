// The receiving dock: trucks that are expected, and what becomes of what is in them. The ship notice is only a claim.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_amazon/counting.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Order;
struct OrderLine;

/// A truck, or what of its cartons is still to be counted.
struct ExpectedTruck {
  Truck truck;
  bool unloaded = false;
};

/// Units that were not seen and will be found.
struct Recount {
  std::string load_number;
  std::string purchase_order;
  std::int64_t sequence = 0;
  std::int64_t eaches = 0;
};

struct ReceivingDock {
  std::map<std::string, ExpectedTruck> expected_by_serial;
  std::map<std::string, Recount> recount_by_serial;
  /// By order and line, from its first carton on: what is still to go wrong.
  std::map<std::pair<std::string, std::int64_t>, LineCount> count_by_line;
  std::uint64_t trucks = 0;  ///< serials given out
};

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
