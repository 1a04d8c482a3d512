#include "harness/command/run/run_places.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/text.h"
#include "tests/harness/command/started_program.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

class PlacesOfAConfiguration : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = empty_folder("vendorproof-places");
    fs::create_directories(folder_ / "in");
    config_.store_file = folder_ / "state.db";
    config_.remittance_folder = folder_ / "in";
    config_.alerts.file = folder_ / "alerts.jsonl";
    config_.log.file = folder_ / "log";
    ASSERT_EQ(problems_of_places(config_), std::vector<std::string>{});
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string place(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
  live::LiveConfig config_;
};

TEST_F(PlacesOfAConfiguration, ThatAreMissingAreToldWithKeyPathAndRemedy) {
  config_.store_file = place("none/state.db");
  config_.remittance_folder = place("exports");
  config_.alerts.file = place("lost/alerts.jsonl");
  config_.log.file = place("gone/log");
  const auto missing = [&](const std::string& key, const std::string& name) {
    return key + ": the folder " + place(name) +
           " cannot be used: No such file or directory; make it (mkdir -p), or name another";
  };
  EXPECT_EQ(problems_of_places(config_),
            (std::vector<std::string>{missing("[amazon] remittance_folder", "exports"), missing("[store] file", "none"),
                                      missing("[alerts] file", "lost"), missing("[log] file", "gone")}));
  EXPECT_FALSE(fs::exists(place("none"))) << "nothing is made";
}

TEST_F(PlacesOfAConfiguration, ThatAreSomethingElseAreTold) {
  ASSERT_TRUE(write_file(place("file"), "x").has_value());
  config_.remittance_folder = place("file");
  config_.store_file = place("in");
  config_.alerts.file = place("in");
  config_.log.file = place("file/log");
  EXPECT_EQ(problems_of_places(config_),
            (std::vector<std::string>{"[amazon] remittance_folder: " + place("file") + " is no folder; name one",
                                      "[store] file: " + place("in") + " is a folder; name a file in it",
                                      "[alerts] file: " + place("in") + " is a folder; name a file in it",
                                      "[log] file: " + place("file") + " is no folder; name one"}));
  ASSERT_TRUE(write_file(place("empty.db"), "").has_value());
  config_.store_file = place("empty.db");
  EXPECT_NE(problems_of_places(config_)[1].find("[store] file: " + place("empty.db") + ": the file is empty"),
            std::string::npos);
}

/// As a user who is not the owner: the administrator may do everything.
TEST_F(PlacesOfAConfiguration, ThatThisUserMayNotUseAreTold) {
  constexpr uid_t nobody = 65'534;
  fs::permissions(folder_ / "in", fs::perms::none);
  fs::permissions(folder_, fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                               fs::perms::others_read | fs::perms::others_exec);
  const bool is_administrator = ::geteuid() == 0;
  const auto become = [&](uid_t user) { EXPECT_EQ(is_administrator ? ::seteuid(user) : 0, 0); };
  become(nobody);
  if (!is_administrator) fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
  const std::vector<std::string> problems = problems_of_places(config_);
  become(0);
  fs::permissions(folder_, fs::perms::owner_all);
  fs::permissions(folder_ / "in", fs::perms::owner_all);
  ASSERT_EQ(problems.size(), 4U);
  EXPECT_EQ(problems[0], "[amazon] remittance_folder: the folder " + place("in") +
                             " may not be read by the user of this process: Permission denied; give it the right "
                             "(chown, chmod), or name another");
  EXPECT_EQ(problems[1], "[store] file: the folder " + folder_.string() +
                             " may not be written by the user of this process: Permission denied; give it the right "
                             "(chown, chmod), or name another");
}

}  // namespace
}  // namespace vendorproof::harness
