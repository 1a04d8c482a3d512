// The first screen of a report: whose integration, when in scenario time, what was played and what was not, what was
// found as expected, and the three next steps with their owners. Terminal and page say it with the same words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/rehearsal/rehearsal.h"
#include "reports/report.h"

namespace vendorproof::reports {

/// The name of the integration that was tested; without one, Vendorproof's own core.
std::string integration_text(const std::string& name);

/// `2026-11-02 to 2026-12-12`: the scenarios' own dates, so that the same seed gives the same bytes; "" if unknown.
std::string scenario_time(const Report& report);
std::string scenario_time(const Rehearsal& rehearsal);

/// One sentence each. What no run of Vendorproof plays is named, too.
std::string played(const Report& report);
std::string not_played(const Report& report);
std::string played(const Rehearsal& rehearsal);
std::string not_played();

/// `Found as the scenarios expect: 4 findings, charged 219.75 USD.`; "" if nothing was expected.
std::string expected_sentence(const Report& report);

/// For each reason, in order of first appearance: `Not played (2): clean-order, order-in-cases. The reason: ...`.
std::vector<std::string> left_out_sentences(const Report& report);
/// `The crash did not strike in clean-order-killed-after-submitInvoices-2: submitInvoices number 2 never came.`
std::vector<std::string> missed_crash_sentences(const Report& report);
/// `The integration asked people to look at 12 exceptions, none of them in failed scenarios.`; "" if it asked nothing.
std::string exceptions_sentence(const Report& report);

/// Before the charges of a rehearsal.
inline constexpr std::string_view charges_sentence =
    "Charges of the season, by rule: they are no defects, but money at risk.";

struct NextStep {
  std::string owner;
  std::string what;
  std::string rule;    ///< the rule that is broken; "" if it is not about one
  std::string anchor;  ///< of the finding in the page; "" if there is none
};

/// Three at most. After a failure: the dearest findings, each with its owner and remedy, then the next run.
std::vector<NextStep> next_steps(const Report& report);
std::vector<NextStep> next_steps(const Rehearsal& rehearsal);

/// Places in a page: of a scenario (counted from 0), of its findings, of a finding's card, and of a rule.
std::string scenario_anchor(std::size_t scenario);
std::string findings_anchor(std::size_t scenario);
std::string finding_anchor(const std::string& place, std::string_view rule);
std::string rule_anchor(std::string_view rule);

}  // namespace vendorproof::reports
