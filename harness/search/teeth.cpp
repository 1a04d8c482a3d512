#include "harness/search/teeth.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "core/base/hash.h"
#include "harness/judge/judge.h"
#include "harness/search/guarded_run.h"
#include "harness/search/shrinker.h"
#include "harness/search/workers.h"
#include "harness/world/world.h"
#include "reports/findings.h"
#include "scenarios/generators/generators.h"

namespace vendorproof::harness {

namespace {

/// A run in which the defect was found.
struct Caught {
  scenarios::Scenario scenario;
  std::vector<scenarios::Decision> fired;
  std::string trace_hash;
  std::vector<Money> at_stake;
};

/// What the incidents cost that the defect's rule found; nullopt if it found none.
std::optional<std::vector<Money>> stake_found(const Defect& defect, const reports::ScenarioResult& result) {
  std::vector<reports::Finding> found;
  for (const reports::Finding& finding : result.findings) {
    if (!finding.expected && finding.rule->id == defect.caught_by) found.push_back(finding);
  }
  if (found.empty()) return std::nullopt;
  return reports::sum_of(found, false);
}

/// nullopt: not found. A core that stops with an error because of the defect is no finding of the judge.
std::optional<Caught> played_with(const TeethPlan& plan, const Defect& defect, scenarios::Scenario scenario) {
  RunSettings settings;
  settings.defect = &defect;
  settings.is_stopped = plan.is_stopped;
  RunOutcome outcome = guarded_run(scenario, settings);
  std::optional<std::vector<Money>> stake = stake_found(defect, result_of(scenario, outcome));
  if (!stake || !outcome.troubles.empty()) return std::nullopt;
  return Caught{std::move(scenario), std::move(outcome.fired), hex_of(outcome.trace_hash), std::move(*stake)};
}

bool is_stopped(const TeethPlan& plan) { return plan.is_stopped && plan.is_stopped(); }

std::optional<Caught> search(const TeethPlan& plan, const Defect& defect, reports::Kill& kill) {
  for (std::size_t run = 0; run <= plan.generated_runs_max; ++run) {
    if (is_stopped(plan)) return std::nullopt;
    const bool is_last = run == plan.generated_runs_max;
    scenarios::Scenario scenario = is_last ? plan.scenario_named(defect.shown_by) : scenarios::generate(plan.seed, run);
    kill.scenario = scenario.name;
    ++kill.runs;
    std::optional<Caught> caught = played_with(plan, defect, std::move(scenario));
    if (caught) return caught;
  }
  return std::nullopt;
}

scenarios::Scenario made_small(const TeethPlan& plan, const Defect& defect, const Caught& caught, reports::Kill& kill) {
  RunSettings settings;
  settings.defect = &defect;
  settings.is_stopped = plan.is_stopped;
  ShrinkBudget budget;
  budget.runs_max = plan.shrink_runs_max;
  Shrunk shrunk = shrink(caught.scenario, caught.fired, std::string(defect.caught_by), settings, budget);
  shrunk.scenario.title = "The smallest scenario in which the planted defect " + std::string(defect.id) + " shows";
  const RunOutcome outcome = guarded_run(shrunk.scenario, settings);
  kill.at_stake = stake_found(defect, result_of(shrunk.scenario, outcome)).value_or(caught.at_stake);
  return std::move(shrunk.scenario);
}

scenarios::Scenario as_it_was(const Defect& defect, Caught caught) {
  scenarios::Scenario scenario = std::move(caught.scenario);
  scenario.decisions_recorded = true;
  scenario.decisions = std::move(caught.fired);
  scenario.broken_rule = std::string(defect.caught_by);
  scenario.planted_defect = std::string(defect.id);
  scenario.trace_hash = caught.trace_hash;
  return scenario;
}

Bite bite_on(const TeethPlan& plan, const Defect& defect) {
  Bite bite;
  reports::Kill& kill = bite.kill;
  kill.defect = std::string(defect.id);
  kill.sentence = std::string(defect.sentence);
  kill.rule = std::string(defect.caught_by);
  const std::int64_t begun = plan.milliseconds ? plan.milliseconds() : 0;
  std::optional<Caught> caught = search(plan, defect, kill);
  if (plan.milliseconds) kill.milliseconds = std::max<std::int64_t>(1, plan.milliseconds() - begun);
  bite.is_played = caught.has_value() || !is_stopped(plan);
  kill.found = caught.has_value();
  if (!caught) return bite;
  kill.at_stake = caught->at_stake;
  bite.smallest =
      plan.shrink_runs_max > 0 ? made_small(plan, defect, *caught, kill) : as_it_was(defect, std::move(*caught));
  kill.orders = static_cast<std::int64_t>(bite.smallest.orders.size());
  return bite;
}

}  // namespace

std::vector<Bite> bite(const TeethPlan& plan) {
  std::vector<Bite> bites(plan.defects.size());
  std::mutex mutex;
  std::size_t done = 0;
  std::size_t found = 0;
  work_on_each(plan.defects.size(), plan.jobs, [&](std::size_t task) {
    if (is_stopped(plan)) return;
    bites[task] = bite_on(plan, *plan.defects[task]);
    const std::lock_guard lock(mutex);
    ++done;
    if (bites[task].kill.found) ++found;
    if (plan.progress) plan.progress(done, found);
  });
  return bites;
}

std::vector<reports::Kill> kills_of(const std::vector<Bite>& bites) {
  std::vector<reports::Kill> kills;
  for (const Bite& bite : bites) {
    if (bite.is_played) kills.push_back(bite.kill);
  }
  return kills;
}

}  // namespace vendorproof::harness
