#include "harness/trial/system_under_test.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/harness/command/started_program.h"

namespace vendorproof::harness {
namespace {

class SutFile : public testing::Test {
 protected:
  ~SutFile() override { std::filesystem::remove_all(folder_); }

  Result<SystemUnderTest> read(const std::string& text) const {
    EXPECT_TRUE(write_file(file_, text).has_value());
    return read_system_under_test(file_);
  }
  std::string complaint_about(const std::string& text) const {
    const Result<SystemUnderTest> system = read(text);
    return system ? "" : system.error().message;
  }

  const std::filesystem::path folder_ = empty_folder("vendorproof-sut-file");
  const std::string file_ = (folder_ / "bridge.sut.toml").string();
};

TEST_F(SutFile, NeedsOnlyACommand) {
  const Result<SystemUnderTest> system = read("command = [\"python3\", \"bridge.py\"]\n");
  ASSERT_TRUE(system.has_value()) << system.error().message;
  EXPECT_EQ(system->name, "bridge");
  EXPECT_EQ(system->command, (std::vector<std::string>{"python3", "bridge.py"}));
  EXPECT_EQ(std::filesystem::path(system->folder), folder_ / "");
  EXPECT_EQ(system->time, TrialTime::Virtual);
  EXPECT_EQ(system->erp, TrialErp::Mock);
}

TEST_F(SutFile, EveryKeyIsRead) {
  std::filesystem::create_directory(folder_ / "inner");
  const Result<SystemUnderTest> system = read(R"(
name = "bridge"
command = ["run"]
folder = "inner"
jobs = 3
scenarios = ["clean-order", "order-in-cases"]
leaves_out = ["pallets", "crashes"]
shows_exceptions = true
stop_within = "2s"
[environment]
BASE = "{amazon}"
[files]
"{state}/x" = "y"
[time]
kind = "scaled"
scale = 600
poll = "5m"
silent_max = "9s"
[peers]
tls = true
erp = "none"
goods = "told"
)");
  ASSERT_TRUE(system.has_value()) << system.error().message;
  EXPECT_EQ(system->name, "bridge");
  EXPECT_EQ(std::filesystem::path(system->folder), folder_ / "inner");
  EXPECT_EQ(system->jobs, 3U);
  EXPECT_EQ(system->scenarios.size(), 2U);
  ASSERT_EQ(system->leaves_out.size(), 2U);
  EXPECT_EQ(system->leaves_out[1]->name, "crashes");
  EXPECT_TRUE(system->shows_exceptions);
  EXPECT_EQ(system->stop_within, std::chrono::seconds(2));
  EXPECT_EQ(system->environment.at("BASE"), "{amazon}");
  EXPECT_EQ(system->files, (std::vector<std::pair<std::string, std::string>>{{"{state}/x", "y"}}));
  EXPECT_EQ(system->time, TrialTime::Scaled);
  EXPECT_EQ(system->scale, 600);
  EXPECT_EQ(system->poll, std::chrono::minutes(5));
  EXPECT_EQ(system->silent_max, std::chrono::seconds(9));
  EXPECT_TRUE(system->tls);
  EXPECT_EQ(system->erp, TrialErp::None);
  EXPECT_EQ(system->goods, TrialGoods::Told);
}

TEST_F(SutFile, AllMistakesAreToldWithTheirLineAndWhatIsValid) {
  const std::string complaint = complaint_about("comand = [\"x\"]\njobs = 0\n[time]\nkind = \"fast\"\npol = \"5m\"\n");
  EXPECT_NE(complaint.find("line 1: 'comand' is unknown; did you mean command?"), std::string::npos) << complaint;
  EXPECT_NE(complaint.find("line 2: jobs must be a whole number from 1 to 64"), std::string::npos) << complaint;
  EXPECT_NE(complaint.find("line 4: [time] kind must be one of \"virtual\", \"scaled\""), std::string::npos)
      << complaint;
  EXPECT_NE(complaint.find("line 5: [time] 'pol' is unknown; did you mean poll?"), std::string::npos) << complaint;
  EXPECT_NE(complaint.find("command is missing"), std::string::npos) << complaint;
}

TEST_F(SutFile, WhatDoesNotFitTogetherIsRefused) {
  EXPECT_NE(complaint_about("command = [\"x\"]\n[time]\nidle = \"exit\"\nkind = \"scaled\"\n").find("[time] idle"),
            std::string::npos);
  EXPECT_NE(complaint_about("command = [\"x\"]\nfolder = \"nowhere\"\n").find("there is no folder"), std::string::npos);
  EXPECT_NE(complaint_about("command = [\"x\"\n").find(file_ + ": line "), std::string::npos);
  EXPECT_NE(complaint_about("command = [\"x\"]\n[peers]\ngoods = \"told\"\n").find("needs erp = \"none\""),
            std::string::npos);
  EXPECT_NE(complaint_about("command = []\n").find("must be a list of texts"), std::string::npos);
  EXPECT_FALSE(read_system_under_test((folder_ / "none.toml").string()).has_value());
}

TEST(FilledIn, ReplacesNamesInBraces) {
  const std::map<std::string, std::string> names = {{"amazon", "http://a"}, {"state", "/s"}};
  EXPECT_EQ(*filled_in("{amazon}/x and {state}", names), "http://a/x and /s");
  EXPECT_EQ(*filled_in("{{amazon}", names), "{amazon}");
  const Result<std::string> wrong = filled_in("{amazn}", names);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_NE(wrong.error().message.find("{amazon}"), std::string::npos) << wrong.error().message;
  EXPECT_FALSE(filled_in("{amazon", {{"amazon ", ""}}).has_value());
}

}  // namespace
}  // namespace vendorproof::harness
