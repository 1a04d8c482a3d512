#include "harness/trial/trial_words.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TrialPlace small_place() { return {{{"control", "http://127.0.0.1:8083"}, {"client_id", "me"}}, "/tmp/x.log"}; }

TEST(TrialWords, NamesAreFilledInAndAreVariablesToo) {
  EXPECT_EQ(variable_of("client_id"), "TRIAL_CLIENT_ID");
  SystemUnderTest system;
  system.folder = "/";
  system.host = "bridge-host";
  system.environment["BASE"] = "{control}/x";
  const Result<TrialStart> start = trial_start(system, small_place(), "kill_command", {"kill", "{client_id}"});
  ASSERT_TRUE(start.has_value()) << start.error().message;
  EXPECT_EQ(start->command, (std::vector<std::string>{"kill", "me"}));
  EXPECT_EQ(start->environment.at("TRIAL_CONTROL"), "http://127.0.0.1:8083");
  EXPECT_EQ(start->environment.at("BASE"), "http://127.0.0.1:8083/x");
  EXPECT_EQ(start->environment.at("NO_PROXY"), "127.0.0.1,localhost,bridge-host");
  EXPECT_EQ(start->log_file, "/tmp/x.log");
}

TEST(TrialWords, AnUnknownNameIsToldWithFileAndKey) {
  SystemUnderTest system;
  system.file = "x.sut.toml";
  const Result<TrialStart> start = trial_start(system, small_place(), "kill_command", {"{contrl}"});
  ASSERT_FALSE(start.has_value());
  EXPECT_NE(start.error().message.find("x.sut.toml: kill_command: '{contrl}' is unknown"), std::string::npos)
      << start.error().message;
  system.environment["BASE"] = "{contrl}";
  EXPECT_NE(trial_start(system, small_place(), "command", {}).error().message.find("[environment] BASE"),
            std::string::npos);
}

TEST(TrialWords, ReadinessIsOptionalAndItsUrlIsChecked) {
  SystemUnderTest system;
  system.file = "x.sut.toml";
  EXPECT_FALSE(readiness_of(system, small_place().names)->has_value());
  system.ready = "{control}/health";
  EXPECT_TRUE(readiness_of(system, small_place().names)->has_value());
  system.ready = "{contrl}/health";
  EXPECT_FALSE(readiness_of(system, small_place().names).has_value());
  system.ready = "localhost/health";
  const auto wrong = readiness_of(system, small_place().names);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_NE(wrong.error().message.find("x.sut.toml: ready must be http://host:port"), std::string::npos)
      << wrong.error().message;
}

}  // namespace
}  // namespace vendorproof::harness
