// Who gets the stock that nobody is assigned: first come, first served.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/time.h"

namespace vendorproof::erp::tryton {

/// Eaches that wait for stock; the smaller rank was there first.
struct Waiting {
  std::int64_t rank = 0;
  std::int64_t eaches = 0;
};

/// Eaches that will arrive.
struct Supply {
  Instant day;
  std::int64_t eaches = 0;
};

struct Share {
  std::int64_t from_stock = 0;
  std::int64_t later = 0;          ///< not in stock
  std::optional<Instant> arrives;  ///< when supply covers all of `later`; nullopt if none does, or if nothing is later

  bool operator==(const Share&) const = default;
};

/// The share of `wanted` eaches with this rank, of `stock` eaches and of the supply. Amounts are not negative.
Share share_of(const Waiting& wanted, std::int64_t stock, const std::vector<Waiting>& queue,
               std::vector<Supply> supply);

}  // namespace vendorproof::erp::tryton
