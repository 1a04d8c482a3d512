#include "harness/command/certify/failures.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "harness/command/certify/regressions.h"
#include "harness/command/exit_codes.h"
#include "harness/command/output_folder.h"
#include "harness/judge/judge.h"
#include "harness/search/causes.h"
#include "harness/search/guarded_run.h"
#include "harness/search/shrinker.h"

namespace vendorproof::harness {

namespace {

using scenarios::Scenario;

constexpr std::int64_t shrink_runs_max = 400;
/// A trial takes about a second.
constexpr std::int64_t shrink_trials_max = 60;

std::string name_of(const reports::Cause& cause) { return cause.rule.empty() ? "stopped" : cause.rule; }

/// `that breaks UNIT-01`
std::string what_happens(const reports::Cause& cause, const reports::ScenarioResult& result) {
  if (!cause.rule.empty()) return "that breaks " + cause.rule;
  return result.has_stopped ? "in which the integration stops" : "that fails";
}

}  // namespace

/// The scenario may come from a file of another failure, so it tells again who failed: "" is our own core.
Scenario FailureDesk::as_failed(Scenario scenario) const {
  scenario.broken_by = input_.trials ? input_.trials->system().name : "";
  return scenario;
}

/// The path; "", and a message, if it could not be written.
std::string FailureDesk::written(const Scenario& scenario, const std::string& name) const {
  const std::string folder = failures_folder(input_.options);
  const std::string path = folder + "/" + name + ".json";
  const Scenario kept = as_failed(scenario);
  Result<void> done = prepare_folder(folder);
  if (done) done = write_file(path, scenarios::write_scenario(kept));
  if (done) return path;
  complain("vendorproof: " + done.error().message);
  return "";
}

void FailureDesk::keep(Campaign& campaign) const {
  for (const Played& played : campaign.failed) {
    Scenario scenario = played.scenario;
    if (!input_.trials) {  // chance strikes the requests of another program by other names
      scenario.decisions_recorded = true;
      scenario.decisions = played.fired;
      scenario.trace_hash = played.result.trace_hash;
    }
    const reports::Finding* const defect = first_defect(played.result);
    if (defect != nullptr) scenario.broken_rule = std::string(defect->rule->id);
    if (input_.defect != nullptr) scenario.planted_defect = std::string(input_.defect->id);
    const auto kept = std::find_if(campaign.results.begin(), campaign.results.end(),
                                   [&](const auto& result) { return result.name == played.result.name; });
    if (kept != campaign.results.end()) kept->replay_file = written(scenario, scenario.name);
  }
}

FailureDesk::Smallest FailureDesk::of_own_core(const Played& played, const reports::Cause& cause,
                                               const std::string& which) const {
  RunSettings settings;
  settings.defect = input_.defect;
  const ShrinkBudget budget{shrink_runs_max, [&](std::int64_t runs, std::size_t orders) {
                              progress_.show(fmt::format("{}: {} runs, {} orders", which, runs, orders));
                            }};
  // A core that stopped has told no decisions: its run is drawn from the seed again.
  Shrunk shrunk = cause.rule.empty()
                      ? make_small(
                            played.scenario,
                            [&](const Scenario& candidate) {
                              return has_cause(result_of(candidate, guarded_run(candidate, settings)), cause);
                            },
                            budget)
                      : shrink(played.scenario, played.fired, cause.rule, settings, budget);
  Smallest smallest;
  smallest.has_repeated = shrunk.reproduced;
  smallest.scenario = std::move(shrunk.scenario);
  smallest.result = result_of(smallest.scenario, guarded_run(smallest.scenario, settings));
  return smallest;
}

FailureDesk::Smallest FailureDesk::of_trials(const Played& played, const reports::Cause& cause,
                                             const std::string& which) const {
  const Trials& trials = *input_.trials;
  // Beside the folder of the first run, whose log is kept.
  const auto tried = [&](Scenario candidate, const std::string& name) {
    candidate.name = name;
    return result_of(candidate, trials.play(candidate, is_stopped_), Demands::Nothing);
  };
  const ShrinkBudget budget{shrink_trials_max, [&](std::int64_t runs, std::size_t orders) {
                              progress_.show(fmt::format("{}: {} trials, {} orders", which, runs, orders));
                            }};
  const std::string smaller = played.scenario.name + "-smaller";
  const Shrunk shrunk = make_small(
      played.scenario,
      [&](const Scenario& candidate) {
        if (is_stopped_()) return false;
        const bool same = has_cause(tried(candidate, smaller), cause);
        trials.forget(smaller);
        return same && !is_stopped_();  // a trial that was cut off says nothing
      },
      budget);
  Smallest smallest{shrunk.scenario, played.result, false};
  if (!shrunk.reproduced || is_stopped_()) return smallest;
  const std::string last = played.scenario.name + "-smallest";
  reports::ScenarioResult result = tried(shrunk.scenario, last);
  if (is_stopped_() || !has_cause(result, cause)) {
    // It does not fail each time, so only the first run is known to have failed.
    trials.forget(last);
    smallest.scenario = played.scenario;
    return smallest;
  }
  smallest.has_repeated = true;
  result.name = played.scenario.name;
  smallest.result = std::move(result);
  return smallest;
}

FailureDesk::Smallest FailureDesk::smallest_of(const Played& played, const reports::Cause& cause,
                                               const std::string& which) const {
  Smallest smallest = input_.trials ? of_trials(played, cause, which) : of_own_core(played, cause, which);
  if (smallest.has_repeated) {
    smallest.scenario.title = "The smallest scenario " + what_happens(cause, smallest.result);
  }
  smallest.result.title = smallest.scenario.title;
  smallest.result.reduced = true;
  smallest.result.task = played.result.task;
  return smallest;
}

/// A failure that cannot be filed is told, and still in the report.
void FailureDesk::file(const Smallest& smallest, const reports::Cause& cause) {
  if (!input_.options.as_regression || !smallest.has_repeated) return;
  const Result<std::string> path = file_regression(input_.regressions_folder, as_failed(smallest.scenario), cause.rule);
  if (!path) {
    complain("vendorproof: " + path.error().message);
  } else if (std::find(filed_.begin(), filed_.end(), *path) == filed_.end()) {
    filed_.push_back(*path);
  }
}

bool FailureDesk::minimise(const Campaign& generated, reports::Report& report) {
  const std::vector<CauseGroup> groups = grouped_by_cause(generated.failed);
  const std::size_t wanted = std::min(groups.size(), causes_minimised_max);
  std::vector<reports::Cause> causes;
  std::map<std::string, Smallest> by_run;
  bool repeated = true;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Played& played = generated.failed[groups[i].first];
    causes.push_back(groups[i].cause);
    if (i >= wanted || is_stopped_()) continue;
    const std::string which =
        fmt::format("minimising cause {} of {}, {} of {}", i + 1, wanted, name_of(causes.back()), played.scenario.name);
    Smallest smallest = smallest_of(played, causes.back(), which);
    if (smallest.has_repeated) tell_smallest(smallest.scenario, smallest.result, causes.back());
    // Another integration need not do the same twice; our own core must.
    repeated &= smallest.has_repeated || input_.trials.has_value();
    by_run.emplace(played.result.name, std::move(smallest));
  }
  if (report.shard.count == 0) causes = refined(causes);
  for (reports::Cause& cause : causes) {
    const auto found = by_run.find(cause.first_run);
    if (found == by_run.end()) continue;
    Smallest& smallest = found->second;
    cause.replay_file = written(smallest.scenario, name_of(cause) + "-" + cause.first_run);
    smallest.result.replay_file = cause.replay_file;
    file(smallest, cause);
    report.scenarios.push_back(std::move(smallest.result));
  }
  report.generated.causes = std::move(causes);
  return repeated;
}

}  // namespace vendorproof::harness
