// One scenario, played by both sides and compared.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "harness/command/against/differences.h"
#include "harness/command/against/side.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct BothPlayed {
  RunRecord a;
  RunRecord b;
  Comparison comparison;
  std::vector<std::string> troubles;  ///< why nothing can be said; then the comparison is empty
  /// What a side told and was refused: it is missing from what people are shown, and all else is compared.
  std::vector<std::string> refused_tellings;
};

BothPlayed play_both(const Side& a, const Side& b, const scenarios::Scenario& scenario);

/// What both sides are told of the scenario beside their records.
Terms terms_of(const scenarios::Scenario& scenario);

/// The first divergence, with what the judge says of each side. It must have one.
Difference first_difference(const Side& a, const Side& b, const scenarios::Scenario& scenario,
                            const BothPlayed& played);

struct SmallDifference {
  scenarios::Scenario scenario;
  std::int64_t runs = 0;
  bool is_repeated = false;
};

/// Removes parts of the scenario while the same aspect stays the first to differ. A candidate that is cut off does not
/// differ.
SmallDifference make_small(const Side& a, const Side& b, const scenarios::Scenario& scenario, const Aspect& aspect,
                           const std::function<bool()>& is_stopped,
                           const std::function<void(std::int64_t runs, std::size_t orders)>& progress);

}  // namespace vendorproof::harness
