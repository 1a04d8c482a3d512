// Plays many scenarios on several threads. Results are in the order of the tasks, whichever thread was first, so that
// the same campaign gives the same output.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/base/hash.h"
#include "harness/search/guarded_run.h"
#include "harness/world/world.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// What is kept of one run.
struct Played {
  scenarios::Scenario scenario;  ///< only if the run failed
  reports::ScenarioResult result;
  std::vector<scenarios::Decision> fired;  ///< only if the run failed
};

struct Campaign {
  std::vector<Played> failed;                    ///< in order of the tasks
  std::vector<reports::ScenarioResult> results;  ///< of all tasks, if `keep_results`
  std::vector<reports::LeftOut> left_out;        ///< scenarios that say why they are not played, in order of the tasks
  std::vector<reports::Probe> probes;
  std::vector<reports::CoveredPair> pairs;
  std::int64_t runs = 0;                       ///< fewer than there are tasks if it was stopped
  std::vector<reports::FamilyRuns> by_family;  ///< in order of the names
  std::int64_t orders = 0;
  std::int64_t faults_fired = 0;
  std::int64_t crashes = 0;
  TraceHash trace;                               ///< of the traces of all runs, in order of the tasks
  std::vector<std::string> traces;               ///< of each task that was begun, in order; "-" if it was left out
  std::vector<reports::Divergence> divergences;  ///< runs that were not the same the second time, in order of the tasks
  std::int64_t defect_changes = 0;               ///< what the planted defect changed, over all runs
};

enum class KeepResults { No, Yes };
enum class Plays { Once, Twice };

/// The tasks that are played: `first`, `first + step` and so on. The others belong to other parts of the campaign.
struct Part {
  std::size_t first = 0;
  std::size_t step = 1;
};

struct CampaignPlan {
  std::size_t tasks = 0;  ///< of the whole campaign
  Part part;
  std::function<scenarios::Scenario(std::size_t task)> scenario;  ///< called by any thread
  const Defect* defect = nullptr;                                 ///< the planted defect; nullptr: no defect
  /// Plays one scenario; null: our own core plays it. Called by any thread.
  std::function<RunRecord(const scenarios::Scenario& scenario)> play;
  /// How our own core plays. Called by any thread.
  std::function<RunOutcome(const scenarios::Scenario& scenario, const RunSettings& settings)> own_core = guarded_run;
  Plays plays = Plays::Once;  ///< of our own core: each run is played twice, and both are compared
  std::function<void(const reports::ScenarioResult& result)> judged;  ///< called by any thread; may be null
  unsigned jobs = 2;
  KeepResults keep_results = KeepResults::No;
  /// No further task begins when it says so, and a trial that is being played counts for nothing; called by any thread.
  std::function<bool()> is_stopped;
  std::function<bool()> is_over;  ///< no further task begins when it says so; called by one thread at a time
  std::function<void(std::size_t done, std::size_t failed)> progress;  ///< called by one thread at a time
};

Campaign play(const CampaignPlan& plan);

/// How many tasks the part of a campaign has.
std::size_t tasks_of(std::size_t tasks, const Part& part);

}  // namespace vendorproof::harness
