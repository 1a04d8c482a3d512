// The verdict on one scenario: what was found, what the scenario expects, and what of it counts.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "harness/judge/judge.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

TEST(Result, ExpectsOnlyWhatFollowsTheReadings) {
  JudgedRun run;
  run.scenario.expected.push_back({"CB-05", "PO1", {.only_if = {{"region", {"EU"}}}, .unless = {}}});
  run.scenario.expected_exceptions.push_back({"price-mismatch", {.only_if = {{"region", {"EU"}}}, .unless = {}}});
  EXPECT_TRUE(result_of(run.scenario, run.outcome).missing.empty());
  run.scenario.amazon.switches["region"] = "EU";
  EXPECT_EQ(result_of(run.scenario, run.outcome).missing,
            (std::vector<std::string>{"CB-05 on PO1", "exception price-mismatch"}));
}

TEST(Result, FailsForAnExpectedFindingThatIsMissing) {
  JudgedRun run;
  run.scenario.expected.push_back({"CB-05", "PO1"});
  const reports::ScenarioResult result = result_of(run.scenario, run.outcome);
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.missing, std::vector<std::string>{"CB-05 on PO1"});
  run.charge(EffectKind::ChargebackCharged, "CB-05 late");
  EXPECT_TRUE(result_of(run.scenario, run.outcome).passed);
}

TEST(Result, FailsForAnExpectedExceptionThatNobodyRaised) {
  JudgedRun run;
  run.scenario.expected_exceptions.push_back({"price-mismatch"});
  EXPECT_FALSE(result_of(run.scenario, run.outcome).passed);
}

TEST(Result, WantsNoChargeOfTheRegionsCardWhenAnotherCardIsChosen) {
  JudgedRun run;
  run.scenario.amazon.rate_card = R"({"schema":1,"name":"Ours","region":"NA","statement":"Ours.","rates":[]})";
  run.scenario.expected.push_back({"CB-05", "PO1"});
  EXPECT_TRUE(result_of(run.scenario, run.outcome).missing.empty());
  run.charge(EffectKind::ChargebackCharged, "CB-03 of another card");
  EXPECT_TRUE(result_of(run.scenario, run.outcome).passed);
  run.scenario.expected.push_back({"UNIT-01", "PO1"});
  EXPECT_EQ(result_of(run.scenario, run.outcome).missing, std::vector<std::string>{"UNIT-01 on PO1"});
}

TEST(Result, LetsChargesPassOutsideTheCatalogueButNeverDefects) {
  JudgedRun run;
  run.scenario.family = "partial-shipments";
  run.charge(EffectKind::ChargebackCharged, "CB-05 late");
  EXPECT_TRUE(result_of(run.scenario, run.outcome).passed);
  run.first(EffectKind::InvoiceAccepted).lines[0].eaches = 61;
  EXPECT_FALSE(result_of(run.scenario, run.outcome).passed);
}

TEST(Result, DemandsOfAnotherIntegrationOnlyThatNothingIsWrong) {
  JudgedRun run;
  run.scenario.expected.push_back({"CB-05", "PO1"});
  run.scenario.expected_exceptions.push_back({"price-mismatch"});
  EXPECT_TRUE(result_of(run.scenario, run.outcome, Demands::Nothing).passed);
  run.charge(EffectKind::ChargebackCharged, "CB-03 of the trade");
  EXPECT_TRUE(result_of(run.scenario, run.outcome, Demands::Nothing).passed);
  run.first(EffectKind::InvoiceAccepted).lines[0].eaches = 61;
  EXPECT_FALSE(result_of(run.scenario, run.outcome, Demands::Nothing).passed);
}

TEST(Result, FailsAProgramThatDidNotTradeToTheEnd) {
  JudgedRun run;
  run.outcome.troubles.push_back("the program ended by itself");
  const reports::ScenarioResult result = result_of(run.scenario, run.outcome, Demands::Nothing);
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.troubles, run.outcome.troubles);
}

TEST(Result, FailsAProgramThatToldAWrongCaseAndJudgesIt) {
  JudgedRun run;
  run.outcome.refused_tellings.push_back("POST /shown was refused: no such kind");
  const reports::ScenarioResult result = result_of(run.scenario, run.outcome, Demands::Nothing);
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.troubles, run.outcome.refused_tellings);
  EXPECT_FALSE(result.has_stopped);
  run.outcome.troubles.push_back("the program ended by itself");
  EXPECT_TRUE(result_of(run.scenario, run.outcome, Demands::Nothing).has_stopped);
}

TEST(Result, TellsOfACrashThatDidNotStrike) {
  JudgedRun run;
  run.outcome.missed_crashes = {"submitInvoices number 2"};
  const reports::ScenarioResult result = result_of(run.scenario, run.outcome);
  EXPECT_TRUE(result.passed) << "the integration has done nothing wrong";
  EXPECT_EQ(result.missed_crashes, run.outcome.missed_crashes);
}

}  // namespace
}  // namespace vendorproof::harness
