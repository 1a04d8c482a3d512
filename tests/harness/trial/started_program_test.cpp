#include "harness/trial/started_program.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/trial/small_integration.h"

namespace vendorproof::harness {
namespace {

class StartedOnTrial : public testing::Test {
 protected:
  StartedOnTrial() {
    system_.file = "x.sut.toml";
    system_.folder = folder_.string();
    place_ = {{{"state", (folder_ / "state").string()}, {"control", "http://c"}}, (folder_ / "log").string()};
  }
  ~StartedOnTrial() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<ProgramOnTrial> program_of(const std::string& script) {
    system_.command = {"bash", "-c", script};
    auto program = started_program(system_, place_);
    EXPECT_TRUE(program.has_value()) << program.error().message;
    return std::move(*program);
  }
  static int end_of(ProgramOnTrial& program) {
    while (!program.ended()) program.wait(std::chrono::seconds(10));
    return *program.ended();
  }

  const std::filesystem::path folder_ = empty_folder("vendorproof-started");
  SystemUnderTest system_;
  TrialPlace place_;
};

TEST_F(StartedOnTrial, BeginsAgainAfterItWasKilled) {
  const auto program = program_of("echo begun >> begun; exec sleep 60");
  for (const Turn turn : {Turn::First, Turn::Again}) {
    EXPECT_TRUE(program->begin(turn).value_or(false)) << "without `ready` nothing is waited for";
    while (read_file((folder_ / "begun").string()).value_or("").size() < (turn == Turn::First ? 6U : 12U)) {
    }
    EXPECT_TRUE(program->kill().has_value());
    EXPECT_EQ(program->ended(), 128 + 9);
  }
}

TEST_F(StartedOnTrial, ItsFilesAreCopiedWithNamesFilledIn) {
  std::filesystem::create_directories(folder_ / "state");
  ASSERT_TRUE(write_file((folder_ / "a.conf").string(), "control = {control}\n").has_value());
  system_.files = {{"{state}/b.conf", "a.conf"}};
  program_of("true");
  EXPECT_EQ(read_file((folder_ / "state" / "b.conf").string()).value_or(""), "control = http://c\n");
}

TEST_F(StartedOnTrial, ReadyIsWhatItsUrlSays) {
  SmallIntegration integration;
  integration.away_for = 2;
  system_.ready = integration.health();
  const auto program = program_of("exec sleep 60");
  EXPECT_FALSE(program->begin(Turn::First).value_or(true));
  Result<bool> ready = false;
  while (ready && !*ready) ready = program->is_ready();
  EXPECT_TRUE(ready.has_value());
  EXPECT_EQ(integration.asked, 3);
}

TEST_F(StartedOnTrial, WhoIsNotReadyInTimeIsToldWithItsLastWords) {
  system_.ready = "http://127.0.0.1:1/health";
  system_.ready_within = std::chrono::milliseconds(1'500);
  const auto program = program_of("echo no port is free; exec sleep 60");
  EXPECT_TRUE(program->begin(Turn::First).has_value());
  Result<bool> ready = false;
  while (ready && !*ready) ready = program->is_ready();
  EXPECT_NE(ready.error().message.find("not ready within 1s500ms"), std::string::npos) << ready.error().message;
  EXPECT_NE(ready.error().message.find("no port is free"), std::string::npos) << ready.error().message;
}

TEST_F(StartedOnTrial, WhoDoesNotEndAtSigtermIsTold) {
  system_.stop_within = std::chrono::milliseconds(50);
  const auto program = program_of("trap '' TERM; echo ready; while :; do sleep 0.01; done");
  EXPECT_TRUE(program->begin(Turn::First).has_value());
  while (read_file(place_.log_file).value_or("").empty()) {
  }
  const Result<void> stopped = program->stop([] { return true; });
  ASSERT_FALSE(stopped.has_value());
  EXPECT_NE(stopped.error().message.find("after SIGTERM"), std::string::npos);
  EXPECT_TRUE(program_of("true")->stop([] { return true; }).has_value()) << "it was never begun";
}

TEST_F(StartedOnTrial, ItsExitCodeAndLastWordsAreKnown) {
  const auto program = program_of("echo I give up; exit 7");
  EXPECT_TRUE(program->begin(Turn::First).has_value());
  EXPECT_EQ(end_of(*program), 7);
  EXPECT_NE(program->last_words().find("I give up"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::harness
