// Counting goods at the dock, with or without mistakes. The mistakes on an order line follow from seed, order and line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mock_amazon/state/receiving_plan.h"

namespace vendorproof::mock_amazon {

struct OrderLine;
struct Settings;

std::string_view text_of(CountingError error);

/// Mistakes that will still be made on one order line.
struct LineCount {
  std::int64_t missing = 0;  ///< eaches that will be overlooked
  std::int64_t twice = 0;    ///< eaches that will be counted twice
  std::int64_t broken = 0;   ///< eaches that will be found damaged
  std::int64_t pack = 1;     ///< eaches per case, for the two mistakes below
  bool case_as_one = false;
  bool each_as_case = false;
};

LineCount count_ahead(const Settings& settings, const std::string& purchase_order, const OrderLine& line);

struct Counted {
  std::int64_t eaches = 0;                                     ///< booked as received
  std::vector<std::pair<CountingError, std::int64_t>> errors;  ///< each with the number of eaches too few or too many
};

/// Counts `eaches` units of the line, and removes from `ahead` the mistakes that were made.
Counted count_units(LineCount& ahead, std::int64_t eaches);

/// Whether Amazon reports receipts of the line in the other unit than the ordered one (UOM-07).
bool is_reported_in_other_unit(const Settings& settings, const std::string& purchase_order, const OrderLine& line);

}  // namespace vendorproof::mock_amazon
