// The receiving dock: trucks that are expected, and what becomes of what is in them. The ship notice is only a claim.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/base/truck.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Order;
struct OrderLine;

struct ReceivingDock {
  std::map<std::string, Truck> expected_by_serial;
  std::uint64_t trucks = 0;
};

void expect_truck(Central& central, Truck truck, Instant now);

/// Receives a truck that is due: books eaches on order lines, and charges what came late or without a right notice.
void receive_truck(Central& central, const std::string& serial, Instant now);

/// Eaches that one order line gets of `eaches` goods of its item: lines in order up to what is ordered of them, and
/// what is beyond on the last.
struct Share {
  OrderLine* line = nullptr;
  std::int64_t eaches = 0;
};
std::vector<Share> shares_of(Order& order, const std::string& item, std::int64_t eaches);

}  // namespace vendorproof::mock_amazon
