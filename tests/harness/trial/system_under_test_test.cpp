#include "harness/trial/system_under_test.h"

#include <algorithm>
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

TEST_F(SutFile, ItsScenariosAreChecked) {
  ASSERT_TRUE(write_file(file_, "command = [\"x\"]\nscenarios = [\"a\", \"b\"]\n").has_value());
  const auto only_a = [](const std::string& name) -> Result<void> {
    if (name == "a") return {};
    return malformed("'" + name + "', which is not there");
  };
  const Result<SystemUnderTest> system = read_system_under_test(file_, only_a);
  ASSERT_FALSE(system.has_value());
  EXPECT_EQ(system.error().message, file_ + ": line 2: scenarios names 'b', which is not there");
  EXPECT_EQ(read_system_under_test(file_)->scenarios.size(), 2U);
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

TEST_F(SutFile, SaysWhereAProgramIsRunning) {
  const Result<SystemUnderTest> system = read(R"(
running_at = "http://127.0.0.1:9000/vendor"
kill_command = ["docker", "kill", "bridge"]
start_command = ["docker", "start", "bridge"]
ready = "http://127.0.0.1:9000/health"
ready_within = "40s"
[peers]
host = "host.docker.internal"
listen = "172.17.0.1"
ports = [8081, 8082, 8083]
)");
  ASSERT_TRUE(system.has_value()) << system.error().message;
  EXPECT_EQ(system->running_at, "http://127.0.0.1:9000/vendor");
  EXPECT_TRUE(system->is_running_elsewhere());
  EXPECT_TRUE(system->can_be_killed());
  EXPECT_EQ(system->kill_command, (std::vector<std::string>{"docker", "kill", "bridge"}));
  EXPECT_EQ(system->start_command, (std::vector<std::string>{"docker", "start", "bridge"}));
  EXPECT_EQ(system->ready, "http://127.0.0.1:9000/health");
  EXPECT_EQ(system->ready_within, std::chrono::seconds(40));
  EXPECT_EQ(system->host, "host.docker.internal");
  EXPECT_EQ(system->listen, "172.17.0.1");
  EXPECT_EQ(system->ports, (std::vector<int>{8081, 8082, 8083}));
  const Result<SystemUnderTest> unkillable =
      read("running_at = \"http://127.0.0.1:9000\"\nleaves_out = [\"pallets\"]\n");
  EXPECT_FALSE(unkillable->can_be_killed());
  ASSERT_EQ(unkillable->leaves_out.size(), 2U);
  EXPECT_EQ(unkillable->leaves_out.back()->name, "crashes");
}

TEST_F(SutFile, ServesThisMachineAloneUnlessItSaysOtherwise) {
  EXPECT_EQ(read("command = [\"x\"]\n")->listen, "127.0.0.1");
  EXPECT_EQ(read("command = [\"x\"]\n")->host, "127.0.0.1");
  EXPECT_EQ(read("command = [\"x\"]\n[peers]\nlisten = \"172.17.0.1\"\n")->host, "172.17.0.1");
  EXPECT_EQ(read("command = [\"x\"]\n[peers]\nhost = \"a.b\"\n")->listen, "127.0.0.1");
}

/// A file, and what is said about it.
struct WrongFile {
  const char* text;
  const char* complaint;
};

TEST_F(SutFile, OfARunningProgramIsCheckedKeyByKey) {
  const std::string running = "running_at = \"http://127.0.0.1:9000\"\n";
  const WrongFile files[] = {
      {"", "command is missing: write how the program is started"},
      {"command = [\"x\"]\n", "command and running_at are both there: remove running_at if"},
      {"jobs = 2\n", "jobs must be 1: a program that is running (running_at) plays one scenario at a time"},
      {"start_command = [\"x\"]\n", "start_command needs kill_command"},
      {"kill_command = []\n", "kill_command must be a list of texts such as [\"docker\", \"kill\", \"bridge\"]"},
      {"[environment]\nX = \"1\"\n", "[environment] needs command"},
      {"[files]\n\"{state}/x\" = \"y\"\n", "[files] needs command"},
      {"[time]\nidle = \"exit\"\n", "[time] idle = \"exit\" needs command"},
      {"[peers]\ntls = true\n", "[peers] tls needs command"},
  };
  for (const WrongFile& file : files) {
    const std::string complaint = complaint_about((*file.text == '\0' ? "" : running) + file.text);
    EXPECT_NE(complaint.find(file_ + ": "), std::string::npos) << file.text;
    EXPECT_NE(complaint.find(file.complaint), std::string::npos) << file.text << complaint;
    EXPECT_EQ(std::count(complaint.begin(), complaint.end(), '\n'), 0) << "one mistake: " << complaint;
  }
}

TEST_F(SutFile, AUrlThatCannotBeUsedIsRefusedOnce) {
  for (const char* url : {"https://127.0.0.1:9000", "127.0.0.1:9000", "http://bridge", "http://bridge:1?x"}) {
    const std::string complaint = complaint_about("running_at = \"" + std::string(url) + "\"\n");
    EXPECT_NE(complaint.find("line 1: running_at must be http://host:port"), std::string::npos) << complaint;
    EXPECT_EQ(complaint.find("command is missing"), std::string::npos) << complaint;
  }
}

TEST_F(SutFile, WherePeersListenIsChecked) {
  const std::string command = "command = [\"x\"]\n";
  const WrongFile files[] = {
      {"kill_command = [\"x\"]\n", "kill_command needs running_at"},
      {"ready_within = \"5s\"\n", "ready_within needs ready"},
      {"ready = \"http://a:1\"\n[time]\nidle = \"exit\"\n", "ready needs a program that goes on"},
      {"[peers]\nlisten = \"0.0.0.0\"\n", "[peers] listen = \"0.0.0.0\" needs host"},
      {"[peers]\nlisten = \"my-host\"\n", "[peers] listen must be an IPv4 address of this machine"},
      {"[peers]\nhost = \"a:80\"\n", "[peers] host must be a name or an IPv4 address without a port"},
      {"[peers]\nhost = \"http://a\"\n", "[peers] host must be"},
      {"[peers]\nports = [1, 2]\n", "[peers] ports must be three different ports"},
      {"[peers]\nports = [1, 2, 2]\n", "[peers] ports must be three different ports"},
      {"[peers]\nports = [1, 2, 65536]\n", "[peers] ports must be three different ports"},
      {"[peers]\nports = 8081\n", "[peers] ports must be three different ports"},
      {"jobs = 2\n[peers]\nports = [1, 2, 3]\n", "jobs must be 1: only one scenario at a time can have the ports"},
      {"[peers]\ntls = true\nhost = \"a\"\n", "[peers] tls is for programs of this machine"},
  };
  for (const WrongFile& file : files) {
    const std::string complaint = complaint_about(command + file.text);
    EXPECT_NE(complaint.find(file.complaint), std::string::npos) << file.text << complaint;
    EXPECT_EQ(std::count(complaint.begin(), complaint.end(), '\n'), 0) << "one mistake: " << complaint;
  }
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
