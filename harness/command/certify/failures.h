// What is done with failures: each is written as a file that repeats it; those of generated runs are grouped by cause,
// and one of each cause is made small.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "harness/command/certify/certify_input.h"
#include "harness/command/progress.h"
#include "harness/search/campaign.h"
#include "reports/report.h"

namespace vendorproof::harness {

class FailureDesk {
 public:
  /// All must outlive it. `is_stopped`: nothing more is made small.
  FailureDesk(const CertifyInput& input, Progress& progress, const std::function<bool()>& is_stopped)
      : input_(input), progress_(progress), is_stopped_(is_stopped) {}

  /// Writes a file for each failed scenario: of our own core with the decisions that fired. The results of the campaign
  /// name it.
  void keep(Campaign& campaign) const;

  /// Groups the failed runs by cause, makes the first run of each cause small (ten causes at most), writes it and
  /// appends it to the scenarios of the report. Returns whether all failures of our own core repeated. The causes of a
  /// shard are not refined: only the merge knows all of them.
  bool minimise(const Campaign& generated, reports::Report& report);

  /// The files of failures that were filed as regressions, each once.
  const std::vector<std::string>& filed() const { return filed_; }

 private:
  struct Smallest {
    scenarios::Scenario scenario;
    reports::ScenarioResult result;
    bool has_repeated = false;
  };
  Smallest smallest_of(const Played& played, const reports::Cause& cause, const std::string& which) const;
  Smallest of_own_core(const Played& played, const reports::Cause& cause, const std::string& which) const;
  Smallest of_trials(const Played& played, const reports::Cause& cause, const std::string& which) const;
  scenarios::Scenario as_failed(scenarios::Scenario scenario) const;
  std::string written(const scenarios::Scenario& scenario, const std::string& name) const;
  void file(const Smallest& smallest, const reports::Cause& cause);

  const CertifyInput& input_;
  Progress& progress_;
  const std::function<bool()>& is_stopped_;
  std::vector<std::string> filed_;
};

}  // namespace vendorproof::harness
