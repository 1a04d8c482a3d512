#include "harness/command/trial/trials.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"
#include "tests/harness/trial/small_integration.h"
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

SystemUnderTest running_system() {
  SystemUnderTest system;
  system.name = "bridge";
  system.file = "bridge.sut.toml";
  system.folder = "/";
  system.running_at = "http://127.0.0.1:9000";
  return system;
}

scenarios::Scenario with_crash() {
  scenarios::Scenario scenario = orders_of(1, std::chrono::hours(7));
  scenario.faults.emplace_back();
  scenario.faults.back().kind = scenarios::FaultKind::Crash;
  scenario.faults.back().operation = "submitInvoices";
  return scenario;
}

TEST(ScopeOfATrial, SaysAloudThatNoCrashWasPlayed) {
  SystemUnderTest system = running_system();
  const std::vector<std::string> without = scope_of(system, 49, 49);
  EXPECT_TRUE(says(without, "bridge (bridge.sut.toml), running at http://127.0.0.1:9000")) << join(without, "\n");
  EXPECT_TRUE(says(without,
                   "No crash was played: somebody else runs the program, and bridge.sut.toml has no "
                   "kill_command. Whether the program survives a crash was not tested."))
      << join(without, "\n");
  system.kill_command = {"docker", "kill", "bridge"};
  const std::vector<std::string> with = scope_of(system, 49, 49);
  EXPECT_FALSE(says(with, "No crash was played"));
  EXPECT_TRUE(
      says(with, "Where a scenario kills the program, this does it: docker kill bridge. It comes back by itself."))
      << join(with, "\n");
  system.start_command = {"docker", "start", "bridge"};
  EXPECT_TRUE(says(scope_of(system, 49, 49), "It is started again with: docker start bridge"));
  EXPECT_FALSE(says(scope_of(idle_script(), 49, 49), "crash")) << "Vendorproof kills what it started";
}

TEST(PlayedTrials, WithAPlannedCrashSayThatTheyAreNotPlayed) {
  SystemUnderTest system = running_system();
  const Trials without(system, "/nowhere");
  EXPECT_EQ(why_not_played(without.as_playable(with_crash())),
            "its crash cannot be played: somebody else runs the program, and bridge.sut.toml has no kill_command");
  EXPECT_EQ(why_not_played(without.as_playable(orders_of(1, std::chrono::hours(7)))), "");
  EXPECT_EQ(why_not_played(Trials(idle_script(), "/nowhere").as_playable(with_crash())), "");
  system.kill_command = {"docker", "kill", "bridge"};
  EXPECT_EQ(why_not_played(Trials(system, "/nowhere").as_playable(with_crash())), "");
}

TEST(PlayedTrials, OneAtATimeAreNotAskedForMore) {
  SystemUnderTest system = running_system();
  EXPECT_TRUE(check_jobs(system, 1).has_value());
  EXPECT_TRUE(check_jobs(idle_script(), 8).has_value());
  const Result<void> two = check_jobs(system, 2);
  ASSERT_FALSE(two.has_value());
  EXPECT_EQ(two.error().message,
            "--jobs 2: bridge.sut.toml: a program that is running (running_at) plays one scenario at a time; use "
            "--jobs 1");
  system = idle_script();
  system.ports = {8081, 8082, 8083};
  EXPECT_NE(check_jobs(system, 2).error().message.find("only one scenario at a time can have the ports"),
            std::string::npos);
}

TEST(PlayedTrials, ASweepNeedsSomebodyWhoCanKillTheProgram) {
  SystemUnderTest system = running_system();
  const Result<void> swept = check_sweep(system);
  ASSERT_FALSE(swept.has_value());
  EXPECT_EQ(
      swept.error().message,
      "--sweep-crashes: bridge.sut.toml: nobody can kill a program that is running elsewhere: write kill_command");
  system.kill_command = {"docker", "kill", "bridge"};
  EXPECT_TRUE(check_sweep(system).has_value());
  EXPECT_TRUE(check_sweep(idle_script()).has_value());
}

TEST(ScopeOfATrial, TellsWhatGeneratedRunsAreWithout) {
  std::vector<std::string> lines;
  add_what_is_left_out({}, lines);
  EXPECT_TRUE(lines.empty());
  add_what_is_left_out({*scenarios::stimulus_named("pallets"), *scenarios::stimulus_named("crashes")}, lines);
  EXPECT_EQ(lines, std::vector<std::string>{
                       "Left out of the generated runs, as the program does not claim it: pallets, crashes."});
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

TEST(CertifySut, NamesAScenarioThatItsFileMisspells) {
  const std::filesystem::path folder = empty_folder("vendorproof-misspelt");
  const std::string file = (folder / "x.sut.toml").string();
  ASSERT_TRUE(write_file(file, "command = [\"true\"]\nscenarios = [\"clean-oder\", \"closed-short\", \"lat-truck\"]\n")
                  .has_value());
  for (const char* options : {" certify --sut ", " certify --scenario clean-order --sut ", " certify --against "}) {
    const auto ran = tests::ran_by_bash(program + options + file);
    EXPECT_EQ(ran.code, 2) << ran.output;
    EXPECT_NE(ran.output.find(file + ": line 2: scenarios names 'clean-oder', which is neither in the "),
              std::string::npos)
        << ran.output;
    EXPECT_NE(ran.output.find("did you mean clean-order?, and 'lat-truck', which"), std::string::npos) << ran.output;
  }
  std::filesystem::remove_all(folder);
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

TEST(CertifySut, NamesWhatARunningProgramCouldNotPlay) {
  const std::filesystem::path folder = empty_folder("vendorproof-certify-running");
  SmallIntegration integration;
  const std::string file = (folder / "x.sut.toml").string();
  ASSERT_TRUE(write_file(file, "running_at = \"" + integration.url() + "\"\n").has_value());
  const std::string command = program + " certify --quiet --sut " + file;
  const auto ran = tests::ran_by_bash(command + " --scenario core-killed-while-invoicing --scenario clean-order");
  EXPECT_EQ(ran.code, 1) << ran.output;
  EXPECT_NE(ran.output.find("No crash was played"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("Not played (1): core-killed-while-invoicing. The reason: its crash cannot be played"),
            std::string::npos)
      << ran.output;
  EXPECT_NE(ran.output.find("Played: 1 of the"), std::string::npos) << ran.output;
  EXPECT_EQ(integration.trials().size(), 1U);
  const auto alone = tests::ran_by_bash(command + " --scenario core-killed-while-invoicing");
  EXPECT_EQ(alone.code, 3) << "nothing was played: " << alone.output;
  const auto two = tests::ran_by_bash(command + " --jobs 2");
  EXPECT_EQ(two.code, 2) << two.output;
  EXPECT_NE(two.output.find("--jobs 2: " + file + ": a program that is running"), std::string::npos) << two.output;
  const auto both = tests::ran_by_bash(program + " certify --quiet --jobs 2 --against " + file);
  EXPECT_EQ(both.code, 2) << both.output;
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
