#include "harness/command/rules_command.h"

#include <set>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "harness/judge/judge.h"
#include "mock_amazon/rules/rule_book.h"

namespace vendorproof::harness {
namespace {

RulesOptions plain(const std::string& id = "") {
  RulesOptions options;
  options.id = id;
  options.no_colour = true;
  return options;
}

TEST(RulesCommand, ListsEveryRule) {
  const std::string page = *rules_page(plain());
  for (const auto& rule : mock_amazon::amazon_rules()) EXPECT_NE(page.find(rule.id), std::string::npos) << rule.id;
  for (const Check* check : all_checks()) EXPECT_NE(page.find(check->rule.id), std::string::npos) << check->rule.id;
}

TEST(RulesCommand, ListsWhatIsLeftOutWithTheReason) {
  RulesOptions options = plain();
  options.left_out = true;
  const std::string page = *rules_page(options);
  for (const auto& rule : mock_amazon::rules_left_out()) EXPECT_NE(page.find(rule.id), std::string::npos) << rule.id;
}

TEST(RulesCommand, ExplainsOneInAnyCase) {
  const std::string page = *rules_page(plain("once-04"));
  for (const char* label : {"ONCE-04", "judge", "owner", "remedy", "source"}) {
    EXPECT_NE(page.find(label), std::string::npos) << label;
  }
  for (const auto& rule : mock_amazon::amazon_rules()) {
    const std::string explained = *rules_page(plain(std::string(rule.id)));
    for (const char* label : {"says", "broken", "costs", "owner", "remedy", "region", "source"}) {
      EXPECT_NE(explained.find(label), std::string::npos) << rule.id << " " << label;
    }
  }
}

TEST(RulesCommand, AnUnknownOneIsToldWhatThereIs) {
  const Result<std::string> page = rules_page(plain("ONCE-99"));
  ASSERT_FALSE(page.has_value());
  EXPECT_NE(page.error().message.find("did you mean ONCE-0"), std::string::npos) << page.error().message;
  EXPECT_NE(rules_page(plain("nonsense")).error().message.find("vendorproof rules"), std::string::npos);
}

TEST(RulesCommand, WritesTheTablesAsJson) {
  RulesOptions options = plain();
  options.json = true;
  const Json page = *parse_json(*rules_page(options));
  EXPECT_EQ(page.at("amazon").size(), mock_amazon::amazon_rules().size());
  EXPECT_EQ(page.at("left_out").size(), mock_amazon::rules_left_out().size());
  EXPECT_EQ(page.at("judge").size(), all_checks().size());
  options.id = "once-04";
  EXPECT_EQ(parse_json(*rules_page(options))->at("judge").size(), 1U);
  options.id = "ONCE-99";
  EXPECT_FALSE(rules_page(options).has_value());
}

}  // namespace
}  // namespace vendorproof::harness
