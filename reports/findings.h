// Findings as people want them: what is unexpected, together by rule, with its sum.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/report.h"

namespace vendorproof::reports {

/// Findings of one rule; the pointers live as long as the findings they were made from.
struct FindingGroup {
  const Rule* rule = nullptr;
  std::vector<const Finding*> findings;
  std::vector<Money> at_stake;
};

/// Unexpected findings by rule, defects before charges, then by id; within a rule as they came.
std::vector<FindingGroup> unexpected_by_rule(const std::vector<Finding>& findings);

std::int64_t count_of(const std::vector<Finding>& findings, bool expected);
std::vector<Money> sum_of(const std::vector<Finding>& findings, bool expected);

/// `PO000003 line 2`, `PO000003`, or `the whole run`.
std::string subject_of(const Finding& finding);

/// `vendorproof replay <file>`; "" when there is no file.
std::string replay_command(const ScenarioResult& scenario);

/// `2 faults, 1 crash`; "" when nothing happened.
std::string events_of(const ScenarioResult& scenario);

std::int64_t failed_scenarios(const Report& report);

/// `2 of 23 scenarios failed`, `all 23 scenarios passed`.
std::string outcome_of(const Report& report);

/// Names of required probes that were never hit.
std::vector<std::string> unreached_probes(const Report& report);

/// Families of the scenarios, each once, in order of first appearance.
std::vector<std::string> families_of(const Report& report);

/// How many findings of a rule a page for people shows in full; the JSON report has all.
inline constexpr std::size_t findings_shown_max = 10;

/// `1,234 more of this rule, at stake 99.00 USD: the JSON report has all of them`; "" when `shown` covers the group.
std::string hidden_findings(const FindingGroup& group, std::size_t shown);

}  // namespace vendorproof::reports
