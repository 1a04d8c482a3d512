// What the receiving dock remembers: trucks that are expected, and units that will still be found.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "core/base/truck.h"
#include "mock_amazon/state/counting.h"

namespace vendorproof::mock_amazon {

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

}  // namespace vendorproof::mock_amazon
