#include "harness/field/rate_card_choice.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "harness/field/field.h"

namespace vendorproof::harness {
namespace {

std::string own_card() {
  return R"({"schema":1,"name":"Ours","region":"NA","statement":"Ours, not Amazon's statement.","rates":[]})";
}

TEST(RateCardChoice, TheRegionsUnlessTheScenarioBringsOne) {
  scenarios::Scenario scenario;
  EXPECT_EQ(amazon_settings(scenario).rate_card, nullptr);
  scenario = charged_by(scenario, own_card());
  ASSERT_NE(amazon_settings(scenario).rate_card, nullptr);
  EXPECT_EQ(amazon_settings(scenario).rate_card->name, "Ours");
  EXPECT_EQ(charged_by(scenario, "").amazon.rate_card, own_card());
}

TEST(RateCardChoice, ACardTravelsInAScenarioFile) {
  scenarios::Scenario scenario;
  scenario.name = "with-a-card";
  scenario.amazon.rate_card = own_card();
  const auto read = scenarios::read_scenario(scenarios::write_scenario(scenario), "x.json");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->amazon.rate_card, own_card());
}

TEST(RateCardChoice, AWrongCardIsToldBeforeAnythingRuns) {
  scenarios::Scenario scenario;
  EXPECT_TRUE(check_rate_card(scenario).has_value());
  scenario.amazon.rate_card = R"({"schema":1})";
  EXPECT_EQ(check_rate_card(scenario).error().message, "$.amazon.rate_card: $.name is missing; add it");
  EXPECT_EQ(Field(scenario).problems().size(), 1U);
}

TEST(RateCardChoice, ReadsAFileAndNamesIt) {
  EXPECT_EQ(read_rate_card_file(""), std::string());
  EXPECT_FALSE(read_rate_card_file("/no/such/card.json").has_value());
  const std::string path = testing::TempDir() + "rate_card_choice_test.json";
  ASSERT_TRUE(write_file(path, own_card()).has_value());
  EXPECT_EQ(read_rate_card_file(path), own_card());
  ASSERT_TRUE(write_file(path, "{}").has_value());
  EXPECT_EQ(read_rate_card_file(path).error().message, path + ": $.schema is missing; add it");
}

}  // namespace
}  // namespace vendorproof::harness
