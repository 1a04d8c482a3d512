#include "harness/trial/trial_program.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "harness/sockets/real_time.h"
#include "tests/harness/command/started_program.h"

namespace vendorproof::harness {
namespace {

class OnTrial : public testing::Test {
 protected:
  ~OnTrial() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<TrialProgram> started(const std::string& script) const {
    TrialStart start;
    start.command = {"bash", "-c", script};
    start.folder = folder_.string();
    start.environment = {{"TRIAL_AMAZON", "http://amazon"}};
    start.log_file = log_;
    auto program = TrialProgram::start(start);
    EXPECT_TRUE(program.has_value());
    return std::move(*program);
  }
  int ended(TrialProgram& program) const {
    while (!program.ended()) program.wait(std::chrono::seconds(10));
    return *program.ended();
  }
  /// Returns when the program has said something.
  void await_words() const {
    while (!std::filesystem::exists(log_) || std::filesystem::file_size(log_) == 0) {
    }
  }

  const std::filesystem::path folder_ = empty_folder("vendorproof-trial-program");
  const std::string log_ = (folder_ / "program.log").string();
};

TEST_F(OnTrial, RunsInItsFolderWithItsEnvironmentAndItsWordsAreKept) {
  const auto program = started("pwd; echo $TRIAL_AMAZON; echo wrong >&2; exit 3");
  EXPECT_EQ(ended(*program), 3);
  EXPECT_EQ(*read_file(log_), folder_.string() + "\nhttp://amazon\nwrong\n");
}

TEST_F(OnTrial, EndsAtSigterm) {
  const auto program = started("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.01; done");
  await_words();
  EXPECT_TRUE(program->stop(std::chrono::seconds(20)));
  EXPECT_EQ(program->ended(), 0);
  EXPECT_NE(read_file(log_)->find("bye\n"), std::string::npos);
}

TEST_F(OnTrial, IsKilledWhereItDoesNotEnd) {
  const auto program = started("trap '' TERM; echo ready; while :; do sleep 0.01; done");
  await_words();
  EXPECT_FALSE(program->stop(std::chrono::milliseconds(50)));
  EXPECT_EQ(program->ended(), 128 + 9);
}

TEST_F(OnTrial, IsKilledWithWhatItStarted) {
  const auto program = started("sleep 600 & echo $!; wait");
  await_words();
  program->kill();
  const std::string child = read_file(log_)->substr(0, read_file(log_)->find('\n'));
  // Its parent is gone: init takes what is left of it, which may need a moment.
  bool is_gone = false;
  for (int look = 0; look < 100'000 && !is_gone; ++look) {
    const std::string status = read_file("/proc/" + child + "/status").value_or("");
    is_gone = status.empty() || status.find("State:\tZ") != std::string::npos;
  }
  EXPECT_TRUE(is_gone);
}

TEST_F(OnTrial, ACommandRunsToItsEndAndWhatItStartedGoesOn) {
  TrialStart start;
  start.command = {"bash", "-c", "(sleep 0.3; echo I live > alive) & exit 3"};
  start.folder = folder_.string();
  start.log_file = log_;
  EXPECT_EQ(TrialProgram::run(start, std::chrono::seconds(20)).value_or(-1), 3);
  const MonoTime limit = machine_time() + std::chrono::seconds(20);
  while (!std::filesystem::exists(folder_ / "alive") && machine_time() < limit) {
  }
  EXPECT_TRUE(std::filesystem::exists(folder_ / "alive")) << "a service that a command starts is not the command's";
}

TEST_F(OnTrial, ACommandThatDoesNotEndIsKilled) {
  TrialStart start;
  start.command = {"sleep", "600"};
  start.folder = folder_.string();
  start.log_file = log_;
  const Result<int> code = TrialProgram::run(start, std::chrono::milliseconds(50));
  ASSERT_FALSE(code.has_value());
  EXPECT_NE(code.error().message.find("sleep 600 did not end within 50ms"), std::string::npos) << code.error().message;
}

TEST(OnTrialStart, WhatCannotBeStartedIsToldWithItsReason) {
  TrialStart start;
  start.command = {"no-such-program-of-anybody"};
  start.folder = "/";
  start.log_file = "/dev/null";
  const auto program = TrialProgram::start(start);
  ASSERT_FALSE(program.has_value());
  EXPECT_NE(program.error().message.find("'no-such-program-of-anybody' could not be started"), std::string::npos)
      << program.error().message;
  EXPECT_NE(program.error().message.find("No such file"), std::string::npos) << program.error().message;
}

}  // namespace
}  // namespace vendorproof::harness
