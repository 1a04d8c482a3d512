#include "harness/world/planned_crashes.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

scenarios::Fault crash_after(const std::string& operation, std::int64_t spared, std::int64_t strikes = 1) {
  scenarios::Fault crash;
  crash.kind = scenarios::FaultKind::Crash;
  crash.operation = operation;
  crash.times = strikes;
  crash.skip = spared;
  return crash;
}

/// Which of the next calls of the operation are struck: `..x.`
std::string struck(PlannedCrashes& crashes, const std::string& operation, int calls) {
  std::string text;
  for (int call = 0; call < calls; ++call) text += crashes.strike(operation) ? 'x' : '.';
  return text;
}

TEST(PlannedCrashes, StrikeTheNextCallsOfTheirOperation) {
  PlannedCrashes crashes({crash_after("submitInvoices", 0, 2)});
  EXPECT_FALSE(crashes.strike("getTransaction"));
  EXPECT_EQ(struck(crashes, "submitInvoices", 4), "xx..");
  EXPECT_EQ(crashes.calls_of("submitInvoices"), 4);
  EXPECT_EQ(crashes.calls_of("linkedOrders.create"), 0);
}

TEST(PlannedCrashes, SpareTheFirstCalls) {
  PlannedCrashes crashes({crash_after("submitInvoices", 3, 2)});
  EXPECT_EQ(struck(crashes, "submitInvoices", 7), "...xx..");
}

TEST(PlannedCrashes, CountTheCallsThatAnotherCrashStruck) {
  PlannedCrashes crashes({crash_after("submitInvoices", 0), crash_after("submitInvoices", 2)});
  EXPECT_EQ(struck(crashes, "submitInvoices", 4), "x.x.");
  PlannedCrashes twice({crash_after("submitInvoices", 0), crash_after("submitInvoices", 0)});
  EXPECT_EQ(struck(twice, "submitInvoices", 4), "xx..") << "one call is killed by one crash";
}

TEST(PlannedCrashes, NameThoseThatNeverStruck) {
  scenarios::Fault lost = crash_after("submitInvoices", 0);
  lost.kind = scenarios::FaultKind::LostAnswer;
  PlannedCrashes crashes({lost, crash_after("submitInvoices", 1), crash_after("linkedOrders.create", 0)});
  EXPECT_EQ(struck(crashes, "submitInvoices", 1), ".");
  EXPECT_EQ(crashes.missed(), (std::vector<std::string>{"submitInvoices number 2", "linkedOrders.create number 1"}));
  EXPECT_EQ(struck(crashes, "submitInvoices", 1), "x");
  EXPECT_EQ(crashes.missed(), std::vector<std::string>{"linkedOrders.create number 1"});
}

TEST(PlannedCrashes, AreCalledAsTheCallsAre) {
  PlannedCrashes crashes({crash_after("linkedOrders.create", 0)},
                         [](const std::string& operation) { return "served " + operation; });
  EXPECT_EQ(struck(crashes, "linkedOrders.create", 1), ".");
  EXPECT_EQ(crashes.missed(), std::vector<std::string>{"linkedOrders.create number 1"});
  EXPECT_EQ(struck(crashes, "served linkedOrders.create", 1), "x");
}

}  // namespace
}  // namespace vendorproof::harness
