// The physical world: the real contents of a truck. The ship notice only claims what the truck contains.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.h"

namespace vendorproof {

/// Goods of one order line in one carton. `item` is the code printed on the goods: the amazonProductIdentifier or,
/// without one, the vendorProductIdentifier.
struct CartonContent {
  std::string item;
  std::string purchase_order;
  std::int64_t eaches = 0;
  std::string lot;
};

/// `sscc` is the barcode on the carton, 18 digits; "" if the carton has no label.
struct PhysicalCarton {
  std::string sscc;
  std::vector<CartonContent> contents;
};

struct Truck {
  std::string load_number;
  std::string bill_of_lading;
  std::string ship_to;  ///< Amazon's fulfilment centre
  Instant departed;
  Instant arrives;
  std::vector<PhysicalCarton> cartons;
};

}  // namespace vendorproof
