// Findings grouped for people: findings with one cause form an incident, whose money is counted once; incidents are
// grouped by rule, with their sum.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reports/report.h"

namespace vendorproof::reports {

/// Findings that have one cause; the pointers are valid as long as the findings from which they were made.
struct Incident {
  std::vector<const Finding*> findings;  ///< never empty; defects before charges, then by money, the most first
  Money at_stake;

  const Finding& main() const { return *findings.front(); }
  /// Ids of the rules, each once; the main finding's first.
  std::vector<std::string_view> rules() const;
};

/// Incidents among the findings that a scenario expects, or among the others, in order of their first findings. Within
/// one rule, the money of different goods or documents is added up; chargebacks are added up too. Several rules about
/// the same goods or document mean the same money, so an incident costs the largest of the sums of its rules.
std::vector<Incident> incidents_of(const std::vector<Finding>& findings, bool expected);

/// Incidents whose main finding is of one rule.
struct IncidentGroup {
  const Rule* rule = nullptr;
  std::vector<Incident> incidents;
  std::vector<Money> at_stake;
};

/// Unexpected incidents by the rule of their main finding, defects before charges, then by id; within a rule in the
/// order of incidents_of.
std::vector<IncidentGroup> unexpected_by_rule(const std::vector<Finding>& findings);
/// The same of the incidents that a scenario expects, or that a rehearsal takes as charges of the season.
std::vector<IncidentGroup> expected_by_rule(const std::vector<Finding>& findings);

std::int64_t count_of(const std::vector<Finding>& findings, bool expected);
/// The sum over incidents, per currency.
std::vector<Money> sum_of(const std::vector<Finding>& findings, bool expected);

/// `PO000003 line 2`, `PO000003`, or `the whole run`.
std::string subject_of(const Finding& finding);

/// `vendorproof replay <file>`; "" when there is no file.
std::string replay_command(const ScenarioResult& scenario);

/// `2 faults, 1 crash`; "" without faults and crashes.
std::string events_of(const ScenarioResult& scenario);

/// Reduced failures of generated runs are not counted: their runs are.
std::int64_t played_scenarios(const Report& report);
std::int64_t failed_scenarios(const Report& report);

/// `all 23 scenarios passed`, `2 of 23 scenarios and 5 of 500 generated runs failed`.
std::string outcome_of(const Report& report);

/// Names of required probes that were never hit.
std::vector<std::string> unreached_probes(const Report& report);

/// `ONCE-04 on PO000021; at stake 300.00 USD`: why a scenario failed, on one line.
std::string failure_message(const ScenarioResult& scenario);

/// Families of the scenarios, each once, in order of first appearance.
std::vector<std::string> families_of(const Report& report);

/// How many incidents of a rule are shown at once.
inline constexpr std::size_t incidents_shown_max = 10;
/// How many incidents of a rule a page has, the others than the first folded away.
inline constexpr std::size_t incidents_folded_max = 500;

/// How many generated runs that failed a page and a JSON report list.
inline constexpr std::size_t failed_runs_listed_max = 500;

/// `5 more failed runs`: the failed generated runs that a list does not show; "" if it shows all.
std::string hidden_runs(const GeneratedRuns& generated, std::size_t shown);

/// How many findings of a rule a JSON report lists for a scenario, expected ones and others: a defect in every call
/// would make a report of hundreds of megabytes.
inline constexpr std::size_t findings_listed_max = 100;

/// The indexes of the first findings of each rule, in order.
std::vector<std::size_t> listed_findings(const std::vector<Finding>& findings);

/// `1,234 more of this rule, at stake 99.00 USD`; "" when `shown` covers the group.
std::string hidden_incidents(const IncidentGroup& group, std::size_t shown);

/// `also on PO1 line 2; also breaks SEQ-04 (DS-1 failed: INVALID_DATE ...); charged as CB-02`: what else an incident is
/// about, besides its main finding; "" if nothing. The first rules with what was seen: one of them may be the reason.
std::string others_of(const Incident& incident);

}  // namespace vendorproof::reports
