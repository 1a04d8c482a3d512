#include "harness/command/trial/trials.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

SystemUnderTest idle_script() {
  SystemUnderTest system;
  system.name = "idle";
  system.file = "idle.sut.toml";
  system.folder = "/";
  system.command = {"bash", "-c", "exit 0"};
  system.idle = IdleBy::Exit;
  return system;
}

bool says(const std::vector<std::string>& lines, const std::string& text) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

TEST(ScopeOfATrial, SaysWhatWasTestedAndWhatCannotBeJudged) {
  SystemUnderTest system = idle_script();
  const std::vector<std::string> whole = scope_of(system, 49, 49);
  EXPECT_TRUE(says(whole, "idle (idle.sut.toml), started as: bash -c 'exit 0'")) << join(whole, "\n");
  EXPECT_TRUE(says(whole, "Amazon and the ERP are simulated."));
  EXPECT_TRUE(says(whole, "moved when it had ended"));
  EXPECT_FALSE(says(whole, "Played:"));
  EXPECT_TRUE(says(whole, "OWNER-01"));
  system.shows_exceptions = true;
  system.idle = IdleBy::Call;
  EXPECT_FALSE(says(scope_of(system, 49, 49), "Not judged")) << join(scope_of(system, 49, 49), "\n");
  system.erp = TrialErp::None;
  const std::vector<std::string> alone = scope_of(system, 3, 49);
  EXPECT_TRUE(says(alone, "Amazon alone is simulated."));
  EXPECT_TRUE(says(alone, "Played: 3 of the 49 scenarios"));
  EXPECT_TRUE(says(alone, "UNIT-03"));
  system.goods = TrialGoods::Told;
  EXPECT_FALSE(says(scope_of(system, 3, 49), "UNIT-03"));
}

TEST(ScopeOfATrial, AFailureHasTheCommandThatPlaysItAgain) {
  CertifyOptions options;
  options.sut_file = "idle.sut.toml";
  EXPECT_EQ(trial_again(options, {"--scenario", "clean-order"}),
            "vendorproof certify --sut idle.sut.toml --scenario clean-order");
  options.seed = 7;
  options.switches = {"cost-basis=per-case"};
  options.rate_card_file = "my card.json";
  EXPECT_EQ(trial_again(options, {"--orders", "orders.json"}),
            "vendorproof certify --sut idle.sut.toml --orders orders.json --seed 7 --switch cost-basis=per-case "
            "--rate-card 'my card.json'");
}

TEST(ScopeOfATrial, AGeneratedRunIsPlayedAgainByItsFileAlone) {
  CertifyOptions options;
  options.sut_file = "idle.sut.toml";
  options.seed = 7;
  reports::Report report;
  report.scenarios.resize(3);
  report.scenarios[0].name = "clean-order";
  report.scenarios[1].passed = true;
  report.scenarios[1].task = 1;
  report.scenarios[2].replay_file = "out/gen-7-3.json";
  report.scenarios[2].reduced = true;
  tell_repetitions(options, {}, report);
  EXPECT_EQ(report.scenarios[0].again, "vendorproof certify --sut idle.sut.toml --scenario clean-order --seed 7");
  EXPECT_EQ(report.scenarios[1].again, "");
  EXPECT_EQ(report.scenarios[2].again, "vendorproof certify --sut idle.sut.toml --scenario out/gen-7-3.json");
}

TEST(ScopeOfATrial, ARegressionIsPlayedAgainByItsFile) {
  CertifyOptions options;
  options.sut_file = "idle.sut.toml";
  options.scenario_files = {"a.json", "b.json"};
  reports::Report report;
  report.scenarios.resize(2);
  report.scenarios[1].task = 2;
  tell_repetitions(options, {"regressions/idle/ACK-01-00.json"}, report);
  EXPECT_EQ(report.scenarios[0].again,
            "vendorproof certify --sut idle.sut.toml --scenario regressions/idle/ACK-01-00.json");
  EXPECT_EQ(report.scenarios[1].again, "vendorproof certify --sut idle.sut.toml --scenario b.json")
      << "in a shard, the place in the report is not that in the campaign";
}

TEST(PlayedTrials, RefuseDecisionsOfOurOwnCore) {
  scenarios::Scenario scenario = orders_of(1, std::chrono::hours(7));
  EXPECT_TRUE(check_playable({scenario}).has_value());
  scenario.decisions_recorded = true;
  EXPECT_TRUE(check_playable({scenario}).has_value());
  scenario.decisions.push_back({"net/submitInvoices/lost", 1});
  EXPECT_FALSE(check_playable({scenario}).has_value());
}

TEST(PlayedTrials, KeepOnlyTheFoldersOfWhatFailed) {
  const std::filesystem::path folder = empty_folder("vendorproof-trials");
  const Trials trials(idle_script(), (folder / "trials").string());
  const scenarios::Scenario scenario = orders_of(1, std::chrono::hours(7));
  EXPECT_TRUE(trials.play(scenario, {}).troubles.empty());
  EXPECT_TRUE(std::filesystem::exists(folder / "trials" / scenario.name));
  trials.forget(scenario.name);
  EXPECT_FALSE(std::filesystem::exists(folder / "trials"));
  std::filesystem::remove_all(folder);
}

TEST(CertifySut, SaysWhatIsWrongWithItsFile) {
  const auto ran = tests::ran_by_bash(program + " certify --sut /nowhere.sut.toml");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.output.find("/nowhere.sut.toml"), std::string::npos) << ran.output;
}

TEST(CertifySut, FailsAProgramThatDoesNothing) {
  const std::filesystem::path folder = empty_folder("vendorproof-certify-sut");
  const std::string file = (folder / "x.sut.toml").string();
  ASSERT_TRUE(write_file(file, "command = [\"true\"]\n[time]\nidle = \"exit\"\n").has_value());
  const auto ran = tests::ran_by_bash(program + " certify --quiet --scenario clean-order --sut " + file + " --out " +
                                      (folder / "out").string());
  EXPECT_EQ(ran.code, 1) << ran.output;
  EXPECT_NE(ran.output.find("ACK-01"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("vendorproof certify --sut " + file + " --scenario clean-order"), std::string::npos)
      << ran.output;
  EXPECT_TRUE(std::filesystem::exists(folder / "out" / "trials" / "clean-order" / "program.log"));
  std::filesystem::remove_all(folder);
}

TEST(CertifySut, CertifiesOurDaemonOverSockets) {
  const std::filesystem::path folder = empty_folder("vendorproof-certify-daemon");
  const auto ran = tests::ran_by_bash(
      program + " certify --quiet --sut " + tests::source_dir() +
      "/docs/examples/daemon.sut.toml --jobs 2 --scenario order-in-cases --scenario core-killed-while-invoicing" +
      " --scenario erp-gateway-times-out --out " + folder.string());
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_FALSE(std::filesystem::exists(folder / "trials"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace vendorproof::harness
