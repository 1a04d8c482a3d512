// Wherever the core is killed, also while it starts again, the trade comes out the same.
#include "harness/search/crash_sweep.h"

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"

namespace vendorproof::harness {
namespace {

scenarios::Scenario of_the_catalogue(const std::string& name) {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder == "catalogue" && file.name == name) return *read_playable(file.text, name);
  }
  return {};
}

scenarios::Scenario two_orders() { return of_the_catalogue("two-orders-one-truck"); }

TEST(CrashSweep, OfTwoOrdersFindsNothing) {
  const CrashSweep sweep = sweep_crashes(two_orders(), 2, nullptr, nullptr);
  EXPECT_TRUE(sweep.is_whole);
  EXPECT_GT(sweep.runs, 100U);
  EXPECT_EQ(sweep.crashes, sweep.runs / 2 * 3) << "one crash, and two in every second run";
  for (const std::string& failure : sweep.failures) ADD_FAILURE() << failure;
}

TEST(CrashSweep, SaysThatItWasStopped) {
  const CrashSweep sweep = sweep_crashes(
      two_orders(), 1, [] { return true; }, nullptr);
  EXPECT_FALSE(sweep.is_whole);
  EXPECT_EQ(sweep.runs, 0U);
}

/// The sweep can fail: a scenario that breaks a rule anyway breaks it at each crash.
TEST(CrashSweep, NamesTheStepAndTheRule) {
  scenarios::Scenario scenario = of_the_catalogue("clean-order");
  scenario.expected_exceptions.push_back({"price-mismatch", {}});
  const CrashSweep sweep = sweep_crashes(scenario, 2, nullptr, nullptr);
  ASSERT_EQ(sweep.failures.size(), sweep.runs);
  EXPECT_EQ(sweep.failures.front().rfind("step ", 0), 0U) << sweep.failures.front();
}

}  // namespace
}  // namespace vendorproof::harness
