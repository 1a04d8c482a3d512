#include "harness/command/certify/campaign_verdict.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

reports::Report report_of(bool passed) {
  reports::Report report;
  reports::ScenarioResult result;
  result.name = "clean-order";
  result.passed = passed;
  report.scenarios.push_back(result);
  report.probes.push_back({"a lost answer", 0, false});
  return report;
}

TEST(CampaignVerdict, IsCertifiedIfEveryScenarioCameOut) {
  reports::Report report = report_of(true);
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Certified);
  EXPECT_EQ(report.reason, "the scenario came out as expected");
}

TEST(CampaignVerdict, ExpectsNothingOfAnotherIntegration) {
  reports::Report report = report_of(true);
  report.scope.emplace_back("System under test: another");
  decide(report, false, true);
  EXPECT_EQ(report.reason, "nothing wrong was found in the scenario");
  report.scenarios.push_back(report.scenarios.front());
  decide(report, false, true);
  EXPECT_EQ(report.reason, "nothing wrong was found in 2 scenarios");
}

TEST(CampaignVerdict, CountsTheRunsOfASweepAndDoesNotPassOneWithoutItsKill) {
  reports::Report report = report_of(true);
  report.scope.emplace_back("System under test: another");
  report.scenarios.push_back(report.scenarios.front());
  report.scenarios.push_back(report.scenarios.front());
  report.scenarios[1].family = report.scenarios[2].family = std::string(reports::crash_sweep_family);
  report.scenarios[2].name = "clean-order-killed-after-submitInvoices-2";
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Certified);
  EXPECT_EQ(report.reason, "nothing wrong was found in 1 scenario, and in 2 runs with a kill");
  report.scenarios[0].missed_crashes = {"submitInvoices number 1"};
  report.scenarios[0].family = "catalogue";
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive) << "the catalogue plans what comes";
  report.scenarios[0].family = "mine";
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Certified) << "a scenario of others may plan what does not come";
  report.scenarios[2].missed_crashes = {"submitInvoices number 2"};
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive);
  EXPECT_EQ(report.reason, "nothing broke, but the crash did not strike in clean-order-killed-after-submitInvoices-2");
  report.scenarios[1].passed = false;
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::NotCertified);
}

TEST(CampaignVerdict, IsInconclusiveIfAProbeWasNotReached) {
  reports::Report report = report_of(true);
  decide(report, true, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive);
  EXPECT_NE(report.reason.find("a lost answer"), std::string::npos);
}

TEST(CampaignVerdict, NeedsARareProbeOnlyAfterManyGeneratedRuns) {
  reports::Report report = report_of(true);
  report.probes.front().runs_needed = 1'000;
  report.generated.runs = 999;
  decide(report, true, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Certified);
  report.generated.runs = 1'000;
  decide(report, true, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive);
}

TEST(CampaignVerdict, TellsWhatWasNotPlayed) {
  reports::Report report = report_of(true);
  report.left_out.push_back({"order-in-cases", "no taxes"});
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Certified);
  EXPECT_EQ(report.reason, "the scenario came out as expected; 1 was not played");
  report.scenarios.clear();
  decide(report, true, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive) << "what is not played is not passed";
  EXPECT_EQ(report.reason, "nothing was played: no taxes");
}

TEST(CampaignVerdict, OfAFailureIsNotCertified) {
  reports::Report report = report_of(false);
  decide(report, false, false);
  EXPECT_EQ(report.verdict, reports::Verdict::NotCertified);
  EXPECT_NE(report.reason.find("please report this"), std::string::npos);
}

/// A port that is taken says nothing about the program.
TEST(CampaignVerdict, OfAProgramThatCouldNotBeTriedIsInconclusive) {
  reports::Report report = report_of(false);
  report.scope.emplace_back("System under test: another");
  report.scenarios[0].never_began = true;
  report.scenarios[0].troubles = {"port 18081 on 127.0.0.1 cannot be opened"};
  report.scenarios.push_back(report_of(true).scenarios.front());
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive);
  EXPECT_EQ(report.reason,
            "the program could not be tried in 1 of 2 scenarios: port 18081 on 127.0.0.1 cannot be opened");
  report.scenarios.push_back(report_of(false).scenarios.front());
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::NotCertified) << "another one was tried, and failed";
}

TEST(CampaignVerdict, OfAProgramThatCouldNotBeTriedInGeneratedRunsIsInconclusive) {
  reports::Report report = report_of(true);
  report.scope.emplace_back("System under test: another");
  report.generated.runs = 3;
  report.generated.failed = report.generated.never_began = 2;
  report.generated.failures = {{"gen-1-0", "peak", "port 18081 on 127.0.0.1 cannot be opened", 0}};
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive);
  EXPECT_EQ(report.reason,
            "the program could not be tried in 2 of 3 generated runs: port 18081 on 127.0.0.1 cannot be opened");
  report.scenarios[0].passed = false;
  report.scenarios[0].never_began = true;
  report.scenarios[0].troubles = {"port 18082 on 127.0.0.1 cannot be opened"};
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive);
  EXPECT_EQ(report.reason,
            "the program could not be tried in 1 of 1 scenario and in 2 of 3 generated runs: port 18082 on 127.0.0.1 "
            "cannot be opened");
  report.generated.never_began = 1;
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::NotCertified) << "one run was tried, and failed";
}

TEST(CampaignVerdict, OfAPlantedDefectThatWasNotFoundIsInconclusive) {
  reports::Report report = report_of(true);
  report.planted_defect = "cases-as-eaches";
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive);
  EXPECT_NE(report.reason.find("never acted"), std::string::npos);
  report.planted_changes = 3;
  decide(report, false, true);
  EXPECT_NE(report.reason.find("acted 3 times and was not found"), std::string::npos);
}

TEST(CampaignVerdict, IsInconclusiveIfTheJudgeMissesAPlantedDefect) {
  reports::Report report = report_of(true);
  report.kills.resize(2);
  report.kills[0].found = true;
  report.kills[1].defect = "payment-twice";
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive);
  EXPECT_NE(report.reason.find("payment-twice"), std::string::npos);
  report.kills[1].found = true;
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Certified);
}

TEST(CampaignVerdict, OfAShardSaysThatItIsAPart) {
  reports::Report report = report_of(true);
  report.shard.number = 3;
  report.shard.count = 16;
  decide(report, true, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Certified) << "the merge decides about probes";
  EXPECT_FALSE(report.probes.front().required);
  EXPECT_EQ(report.reason, "shard 3 of 16: the scenario came out as expected");
  report.scenarios.clear();
  decide(report, true, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive) << "nothing was played";
  EXPECT_EQ(report.reason, "shard 3 of 16: no scenario falls to this part");
}

TEST(CampaignVerdict, SaysHowManyRunsTheTimeWasFor) {
  reports::Report report = report_of(true);
  report.generated.runs = 1234;
  report.generated.played_for = std::chrono::minutes(10);
  decide(report, false, true);
  EXPECT_EQ(report.reason, "the scenario came out as expected, and 1,234 generated runs in 10m found nothing");
  report.scenarios.front().passed = false;
  decide(report, false, true);
  EXPECT_EQ(report.reason, "the scenario failed; 1,234 generated runs were played in 10m");
}

TEST(CampaignVerdict, CountsRegressions) {
  reports::Report report = report_of(true);
  report.scenarios.resize(4, report.scenarios.front());
  report.regressions = 3;
  decide(report, false, true);
  EXPECT_EQ(report.reason, "all 4 scenarios came out as expected, 3 regressions among them");
}

TEST(CampaignVerdict, IsInconclusiveIfARunIsNotTheSameTwice) {
  reports::Report report = report_of(true);
  report.divergences.push_back({"clean-order", "event 4", 0, false});
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::Inconclusive);
  EXPECT_EQ(report.reason, "nothing broke, but 1 run was not the same when played twice: please report this");
  report.scenarios.front().passed = false;
  decide(report, false, true);
  EXPECT_EQ(report.verdict, reports::Verdict::NotCertified);
  EXPECT_EQ(report.reason, "the scenario failed; 1 run was not the same when played twice: please report this");
}

}  // namespace
}  // namespace vendorproof::harness
