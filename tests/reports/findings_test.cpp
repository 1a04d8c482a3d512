#include "reports/findings.h"

#include <gtest/gtest.h>

#include "tests/reports/samples.h"

namespace vendorproof::reports {
namespace {

using samples::dollars;

TEST(Findings, AreTogetherByRuleWithDefectsFirst) {
  std::vector<Finding> findings = {samples::finding(samples::not_filled, "PO1", 1, 5'00, "short"),
                                   samples::finding(samples::late_acknowledgement, "PO2", 0, 7'00, "late"),
                                   samples::finding(samples::not_filled, "PO3", 1, 9'00, "short"),
                                   samples::finding(samples::doubled_invoice, "PO4", 0, 0, "twice")};
  findings.push_back(findings[0]);
  findings.back().expected = true;
  const std::vector<IncidentGroup> groups = unexpected_by_rule(findings);
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[0].rule->id, "ACK-02");
  EXPECT_EQ(groups[1].rule->id, "ONCE-04");
  EXPECT_TRUE(groups[1].at_stake.empty());
  EXPECT_EQ(groups[2].rule->id, "CB-01");
  ASSERT_EQ(groups[2].incidents.size(), 2U);
  EXPECT_EQ(&groups[2].incidents[0].main(), &findings[0]);
  EXPECT_EQ(&groups[2].incidents[1].main(), &findings[2]);
  EXPECT_EQ(groups[2].at_stake, std::vector<Money>{dollars(14'00)});
  EXPECT_EQ(sum_of(findings, true), std::vector<Money>{dollars(5'00)});
  EXPECT_EQ(count_of(findings, false), 4);
}

TEST(Findings, OfOneCauseAreOneIncidentWithOneAmount) {
  std::vector<Finding> findings = {samples::finding(samples::not_filled, "PO1", 1, 5'00, "charged"),
                                   samples::finding(samples::doubled_invoice, "PO1", 0, 9'00, "twice"),
                                   samples::finding(samples::late_acknowledgement, "PO2", 0, 7'00, "alone")};
  findings[0].incident = 4;
  findings[1].incident = 4;
  const std::vector<Incident> incidents = incidents_of(findings, false);
  ASSERT_EQ(incidents.size(), 2U);
  EXPECT_EQ(incidents[0].rules(), (std::vector<std::string_view>{"ONCE-04", "CB-01"}));
  EXPECT_EQ(incidents[0].at_stake, dollars(9'00)) << "both say the same money";
  EXPECT_EQ(others_of(incidents[0]), "charged as CB-01");
  EXPECT_EQ(others_of(incidents[1]), "");
  EXPECT_EQ(sum_of(findings, false), std::vector<Money>{dollars(16'00)});
}

/// The reason may be what costs nothing: a document that Amazon refused.
TEST(Findings, OfOtherRulesAreToldWithWhatWasSeen) {
  std::vector<Finding> findings = {samples::finding(samples::late_acknowledgement, "PO1", 0, 9'00, "late"),
                                   samples::finding(samples::doubled_invoice, "PO1", 0, 0, "SI-1 failed: NO_DATE")};
  findings[0].incident = findings[1].incident = 4;
  EXPECT_EQ(others_of(incidents_of(findings, false).front()), "also breaks ONCE-04 (SI-1 failed: NO_DATE)");
}

TEST(Findings, WhatOneRuleSaysOfDifferentGoodsAddsUp) {
  std::vector<Finding> findings = {samples::finding(samples::doubled_invoice, "PO1", 1, 5'00, "line 1"),
                                   samples::finding(samples::doubled_invoice, "PO1", 2, 6'00, "line 2"),
                                   samples::finding(samples::doubled_invoice, "PO1", 2, 4'00, "line 2 again"),
                                   samples::finding(samples::not_filled, "PO1", 0, 8'00, "charged"),
                                   samples::finding(samples::not_filled, "PO1", 0, 8'00, "charged again")};
  for (Finding& finding : findings) finding.incident = 1;
  EXPECT_EQ(incidents_of(findings, false)[0].at_stake, dollars(11'00));
  findings[3].charged_back = true;
  findings[4].charged_back = true;
  EXPECT_EQ(incidents_of(findings, false)[0].at_stake, dollars(16'00)) << "chargebacks add up";
  findings[4].expected = true;
  EXPECT_EQ(incidents_of(findings, false)[0].at_stake, dollars(11'00)) << "what is expected is apart";
}

TEST(Findings, SubjectsAreNamed) {
  EXPECT_EQ(subject_of(samples::finding(samples::not_filled, "", 0, 0, "")), "the whole run");
  EXPECT_EQ(subject_of(samples::finding(samples::not_filled, "PO1", 0, 0, "")), "PO1");
  EXPECT_EQ(subject_of(samples::finding(samples::not_filled, "PO1", 2, 0, "")), "PO1 line 2");
}

TEST(Findings, OutcomesAreSentences) {
  EXPECT_EQ(outcome_of(samples::report()), "1 of 4 scenarios and 1 of 200 generated runs failed");
  EXPECT_EQ(outcome_of(samples::certified_report()), "all 3 scenarios passed");
  Report one;
  one.scenarios = {samples::late_orders()};
  EXPECT_EQ(outcome_of(one), "the scenario failed");
  one.scenarios[0].passed = true;
  EXPECT_EQ(outcome_of(one), "the scenario passed");
  EXPECT_EQ(outcome_of(Report()), "no scenario was run");
}

TEST(Findings, AFailureIsToldByItsRuleUnlessTheProgramStopped) {
  ScenarioResult failed = samples::late_orders();
  ASSERT_FALSE(failed.findings.empty());
  const std::string by_rule = failure_message(failed);
  failed.troubles = {"POST /shown was refused: no such kind"};
  EXPECT_EQ(failure_message(failed), by_rule);
  failed.has_stopped = true;
  EXPECT_EQ(failure_message(failed), "POST /shown was refused: no such kind");
}

TEST(Findings, WhatHappenedIsCounted) {
  ScenarioResult scenario;
  EXPECT_EQ(events_of(scenario), "");
  scenario.crashes = 2;
  EXPECT_EQ(events_of(scenario), "2 crashes");
  scenario.faults_fired = 1;
  EXPECT_EQ(events_of(scenario), "1 fault, 2 crashes");
}

TEST(Findings, HiddenOnesAreCountedAndPriced) {
  const std::vector<Finding> findings(12, samples::finding(samples::not_filled, "PO1", 1, 1'50, "short"));
  const IncidentGroup group = unexpected_by_rule(findings).front();
  EXPECT_EQ(hidden_incidents(group, 12), "");
  EXPECT_EQ(hidden_incidents(group, 10), "2 more of this rule, at stake 3.00 USD");
}

TEST(Findings, AnIncidentNamesEverythingThatItIsAbout) {
  std::vector<Finding> findings;
  for (const std::int64_t line : {1, 2, 2, 3, 4, 5}) {
    findings.push_back(samples::finding(samples::late_acknowledgement, "PO1", line, line * 1'00, "late"));
  }
  findings.push_back(samples::finding(samples::not_filled, "PO1", 1, 0, "charged"));
  for (Finding& finding : findings) finding.incident = 1;
  const Incident incident = incidents_of(findings, false).front();
  EXPECT_EQ(subject_of(incident.main()), "PO1 line 5");
  EXPECT_EQ(others_of(incident), "also on PO1 line 4, PO1 line 3, PO1 line 2 and 1 more; charged as CB-01");
  findings.resize(1);
  EXPECT_EQ(others_of(incidents_of(findings, false).front()), "");
}

TEST(Findings, AReplayCommandNamesAFileAndNoOption) {
  ScenarioResult scenario;
  EXPECT_EQ(replay_command(scenario), "");
  scenario.replay_file = "-x/failures/a b.json";
  EXPECT_EQ(replay_command(scenario), "vendorproof replay './-x/failures/a b.json'");
  scenario.replay_file = "two\nlines.json";
  EXPECT_EQ(replay_command(scenario), "vendorproof replay $'two\\012lines.json'");
}

TEST(Findings, OnlyRequiredProbesWithoutAHitAreUnreached) {
  EXPECT_EQ(unreached_probes(samples::report()), std::vector<std::string>{"change after acknowledgement"});
  EXPECT_EQ(families_of(samples::report()), (std::vector<std::string>{"catalogue", "unit-of-measure"}));
}

}  // namespace
}  // namespace vendorproof::reports
