// The report for programs: everything, in an order of fields that does not change within a schema version.
#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "reports/campaign/causes.h"
#include "reports/campaign/pairs.h"
#include "reports/campaign/shard_json.h"
#include "reports/findings.h"
#include "reports/json_values.h"
#include "reports/kills.h"
#include "reports/report.h"
#include "reports/summary.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

Json json_of_owners(const Report& report) {
  std::vector<std::pair<std::string, std::vector<Money>>> sums;
  for (const Owner owner : owners) {
    sums.emplace_back(text_of(owner), std::vector<Money>());
  }
  for (const ScenarioResult& scenario : report.scenarios) {
    for (const Incident& incident : incidents_of(scenario.findings, false)) {
      add_amount(sums[static_cast<std::size_t>(incident.main().rule->owner)].second, incident.at_stake);
    }
  }
  Json json;
  for (const auto& [owner, amounts] : sums) json[owner] = json_of(amounts);
  return json;
}

Json json_of_scenario(const ScenarioResult& scenario, Listing listing) {
  Json json;
  json["name"] = scenario.name;
  json["title"] = scenario.title;
  json["family"] = scenario.family;
  json["passed"] = scenario.passed;
  json["orders"] = scenario.orders;
  json["lines"] = scenario.lines;
  json["calls"] = scenario.calls;
  json["faults_fired"] = scenario.faults_fired;
  json["crashes"] = scenario.crashes;
  json["virtual_time"] = json_of(scenario.virtual_time);
  json["invoiced"] = json_of(scenario.invoiced);
  json["paid"] = json_of(scenario.paid);
  json["at_stake"] = json_of(sum_of(scenario.findings, false));
  put_findings(json, scenario.findings, listing);
  json["missing"] = scenario.missing;
  json["exceptions"] = scenario.exceptions;
  json["trace_hash"] = scenario.trace_hash;
  json["replay_file"] = scenario.replay_file;
  json["replay_command"] = replay_command(scenario);
  json["started"] = format_instant(scenario.started);
  json["reduced"] = scenario.reduced;
  json["troubles"] = scenario.troubles;
  json["has_stopped"] = scenario.has_stopped;
  json["never_began"] = scenario.never_began;
  json["missed_crashes"] = scenario.missed_crashes;
  return json;
}

Json json_of_failures(const GeneratedRuns& generated) {
  Json failures = Json::array();
  for (const FailedRun& run : generated.failures) {
    if (failures.size() == failed_runs_listed_max) break;
    Json row;
    row["name"] = run.name;
    row["family"] = run.family;
    row["message"] = run.message;
    row["run"] = run.task;
    failures.push_back(std::move(row));
  }
  return failures;
}

Json json_of_generated(const GeneratedRuns& generated) {
  Json json;
  json["runs"] = generated.runs;
  json["failed"] = generated.failed;
  json["never_began"] = generated.never_began;
  Json families = Json::array();
  for (const FamilyRuns& of_family : generated.by_family) {
    Json row;
    row["family"] = of_family.family;
    row["runs"] = of_family.runs;
    row["failed"] = of_family.failed;
    families.push_back(std::move(row));
  }
  json["by_family"] = std::move(families);
  json["orders"] = generated.orders;
  json["faults_fired"] = generated.faults_fired;
  json["crashes"] = generated.crashes;
  json["trace_hash"] = generated.trace_hash;
  json["failures"] = json_of_failures(generated);
  json["causes"] = json_of(generated.causes);
  json["is_aimed"] = generated.is_aimed;
  json["played_for"] = json_of(generated.played_for);
  return json;
}

}  // namespace

std::string write_json(const Report& report) {
  Json json;
  json["schema_version"] = 1;
  json["product"] = "vendorproof";
  json["version"] = report.version;
  json["command"] = report.command;
  json["seed"] = fmt::format("{}", report.seed);
  json["verdict"] = json_of(report.verdict);
  json["reason"] = report.reason;
  json["planted_defect"] = report.planted_defect;
  if (!report.planted_defect.empty()) json["planted_changes"] = report.planted_changes;
  json["at_stake"] = json_of(at_stake(report));
  json["at_stake_by_owner"] = json_of_owners(report);
  json["scenarios_failed"] = failed_scenarios(report);
  Json scenarios = Json::array();
  // The merge adds up all findings of a shard, so none may be left out.
  const Listing listing = report.shard.count > 0 ? Listing::All : Listing::First;
  for (const ScenarioResult& scenario : report.scenarios) scenarios.push_back(json_of_scenario(scenario, listing));
  json["scenarios"] = std::move(scenarios);
  json["generated"] = json_of_generated(report.generated);
  Json probes = Json::array();
  for (const Probe& probe : report.probes) {
    Json row;
    row["name"] = probe.name;
    row["hits"] = probe.hits;
    row["required"] = probe.required;
    row["runs_needed"] = probe.runs_needed;
    probes.push_back(std::move(row));
  }
  json["probes"] = std::move(probes);
  json["pairs"] = json_of(report.pairs);
  json["integration"] = integration_text(report.integration);
  json["scenario_time"] = scenario_time(report);
  json["played"] = played(report);
  json["not_played"] = not_played(report);
  json["scope"] = report.scope;
  json["kills"] = json_of(report.kills);
  Json left_out = Json::array();
  for (const LeftOut& row : report.left_out) {
    Json entry;
    entry["scenario"] = row.scenario;
    entry["reason"] = row.reason;
    left_out.push_back(std::move(entry));
  }
  json["left_out"] = std::move(left_out);
  json["regressions"] = report.regressions;
  json["played_twice"] = report.played_twice;
  json["divergences"] = json_of(report.divergences);
  if (report.shard.count > 0) json["shard"] = json_of_shard(report);
  return json_text(json);
}

}  // namespace vendorproof::reports
