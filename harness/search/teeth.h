// The test of the judge: plays with each planted defect until the rule of its row finds it, and makes what was found
// small.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "harness/defects/defects.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct TeethPlan {
  std::vector<const Defect*> defects;
  std::uint64_t seed = 1;
  /// Generated runs of `seed` that are played first; then the scenario of the defect's row. 0: only that scenario.
  std::size_t generated_runs_max = 0;
  std::int64_t shrink_runs_max = 0;  ///< 0: what was found is not made small
  unsigned jobs = 2;
  /// A scenario of the catalogue. Called by any thread.
  std::function<scenarios::Scenario(std::string_view name)> scenario_named;
  std::function<std::int64_t()> milliseconds;  ///< a clock, for Kill::milliseconds; null: nothing is measured
  std::function<bool()> is_stopped;            ///< no further run begins when it says so; may be null
  std::function<void(std::size_t done, std::size_t found)> progress;  ///< called by one thread at a time; may be null
};

struct Bite {
  reports::Kill kill;
  scenarios::Scenario smallest;  ///< a file that repeats it; only if it was found
  bool is_played = false;        ///< false: the test was stopped before
};

/// In the order of the plan's defects. A defect counts as found only by the rule of its row, and not by a finding that
/// the scenario expects.
std::vector<Bite> bite(const TeethPlan& plan);

/// The kill matrix of the defects that were played.
std::vector<reports::Kill> kills_of(const std::vector<Bite>& bites);

}  // namespace vendorproof::harness
