// Failed generated runs are grouped by cause and made small, and are repeated by later campaigns. Runs the real
// program.
#include "harness/command/certify/failures.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "tests/core/live/small_server.h"
#include "tests/harness/command/started_program.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

class FailedRuns : public testing::Test {
 protected:
  FailedRuns() : folder_(empty_folder("vendorproof-failed-runs").string()) {}
  ~FailedRuns() override { fs::remove_all(folder_); }
  FailedRuns(const FailedRuns&) = delete;
  FailedRuns& operator=(const FailedRuns&) = delete;

  tests::Ran typed(const std::string& line) const {
    return tests::ran_by_bash("cd '" + folder_ + "' && '" + fs::absolute(program).string() + "' " + line);
  }
  Json report() const { return parse_json(*read_file(folder_ + "/out/report.json")).value(); }
  std::size_t files_in(const std::string& name) const {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder_ + "/" + name)) count += entry.is_regular_file() ? 1U : 0U;
    return count;
  }
  std::string folder_;
};

constexpr const char* planted = "certify --quiet --jobs 1 --scenario clean-order --plant cases-as-eaches --runs 8 ";

TEST_F(FailedRuns, OfOneCauseAreOneRowAndOneFile) {
  const tests::Ran ran = typed(std::string(planted) + "--out out");
  EXPECT_EQ(ran.code, 1) << ran.output;
  const Json causes = report()["generated"]["causes"];
  ASSERT_EQ(causes.size(), 1U) << causes.dump(1);
  EXPECT_EQ(causes[0]["rule"], "UNIT-01");
  EXPECT_EQ(causes[0]["runs"], report()["generated"]["failed"]);
  EXPECT_GT(causes[0]["runs"], 1);
  const std::string file = causes[0]["replay_file"].get<std::string>();
  EXPECT_TRUE(fs::exists(folder_ + "/" + file)) << file;
  EXPECT_NE(ran.output.find("UNIT-01: " + std::to_string(causes[0]["runs"].get<int>()) + " runs, the first is gen-1-"),
            std::string::npos)
      << ran.output;
  EXPECT_EQ(typed("replay " + file).code, 1);
}

TEST_F(FailedRuns, AreFiledOnceAndRepeatedFirst) {
  tests::Ran ran = typed(std::string(planted) + "--as-regression");
  EXPECT_NE(ran.output.find("Filed as a regression: regressions/own-core/UNIT-01-"), std::string::npos) << ran.output;
  EXPECT_EQ(files_in("regressions/own-core"), 1U);
  ran = typed(std::string(planted) + "--as-regression --out out");
  EXPECT_EQ(files_in("regressions/own-core"), 1U) << "the same failure has one file";
  EXPECT_EQ(report()["regressions"], 1);
  EXPECT_EQ(report()["scenarios"][0]["family"], "regressions") << "they are played first";
  EXPECT_FALSE(report()["scenarios"][0]["passed"].get<bool>()) << "it fails again";
  ran = typed("certify --quiet --scenario clean-order --regressions regressions --switch region=EU --seed 5");
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_NE(ran.output.find("all 2 scenarios came out as expected, 1 regression among them"), std::string::npos)
      << ran.output;
}

TEST_F(FailedRuns, OfAnotherProgramAreMadeSmallToo) {
  ASSERT_TRUE(write_file(folder_ + "/x.sut.toml",
                         "name = \"idle one\"\ncommand = [\"true\"]\n[time]\nidle = \"exit\"\n"
                         "poll = \"3d\"\n")
                  .has_value());
  const tests::Ran ran =
      typed("certify --quiet --sut x.sut.toml --scenario clean-order --runs 2 --as-regression --out out");
  EXPECT_EQ(ran.code, 1) << ran.output;
  const Json causes = report()["generated"]["causes"];
  ASSERT_EQ(causes.size(), 1U) << causes.dump(1);
  EXPECT_TRUE(causes[0]["is_small"].get<bool>());
  const Json smallest = report()["scenarios"].back();
  EXPECT_TRUE(smallest["reduced"].get<bool>());
  EXPECT_EQ(smallest["orders"], 1) << "it does nothing with one order either";
  EXPECT_NE(smallest["replay_command"].get<std::string>().find("certify --sut x.sut.toml --scenario out/failures/"),
            std::string::npos);
  EXPECT_EQ(files_in("regressions/idle-one"), 1U);
  EXPECT_TRUE(fs::exists(folder_ + "/out/trials/gen-1-0-smallest/program.log"));
  EXPECT_FALSE(fs::exists(folder_ + "/out/trials/gen-1-0-smaller"));
}

TEST_F(FailedRuns, ARealDeterministicCoreIsTheSameTwice) {
  const tests::Ran ran = typed("certify --quiet --scenario clean-order --runs 4 --check-determinism");
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_NE(ran.output.find("Played twice and compared: 5 runs, each the same, event for event."), std::string::npos)
      << ran.output;
}

TEST_F(FailedRuns, ForSoLongARealClockCounts) {
  const tests::Ran ran = typed("certify --quiet --jobs 1 --scenario clean-order --for 1s");
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_NE(ran.output.find(" in 1s found nothing"), std::string::npos) << ran.output;
}

/// A port that is taken says nothing of the program.
TEST_F(FailedRuns, OfAProgramThatWasNeverTriedAreNotFiled) {
  live::SmallServer other;
  other.start();
  const std::string port = other.url().substr(other.url().rfind(':') + 1);
  ASSERT_TRUE(write_file(folder_ + "/x.sut.toml",
                         "name = \"nobody\"\ncommand = [\"true\"]\n[peers]\nports = [" + port + ", 1081, 1082]\n")
                  .has_value());
  const tests::Ran ran =
      typed("certify --quiet --jobs 1 --sut x.sut.toml --scenario clean-order --runs 2 --as-regression --out out");
  EXPECT_EQ(ran.code, 3) << ran.output;
  EXPECT_EQ(report()["generated"]["never_began"], 2);
  EXPECT_TRUE(report()["generated"]["causes"].empty());
  EXPECT_FALSE(fs::exists(folder_ + "/regressions")) << ran.output;
}

/// replay plays our own core, so it refuses what another program has failed, and only that.
TEST_F(FailedRuns, TellWhoFailed) {
  ASSERT_TRUE(
      write_file(folder_ + "/x.sut.toml", "name = \"quitter\"\ncommand = [\"false\"]\n[time]\nidle = \"exit\"\n")
          .has_value());
  tests::Ran ran = typed("certify --quiet --sut x.sut.toml --scenario clean-order --runs 1 --as-regression");
  EXPECT_EQ(ran.code, 1) << ran.output;
  const fs::path filed = fs::directory_iterator(folder_ + "/regressions/quitter")->path();
  ran = typed("replay '" + filed.string() + "'");
  EXPECT_EQ(ran.code, 2) << ran.output;
  EXPECT_NE(ran.output.find("'quitter' failed here"), std::string::npos) << ran.output;
  ran = typed("certify --quiet --scenario '" + filed.string() + "' --plant cases-as-eaches --runs 8 --out out");
  EXPECT_EQ(ran.code, 1) << ran.output;
  for (const auto& entry : fs::directory_iterator(folder_ + "/out/failures")) {
    const Json kept = parse_json(*read_file(entry.path().string())).value();
    EXPECT_FALSE(kept.contains("broken_by")) << entry.path() << " is a failure of our own core";
  }
}

}  // namespace
}  // namespace vendorproof::harness
