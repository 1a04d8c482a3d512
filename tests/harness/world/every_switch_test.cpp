// The catalogue under every single value of every switch: each scenario comes out as its file says, or says why it is
// not played.
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "harness/field/field.h"
#include "harness/field/switch_choice.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"
#include "mock_amazon/quirks/switches.h"

namespace vendorproof::harness {
namespace {

struct SwitchValue {
  std::string name;
  std::string value;
};

/// The first value is that of the scenarios as they are: world_test.cpp plays it.
std::vector<SwitchValue> values_to_play() {
  std::vector<SwitchValue> values;
  for (const mock_amazon::Switch& row : mock_amazon::switches()) {
    for (std::size_t i = 1; i < row.values.size(); ++i) {
      values.push_back({std::string(row.name), std::string(row.values[i])});
    }
  }
  return values;
}

std::string name_of_test(const std::string& name, const std::string& value) {
  std::string text = name + "_" + value;
  for (char& character : text) character = character == '-' ? '_' : character;
  return text;
}

/// What came out otherwise than the scenario says; "" if nothing did.
std::string surprise_of(const scenarios::Scenario& scenario) {
  const reports::ScenarioResult result = result_of(scenario, run(scenario, {}));
  std::string text;
  for (const reports::Finding& finding : result.findings) {
    if (finding.expected) continue;
    text += std::string(finding.rule->id) + " " + finding.purchase_order + ": " + finding.evidence + "; ";
  }
  for (const std::string& missing : result.missing) text += "missing " + missing + "; ";
  return text;
}

class EverySwitch : public testing::TestWithParam<SwitchValue> {};

TEST_P(EverySwitch, TheCatalogueComesOutAsItsFilesSay) {
  std::size_t played = 0;
  std::size_t left_out = 0;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue") continue;
    const Result<scenarios::Scenario> read = read_playable(file.text, std::string(file.name));
    ASSERT_TRUE(read.has_value()) << read.error().message;
    const scenarios::Scenario scenario = with_switches(*read, {{GetParam().name, GetParam().value}});
    if (!why_not_played(scenario).empty()) {
      ++left_out;
      continue;
    }
    ++played;
    EXPECT_EQ(surprise_of(scenario), "") << file.name;
  }
  const bool is_india = GetParam().name == "region" && GetParam().value == "IN";
  EXPECT_EQ(left_out > 0, is_india) << left_out << " are not played, " << played << " are";
  EXPECT_EQ(played == 0, is_india);
}

INSTANTIATE_TEST_SUITE_P(Values, EverySwitch, testing::ValuesIn(values_to_play()),
                         [](const auto& row) { return name_of_test(row.param.name, row.param.value); });

TEST(EverySwitchIsPlayed, AlsoOneThatIsNew) {
  std::set<std::string> tests;
  const testing::UnitTest& all = *testing::UnitTest::GetInstance();
  for (int suite = 0; suite < all.total_test_suite_count(); ++suite) {
    const testing::TestSuite& one = *all.GetTestSuite(suite);
    if (std::string(one.name()) != "Values/EverySwitch") continue;
    for (int test = 0; test < one.total_test_count(); ++test) tests.emplace(one.GetTestInfo(test)->name());
  }
  for (const mock_amazon::Switch& row : mock_amazon::switches()) {
    for (const std::string_view value : row.values) {
      const std::string name =
          "TheCatalogueComesOutAsItsFilesSay/" + name_of_test(std::string(row.name), std::string(value));
      EXPECT_EQ(tests.contains(name), value != row.values.front()) << name;
    }
  }
}

}  // namespace
}  // namespace vendorproof::harness
