// What a generated run can be aimed at: one row for each value of each dimension of the business.
#pragma once

#include <string_view>
#include <vector>

namespace vendorproof::scenarios {

struct Regime;
struct Stimulus;

struct Aim {
  std::string_view dimension;  ///< `freight`
  std::string_view value;      ///< `collect`
  void (*bend)(Regime& regime);
};

/// Rows of one dimension stand together, in the order in which reports show them. The names are those of
/// harness/judge/coverage.h: a test compares both.
const std::vector<Aim>& aims();

/// The row; nullptr if nothing can be aimed at it.
const Aim* aim_at(std::string_view dimension, std::string_view value);

/// Whether an order of a generated run can still have that value when these are left out of the run.
bool can_be_drawn(std::string_view dimension, std::string_view value, const std::vector<const Stimulus*>& left_out);

}  // namespace vendorproof::scenarios
