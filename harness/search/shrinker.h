// Makes a failing scenario small: it removes halves of the fired decisions and of the scenario's parts, while the same
// rule stays broken. It needs about a hundred runs; a greedy shrinker needs thousands.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "harness/world/world.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct ShrinkBudget {
  std::int64_t runs_max = 400;
  std::function<void(std::int64_t runs, std::size_t orders)> progress;
};

/// Plays a candidate, and says whether what was wrong is still wrong.
using StillFails = std::function<bool(const scenarios::Scenario& candidate)>;

struct Shrunk {
  scenarios::Scenario scenario;
  std::int64_t runs = 0;
  bool reproduced = false;  ///< false: what was wrong did not repeat when the scenario was played once more
};

/// Removes parts of the scenario as long as it still fails, whoever plays it.
Shrunk make_small(const scenarios::Scenario& failing, const StillFails& still_fails, const ShrinkBudget& budget);

/// The same with our own core. `fired` are the decisions of the failing run. `rule` is the id of a defect rule that it
/// broke. The scenario that comes back is self-contained: decisions, broken rule and trace hash are filled in. Not
/// reproduced: the failure did not repeat from its recorded decisions (exit code 70).
Shrunk shrink(const scenarios::Scenario& failing, const std::vector<scenarios::Decision>& fired,
              const std::string& rule, const RunSettings& settings, const ShrinkBudget& budget);

}  // namespace vendorproof::harness
