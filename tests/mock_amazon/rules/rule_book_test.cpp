#include "mock_amazon/rules/rule_book.h"

#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/base/text.h"

namespace vendorproof::mock_amazon {
namespace {

/// The tests of this program by suite, as `ACK_05`.
std::map<std::string, std::set<std::string>> tests_by_suite() {
  std::map<std::string, std::set<std::string>> tests;
  const testing::UnitTest& program = *testing::UnitTest::GetInstance();
  for (int i = 0; i < program.total_test_suite_count(); ++i) {
    const testing::TestSuite& suite = *program.GetTestSuite(i);
    for (int j = 0; j < suite.total_test_count(); ++j) tests[suite.name()].insert(suite.GetTestInfo(j)->name());
  }
  return tests;
}

std::string suite_of(std::string_view id) {
  std::string name(id);
  for (char& letter : name) {
    if (letter == '-') letter = '_';
  }
  return name;
}

TEST(RuleBook, EveryRuleHasAKeepingAndABreakingTest) {
  const auto tests = tests_by_suite();
  for (const AmazonRule& rule : amazon_rules()) {
    const auto suite = tests.find(suite_of(rule.id));
    ASSERT_NE(suite, tests.end()) << rule.id << " has no tests";
    EXPECT_TRUE(suite->second.contains("Keeps")) << rule.id;
    EXPECT_TRUE(suite->second.contains("Breaks")) << rule.id;
  }
}

TEST(RuleBook, IdsAreUniqueAndSorted) {
  std::set<std::string_view> ids;
  for (const RuleArea& area : rule_areas()) {
    std::string_view before;
    for (const AmazonRule& rule : area.rules()) {
      EXPECT_TRUE(starts_with(rule.id, area.prefix)) << rule.id;
      EXPECT_LT(before, rule.id);
      before = rule.id;
      EXPECT_TRUE(ids.insert(rule.id).second) << rule.id << " comes twice";
    }
    for (const RuleLeftOut& rule : area.left_out()) {
      EXPECT_TRUE(starts_with(rule.id, area.prefix)) << rule.id;
      EXPECT_TRUE(ids.insert(rule.id).second) << rule.id << " comes twice";
    }
  }
}

TEST(RuleBook, EveryColumnIsFilled) {
  for (const AmazonRule& rule : amazon_rules()) {
    for (const std::string_view text : {rule.sentence, rule.source, rule.mock, rule.cost, rule.remedy, rule.region}) {
      EXPECT_FALSE(text.empty()) << rule.id;
    }
    EXPECT_TRUE(rule.sentence.ends_with(".")) << rule.id;
  }
  for (const RuleLeftOut& rule : rules_left_out()) {
    EXPECT_FALSE(rule.sentence.empty() || rule.reason.empty()) << rule.id;
  }
}

TEST(RuleBook, FindsARuleByItsId) {
  EXPECT_EQ(amazon_rule("NONE-01"), nullptr);
  for (const AmazonRule& rule : amazon_rules()) EXPECT_EQ(amazon_rule(rule.id), &rule);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
