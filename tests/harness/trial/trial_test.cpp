#include "harness/trial/trial.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "harness/judge/judge.h"
#include "harness/world/planned_crashes.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"
#include "tests/harness/trial/trial_fixture.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

class TrialTest : public TrialFixture {};

TEST_F(TrialTest, OurDaemonTradesToTheEnd) {
  const scenarios::Scenario scenario = few_orders();
  const RunRecord outcome = play(daemon_system(), scenario);
  EXPECT_TRUE(outcome.troubles.empty()) << outcome.troubles.front();
  EXPECT_TRUE(outcome.visibility.ended);
  EXPECT_TRUE(outcome.visibility.erp);
  EXPECT_EQ(count(outcome, EffectKind::PaymentPosted), 4U) << "one order is shipped in two parts";
  const reports::ScenarioResult result = result_of(scenario, outcome, Demands::Nothing);
  EXPECT_TRUE(result.passed);
}

TEST_F(TrialTest, OurDaemonIsKilledAndGoesOn) {
  scenarios::Scenario scenario = few_orders();
  for (const char* operation : {"linkedOrders.create", "submitAcknowledgement", "submitInvoices"}) {
    scenarios::Fault crash;
    crash.kind = scenarios::FaultKind::Crash;
    crash.operation = operation;
    scenario.faults.push_back(crash);
  }
  const RunRecord outcome = play(daemon_system(), scenario);
  EXPECT_TRUE(outcome.troubles.empty()) << outcome.troubles.front();
  EXPECT_EQ(outcome.crashed.size(), 3U);
  EXPECT_EQ(count(outcome, EffectKind::SalesOrderCreated), 3U);
  EXPECT_EQ(count(outcome, EffectKind::InvoiceAccepted), 4U);
  EXPECT_TRUE(result_of(scenario, outcome, Demands::Nothing).passed);
}

TEST_F(TrialTest, ItsRecordHasEachRequestThatChangedSomethingAndTheCrashThatDidNotCome) {
  scenarios::Scenario scenario = few_orders();
  scenario.orders.resize(1);
  for (const std::int64_t skip : {0, 50}) {
    scenarios::Fault crash;
    crash.kind = scenarios::FaultKind::Crash;
    crash.operation = "submitAcknowledgement";
    crash.skip = skip;
    scenario.faults.push_back(crash);
  }
  scenarios::Fault refusal;
  refusal.kind = scenarios::FaultKind::Refusal;
  refusal.peer = "erp";
  refusal.operation = "linkedOrders.create";
  refusal.status = 200;
  refusal.until = std::chrono::hours(8);
  scenario.faults.push_back(refusal);
  const RunRecord outcome = play(daemon_system(), scenario);
  std::vector<std::string> calls;
  for (const ChangingCall& call : outcome.changing_calls) {
    const bool is_made = call.operation == "linkedOrders.create";
    calls.push_back(is_made ? call.operation : call_text(call.operation, call.number));
    EXPECT_TRUE(!is_made || call.number > 1) << "what a firewall answered is counted, and changed nothing";
  }
  EXPECT_EQ(std::count(calls.begin(), calls.end(), "linkedOrders.create"), 1) << join(calls, ", ");
  EXPECT_EQ(std::count(calls.begin(), calls.end(), "submitInvoices number 1"), 1) << join(calls, ", ");
  EXPECT_EQ(std::count(calls.begin(), calls.end(), "submitAcknowledgement number 1"), 0) << "it was killed there";
  EXPECT_EQ(outcome.crashed.size(), 1U);
  EXPECT_EQ(outcome.missed_crashes, std::vector<std::string>{"submitAcknowledgement number 51"});
}

TEST_F(TrialTest, AProgramThatDoesNothingIsFoundAndNotItsTrial) {
  SystemUnderTest system = script("exit 0");
  system.idle = IdleBy::Exit;
  const scenarios::Scenario scenario = few_orders();
  const RunRecord outcome = play(system, scenario);
  EXPECT_TRUE(outcome.troubles.empty());
  const reports::ScenarioResult result = result_of(scenario, outcome, Demands::Nothing);
  EXPECT_FALSE(result.passed);
  ASSERT_FALSE(result.findings.empty());
  EXPECT_EQ(result.findings.front().rule->id, "ACK-01");
}

TEST_F(TrialTest, AProgramThatPromisesAndDoesNothingElseIsFound) {
  if (tests::ran_by_bash("command -v curl").code != 0) GTEST_SKIP() << "there is no curl on this machine";
  SystemUnderTest system = script(
      "test -e $TRIAL_STATE/done && exit; " + asks_for_a_token +
      " > $TRIAL_STATE/token; "
      "now=$(curl -s $TRIAL_CONTROL/clock | grep -o '\"now\":\"[^\"]*' | cut -d '\"' -f 4); "
      "case $now in 2026-11-02T06*|2026-11-02T07:0*) exit ;; esac; touch $TRIAL_STATE/done; "
      "curl -s $TRIAL_AMAZON/vendor/orders/v1/acknowledgements -H \"x-amz-access-token: $(cat $TRIAL_STATE/token)\" "
      "-H 'content-type: application/json' -d '{{\"acknowledgements\":[{{\"purchaseOrderNumber\":\"TEN00000\","
      "\"sellingParty\":{{\"partyId\":\"VEND1\"},\"acknowledgementDate\":\"'$now'\",\"items\":[{{"
      "\"itemSequenceNumber\":\"1\",\"amazonProductIdentifier\":\"B0000000AA\",\"orderedQuantity\":{{\"amount\":12,"
      "\"unitOfMeasure\":\"Eaches\",\"unitSize\":1},\"netCost\":{{\"currencyCode\":\"USD\",\"amount\":\"4.50\"},"
      "\"itemAcknowledgements\":[{{\"acknowledgementCode\":\"Accepted\","
      "\"acknowledgedQuantity\":{{\"amount\":12,\"unitOfMeasure\":\"Eaches\",\"unitSize\":1}}]}]}]}'");
  system.idle = IdleBy::Exit;
  scenarios::Scenario scenario = few_orders();
  scenario.orders.resize(1);
  scenario.orders[0].lines.resize(1);
  scenario.orders[0].lines[0].ordered = {12, UnitOfMeasure::Eaches, 1};
  const RunRecord record = play(system, scenario);
  const reports::ScenarioResult result = result_of(scenario, record, Demands::Nothing);
  const bool is_found = std::any_of(result.findings.begin(), result.findings.end(),
                                    [](const reports::Finding& finding) { return finding.rule->id == "SEQ-06"; });
  std::string found;
  for (const reports::Finding& finding : result.findings) found += finding.evidence + "; ";
  EXPECT_TRUE(is_found) << "found: " << found;
}

TEST_F(TrialTest, AProgramThatEndsFailsTheScenarioWithItsLastWords) {
  const RunRecord outcome = play(script("echo I give up; exit 7"), few_orders());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("exit code 7"), std::string::npos) << outcome.troubles.front();
  EXPECT_NE(outcome.troubles.front().find("I give up"), std::string::npos) << outcome.troubles.front();
  EXPECT_FALSE(outcome.never_began) << "it was started";
  EXPECT_FALSE(result_of(few_orders(), outcome, Demands::Nothing).passed);
}

TEST_F(TrialTest, AProgramThatEndsWellIsToldHowCronStartsIt) {
  const RunRecord outcome = play(script("exit 0"), few_orders());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("`idle = \"exit\"`"), std::string::npos) << outcome.troubles.front();
}

/// What it shows to people and is refused would be missing from the record, and OWNER-01 would be broken for no reason.
TEST_F(TrialTest, WhatAProgramTellsAndIsRefusedIsKept) {
  if (tests::ran_by_bash("command -v curl").code != 0) GTEST_SKIP() << "there is no curl on this machine";
  SystemUnderTest system = script(
      "test -e $TRIAL_STATE/once && exit 0; touch $TRIAL_STATE/once; for turn in 1 2; do "
      "curl -s -H 'content-type: application/json' -d '{{\"kind\":\"strange-item\"}' $TRIAL_CONTROL/shown; done");
  system.idle = IdleBy::Exit;
  const RunRecord outcome = play(system, few_orders());
  EXPECT_TRUE(outcome.troubles.empty()) << "it traded to the end";
  ASSERT_EQ(outcome.refused_tellings.size(), 1U);
  EXPECT_TRUE(starts_with(outcome.refused_tellings.front(), "POST ")) << outcome.refused_tellings.front();
  EXPECT_NE(outcome.refused_tellings.front().find("/shown was refused: "), std::string::npos)
      << outcome.refused_tellings.front();
  EXPECT_NE(outcome.refused_tellings.front().find("strange-item"), std::string::npos)
      << outcome.refused_tellings.front();
  EXPECT_NE(outcome.refused_tellings.front().find("(2 times)"), std::string::npos) << outcome.refused_tellings.front();
}

TEST_F(TrialTest, ASilentProgramIsToldHowToBeIdle) {
  SystemUnderTest system = script("exec sleep 60");
  system.silent_max = std::chrono::milliseconds(300);
  const RunRecord outcome = play(system, few_orders());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("/idle"), std::string::npos) << outcome.troubles.front();
}

TEST_F(TrialTest, AProgramThatCannotBeStartedIsATrouble) {
  SystemUnderTest system = script("");
  system.command = {"no-such-program-of-anybody"};
  EXPECT_EQ(play(system, few_orders()).troubles.size(), 1U);
  EXPECT_TRUE(play(system, few_orders()).never_began);
  system.command = {"{amazn}"};
  EXPECT_NE(play(system, few_orders()).troubles.front().find("{amazon}"), std::string::npos);
}

TEST_F(TrialTest, AStopEndsItAtOnce) {
  SystemUnderTest system = script("exec sleep 60");
  system.silent_max = std::chrono::minutes(10);
  const RunRecord outcome = play_trial(system, few_orders(), {folder_.string(), [] { return true; }});
  EXPECT_TRUE(outcome.troubles.empty());
}

TEST_F(TrialTest, AProgramDoesNotDirectItsPeers) {
  SystemUnderTest system = script(
      "host=$(echo $TRIAL_CONTROL | cut -d/ -f3); exec 3<>/dev/tcp/127.0.0.1/$(echo $host | cut -d: -f2); "
      "printf 'POST /reset HTTP/1.1\\r\\nHost: %s\\r\\nContent-Length: 0\\r\\n\\r\\n' $host >&3; "
      "head -n 1 <&3 > $TRIAL_STATE/answer");
  system.idle = IdleBy::Exit;
  EXPECT_TRUE(play(system, few_orders()).troubles.empty());
  EXPECT_NE(read_file((folder_ / "state" / "answer").string()).value_or("").find("403"), std::string::npos);
}

TEST_F(TrialTest, ASalesOrderOfNobodyIsATrouble) {
  if (tests::ran_by_bash("command -v curl").code != 0) GTEST_SKIP() << "there is no curl on this machine";
  SystemUnderTest system = script(
      "test -e $TRIAL_STATE/once && exit 0; touch $TRIAL_STATE/once; curl -s -u $TRIAL_ERP_USER:$TRIAL_ERP_KEY "
      "-H 'content-type: application/json' -d '{{\"idempotencyKey\":\"1\",\"externalDocumentNumber\":\"NOBODYS\","
      "\"customerNumber\":\"AMAZON\",\"linkedOrderLines\":[{{\"itemNumber\":\"ITEM-AA\",\"quantity\":1}]}' "
      "\"$TRIAL_ERP/api/vendorproof/vendorlink/v1.0/companies($TRIAL_ERP_COMPANY)/linkedOrders\"");
  system.idle = IdleBy::Exit;
  const RunRecord outcome = play(system, few_orders());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("'NOBODYS'"), std::string::npos) << outcome.troubles.front();
}

TEST_F(TrialTest, WithoutAnErpTheGoodsFollowTheNotices) {
  SystemUnderTest system = script("exit 0");
  system.idle = IdleBy::Exit;
  system.erp = TrialErp::None;
  const RunRecord outcome = play(system, few_orders());
  EXPECT_FALSE(outcome.visibility.erp);
  EXPECT_FALSE(outcome.visibility.goods);
}

TEST_F(TrialTest, AProgramThatNeverLetsTheClockMoveIsGivenUp) {
  const SystemUnderTest system = script(
      "host=$(echo $TRIAL_CONTROL | cut -d/ -f3); exec 3<>/dev/tcp/127.0.0.1/$(echo $host | cut -d: -f2); "
      "for ((i = 0; i < 30000; ++i)); do printf 'GET /clock HTTP/1.1\\r\\nHost: %s\\r\\n\\r\\n' $host >&3; done & "
      "cat <&3 >/dev/null");
  const RunRecord outcome = play(system, few_orders());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("the clock did not move"), std::string::npos) << outcome.troubles.front();
}

}  // namespace
}  // namespace vendorproof::harness
