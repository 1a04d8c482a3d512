// The judge: rules over the evidence of a run, each a row with a small function. A finding states the money at stake,
// by the rate card. It shares no code with the core or the mocks.
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
  /// `documents`: numbers of the documents that are wrong because of it; findings that share a document have one cause.
  void add(std::string purchase_order, std::int64_t line, Money at_stake, std::string evidence, Instant at,
           std::vector<std::string> documents = {});
  /// A chargeback, in Amazon's own description.
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

/// The tables, one per subject.
const std::vector<Check>& once_checks();
const std::vector<Check>& sequence_checks();
const std::vector<Check>& unit_checks();
const std::vector<Check>& carton_checks();
const std::vector<Check>& money_checks();
const std::vector<Check>& item_checks();
const std::vector<Check>& credit_checks();
const std::vector<Check>& time_checks();
const std::vector<Check>& date_checks();
const std::vector<Check>& network_checks();
const std::vector<Check>& charge_checks();

/// All tables, in that order.
const std::vector<const Check*>& all_checks();
const Rule* find_rule(std::string_view id);

/// All findings, in order of the tables, with incidents numbered. Leaves out the rules that cannot be judged by this
/// record (visibility.h).
std::vector<reports::Finding> judge(const scenarios::Scenario& scenario, const RunRecord& record);

/// Marks charges as expected: they are what the trade costs. A charge that a defect of its incident caused is not.
void expect_charges(std::vector<reports::Finding>& findings);

/// What a run must show beside the absence of unexpected findings.
enum class Demands {
  OwnCore,  ///< the findings and exceptions that the scenario expects
  Nothing,  ///< of another integration: charges are what the trade costs, unless a defect caused them
};

/// The verdict on one scenario: it passes if exactly the expected findings were found and the expected exceptions were
/// raised. Outside the catalogue, and with a rate card of the user's, charges are not compared: they are what the trade
/// costs, unless a defect caused them. A defect always fails a scenario.
reports::ScenarioResult result_of(const scenarios::Scenario& scenario, const RunRecord& record,
                                  Demands demands = Demands::OwnCore);

}  // namespace vendorproof::harness
