#include "harness/trial/crashes.h"

#include <gtest/gtest.h>

#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

TEST(Crashes, StrikeTheNextCallsOfAPlannedOperation) {
  scenarios::Scenario scenario = ten_orders();
  scenarios::Fault crash;
  crash.kind = scenarios::FaultKind::Crash;
  crash.operation = "salesOrders.create";
  crash.times = 2;
  scenario.faults.push_back(crash);
  Crashes crashes(scenario);
  EXPECT_FALSE(crashes.strike("submitInvoices"));
  EXPECT_FALSE(crashes.strike(""));
  EXPECT_TRUE(crashes.strike("post salesOrders"));
  EXPECT_TRUE(crashes.strike("post salesOrders"));
  EXPECT_FALSE(crashes.strike("post salesOrders"));
}

TEST(Crashes, SpareTheFirstCallsAndAreToldInTheWordsOfTheScenario) {
  scenarios::Scenario scenario = ten_orders();
  scenarios::Fault crash;
  crash.kind = scenarios::FaultKind::Crash;
  crash.operation = "salesOrders.create";
  crash.skip = 1;
  scenario.faults.push_back(crash);
  Crashes crashes(scenario);
  EXPECT_FALSE(crashes.strike("post salesOrders"));
  EXPECT_EQ(crashes.missed(), std::vector<std::string>{"salesOrders.create number 2"});
  EXPECT_TRUE(crashes.strike("post salesOrders"));
  EXPECT_EQ(crashes.calls_of("post salesOrders"), 2);
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
