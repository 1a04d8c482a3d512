#include "mock_amazon/quirks/quirks.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "mock_amazon/state/central.h"
#include "tests/mock_amazon/quirk_trial.h"

namespace vendorproof::mock_amazon {
namespace {

std::string quirk_suite_of(std::string_view id) {
  std::string name = "Quirk_" + std::string(id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

TEST(Quirks, EachHasATestOfItOnAndOneOfItOff) {
  std::map<std::string, std::set<std::string>> tests;
  const testing::UnitTest& program = *testing::UnitTest::GetInstance();
  for (int i = 0; i < program.total_test_suite_count(); ++i) {
    const testing::TestSuite& suite = *program.GetTestSuite(i);
    for (int j = 0; j < suite.total_test_count(); ++j) tests[suite.name()].insert(suite.GetTestInfo(j)->name());
  }
  for (const QuirkRow& row : quirks()) {
    EXPECT_TRUE(tests[quirk_suite_of(row.id)].contains("On")) << row.id;
    EXPECT_TRUE(tests[quirk_suite_of(row.id)].contains("Off")) << row.id;
  }
}

TEST(Quirks, AreATableInOrderAndFilled) {
  ASSERT_EQ(quirks().size(), quirk_count);
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < quirk_count; ++i) {
    const QuirkRow& row = quirks()[i];
    EXPECT_EQ(static_cast<std::size_t>(row.quirk), i) << row.id;
    EXPECT_TRUE(ids.insert(row.id).second) << row.id;
    for (const std::string_view text : {row.id, row.sentence, row.when, row.source}) EXPECT_FALSE(text.empty());
    EXPECT_EQ(row.size == QuirkSize::None, row.usual == 0) << row.id;
  }
  EXPECT_GE(quirk_count, 20U);
}

TEST(Quirks, AreSwitchedByFaceAndOneByOne) {
  Settings settings;
  EXPECT_FALSE(has_quirk(settings, Quirk::OpaqueErrors));
  settings.face = Face::Observed;
  EXPECT_TRUE(has_quirk(settings, Quirk::OpaqueErrors));
  EXPECT_FALSE(has_quirk(settings, Quirk::Outage));
  ASSERT_TRUE(set_quirk(settings, "opaque-errors", false).has_value());
  EXPECT_FALSE(has_quirk(settings, Quirk::OpaqueErrors));
  ASSERT_TRUE(set_quirk(settings, "outage=48", true).has_value());
  EXPECT_TRUE(has_quirk(settings, Quirk::Outage));
  EXPECT_EQ(size_of(settings, Quirk::Outage), 48);
  EXPECT_EQ(size_of(settings, Quirk::EmptyList), 2);
}

TEST(Quirks, ThatDoNotExistAreNamedWithThoseThatDo) {
  Settings settings;
  const auto message_of = [&](const std::string& id) {
    const Result<void> set = set_quirk(settings, id, true);
    return set ? "" : set.error().message;
  };
  EXPECT_NE(message_of("html").find("no quirk is called 'html'; there are html-unavailable, "), std::string::npos);
  EXPECT_EQ(message_of("empty-list=101"), "empty-list takes a size from 0 to 100, such as empty-list=2");
  EXPECT_EQ(message_of("empty-list=x"), "empty-list takes a size from 0 to 100, such as empty-list=2");
  EXPECT_EQ(message_of("zoneless-dates=1"), "zoneless-dates has no size: leave the '=' out");
  EXPECT_EQ(message_of("outage=10001"), "outage takes a size from 0 to 10000, such as outage=24");
}

TEST(Quirks, NeverHappenTwiceInSuccession) {
  Central central;
  central.settings = settings_with("empty-list=100");
  std::string turns;
  for (int i = 0; i < 6; ++i) turns += takes_turn(central, Quirk::EmptyList) ? 'x' : '.';
  EXPECT_EQ(turns, "x.x.x.");
  central.settings = settings_with("empty-list=0");
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(takes_turn(central, Quirk::EmptyList));
}

TEST(Quirks, ChooseTheSameSubjectsEachTime) {
  const Settings settings = settings_with("order-not-found=50");
  int chosen = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string number = std::to_string(i);
    const bool once = is_chosen(settings, Quirk::OrderNotFound, number);
    EXPECT_EQ(once, is_chosen(settings, Quirk::OrderNotFound, number));
    chosen += once ? 1 : 0;
  }
  EXPECT_GT(chosen, 70);
  EXPECT_LT(chosen, 130);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
