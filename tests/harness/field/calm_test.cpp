#include "harness/field/calm.h"

#include <gtest/gtest.h>

#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

scenarios::Fault outage(Duration from, Duration until) {
  scenarios::Fault fault;
  fault.from = from;
  fault.until = until;
  return fault;
}

TEST(Calm, BeginsAfterTheLastOrderChangeAndFault) {
  scenarios::Scenario scenario = ten_orders();
  EXPECT_EQ(calm_from(scenario), scenario.start + scenario.orders.back().placed_after);
  scenarios::OrderChange change;
  change.after = std::chrono::hours(24 * 30);
  scenario.orders.front().changes.push_back(change);
  EXPECT_EQ(calm_from(scenario), scenario.start + change.after);
  scenario.faults.push_back(outage(std::chrono::hours(1), std::chrono::hours(24 * 40)));
  EXPECT_EQ(calm_from(scenario), scenario.start + std::chrono::hours(24 * 40));
}

TEST(Calm, FaultsTurnWhenTheyBeginAndWhenTheyEnd) {
  scenarios::Scenario scenario = ten_orders();
  EXPECT_FALSE(next_turn_of_faults(scenario, scenario.start).has_value());
  scenario.faults = {outage(std::chrono::hours(5), std::chrono::hours(9)),
                     outage(std::chrono::hours(7), std::chrono::hours(8))};
  scenarios::Fault counted;
  counted.kind = scenarios::FaultKind::LostAnswer;
  counted.until = std::chrono::hours(2);
  scenario.faults.push_back(counted);
  const Instant start = scenario.start;
  EXPECT_EQ(next_turn_of_faults(scenario, start), start + std::chrono::hours(5));
  EXPECT_EQ(next_turn_of_faults(scenario, start + std::chrono::hours(5)), start + std::chrono::hours(7));
  EXPECT_EQ(next_turn_of_faults(scenario, start + std::chrono::hours(8)), start + std::chrono::hours(9));
  EXPECT_FALSE(next_turn_of_faults(scenario, start + std::chrono::hours(9)).has_value());
}

}  // namespace
}  // namespace vendorproof::harness
