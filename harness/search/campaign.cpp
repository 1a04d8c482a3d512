#include "harness/search/campaign.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "harness/judge/coverage.h"
#include "harness/judge/judge.h"
#include "harness/judge/probes/probes.h"
#include "harness/search/determinism.h"
#include "harness/search/workers.h"

namespace vendorproof::harness {

namespace {

struct Row {
  bool is_played = false;
  reports::LeftOut left_out;  ///< with a reason if the scenario is not played
  Played played;
  std::int64_t defect_changes = 0;
  std::string divergence;  ///< "" if the run was the same the second time
};

/// What the runs reached so far. Sums do not depend on which run was first, so no row keeps its part: a long campaign
/// would fill the memory.
struct Reached {
  std::vector<reports::Probe> probes = no_probes();
  std::vector<reports::CoveredPair> pairs = no_pairs();
  std::mutex mutex;

  void add(const scenarios::Scenario& scenario, const RunRecord& record) {
    const std::vector<std::int64_t> orders = orders_by_pair(scenario, record);
    std::vector<reports::Probe> hits = no_probes();
    add_probes(scenario, record, hits);
    const std::lock_guard lock(mutex);
    for (std::size_t i = 0; i < hits.size(); ++i) probes[i].hits += hits[i].hits;
    for (std::size_t i = 0; i < orders.size(); ++i) pairs[i].orders += orders[i];
  }
};

/// Gives out the tasks of the part in order, so that no task is left out before the last one that was begun.
class Tasks {
 public:
  explicit Tasks(const CampaignPlan& plan) : plan_(plan), next_(plan.part.first) {}

  /// nullopt: no further task begins.
  std::optional<std::size_t> next() {
    const std::lock_guard lock(mutex_);
    if (next_ >= plan_.tasks || (plan_.is_stopped && plan_.is_stopped())) return std::nullopt;
    if (plan_.is_over && plan_.is_over()) return std::nullopt;
    return std::exchange(next_, next_ + plan_.part.step);
  }

 private:
  const CampaignPlan& plan_;
  std::mutex mutex_;
  std::size_t next_;
};

/// Plays with our own core, twice if it is so planned.
RunOutcome played_by_core(const CampaignPlan& plan, const scenarios::Scenario& scenario, std::string& divergence) {
  RunSettings settings;
  settings.defect = plan.defect;
  if (plan.plays == Plays::Once) return plan.own_core(scenario, settings);
  settings.journal = Journal::On;
  RunOutcome outcome = plan.own_core(scenario, settings);
  divergence = divergence_of(outcome, plan.own_core(scenario, settings));
  return outcome;
}

Row row_of(const CampaignPlan& plan, std::size_t task, Reached& reached) {
  scenarios::Scenario scenario = plan.scenario(task);
  if (std::string reason = why_not_played(scenario); !reason.empty()) {
    Row row;
    row.left_out = {scenario.name, std::move(reason), task, false};
    return row;
  }
  Row row;
  RunOutcome outcome;
  if (plan.play) {
    static_cast<RunRecord&>(outcome) = plan.play(scenario);
    if (plan.is_stopped && plan.is_stopped()) return {};  // it was not played to its end
  } else {
    outcome = played_by_core(plan, scenario, row.divergence);
  }
  row.is_played = true;
  reached.add(scenario, outcome);
  row.played.result = result_of(scenario, outcome, plan.play ? Demands::Nothing : Demands::OwnCore);
  row.played.result.task = task;
  if (plan.judged) plan.judged(row.played.result);
  row.defect_changes = outcome.defect_changes;
  if (row.played.result.passed) {
    // Nobody reads these of a generated run.
    if (plan.keep_results == KeepResults::No) row.played.result.findings = {};
    if (plan.keep_results == KeepResults::No) row.played.result.exceptions = {};
    return row;
  }
  row.played.scenario = std::move(scenario);
  row.played.fired = std::move(outcome.fired);
  return row;
}

void add(const Row& row, Campaign& campaign) {
  ++campaign.runs;
  campaign.orders += row.played.result.orders;
  campaign.faults_fired += row.played.result.faults_fired;
  campaign.crashes += row.played.result.crashes;
  campaign.defect_changes += row.defect_changes;
  campaign.trace.add(row.played.result.trace_hash);
}

void count_family(const reports::ScenarioResult& result, std::map<std::string, reports::FamilyRuns>& families) {
  reports::FamilyRuns& family = families[result.family];
  family.family = result.family;
  ++family.runs;
  if (!result.passed) ++family.failed;
}

Campaign campaign_of(const CampaignPlan& plan, std::map<std::size_t, Row>& rows, Reached& reached) {
  Campaign campaign;
  campaign.probes = std::move(reached.probes);
  campaign.pairs = std::move(reached.pairs);
  std::map<std::string, reports::FamilyRuns> families;
  for (auto& [task, row] : rows) {
    campaign.traces.push_back(row.is_played ? row.played.result.trace_hash : "-");
    if (!row.left_out.reason.empty()) campaign.left_out.push_back(std::move(row.left_out));
    if (!row.is_played) continue;
    add(row, campaign);
    count_family(row.played.result, families);
    if (!row.divergence.empty())
      campaign.divergences.push_back({row.played.result.name, std::move(row.divergence), task, false});
    if (plan.keep_results == KeepResults::Yes) campaign.results.push_back(row.played.result);
    if (!row.played.result.passed) campaign.failed.push_back(std::move(row.played));
  }
  for (auto& [name, family] : families) campaign.by_family.push_back(std::move(family));
  return campaign;
}

}  // namespace

std::size_t tasks_of(std::size_t tasks, const Part& part) {
  return part.first >= tasks ? 0 : (tasks - part.first - 1) / part.step + 1;
}

Campaign play(const CampaignPlan& plan) {
  Tasks tasks(plan);
  std::map<std::size_t, Row> rows;
  Reached reached;
  std::mutex mutex;
  std::size_t failed = 0;
  const auto play_tasks = [&](std::size_t) {
    while (const std::optional<std::size_t> task = tasks.next()) {
      Row row = row_of(plan, *task, reached);
      const std::lock_guard lock(mutex);
      if (row.is_played && !row.played.result.passed) ++failed;
      rows.emplace(*task, std::move(row));
      if (plan.progress) plan.progress(rows.size(), failed);
    }
  };
  const std::size_t jobs = std::min<std::size_t>(std::max(plan.jobs, 1U), tasks_of(plan.tasks, plan.part));
  work_on_each(jobs, static_cast<unsigned>(jobs), play_tasks);
  return campaign_of(plan, rows, reached);
}

}  // namespace vendorproof::harness
