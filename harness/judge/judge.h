// The judge: rules over the evidence of a run, each a row with a small function, and what a finding puts at stake by
// the rate card. It shares no code with the core or the mocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/rule.h"
#include "harness/judge/evidence.h"
#include "reports/report.h"

namespace vendorproof::harness {

/// Collects what one rule finds.
class Findings {
 public:
  explicit Findings(const Rule& rule) : rule_(rule) {}
  /// `documents`: numbers of those that are wrong, or that went wrong by it; findings that share one have one cause.
  void add(std::string purchase_order, std::int64_t line, Money at_stake, std::string evidence, Instant at,
           std::vector<std::string> documents = {});
  /// What Amazon charged back, as it describes it.
  void add_chargeback(const Effect& charge);
  std::vector<reports::Finding>& rows() { return rows_; }

 private:
  const Rule& rule_;
  std::vector<reports::Finding> rows_;
};

struct Check {
  Rule rule;
  void (*find)(const Evidence& evidence, Findings& findings);
};

/// The tables, one per subject: once-only, sequence, units, money, time and network, charges.
const std::vector<Check>& once_checks();
const std::vector<Check>& sequence_checks();
const std::vector<Check>& unit_checks();
const std::vector<Check>& money_checks();
const std::vector<Check>& time_checks();
const std::vector<Check>& network_checks();
const std::vector<Check>& charge_checks();

/// All of them, in that order.
const std::vector<const Check*>& all_checks();
const Rule* find_rule(std::string_view id);

/// Everything found, in order of the tables, with its incidents numbered. Rules that the record cannot show
/// (visibility.h) are left out.
std::vector<reports::Finding> judge(const scenarios::Scenario& scenario, const RunRecord& record);

/// Marks charges as expected: they are what the trade costs. A charge that a defect of its incident caused is not.
void expect_charges(std::vector<reports::Finding>& findings);

/// The verdict on one scenario: exactly what it expects must have been found, and it must have raised the exceptions it
/// expects. Outside the catalogue, charges are what the trade costs and fail nothing; defects always do.
reports::ScenarioResult result_of(const scenarios::Scenario& scenario, const RunRecord& record);

}  // namespace vendorproof::harness
