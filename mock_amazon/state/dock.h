// The data of the receiving dock: expected trucks, and overlooked units that will be found later.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "core/base/truck.h"
#include "mock_amazon/state/counting.h"

namespace vendorproof::mock_amazon {

/// A truck; after unloading, only its cartons that are not counted yet.
struct ExpectedTruck {
  Truck truck;
  bool unloaded = false;
};

/// Units that were overlooked and will be found.
struct Recount {
  std::string load_number;
  std::string purchase_order;
  std::int64_t sequence = 0;
  std::int64_t eaches = 0;
};

struct ReceivingDock {
  std::map<std::string, ExpectedTruck> expected_by_serial;
  std::map<std::string, Recount> recount_by_serial;
  /// By order and line, from the first carton of the line on: mistakes that will still be made.
  std::map<std::pair<std::string, std::int64_t>, LineCount> count_by_line;
  std::uint64_t trucks = 0;  ///< serials given out
};

}  // namespace vendorproof::mock_amazon
