// Counting goods at the dock, right or wrong. What goes wrong on an order line is decided by its names alone.
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

/// What is still to go wrong on one order line.
struct LineCount {
  std::int64_t missing = 0;  ///< eaches that will not be seen
  std::int64_t twice = 0;    ///< eaches that will be counted twice
  std::int64_t broken = 0;   ///< eaches that will be found damaged
  std::int64_t pack = 1;     ///< eaches of the case that is taken for one unit, or the other way round
  bool case_as_one = false;
  bool each_as_case = false;
};

LineCount count_ahead(const Settings& settings, const std::string& purchase_order, const OrderLine& line);

struct Counted {
  std::int64_t eaches = 0;                                     ///< that are booked as received
  std::vector<std::pair<CountingError, std::int64_t>> errors;  ///< each with the eaches too few or too many
};

/// Counts `eaches` units of the line, and takes from `ahead` what went wrong with them.
Counted count_units(LineCount& ahead, std::int64_t eaches);

/// Whether Amazon reports what it received of the line in the unit that was not ordered (UOM-07).
bool is_reported_in_other_unit(const Settings& settings, const std::string& purchase_order, const OrderLine& line);

}  // namespace vendorproof::mock_amazon
