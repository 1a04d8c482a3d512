// Trials of a program that somebody else runs, and of one that says when it is ready.
#include <algorithm>
#include <atomic>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"
#include "tests/harness/trial/small_integration.h"
#include "tests/harness/trial/trial_fixture.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

class ReadyTrial : public TrialFixture {};

SystemUnderTest running_at(const SmallIntegration& integration) {
  SystemUnderTest system;
  system.file = "running.sut.toml";
  system.folder = "/";
  system.running_at = integration.url();
  return system;
}

TEST_F(ReadyTrial, ARunningProgramIsToldEachScenarioAndHearsItsEnd) {
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

TEST_F(ReadyTrial, ARunningProgramHearsTheEndOfAScaledTrialToo) {
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
  const std::string company = "companies(" + names["erp_company"].get<std::string>() + ")";
  return told_by(names["erp"], "POST", "/api/vendorproof/vendorlink/v1.0/" + company + "/linkedOrders", "{}").status !=
         0;
}

scenarios::Scenario with_a_crash() {
  scenarios::Scenario scenario = few_orders();
  scenario.faults.emplace_back();
  scenario.faults.back().kind = scenarios::FaultKind::Crash;
  scenario.faults.back().operation = "linkedOrders.create";
  return scenario;
}

TEST_F(ReadyTrial, ARunningProgramIsKilledByItsCommandAndGoesOn) {
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

TEST_F(ReadyTrial, WithoutAKillCommandNoCrashStrikes) {
  SmallIntegration integration(writes_a_sales_order);
  const RunRecord outcome = play(running_at(integration), with_a_crash());
  EXPECT_TRUE(outcome.troubles.empty()) << outcome.troubles.front();
  EXPECT_TRUE(outcome.crashed.empty());
  EXPECT_EQ(integration.trials().size(), 1U);
}

TEST_F(ReadyTrial, AKillCommandThatFailsIsATroubleAndNoCrash) {
  SmallIntegration integration(writes_a_sales_order);
  SystemUnderTest system = running_at(integration);
  system.kill_command = {"false"};
  const RunRecord outcome = play(system, with_a_crash());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("kill_command: false ended with 1"), std::string::npos)
      << outcome.troubles.front();
  EXPECT_TRUE(outcome.crashed.empty());
}

TEST_F(ReadyTrial, ARunningProgramThatDoesNotTakeTheTrialIsATrouble) {
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

TEST_F(ReadyTrial, ARunningProgramThatFallsSilentIsFound) {
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

TEST_F(ReadyTrial, NoTimePassesBeforeAProgramIsReady) {
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

/// While the clock stands no quota fills again: that is no fault of the program.
TEST_F(ReadyTrial, CallsBeyondTheQuotaBeforeAProgramIsReadyAreForgiven) {
  if (tests::ran_by_bash("command -v curl").code != 0) GTEST_SKIP() << "there is no curl on this machine";
  SystemUnderTest system =
      script("token=$(" + asks_for_a_token +
             "); "
             "for turn in $(seq 40); do curl -s -o /dev/null -w '%{{http_code}\n' -H \"x-amz-access-token: $token\" "
             "\"$TRIAL_AMAZON/vendor/orders/v1/purchaseOrders?createdAfter=2026-10-01T00:00:00Z\"; done "
             ">> $TRIAL_STATE/statuses; sleep 30");
  system.ready = "http://127.0.0.1:1/health";
  system.ready_within = std::chrono::seconds(4);
  const RunRecord outcome = play(system, few_orders());
  const std::string statuses = read_file((folder_ / "state" / "statuses").string()).value_or("");
  EXPECT_GT(times_in(statuses, "429"), 5U) << statuses;
  EXPECT_EQ(count(outcome, EffectKind::RequestRefused), 0U);
}

/// A clock stands also after that, until the program is idle, but what it asks then is its own doing.
TEST_F(ReadyTrial, CallsBeyondTheQuotaAreNotForgivenOnceAProgramIsReady) {
  if (tests::ran_by_bash("command -v curl").code != 0) GTEST_SKIP() << "there is no curl on this machine";
  SmallIntegration probe;
  probe.away_for = 1'000'000;
  SystemUnderTest system =
      script("token=$(" + asks_for_a_token +
             "); "
             "ask() {{ for turn in $(seq 40); do curl -s -o /dev/null -w '%{{http_code}\n' "
             "-H \"x-amz-access-token: $token\" "
             "\"$TRIAL_AMAZON/vendor/orders/v1/purchaseOrders?createdAfter=2026-10-01T00:00:00Z\"; done; }; "
             "ask >> $TRIAL_STATE/before; curl -s -o /dev/null $IS_READY; sleep 1; ask >> $TRIAL_STATE/after; exit 7");
  live::SmallServer signal;
  signal.server.Get("/ready", [&](const httplib::Request&, httplib::Response&) { probe.away_for = 0; });
  signal.start();
  system.environment = {{"IS_READY", signal.url() + "/ready"}};
  system.ready = probe.health();
  system.ready_within = std::chrono::seconds(60);
  const RunRecord outcome = play(system, few_orders());
  const std::string before = read_file((folder_ / "state" / "before").string()).value_or("");
  const std::string after = read_file((folder_ / "state" / "after").string()).value_or("");
  EXPECT_GT(times_in(before, "429"), 5U) << before;
  EXPECT_GT(times_in(after, "429"), 5U) << after;
  EXPECT_EQ(count(outcome, EffectKind::RequestRefused), times_in(after, "429"));
}

TEST_F(ReadyTrial, TheClockRunsOnceTheProgramIsReady) {
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

TEST_F(ReadyTrial, AProgramThatEndsBeforeItIsReadyIsNotWaitedFor) {
  SystemUnderTest system = script("echo no port; exit 7");
  system.ready = "http://127.0.0.1:1/health";
  const RunRecord outcome = play(system, few_orders());
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_NE(outcome.troubles.front().find("exit code 7"), std::string::npos) << outcome.troubles.front();
}

TEST_F(ReadyTrial, AfterACrashItIsAskedAgainWhetherItIsReady) {
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
