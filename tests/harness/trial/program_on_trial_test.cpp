#include "harness/trial/program_on_trial.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TEST(ProgramOnTrial, IsStartedOrRunsElsewhereAsItsFileSays) {
  SystemUnderTest system;
  system.folder = "/";
  system.command = {"bash", "-c", "exit 3"};
  const TrialPlace place = {{{"control", "http://127.0.0.1:1"}}, "/dev/null"};
  const auto started = program_on_trial(system, place);
  ASSERT_TRUE(started.has_value()) << started.error().message;
  EXPECT_TRUE((*started)->begin(Turn::First).value_or(false));
  while (!(*started)->ended()) (*started)->wait(std::chrono::seconds(1));
  EXPECT_EQ((*started)->ended(), 3);

  system.running_at = "http://127.0.0.1:1";
  const auto running = program_on_trial(system, place);
  ASSERT_TRUE(running.has_value()) << running.error().message;
  EXPECT_FALSE((*running)->begin(Turn::First).value_or(true)) << "it must be told the trial first";
  EXPECT_EQ((*running)->ended(), std::nullopt);
}

}  // namespace
}  // namespace vendorproof::harness
