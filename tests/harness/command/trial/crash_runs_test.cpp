#include "harness/command/trial/crash_runs.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "harness/trial/system_under_test.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

reports::ScenarioResult swept_result(const std::string& name, bool passed, std::string_view family = "catalogue") {
  reports::ScenarioResult result;
  result.name = name;
  result.family = std::string(family);
  result.passed = passed;
  return result;
}

scenarios::Scenario swept_scenario(const std::string& name) {
  scenarios::Scenario scenario = orders_of(1, std::chrono::hours(7));
  scenario.name = name;
  scenario.title = "An order";
  return scenario;
}

RunRecord record_with(std::vector<ChangingCall> calls) {
  RunRecord record;
  record.changing_calls = std::move(calls);
  return record;
}

TEST(CrashRuns, AreTheScenarioWithOneMoreCrash) {
  const scenarios::Scenario scenario = swept_scenario("clean-order");
  scenarios::Scenario run = crash_run_of(scenario, {"submitInvoices", 2});
  EXPECT_EQ(run.name, "clean-order-killed-after-submitInvoices-2");
  EXPECT_EQ(run.title, "An order; killed right after submitInvoices number 2");
  EXPECT_EQ(run.family, "crash-sweep");
  ASSERT_EQ(run.faults.size(), scenario.faults.size() + 1);
  EXPECT_EQ(run.faults.back().kind, scenarios::FaultKind::Crash);
  EXPECT_EQ(run.faults.back().operation, "submitInvoices");
  EXPECT_EQ(run.faults.back().skip, 1);
  EXPECT_EQ(run.faults.back().times, 1);
  const Result<scenarios::Scenario> again = scenarios::read_scenario(scenarios::write_scenario(run), "run.json");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(*again, run);
}

TEST(CrashRuns, OfLongNamesCanBeReadAgainAndAreNotMixedUp) {
  const std::string start(95, 'a');
  const scenarios::Scenario one = crash_run_of(swept_scenario(start + "1"), {"SubmitShipmentConfirmations", 12});
  const scenarios::Scenario other = crash_run_of(swept_scenario(start + "2"), {"SubmitShipmentConfirmations", 12});
  EXPECT_NE(one.name, other.name);
  EXPECT_EQ(one.name.size(), 100U);
  EXPECT_TRUE(one.name.ends_with("-killed-after-SubmitShipmentConfirmations-12")) << one.name;
  EXPECT_TRUE(scenarios::read_scenario(scenarios::write_scenario(one), "one.json").has_value());
}

TEST(CrashRuns, AreOneForEachRequestOfAScenarioThatPassed) {
  CrashRuns sweep;
  sweep.note("a", record_with({{"linkedOrders.create", 1}, {"submitInvoices", 1}}));
  sweep.note("b", record_with({{"submitInvoices", 1}}));
  sweep.note("c", record_with({}));
  std::vector<reports::ScenarioResult> results = {swept_result("a", true), swept_result("b", false),
                                                  swept_result("c", true)};
  const std::vector<scenarios::Scenario> runs =
      sweep.runs({swept_scenario("a"), swept_scenario("b"), swept_scenario("c"), swept_scenario("d")}, results);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].name, "a-killed-after-linkedOrders.create-1");
  EXPECT_EQ(runs[1].name, "a-killed-after-submitInvoices-1");
  const std::vector<std::string> others = {"Not swept, because it failed without a kill: b.",
                                           "Not swept, because no request changed anything: c."};
  EXPECT_EQ(sweep.scope(results),
            (std::vector<std::string>{others[0], others[1], "Not swept, because it was interrupted before: a."}));
  const std::string killed = "Killed right after each request that changed something at a peer, one run each: a (";
  results.push_back(swept_result(runs[0].name, true, reports::crash_sweep_family));
  EXPECT_EQ(sweep.scope(results), (std::vector<std::string>{killed + "1 of 2 runs).", others[0], others[1]}));
  results.push_back(swept_result(runs[1].name, false, reports::crash_sweep_family));
  EXPECT_EQ(sweep.scope(results), (std::vector<std::string>{killed + "2 runs).", others[0], others[1]}));
}

TEST(CrashRuns, WithoutAScenarioAreThoseOfUsualOnesThatAreClaimed) {
  const std::vector<std::string> all = usual_sweep({});
  EXPECT_GT(all.size(), 1U);
  EXPECT_EQ(usual_sweep({"late-truck", all[1]}), std::vector<std::string>{all[1]});
  EXPECT_EQ(usual_sweep({"late-truck"}), std::vector<std::string>{"late-truck"});
}

class SweptProgram : public testing::Test {
 protected:
  ~SweptProgram() override { std::filesystem::remove_all(folder_); }
  tests::Ran typed(const std::string& line, const std::string& before = "", const std::string& jobs = "2") const {
    return tests::ran_by_bash(before + "cd '" + folder_.string() + "' && '" +
                              std::filesystem::absolute(program).string() + "' certify --quiet --jobs " + jobs + " " +
                              line);
  }
  /// Our daemon, started by a script.
  void write_system(const std::string& run_script) const {
    const std::string config = tests::source_dir() + "/docs/examples/daemon-on-trial.toml";
    ASSERT_TRUE(write_file((folder_ / "run.sh").string(), run_script).has_value());
    ASSERT_TRUE(write_file((folder_ / "x.sut.toml").string(),
                           "command = [\"bash\", \"run.sh\"]\n[files]\n"
                           "\"{state}/daemon.toml\" = \"" +
                               config + "\"\n")
                    .has_value());
  }
  Json report() const { return parse_json(*read_file((folder_ / "out" / "report.json").string())).value(); }
  const std::filesystem::path folder_ = empty_folder("vendorproof-swept");
};

TEST_F(SweptProgram, OurDaemonIsKilledAfterEachRequestAndCertified) {
  const tests::Ran ran = typed("--sweep-crashes --scenario clean-order --out out --sut " + tests::source_dir() +
                               "/docs/examples/daemon.sut.toml");
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_NE(ran.output.find("nothing wrong was found in 1 scenario, and in "), std::string::npos) << ran.output;
  const Json scenarios = report()["scenarios"];
  EXPECT_EQ(scenarios.size(), 7U)
      << "an acknowledgement, a notice, an invoice, a sales order, its release and a payment";
  for (const Json& scenario : scenarios) {
    EXPECT_EQ(scenario["crashes"], scenario["family"] == "crash-sweep" ? 1 : 0) << scenario["name"];
    EXPECT_EQ(scenario["missed_crashes"].size(), 0U) << scenario["name"];
  }
}

/// Our daemon, which cannot be started a second time.
constexpr const char* once_started = R"(test -e $TRIAL_STATE/started && test -z "$MENDED" && exit 7
touch $TRIAL_STATE/started
exec $TRIAL_VENDORPROOF run --config $TRIAL_STATE/daemon.toml
)";

/// Our daemon, which interrupts Vendorproof when a trial begins: the first, the second ...
constexpr const char* interrupting_daemon = R"(test -e $TRIAL_STATE/begun || echo >> begun
touch $TRIAL_STATE/begun
test $(wc -l < begun) -ge $TRIALS && kill -INT $PPID
exec $TRIAL_VENDORPROOF run --config $TRIAL_STATE/daemon.toml
)";

TEST_F(SweptProgram, AnInterruptedSweepTellsWhatWasPlayed) {
  write_system(interrupting_daemon);
  const std::string line = "--sweep-crashes --scenario clean-order --scenario order-in-cases --sut x.sut.toml";
  tests::Ran ran = typed(line, "export TRIALS=2; ", "1");
  EXPECT_EQ(ran.code, 130) << ran.output;
  EXPECT_NE(ran.output.find("Played: 1 of the 54 scenarios"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("Not swept, because it was interrupted before: clean-order."), std::string::npos)
      << ran.output;
  EXPECT_EQ(ran.output.find("Killed right after"), std::string::npos) << ran.output;
  ASSERT_TRUE(std::filesystem::remove(folder_ / "begun"));
  ran = typed(line, "export TRIALS=4; ", "1");
  EXPECT_EQ(ran.code, 130) << ran.output;
  EXPECT_NE(ran.output.find("clean-order (1 of 6 runs)."), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("interrupted before: order-in-cases."), std::string::npos) << ran.output;
}

TEST_F(SweptProgram, FailuresAreSavedAndPlayedAgainAndACrashThatDoesNotStrikeIsNoPass) {
  write_system(once_started);
  tests::Ran ran = typed("--sweep-crashes --scenario clean-order --sut x.sut.toml --out out");
  EXPECT_EQ(ran.code, 1) << ran.output;
  const Json scenarios = report()["scenarios"];
  ASSERT_EQ(scenarios.size(), 7U) << ran.output;
  EXPECT_TRUE(scenarios[0]["passed"].get<bool>()) << "without a kill it is right";
  for (std::size_t i = 1; i < scenarios.size(); ++i) EXPECT_FALSE(scenarios[i]["passed"].get<bool>()) << i;
  const std::string file = "out/failures/clean-order-killed-after-submitInvoices-1.json";
  const std::string again = "vendorproof certify --sut x.sut.toml --scenario " + file;
  EXPECT_NE(ran.output.find(again + "\n"), std::string::npos) << ran.output;
  const tests::Ran replayed = tests::ran_by_bash("'" + std::filesystem::absolute(program).string() + "' replay '" +
                                                 (folder_ / file).string() + "'");
  EXPECT_EQ(replayed.code, 2) << "replay plays another program: " << replayed.output;
  EXPECT_NE(replayed.output.find("certify --sut FILE --scenario"), std::string::npos) << replayed.output;
  scenarios::Scenario late = *scenarios::read_scenario(*read_file((folder_ / file).string()), file);
  EXPECT_FALSE(late.decisions_recorded) << "the decisions of chance are those of our own core";
  late.name = "late";
  late.faults.back().skip = 50;
  ASSERT_TRUE(write_file((folder_ / "late.json").string(), scenarios::write_scenario(late)).has_value());
  const std::string both = "--sut x.sut.toml --scenario late.json --scenario " + file;
  ran = typed(both);
  EXPECT_EQ(ran.code, 1) << "it fails again: " << ran.output;
  EXPECT_NE(ran.output.find("The crash did not strike in late: submitInvoices number 51 never came."),
            std::string::npos)
      << ran.output;
  ran = typed(both, "export MENDED=1; ");
  EXPECT_EQ(ran.code, 3) << ran.output;
  EXPECT_NE(ran.output.find("INCONCLUSIVE: nothing broke, but the crash did not strike in late. "), std::string::npos)
      << ran.output;
}

}  // namespace
}  // namespace vendorproof::harness
