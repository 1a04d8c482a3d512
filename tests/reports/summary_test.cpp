#include "reports/summary.h"

#include <gtest/gtest.h>

#include "tests/reports/samples.h"

namespace vendorproof::reports {
namespace {

using samples::contains;

TEST(Summary, NamesTheIntegration) {
  EXPECT_EQ(integration_text(""), "Vendorproof's own integration core");
  EXPECT_EQ(integration_text("Acme bridge\n"), "Acme bridge ");
}

TEST(Summary, TheTimeIsThatOfTheScenarios) {
  EXPECT_EQ(scenario_time(samples::report()), "2026-11-02 to 2026-12-12");
  EXPECT_EQ(scenario_time(samples::rehearsal()), "2026-11-02 to 2026-12-14");
  EXPECT_EQ(scenario_time(Report()), "");
  EXPECT_EQ(scenario_time(samples::hostile_rehearsal()), "") << "a day that is no date";
}

TEST(Summary, SaysWhatWasPlayedAndWhatWasNot) {
  Report report = samples::certified_report();
  EXPECT_EQ(played(report), "3 scenarios with 6 orders, 1 fault and 0 crashes; 200 generated runs");
  EXPECT_FALSE(contains(not_played(report), "--runs"));
  report.generated.runs = 0;
  EXPECT_TRUE(contains(not_played(report), "generated runs (--runs 500)"));
  EXPECT_TRUE(contains(not_played(), "direct imports"));
}

TEST(Summary, WhatWasLeftOutStandsByReason) {
  Report report;
  EXPECT_TRUE(left_out_sentences(report).empty());
  report.left_out = {{"a", "no taxes"}, {"b", "no yen"}, {"c", "no taxes"}};
  EXPECT_EQ(left_out_sentences(report), (std::vector<std::string>{"Not played (2): a, c. The reason: no taxes.",
                                                                  "Not played (1): b. The reason: no yen."}));
  EXPECT_TRUE(contains(write_text(report, Colour::Off), "Not played (2): a, c. The reason: no taxes."));
  EXPECT_TRUE(contains(write_html(report), "Not played (1): b."));
  EXPECT_TRUE(contains(write_junit(report), "<skipped message=\"no yen\"/>"));
  EXPECT_TRUE(contains(write_junit(report), "tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"3\""));
  EXPECT_TRUE(contains(write_json(report), "\"left_out\""));
}

TEST(Summary, ACrashThatDidNotStrikeIsNamedEverywhere) {
  Report report = samples::certified_report();
  EXPECT_TRUE(missed_crash_sentences(report).empty());
  EXPECT_FALSE(contains(write_html(report), "did not strike"));
  report.scenarios[0].name = "a-killed";
  report.scenarios[0].missed_crashes = {"submitInvoices number 2"};
  const std::string sentence = "The crash did not strike in a-killed: submitInvoices number 2 never came.";
  EXPECT_EQ(missed_crash_sentences(report), std::vector<std::string>{sentence});
  EXPECT_TRUE(contains(write_text(report, Colour::Off), sentence));
  EXPECT_TRUE(contains(write_html(report), sentence));
  EXPECT_TRUE(
      contains(write_junit(report), "<skipped message=\"the crash did not strike: submitInvoices number 2\"/>"));
  EXPECT_TRUE(contains(write_junit(report), "skipped=\"1\""));
  EXPECT_TRUE(contains(write_json(report), "\"missed_crashes\": [\n        \"submitInvoices number 2\"\n      ]"));
}

TEST(Summary, TheDearestFindingIsTheFirstStep) {
  const std::vector<NextStep> steps = next_steps(samples::report());
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].owner, "Finance");
  EXPECT_EQ(steps[0].rule, "ONCE-04");
  EXPECT_EQ(steps[0].anchor, "findings-4-ONCE-04");
  EXPECT_EQ(steps[1].rule, "ACK-02");
  EXPECT_EQ(steps[2].owner, "IT");
  EXPECT_TRUE(contains(steps[2].what, "repeat the run")) << "a failure is mended before more is played";
}

TEST(Summary, AMissedThresholdIsAStep) {
  Rehearsal rehearsal = samples::rehearsal();
  rehearsal.findings.clear();
  const std::vector<NextStep> steps = next_steps(rehearsal);
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].what, "Bring late acknowledgements to at most 0; it was 21.");
}

TEST(Summary, OnlyAFailureIsMended) {
  Report report = samples::certified_report();
  report.verdict = Verdict::Inconclusive;
  report.probes.clear();
  EXPECT_TRUE(contains(next_steps(report)[0].what, "Let the run come to its end"));
  report.planted_defect = "cases-as-eaches";
  EXPECT_TRUE(contains(next_steps(report)[0].what, "Play more scenarios"));
}

TEST(Summary, NothingAtRiskIsNotSetAside) {
  Rehearsal rehearsal = samples::rehearsal();
  rehearsal.findings.clear();
  rehearsal.thresholds.clear();
  EXPECT_EQ(next_steps(rehearsal)[2].what, "Set aside the money at risk.");
  rehearsal.at_risk = Money();
  EXPECT_TRUE(contains(next_steps(rehearsal)[2].what, "Compare the rate card"));
}

TEST(Summary, TooMuchMoneyAtRiskLeadsToTheDearestCharge) {
  Rehearsal rehearsal = samples::rehearsal();
  rehearsal.findings.erase(rehearsal.findings.begin());
  rehearsal.thresholds = {{"money at risk", "at most 1.00 USD", "12.00 USD", false, Subject::Money}};
  EXPECT_EQ(next_steps(rehearsal)[0].rule, "CB-01");
  EXPECT_EQ(next_steps(rehearsal)[0].anchor, "charges-CB-01");
}

TEST(Summary, EveryVerdictHasThreeStepsWithOwners) {
  Report report = samples::certified_report();
  Rehearsal rehearsal;
  for (const Verdict verdict : {Verdict::Certified, Verdict::NotCertified, Verdict::Inconclusive}) {
    report.verdict = rehearsal.verdict = verdict;
    EXPECT_EQ(next_steps(report).size(), 3U);
    EXPECT_EQ(next_steps(rehearsal).size(), 3U);
    for (const NextStep& step : next_steps(report)) EXPECT_FALSE(step.owner.empty());
  }
}

}  // namespace
}  // namespace vendorproof::reports
