// What Amazon charges for units with a defect, by the rate card of the run. Not Amazon's statement.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof::harness {

/// One row of the run's rate card. Where the rate depends on the vendor's record, it is the highest.
struct ChargeRate {
  std::string cause;  ///< a trigger of the card: `notice-missing`
  Instant from;
  Instant until = Instant::max();  ///< not included
  std::int64_t basis_points = 0;   ///< of the units' cost
  std::vector<Money> per_unit;     ///< one amount for each currency of the card
};

struct ChargeRates {
  std::vector<ChargeRate> rows;

  /// The highest charge for `units` whose total cost is `cost`, in the currency of `cost`; zero if the card does not
  /// charge for the cause at that time.
  Money stake(std::string_view cause, std::int64_t units, const Money& cost, Instant at) const;
};

}  // namespace vendorproof::harness
