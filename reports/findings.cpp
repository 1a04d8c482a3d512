#include "reports/findings.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "reports/wording.h"

namespace vendorproof::reports {

std::vector<FindingGroup> unexpected_by_rule(const std::vector<Finding>& findings) {
  std::map<std::pair<RuleKind, std::string_view>, FindingGroup> groups;
  for (const Finding& finding : findings) {
    REQUIRE(finding.rule != nullptr);
    if (finding.expected) continue;
    FindingGroup& group = groups[{finding.rule->kind, finding.rule->id}];
    group.rule = finding.rule;
    group.findings.push_back(&finding);
    add_amount(group.at_stake, finding.at_stake);
  }
  std::vector<FindingGroup> result;
  for (auto& [key, group] : groups) result.push_back(std::move(group));
  return result;
}

std::int64_t count_of(const std::vector<Finding>& findings, bool expected) {
  return std::count_if(findings.begin(), findings.end(),
                       [expected](const Finding& finding) { return finding.expected == expected; });
}

std::vector<Money> sum_of(const std::vector<Finding>& findings, bool expected) {
  std::vector<Money> sums;
  for (const Finding& finding : findings) {
    if (finding.expected == expected) add_amount(sums, finding.at_stake);
  }
  return sums;
}

std::string subject_of(const Finding& finding) {
  if (finding.purchase_order.empty()) return "the whole run";
  if (finding.line == 0) return clean(finding.purchase_order);
  return fmt::format("{} line {}", clean(finding.purchase_order), finding.line);
}

std::string replay_command(const ScenarioResult& scenario) {
  if (scenario.replay_file.empty()) return "";
  return "vendorproof replay " + shell_word(clean(scenario.replay_file));
}

std::string events_of(const ScenarioResult& scenario) {
  std::string text;
  if (scenario.faults_fired > 0) text = counted(scenario.faults_fired, "fault");
  if (scenario.crashes > 0) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{} {}", grouped(scenario.crashes), scenario.crashes == 1 ? "crash" : "crashes");
  }
  return text;
}

std::int64_t failed_scenarios(const Report& report) {
  return std::count_if(report.scenarios.begin(), report.scenarios.end(),
                       [](const ScenarioResult& scenario) { return !scenario.passed; });
}

std::string outcome_of(const Report& report) {
  const auto all = static_cast<std::int64_t>(report.scenarios.size());
  const std::int64_t failed = failed_scenarios(report);
  if (all == 0) return "no scenario was run";
  if (failed > 0) return fmt::format("{} of {} failed", grouped(failed), counted(all, "scenario"));
  if (all == 1) return "the scenario passed";
  return fmt::format("all {} passed", counted(all, "scenario"));
}

std::vector<std::string> unreached_probes(const Report& report) {
  std::vector<std::string> names;
  for (const Probe& probe : report.probes) {
    if (probe.required && probe.hits == 0) names.push_back(probe.name);
  }
  return names;
}

std::vector<std::string> families_of(const Report& report) {
  std::vector<std::string> families;
  for (const ScenarioResult& scenario : report.scenarios) {
    if (std::find(families.begin(), families.end(), scenario.family) == families.end()) {
      families.push_back(scenario.family);
    }
  }
  return families;
}

std::string hidden_findings(const FindingGroup& group, std::size_t shown) {
  if (group.findings.size() <= shown) return "";
  std::vector<Money> rest;
  for (std::size_t at = shown; at < group.findings.size(); ++at) add_amount(rest, group.findings[at]->at_stake);
  return fmt::format("{} more of this rule, at stake {}: the JSON report has all of them",
                     grouped(static_cast<std::int64_t>(group.findings.size() - shown)), amounts_text(rest));
}

}  // namespace vendorproof::reports
