#include "scenarios/generators/profile.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "scenarios/scenario.h"
#include "tests/scenarios/black_friday.h"

namespace vendorproof::scenarios {
namespace {

using namespace std::chrono_literals;

TEST(ScenarioOfProfile, IsTheSameForTheSameSeed) {
  const Profile profile = black_friday();
  EXPECT_EQ(scenario_of_profile(profile, 7), scenario_of_profile(profile, 7));
  EXPECT_NE(scenario_of_profile(profile, 7), scenario_of_profile(profile, 8));
}

TEST(ScenarioOfProfile, HasTheOrdersOfEveryWeekAndMostOnMonday) {
  const Profile profile = black_friday();
  const Scenario scenario = scenario_of_profile(profile, 1);
  for (std::size_t week = 0; week < profile.orders_by_week.size(); ++week) {
    const Duration start = 24h * 7 * static_cast<std::int64_t>(week);
    const auto within = [&](Duration from, Duration to) {
      return std::count_if(scenario.orders.begin(), scenario.orders.end(), [&](const Order& order) {
        return order.placed_after >= start + from && order.placed_after <= start + to;
      });
    };
    EXPECT_EQ(within(0h, 24h * 7 - 1min), profile.orders_by_week[week]);
    EXPECT_GE(within(6h, 12h), profile.orders_by_week[week] * 70 / 100);
    EXPECT_LE(within(6h, 12h), profile.orders_by_week[week] * 80 / 100);
  }
}

TEST(ScenarioOfProfile, IsLikeItsProfile) {
  Profile profile = black_friday();
  profile.vendor_codes = 2;
  const Scenario scenario = scenario_of_profile(profile, 1);
  std::set<std::string> centres;
  std::set<std::string> codes;
  std::int64_t changed = 0;
  for (const Order& order : scenario.orders) {
    centres.insert(order.ship_to);
    codes.insert(order.vendor_code);
    changed += order.changes.empty() ? 0 : 1;
    EXPECT_GE(order.lines.size(), 5U);
    EXPECT_LE(order.lines.size(), 40U);
    EXPECT_EQ(order.number.size(), 8U);
  }
  EXPECT_EQ(centres.size(), 15U);
  EXPECT_EQ(codes.size(), 2U);
  const auto orders = static_cast<std::int64_t>(scenario.orders.size());
  EXPECT_GE(changed * 100, orders * 5);
  EXPECT_LE(changed * 100, orders * 15);
  EXPECT_EQ(scenario.faults.size(), 7U);
  EXPECT_EQ(scenario.faults.back().from, 24h * 35 + 24h * 6 + 22h);
}

TEST(ScenarioOfProfile, StocksTheShareOfTheDemandThatItSays) {
  Profile profile = black_friday();
  profile.stock_cover_percent = 97;
  const Scenario scenario = scenario_of_profile(profile, 1);
  std::int64_t ordered = 0;
  for (const Order& order : scenario.orders) {
    for (const OrderLine& line : order.lines) ordered += line.ordered.amount * line.ordered.unit_size;
  }
  std::int64_t stocked = 0;
  for (const Item& item : scenario.items) {
    stocked += item.stock_eaches;
    for (const Restock& restock : item.restocks) stocked += restock.eaches;
  }
  EXPECT_GE(stocked * 100, ordered * 96);
  EXPECT_LE(stocked * 100, ordered * 97);
}

TEST(ScenarioOfProfile, SurvivesItsFile) {
  Profile profile = black_friday();
  profile.orders_by_week = {10, 20};
  const Scenario scenario = scenario_of_profile(profile, 3);
  EXPECT_EQ(*read_scenario(write_scenario(scenario), "a.json"), scenario);
}

}  // namespace
}  // namespace vendorproof::scenarios
