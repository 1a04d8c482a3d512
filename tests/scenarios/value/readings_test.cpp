#include "scenarios/value/readings.h"

#include <gtest/gtest.h>

#include "scenarios/scenario.h"

namespace vendorproof::scenarios {
namespace {

AmazonSide amazon_of(const std::map<std::string, std::string>& switches) {
  AmazonSide amazon;
  amazon.switches = switches;
  return amazon;
}

TEST(Readings, HoldWhereEachSwitchHasOneOfItsValues) {
  const Readings readings = {{"region", {"EU", "JP"}}, {"success", {"never"}}};
  EXPECT_TRUE(has_all(amazon_of({{"region", "JP"}, {"success", "never"}}), readings));
  EXPECT_FALSE(has_all(amazon_of({{"region", "JP"}}), readings));
  EXPECT_FALSE(has_all(amazon_of({{"region", "NA"}, {"success", "never"}}), readings));
  EXPECT_TRUE(has_all(amazon_of({}), {}));
}

TEST(Readings, AConditionNeedsAllOfOnlyIfAndNoneOfUnless) {
  const Condition condition = {.only_if = {{"region", {"EU"}}},
                               .unless = {{"success", {"never"}}, {"face", {"observed"}}}};
  EXPECT_TRUE(is_met({}, amazon_of({})));
  EXPECT_FALSE(is_met(condition, amazon_of({})));
  EXPECT_TRUE(is_met(condition, amazon_of({{"region", "EU"}})));
  EXPECT_FALSE(is_met(condition, amazon_of({{"region", "EU"}, {"face", "observed"}})));
  EXPECT_FALSE(is_met(condition, amazon_of({{"region", "EU"}, {"success", "never"}})));
}

TEST(Readings, SayWhyAScenarioIsNotPlayed) {
  Scenario scenario;
  scenario.not_played = {{{{"region", {"JP"}}}, "no yen"}, not_played_in_india()};
  EXPECT_EQ(why_not_played(scenario), "");
  scenario.amazon.switches["region"] = "JP";
  EXPECT_EQ(why_not_played(scenario), "no yen");
  scenario.amazon.switches["region"] = "IN";
  EXPECT_NE(why_not_played(scenario).find("INV-21"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::scenarios
