#include "harness/search/campaign.h"

#include <map>
#include <mutex>

#include "harness/judge/judge.h"
#include "harness/judge/probes/probes.h"
#include "harness/search/guarded_run.h"
#include "harness/search/workers.h"

namespace vendorproof::harness {

namespace {

struct Row {
  bool is_played = false;
  reports::LeftOut left_out;  ///< with a reason if the scenario is not played
  Played played;
  std::vector<reports::Probe> probes;
  std::int64_t defect_changes = 0;
};

Row row_of(const CampaignPlan& plan, std::size_t task) {
  scenarios::Scenario scenario = plan.scenario(task);
  if (std::string reason = why_not_played(scenario); !reason.empty()) {
    Row row;
    row.left_out = {scenario.name, std::move(reason)};
    return row;
  }
  RunSettings settings;
  settings.defect = plan.defect;
  RunOutcome outcome;
  if (plan.play) {
    static_cast<RunRecord&>(outcome) = plan.play(scenario);
    if (plan.is_stopped && plan.is_stopped()) return {};  // it was not played to its end
  } else {
    outcome = guarded_run(scenario, settings);
  }
  Row row;
  row.is_played = true;
  row.probes = no_probes();
  add_probes(scenario, outcome, row.probes);
  row.played.result = result_of(scenario, outcome, plan.play ? Demands::Nothing : Demands::OwnCore);
  if (plan.judged) plan.judged(row.played.result);
  row.defect_changes = outcome.defect_changes;
  if (row.played.result.passed) return row;
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
  for (std::size_t i = 0; i < row.probes.size(); ++i) campaign.probes[i].hits += row.probes[i].hits;
}

}  // namespace

Campaign play(const CampaignPlan& plan) {
  std::vector<Row> rows(plan.tasks);
  std::mutex mutex;
  std::size_t done = 0;
  std::size_t failed = 0;
  work_on_each(plan.tasks, plan.jobs, [&](std::size_t task) {
    if (plan.is_stopped && plan.is_stopped()) return;
    rows[task] = row_of(plan, task);
    const std::lock_guard lock(mutex);
    ++done;
    if (rows[task].is_played && !rows[task].played.result.passed) ++failed;
    if (plan.progress) plan.progress(done, failed);
  });

  Campaign campaign;
  campaign.probes = no_probes();
  std::map<std::string, std::int64_t> families;
  for (Row& row : rows) {
    if (!row.left_out.reason.empty()) campaign.left_out.push_back(std::move(row.left_out));
    if (!row.is_played) continue;
    add(row, campaign);
    ++families[row.played.result.family];
    if (plan.keep_results == KeepResults::Yes) campaign.results.push_back(row.played.result);
    if (!row.played.result.passed) campaign.failed.push_back(std::move(row.played));
  }
  campaign.by_family.assign(families.begin(), families.end());
  return campaign;
}

}  // namespace vendorproof::harness
