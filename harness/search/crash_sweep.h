// Every crash, one run each: a small scenario is played once for each boundary in each step of the core that sends a
// document or hears of it, and once more with a second crash in the recovery.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "harness/world/world.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct CrashSweep {
  std::size_t runs = 0;
  std::size_t crashes = 0;            ///< over all runs
  std::vector<std::string> failures;  ///< `step 17 after the commit: ONCE-01 on PO1`, in order of the steps
  bool is_whole = true;               ///< false: it was stopped before the last run
};

/// The scenario's own faults stay; its chance does not: the runs differ by the crash alone. About six runs for each
/// such step. `jobs`: threads. `is_stopped` and `progress` may be null.
CrashSweep sweep_crashes(const scenarios::Scenario& scenario, unsigned jobs, const std::function<bool()>& is_stopped,
                         const std::function<void(std::size_t done, std::size_t all)>& progress);

}  // namespace vendorproof::harness
