// `certify --sut FILE --sweep-crashes`: a scenario is played once more for each request that changed something at a
// peer, and the program is killed right after it.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "harness/record/run_record.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// The scenario with one more planned crash, right after that call. It is a scenario as any other: it can be written,
/// and played again.
scenarios::Scenario crash_run_of(const scenarios::Scenario& scenario, const ChangingCall& call);

/// What a sweep plays when no scenario is named: those of the usual ones that the program claims, or all that it claims
/// if it claims none of them. `claimed`: empty for all.
std::vector<std::string> usual_sweep(const std::vector<std::string>& claimed);

/// The runs of a sweep. They are known when the scenarios have been played as they are.
class CrashRuns {
 public:
  /// What a scenario has done. May be called by several threads at once.
  void note(const std::string& scenario, const RunRecord& record);

  /// In order of the scenarios. One that failed as it is, or was not played, is left out: its runs would say the same.
  std::vector<scenarios::Scenario> runs(const std::vector<scenarios::Scenario>& scenarios,
                                        const std::vector<reports::ScenarioResult>& results) const;
  /// What the certificate says of the sweep: how many runs of each scenario were played, and why others have none.
  /// `results`: of the scenarios, and of the runs.
  std::vector<std::string> scope(const std::vector<reports::ScenarioResult>& results) const;

 private:
  std::map<std::string, std::vector<ChangingCall>> calls_;
  mutable std::mutex mutex_;
};

}  // namespace vendorproof::harness
