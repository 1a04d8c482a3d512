#include "harness/trial/trial_system.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/support/places.h"

namespace vendorproof::harness {
namespace {

TEST(VisibilityOfASystem, IsWhatItsFileSays) {
  SystemUnderTest system;
  EXPECT_FALSE(visibility_of(system).shown_to_people);
  EXPECT_TRUE(visibility_of(system).erp);
  EXPECT_TRUE(visibility_of(system).goods);
  system.erp = TrialErp::None;
  EXPECT_FALSE(visibility_of(system).erp);
  EXPECT_FALSE(visibility_of(system).goods);
  system.goods = TrialGoods::Told;
  EXPECT_TRUE(visibility_of(system).goods);
  system.shows_exceptions = true;
  EXPECT_TRUE(visibility_of(system).shown_to_people);
}

TEST(CheckSystem, FindsWhatEveryTrialWouldStumbleOver) {
  SystemUnderTest system;
  system.file = "x.sut.toml";
  system.folder = "/";
  system.command = {"bash"};
  EXPECT_TRUE(check_system(system).has_value());
  const auto complaint = [](const SystemUnderTest& wrong) {
    const Result<void> checked = check_system(wrong);
    return checked ? "" : checked.error().message;
  };
  SystemUnderTest missing = system;
  missing.command = {"no-such-program-of-anybody"};
  EXPECT_NE(complaint(missing).find("x.sut.toml: command: there is no program"), std::string::npos)
      << complaint(missing);
  missing.command = {"./bash"};
  EXPECT_NE(complaint(missing), "");
  SystemUnderTest unknown = system;
  unknown.command.emplace_back("{amazn}");
  EXPECT_NE(complaint(unknown).find("'{amazn}' is unknown"), std::string::npos) << complaint(unknown);
  unknown = system;
  unknown.environment["X"] = "{amazn}";
  EXPECT_NE(complaint(unknown).find("[environment] X"), std::string::npos);
  unknown = system;
  unknown.files = {{"{state}/x", "no-such-file"}};
  EXPECT_NE(complaint(unknown).find("[files] no-such-file"), std::string::npos);
  unknown.files = {{"x", "no-such-file"}};
  EXPECT_NE(complaint(unknown).find("must be below {state}"), std::string::npos);
  SystemUnderTest elsewhere = system;
  elsewhere.listen = "192.0.2.1";  // of RFC 5737
  EXPECT_EQ(complaint(elsewhere),
            "x.sut.toml: [peers] listen: this machine has no address 192.0.2.1; name one that it has, such as "
            "127.0.0.1, or 0.0.0.0 for all");
}

TEST(CheckSystem, LooksAtTheCommandsAndTheReadinessOfARunningProgram) {
  SystemUnderTest system;
  system.file = "x.sut.toml";
  system.folder = "/";
  system.running_at = "http://127.0.0.1:9000";
  system.kill_command = {"bash", "-c", "kill {client_id}"};
  system.start_command = {"bash"};
  system.ready = "{amazon}/health";
  EXPECT_TRUE(check_system(system).has_value()) << check_system(system).error().message;
  system.start_command = {"no-such-program-of-anybody"};
  EXPECT_NE(check_system(system).error().message.find("x.sut.toml: start_command: there is no program"),
            std::string::npos);
  system.kill_command = {"bash", "{amazn}"};
  EXPECT_NE(check_system(system).error().message.find("x.sut.toml: kill_command: '{amazn}' is unknown"),
            std::string::npos);
  system.ready = "127.0.0.1/health";
  EXPECT_NE(check_system(system).error().message.find("x.sut.toml: ready must be http://host:port"), std::string::npos);
}

TEST(TrialNames, AreThoseOfTheReadme) {
  const Result<std::string> readme = read_file(tests::source_dir() + "/harness/trial/README.md");
  ASSERT_TRUE(readme.has_value());
  for (const auto& [name, value] : trial_names(scenarios::Scenario(), mock_erp::Settings())) {
    EXPECT_NE(readme->find("`" + name + "`"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace vendorproof::harness
