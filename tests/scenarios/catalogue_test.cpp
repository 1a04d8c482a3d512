// Every scenario of the catalogue can be read, is named as its file, and is laid out as write_scenario would.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "scenarios/scenario.h"
#include "tests/support/places.h"

namespace vendorproof::scenarios {
namespace {

std::vector<std::filesystem::path> catalogue() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder = std::filesystem::path(tests::source_dir()) / "scenarios" / "catalogue";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(Catalogue, HasAtLeastTwelveScenarios) { EXPECT_GE(catalogue().size(), 12U); }

TEST(Catalogue, TellsEveryScenarioUnderItsFileName) {
  for (const std::filesystem::path& file : catalogue()) {
    const Result<Scenario> scenario = read_scenario(*read_file(file.string()), file.filename().string());
    ASSERT_TRUE(scenario) << scenario.error().message;
    EXPECT_EQ(scenario->name + ".json", file.filename().string());
    EXPECT_FALSE(scenario->title.empty()) << file;
    EXPECT_FALSE(scenario->story.empty()) << file;
    EXPECT_EQ(scenario->family, "catalogue") << file;
    EXPECT_FALSE(scenario->orders.empty()) << file;
  }
}

TEST(Catalogue, IsLaidOutAsItWouldBeWritten) {
  for (const std::filesystem::path& file : catalogue()) {
    const std::string text = *read_file(file.string());
    EXPECT_EQ(write_scenario(*read_scenario(text, file.filename().string())), text) << file;
  }
}

TEST(Catalogue, GivesWindowsOfThreeToFourteenDays) {
  for (const std::filesystem::path& file : catalogue()) {
    const Scenario scenario = *read_scenario(*read_file(file.string()), file.filename().string());
    for (const Order& order : scenario.orders) {
      const Duration length = order.window_to - order.window_from;
      EXPECT_GE(length, std::chrono::days(3)) << file;
      EXPECT_LE(length, std::chrono::days(14)) << file;
      EXPECT_GT(order.window_from, order.placed_after) << file;
    }
  }
}

}  // namespace
}  // namespace vendorproof::scenarios
