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

struct Shrunk {
  scenarios::Scenario scenario;  ///< self-contained: decisions recorded, broken rule and trace hash filled in
  std::int64_t runs = 0;
  bool reproduced = false;  ///< false: the failure did not repeat from its recorded decisions (exit code 70)
};

/// `fired` are the decisions of the failing run. `rule` is the id of a defect rule that it broke.
Shrunk shrink(const scenarios::Scenario& failing, const std::vector<scenarios::Decision>& fired,
              const std::string& rule, const RunSettings& settings, const ShrinkBudget& budget);

}  // namespace vendorproof::harness
