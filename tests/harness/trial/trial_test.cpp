#include "harness/trial/trial.h"

#include <algorithm>
#include <atomic>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "harness/judge/judge.h"
#include "harness/world/planned_crashes.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"
#include "tests/harness/trial/small_integration.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

/// Our own daemon, as docs/examples/daemon.sut.toml starts it.
SystemUnderTest daemon_system() {
  SystemUnderTest system = *read_system_under_test(tests::source_dir() + "/docs/examples/daemon.sut.toml");
  system.command.front() = program;
  return system;
}

class TrialTest : public testing::Test {
 protected:
  ~TrialTest() override { std::filesystem::remove_all(folder_); }

  RunRecord play(const SystemUnderTest& system, const scenarios::Scenario& scenario) const {
    return play_trial(system, scenario, {folder_.string(), {}});
  }
  /// A shell script that knows the mocks by their variables.
  static SystemUnderTest script(const std::string& text) {
    SystemUnderTest system;
    system.file = "script.sut.toml";
    system.folder = "/";
    system.command = {"bash", "-c", text};
    return system;
  }

  const std::filesystem::path folder_ = empty_folder("vendorproof-trial");
};

scenarios::Scenario few_orders() {
  scenarios::Scenario scenario = orders_of(3, std::chrono::hours(7));
  scenario.amazon.payment_days = 3;
  return scenario;
}

std::size_t count(const RunRecord& outcome, EffectKind kind) {
  return static_cast<std::size_t>(std::count_if(outcome.ledger.begin(), outcome.ledger.end(),
                                                [&](const LedgerEntry& entry) { return entry.effect.kind == kind; }));
}

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
  for (const char* operation : {"salesOrders.create", "submitAcknowledgement", "submitInvoices"}) {
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
  refusal.operation = "salesOrders.create";
  refusal.status = 200;
  refusal.until = std::chrono::hours(8);
  scenario.faults.push_back(refusal);
  const RunRecord outcome = play(daemon_system(), scenario);
  std::vector<std::string> calls;
  for (const ChangingCall& call : outcome.changing_calls) {
    const bool is_made = call.operation == "salesOrders.create";
    calls.push_back(is_made ? call.operation : call_text(call.operation, call.number));
    EXPECT_TRUE(!is_made || call.number > 1) << "what a firewall answered is counted, and changed nothing";
  }
  EXPECT_EQ(std::count(calls.begin(), calls.end(), "salesOrders.create"), 1) << join(calls, ", ");
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
      "test -e $TRIAL_STATE/done && exit; "
      "curl -s $TRIAL_AMAZON/auth/o2/token -d grant_type=refresh_token -d client_id=$TRIAL_CLIENT_ID "
      "-d client_secret=$TRIAL_CLIENT_SECRET --data-urlencode refresh_token=$TRIAL_REFRESH_TOKEN | "
      "grep -o 'Atza[^\"]*' > $TRIAL_STATE/token; "
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
  EXPECT_FALSE(result_of(few_orders(), outcome, Demands::Nothing).passed);
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
      "-H 'content-type: application/json' -d '{{\"externalDocumentNumber\":\"NOBODYS\",\"customerNumber\":\"AMAZON\","
      "\"salesOrderLines\":[{{\"lineType\":\"Item\",\"lineObjectNumber\":\"ITEM-AA\",\"quantity\":1}]}' "
      "\"$TRIAL_ERP/api/v2.0/companies($TRIAL_ERP_COMPANY)/salesOrders\"");
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

SystemUnderTest running_at(const SmallIntegration& integration) {
  SystemUnderTest system;
  system.file = "running.sut.toml";
  system.folder = "/";
  system.running_at = integration.url();
  return system;
}

TEST_F(TrialTest, ARunningProgramIsToldEachScenarioAndHearsItsEnd) {
  SmallIntegration integration;
  const SystemUnderTest system = running_at(integration);
  for (const std::size_t turn : {1U, 2U}) {
    const RunRecord outcome = play(system, few_orders());
    EXPECT_TRUE(outcome.troubles.empty()) << outcome.troubles.front();
    EXPECT_TRUE(outcome.visibility.ended);
    ASSERT_EQ(integration.trials().size(), turn);
    EXPECT_EQ(integration.heard_the_end, static_cast<int>(turn));
  }
  const Json names = integration.trials().front();
  EXPECT_EQ(names["scenario"], "ten-orders");
  EXPECT_EQ(names["start"], "2026-11-02T06:00:00Z");
  EXPECT_EQ(names["scale"], "0");
  EXPECT_EQ(names["again"], false);
  for (const char* url : {"amazon", "erp", "control"}) {
    EXPECT_TRUE(starts_with(names[url].get<std::string>(), "http://127.0.0.1:")) << url;
  }
  EXPECT_FALSE(names.contains("state") || names.contains("folder") || names.contains("vendorproof"));
}

TEST_F(TrialTest, ARunningProgramHearsTheEndOfAScaledTrialToo) {
  std::atomic<bool> heard = false;
  SmallIntegration integration([&](const Json& names) {
    Told clock = told_by(names["control"], "GET", "/clock");
    while (clock.status == 200 && !clock.body["over"].get<bool>()) {
      clock = told_by(names["control"], "GET", "/clock");
    }
    heard = clock.status == 200;
    return false;
  });
  SystemUnderTest system = running_at(integration);
  system.time = TrialTime::Scaled;
  system.scale = 100'000;
  const RunRecord outcome = play(system, few_orders());
  EXPECT_TRUE(outcome.troubles.empty()) << outcome.troubles.front();
  EXPECT_TRUE(heard);
  EXPECT_EQ(integration.trials().front()["scale"], "100000");
}

/// Writes a sales order, and is gone when it gets no answer.
bool writes_a_sales_order(const Json& names) {
  const std::string path = "/api/v2.0/companies(" + names["erp_company"].get<std::string>() + ")/salesOrders";
  return told_by(names["erp"], "POST", path, "{}").status != 0;
}

scenarios::Scenario with_a_crash() {
  scenarios::Scenario scenario = few_orders();
  scenario.faults.emplace_back();
  scenario.faults.back().kind = scenarios::FaultKind::Crash;
  scenario.faults.back().operation = "salesOrders.create";
  return scenario;
}

TEST_F(TrialTest, ARunningProgramIsKilledByItsCommandAndGoesOn) {
  SmallIntegration integration(writes_a_sales_order);
  SystemUnderTest system = running_at(integration);
  system.folder = folder_.string();
  system.kill_command = {"bash", "-c", "echo {scenario} >> killed"};
  const RunRecord outcome = play(system, with_a_crash());
  EXPECT_TRUE(outcome.troubles.empty()) << outcome.troubles.front();
  EXPECT_EQ(outcome.crashed.size(), 1U);
  EXPECT_EQ(read_file((folder_ / "killed").string()).value_or(""), "ten-orders\n");
  ASSERT_EQ(integration.trials().size(), 2U);
  EXPECT_EQ(integration.trials().back()["again"], true);
  EXPECT_EQ(integration.trials().back()["control"], integration.trials().front()["control"]);
  EXPECT_TRUE(outcome.visibility.ended);
}

TEST_F(TrialTest, WithoutAKillCommandNoCrashStrikes) {
  SmallIntegration integration(writes_a_sales_order);
  const RunRecord outcome = play(running_at(integration), with_a_crash());
  EXPECT_TRUE(outcome.troubles.empty()) << outcome.troubles.front();
  EXPECT_TRUE(outcome.crashed.empty());
  EXPECT_EQ(integration.trials().size(), 1U);
}

TEST_F(TrialTest, AKillCommandThatFailsIsATroubleAndNoCrash) {
  SmallIntegration integration(writes_a_sales_order);
  SystemUnderTest system = running_at(integration);
  system.kill_command = {"false"};
  const RunRecord outcome = play(system, with_a_crash());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("kill_command: false ended with 1"), std::string::npos)
      << outcome.troubles.front();
  EXPECT_TRUE(outcome.crashed.empty());
}

TEST_F(TrialTest, ARunningProgramThatDoesNotTakeTheTrialIsATrouble) {
  SmallIntegration integration;
  integration.status = 500;
  const RunRecord refused = play(running_at(integration), few_orders());
  ASSERT_EQ(refused.troubles.size(), 1U);
  EXPECT_NE(refused.troubles.front().find("/vendor/trial: the program answered 500"), std::string::npos)
      << refused.troubles.front();
  SystemUnderTest nobody = running_at(integration);
  nobody.running_at = "http://127.0.0.1:1";
  const RunRecord absent = play(nobody, few_orders());
  ASSERT_EQ(absent.troubles.size(), 1U);
  EXPECT_NE(absent.troubles.front().find("nobody listens there"), std::string::npos) << absent.troubles.front();
}

TEST_F(TrialTest, ARunningProgramThatFallsSilentIsFound) {
  SmallIntegration integration;
  integration.is_lazy = true;
  SystemUnderTest system = running_at(integration);
  system.silent_max = std::chrono::milliseconds(300);
  const RunRecord outcome = play(system, few_orders());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("asked for nothing for 300ms"), std::string::npos)
      << outcome.troubles.front();
}

/// Asks for the time and says idle again and again, and keeps the answers in the folder of its state.
SystemUnderTest impatient(SystemUnderTest system) {
  system.command.back() =
      "host=$(echo $TRIAL_CONTROL | cut -d/ -f3); exec 3<>/dev/tcp/127.0.0.1/$(echo $host | cut -d: -f2); "
      "cat <&3 > $TRIAL_STATE/answers & while :; do "
      "printf 'GET /clock HTTP/1.1\\r\\nHost: %s\\r\\n\\r\\n' $host >&3; "
      "printf 'POST /idle HTTP/1.1\\r\\nHost: %s\\r\\nContent-Length: 0\\r\\n\\r\\n' $host >&3; sleep 0.02; done";
  return system;
}

std::size_t times_in(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

TEST_F(TrialTest, NoTimePassesBeforeAProgramIsReady) {
  for (const TrialTime time : {TrialTime::Virtual, TrialTime::Scaled}) {
    SystemUnderTest system = impatient(script(""));
    system.time = time;
    system.scale = 100'000;
    system.ready = "http://127.0.0.1:1/health";
    system.ready_within = std::chrono::milliseconds(1'500);
    const RunRecord outcome = play(system, few_orders());
    ASSERT_EQ(outcome.troubles.size(), 1U);
    EXPECT_NE(outcome.troubles.front().find("the program was not ready within 1s500ms"), std::string::npos)
        << outcome.troubles.front();
    const std::string answers = read_file((folder_ / "state" / "answers").string()).value_or("");
    EXPECT_GT(times_in(answers, "\"now\""), 4U);
    EXPECT_EQ(times_in(answers, "\"now\""), times_in(answers, "\"now\":\"2026-11-02T06:00:00Z\"")) << answers;
    EXPECT_EQ(outcome.ended, few_orders().start);
  }
}

TEST_F(TrialTest, TheClockRunsOnceTheProgramIsReady) {
  SmallIntegration probe;
  probe.away_for = 3;
  SystemUnderTest system = script("exec sleep 60");
  system.ready = probe.health();
  system.time = TrialTime::Scaled;
  system.scale = 3'600;
  system.silent_max = std::chrono::milliseconds(400);
  const RunRecord outcome = play(system, few_orders());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("asked for nothing"), std::string::npos) << outcome.troubles.front();
  EXPECT_EQ(probe.asked, 4);
  EXPECT_GE(outcome.ended - few_orders().start, std::chrono::minutes(24));
}

TEST_F(TrialTest, AProgramThatEndsBeforeItIsReadyIsNotWaitedFor) {
  SystemUnderTest system = script("echo no port; exit 7");
  system.ready = "http://127.0.0.1:1/health";
  const RunRecord outcome = play(system, few_orders());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("exit code 7"), std::string::npos) << outcome.troubles.front();
}

TEST_F(TrialTest, AfterACrashItIsAskedAgainWhetherItIsReady) {
  SmallIntegration probe;
  SystemUnderTest system = daemon_system();
  system.ready = probe.health();
  scenarios::Scenario scenario = few_orders();
  scenario.faults.emplace_back();
  scenario.faults.back().kind = scenarios::FaultKind::Crash;
  scenario.faults.back().operation = "submitAcknowledgement";
  const RunRecord outcome = play(system, scenario);
  EXPECT_TRUE(outcome.troubles.empty()) << outcome.troubles.front();
  EXPECT_EQ(outcome.crashed.size(), 1U);
  EXPECT_EQ(probe.asked, 2);
}

}  // namespace
}  // namespace vendorproof::harness
