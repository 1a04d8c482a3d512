#include "harness/command/trial/crash_runs.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

/// Each has effects that the others have not: a sales order that is lowered, two despatches, one truck for two orders.
const std::vector<std::string>& usual_scenarios() {
  static const std::vector<std::string> names = {"clean-order", "order-in-cases", "out-of-stock-backordered-two-parts",
                                                 "two-orders-one-truck"};
  return names;
}

/// As long as a scenario file allows (scenarios/files/reading.h).
constexpr std::size_t name_max = 100;

std::string name_of_run(const std::string& scenario, const ChangingCall& call) {
  const std::string end = fmt::format("-killed-after-{}-{}", call.operation, call.number);
  if (scenario.size() + end.size() <= name_max) return scenario + end;
  // Two long names may begin alike, and each run has a folder of its own.
  const std::string mark = "-" + hex_of(hash_of(0, scenario)).substr(0, 8);
  return scenario.substr(0, name_max - mark.size() - end.size()) + mark + end;
}

}  // namespace

scenarios::Scenario crash_run_of(const scenarios::Scenario& scenario, const ChangingCall& call) {
  scenarios::Scenario run = scenario;
  run.name = name_of_run(scenario.name, call);
  run.title = fmt::format("{}; killed right after {} number {}", scenario.title, call.operation, call.number);
  run.family = std::string(reports::crash_sweep_family);
  scenarios::Fault crash;
  crash.kind = scenarios::FaultKind::Crash;
  crash.operation = call.operation;
  crash.skip = call.number - 1;
  run.faults.push_back(std::move(crash));
  return run;
}

std::vector<std::string> usual_sweep(const std::vector<std::string>& claimed) {
  if (claimed.empty()) return usual_scenarios();
  std::vector<std::string> both;
  for (const std::string& name : usual_scenarios()) {
    if (std::find(claimed.begin(), claimed.end(), name) != claimed.end()) both.push_back(name);
  }
  return both.empty() ? claimed : both;
}

void CrashRuns::note(const std::string& scenario, const RunRecord& record) {
  const std::lock_guard lock(mutex_);
  calls_[scenario] = record.changing_calls;
}

std::vector<scenarios::Scenario> CrashRuns::runs(const std::vector<scenarios::Scenario>& scenarios,
                                                 const std::vector<reports::ScenarioResult>& results) const {
  std::set<std::string> passed;
  for (const reports::ScenarioResult& result : results) {
    if (result.passed) passed.insert(result.name);
  }
  const std::lock_guard lock(mutex_);
  std::vector<scenarios::Scenario> runs;
  for (const scenarios::Scenario& scenario : scenarios) {
    const auto found = calls_.find(scenario.name);
    if (found == calls_.end() || !passed.contains(scenario.name)) continue;
    for (const ChangingCall& call : found->second) runs.push_back(crash_run_of(scenario, call));
  }
  return runs;
}

std::vector<std::string> CrashRuns::scope(const std::vector<reports::ScenarioResult>& results) const {
  std::set<std::string> runs;
  for (const reports::ScenarioResult& result : results) {
    if (result.family == reports::crash_sweep_family) runs.insert(result.name);
  }
  std::vector<std::string> swept;
  std::vector<std::string> failed;
  std::vector<std::string> idle;
  std::vector<std::string> interrupted;
  const std::lock_guard lock(mutex_);
  for (const reports::ScenarioResult& result : results) {
    if (result.family == reports::crash_sweep_family) continue;
    const auto found = calls_.find(result.name);
    const std::vector<ChangingCall> calls = found == calls_.end() ? std::vector<ChangingCall>() : found->second;
    const auto played = std::count_if(calls.begin(), calls.end(), [&](const ChangingCall& call) {
      return runs.contains(name_of_run(result.name, call));
    });
    if (!result.passed) {
      failed.push_back(result.name);
    } else if (calls.empty()) {
      idle.push_back(result.name);
    } else if (played == 0) {
      interrupted.push_back(result.name);
    } else {
      const std::string of_all = played == std::ssize(calls) ? "" : fmt::format("{} of ", played);
      swept.push_back(fmt::format("{} ({}{})", result.name, of_all, reports::counted(std::ssize(calls), "run")));
    }
  }
  std::vector<std::string> lines;
  if (!swept.empty()) {
    lines.push_back(
        "Killed right after each request that changed something at a peer, one run each: " + join(swept, ", ") + ".");
  }
  if (!failed.empty()) {
    lines.push_back("Not swept, because it failed without a kill: " + join(failed, ", ") + ".");
  }
  if (!idle.empty()) {
    lines.push_back("Not swept, because no request changed anything: " + join(idle, ", ") + ".");
  }
  if (!interrupted.empty()) {
    lines.push_back("Not swept, because it was interrupted before: " + join(interrupted, ", ") + ".");
  }
  return lines;
}

}  // namespace vendorproof::harness
