#include "harness/command/certify/regressions.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "harness/world/world.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

class Regressions : public testing::Test {
 protected:
  Regressions() : folder_(empty_folder("vendorproof-regressions").string()) {}
  ~Regressions() override { fs::remove_all(folder_); }
  Regressions(const Regressions&) = delete;
  Regressions& operator=(const Regressions&) = delete;

  std::string own() const { return regressions_folder(folder_, ""); }
  Result<std::vector<Regression>> of_own_core() const { return read_regressions(folder_, "", MissingFolder::Refused); }
  std::string why_refused() const {
    const Result<std::vector<Regression>> read = of_own_core();
    return read ? "" : read.error().message;
  }
  std::string folder_;
};

TEST_F(Regressions, OfEachIntegrationHaveAFolder) {
  EXPECT_EQ(regressions_folder("r", ""), "r/own-core");
  EXPECT_EQ(regressions_folder("r", "Example bridge (v2)"), "r/example-bridge-v2");
  EXPECT_EQ(regressions_folder("r", "../../etc"), "r/etc");
  for (const char* odd : {"own core", "...", "\xC3\xA4"}) {
    EXPECT_EQ(regressions_folder("r", odd).find("r/sut-"), 0U) << odd;
  }
}

TEST_F(Regressions, AreFiledOnceUnderTheirRule) {
  scenarios::Scenario scenario = orders_of(2, std::chrono::hours(7));
  scenario.name = "gen-1-7";
  const Result<std::string> path = file_regression(own(), scenario, "ONCE-04");
  ASSERT_TRUE(path.has_value());
  EXPECT_EQ(path->find(own() + "/ONCE-04-"), 0U) << *path;
  scenario.name = "gen-5-9";
  scenario.trace_hash = "24c1e30b9a7f5d66";
  scenario.broken_by = "the old bridge";
  EXPECT_EQ(*file_regression(own(), scenario, "ONCE-04"), *path) << "the same failure of another run";
  scenario.orders.pop_back();
  EXPECT_NE(*file_regression(own(), scenario, "ONCE-04"), *path);
  const Result<std::vector<Regression>> read = of_own_core();
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read->size(), 2U);
  for (const Regression& row : *read) {
    EXPECT_EQ(row.scenario.family, "regressions");
    EXPECT_EQ(row.scenario.name, fs::path(row.file).stem().string());
  }
}

/// A regression that is another run than the failure proves nothing.
TEST_F(Regressions, AreTheSameRunUnderAnotherName) {
  scenarios::Scenario scenario = orders_of(2, std::chrono::hours(7));
  const std::uint64_t trace = run(scenario, {}).trace_hash;
  ASSERT_TRUE(file_regression(own(), scenario, "ONCE-04").has_value());
  EXPECT_EQ(run(of_own_core()->front().scenario, {}).trace_hash, trace);
}

TEST_F(Regressions, OfAnotherIntegrationAreNotRead) {
  ASSERT_TRUE(
      file_regression(regressions_folder(folder_, "a bridge"), orders_of(1, std::chrono::hours(7)), "").has_value());
  EXPECT_TRUE(of_own_core()->empty());
  EXPECT_EQ(read_regressions(folder_, "a bridge", MissingFolder::Refused)->size(), 1U);
}

TEST_F(Regressions, AFileThatIsNoScenarioIsRefusedByName) {
  fs::create_directories(own());
  ASSERT_TRUE(write_file(own() + "/.gitkeep", "").has_value());
  EXPECT_EQ(why_refused(), "");
  ASSERT_TRUE(write_file(own() + "/notes.txt", "hello").has_value());
  EXPECT_NE(why_refused().find(own() + "/notes.txt"), std::string::npos) << why_refused();
  fs::remove(own() + "/notes.txt");
  ASSERT_TRUE(write_file(own() + "/a.json", "{}").has_value());
  EXPECT_NE(why_refused().find(own() + "/a.json"), std::string::npos) << why_refused();
}

TEST_F(Regressions, AFileThatWouldNeverBePlayedIsRefused) {
  ASSERT_TRUE(write_file(folder_ + "/a.json", "{}").has_value());
  EXPECT_NE(why_refused().find(folder_ + "/a.json: lies beside"), std::string::npos) << why_refused();
}

TEST_F(Regressions, AFolderThatIsNotThereIsRefusedUnlessItWillBeMade) {
  fs::remove_all(folder_);
  EXPECT_NE(why_refused().find("there is no such folder"), std::string::npos) << why_refused();
  EXPECT_TRUE(read_regressions(folder_, "", MissingFolder::Empty)->empty());
  ASSERT_TRUE(write_file(folder_, "a file").has_value());
  EXPECT_FALSE(read_regressions(folder_, "", MissingFolder::Empty).has_value());
}

}  // namespace
}  // namespace vendorproof::harness
