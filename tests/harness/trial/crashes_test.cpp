#include "harness/trial/crashes.h"

#include <gtest/gtest.h>

#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

/// The program is killed at so many sales orders after the first `skip` ones.
Crashes at_sales_orders(std::int64_t times, std::int64_t skip) {
  scenarios::Scenario scenario = ten_orders();
  scenarios::Fault crash;
  crash.kind = scenarios::FaultKind::Crash;
  crash.operation = "linkedOrders.create";
  crash.times = times;
  crash.skip = skip;
  scenario.faults.push_back(crash);
  return Crashes(scenario);
}

TEST(Crashes, StrikeTheNextCallsOfAPlannedOperation) {
  Crashes crashes = at_sales_orders(2, 0);
  EXPECT_FALSE(crashes.strike("submitInvoices"));
  EXPECT_FALSE(crashes.strike(""));
  EXPECT_TRUE(crashes.strike("post linkedOrders"));
  EXPECT_TRUE(crashes.strike("post linkedOrders"));
  EXPECT_FALSE(crashes.strike("post linkedOrders"));
}

TEST(Crashes, SpareTheFirstCallsAndAreToldInTheWordsOfTheScenario) {
  Crashes crashes = at_sales_orders(1, 1);
  EXPECT_FALSE(crashes.strike("post linkedOrders"));
  EXPECT_EQ(crashes.missed(), std::vector<std::string>{"linkedOrders.create number 2"});
  EXPECT_TRUE(crashes.strike("post linkedOrders"));
  EXPECT_EQ(crashes.calls_of("post linkedOrders"), 2);
  EXPECT_TRUE(crashes.missed().empty());
}

TEST(Crashes, ByChanceAreTheSameForTheSameSeed) {
  scenarios::Scenario scenario = ten_orders();
  EXPECT_FALSE(Crashes(scenario).strike("submitInvoices")) << "the scenario has no chance of a crash";
  scenario.chance.crash_bp = 2'000;
  Crashes first(scenario);
  Crashes second(scenario);
  int struck = 0;
  for (int call = 0; call < 500; ++call) {
    const bool strikes = first.strike("submitInvoices");
    EXPECT_EQ(strikes, second.strike("submitInvoices"));
    struck += strikes ? 1 : 0;
  }
  EXPECT_GT(struck, 50);
  EXPECT_LT(struck, 200);
}

}  // namespace
}  // namespace vendorproof::harness
