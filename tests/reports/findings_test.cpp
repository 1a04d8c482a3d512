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
  const std::vector<FindingGroup> groups = unexpected_by_rule(findings);
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[0].rule->id, "ACK-02");
  EXPECT_EQ(groups[1].rule->id, "ONCE-04");
  EXPECT_TRUE(groups[1].at_stake.empty());
  EXPECT_EQ(groups[2].rule->id, "CB-01");
  EXPECT_EQ(groups[2].findings, (std::vector<const Finding*>{&findings[0], &findings[2]}));
  EXPECT_EQ(groups[2].at_stake, std::vector<Money>{dollars(14'00)});
  EXPECT_EQ(sum_of(findings, true), std::vector<Money>{dollars(5'00)});
  EXPECT_EQ(count_of(findings, false), 4);
}

TEST(Findings, SubjectsAreNamed) {
  EXPECT_EQ(subject_of(samples::finding(samples::not_filled, "", 0, 0, "")), "the whole run");
  EXPECT_EQ(subject_of(samples::finding(samples::not_filled, "PO1", 0, 0, "")), "PO1");
  EXPECT_EQ(subject_of(samples::finding(samples::not_filled, "PO1", 2, 0, "")), "PO1 line 2");
}

TEST(Findings, OutcomesAreSentences) {
  EXPECT_EQ(outcome_of(samples::report()), "2 of 5 scenarios failed");
  EXPECT_EQ(outcome_of(samples::certified_report()), "all 3 scenarios passed");
  EXPECT_EQ(outcome_of(Report()), "no scenario was run");
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
  const FindingGroup group = unexpected_by_rule(findings).front();
  EXPECT_EQ(hidden_findings(group, 12), "");
  EXPECT_EQ(hidden_findings(group, 10), "2 more of this rule, at stake 3.00 USD: the JSON report has all of them");
}

TEST(Findings, OnlyRequiredProbesWithoutAHitAreUnreached) {
  EXPECT_EQ(unreached_probes(samples::report()), std::vector<std::string>{"change after acknowledgement"});
  EXPECT_EQ(families_of(samples::report()), (std::vector<std::string>{"catalogue", "unit-of-measure"}));
}

}  // namespace
}  // namespace vendorproof::reports
