// Plays many scenarios on several threads. Results stand in the order of the tasks, whatever thread was first, so that
// the same campaign gives the same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "harness/world/world.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// What is kept of one run.
struct Played {
  scenarios::Scenario scenario;  ///< only of a run that failed
  reports::ScenarioResult result;
  std::vector<scenarios::Decision> fired;  ///< only of a run that failed
};

struct Campaign {
  std::vector<Played> failed;                    ///< in order of task
  std::vector<reports::ScenarioResult> results;  ///< of all, when `keep_results`
  std::vector<reports::Probe> probes;
  std::int64_t runs = 0;
  std::vector<std::pair<std::string, std::int64_t>> by_family;
  std::int64_t orders = 0;
  std::int64_t faults_fired = 0;
  std::int64_t crashes = 0;
  std::int64_t defect_changes = 0;  ///< what the planted defect changed, over all runs
};

enum class KeepResults { No, Yes };

struct CampaignPlan {
  std::size_t tasks = 0;
  std::function<scenarios::Scenario(std::size_t task)> scenario;  ///< called on any thread
  const Defect* defect = nullptr;                                 ///< is played around the core; nullptr: none
  unsigned jobs = 2;
  KeepResults keep_results = KeepResults::No;
  std::function<void(std::size_t done, std::size_t failed)> progress;  ///< one thread at a time
};

Campaign play(const CampaignPlan& plan);

}  // namespace vendorproof::harness
