#include "harness/search/crash_sweep.h"

#include <mutex>
#include <set>

#include <fmt/format.h>

#include "harness/judge/judge.h"
#include "harness/search/guarded_run.h"
#include "harness/search/workers.h"
#include "reports/findings.h"

namespace vendorproof::harness {

namespace {

constexpr Boundary boundaries[] = {Boundary::BeforeCommit, Boundary::AfterCommit, Boundary::AfterSend};

/// One crash, or two: the second strikes the step with which the core starts again.
using Crashes = std::vector<PlannedCrash>;

std::vector<Crashes> all_crashes(const std::set<std::size_t>& steps) {
  std::vector<Crashes> all;
  for (const std::size_t step : steps) {
    for (const Boundary boundary : boundaries) {
      all.push_back({{step, boundary}});
      all.push_back({{step, boundary}, {step + 1, boundary}});
    }
  }
  return all;
}

std::string failure_of(const Crashes& crashes, const reports::ScenarioResult& result, bool has_crashed) {
  const std::string_view again = crashes.size() > 1 ? ", and again when it starts" : "";
  return fmt::format("step {} {}{}: {}", crashes.front().step, text_of(crashes.front().boundary), again,
                     has_crashed ? reports::failure_message(result) : "the crash did not come");
}

}  // namespace

CrashSweep sweep_crashes(const scenarios::Scenario& scenario, unsigned jobs, const std::function<bool()>& is_stopped,
                         const std::function<void(std::size_t done, std::size_t all)>& progress) {
  scenarios::Scenario calm = scenario;
  calm.decisions_recorded = true;
  RunSettings told;
  told.journal = Journal::On;
  const RunOutcome undisturbed = guarded_run(calm, told);
  const std::vector<Crashes> all = all_crashes(undisturbed.steps_of_documents);
  std::vector<std::string> failures(all.size());
  CrashSweep sweep;
  sweep.failures = undisturbed.troubles;
  if (all.empty()) sweep.failures.emplace_back("without a crash no document was sent: there is no place for a crash");
  std::mutex mutex;
  work_on_each(all.size(), jobs, [&](std::size_t task) {
    if (is_stopped && is_stopped()) return;
    RunSettings settings;
    settings.crashes = all[task];
    const RunOutcome outcome = guarded_run(calm, settings);
    const reports::ScenarioResult result = result_of(calm, outcome);
    const bool has_crashed = outcome.crashed.size() >= all[task].size();
    if (!has_crashed || !result.passed) failures[task] = failure_of(all[task], result, has_crashed);
    const std::lock_guard lock(mutex);
    ++sweep.runs;
    sweep.crashes += outcome.crashed.size();
    if (progress) progress(sweep.runs, all.size());
  });
  for (std::string& failure : failures) {
    if (!failure.empty()) sweep.failures.push_back(std::move(failure));
  }
  sweep.is_whole = sweep.runs == all.size();
  return sweep;
}

}  // namespace vendorproof::harness
