#include "harness/world/crash_points.h"

#include <gtest/gtest.h>

#include "harness/world/world.h"
#include "scenarios/generators/generators.h"

namespace vendorproof::harness {
namespace {

TEST(CrashPoints, ArePlannedByStepAndBoundary) {
  const std::vector<PlannedCrash> crashes = {{3, Boundary::AfterCommit}};
  EXPECT_TRUE(is_planned(crashes, 3, Boundary::AfterCommit));
  EXPECT_FALSE(is_planned(crashes, 3, Boundary::BeforeCommit));
  EXPECT_FALSE(is_planned(crashes, 4, Boundary::AfterCommit));
}

TEST(CrashPoints, HaveNamesOfTheirOwn) {
  EXPECT_NE(text_of(Boundary::BeforeCommit), text_of(Boundary::AfterCommit));
  EXPECT_NE(text_of(Boundary::AfterCommit), text_of(Boundary::AfterSend));
}

TEST(CrashPoints, StrikeOnceEachAlsoAtTheStart) {
  RunSettings settings;
  settings.crashes = {{0, Boundary::BeforeCommit}, {1, Boundary::AfterCommit}, {5, Boundary::AfterSend}};
  scenarios::Scenario scenario = scenarios::generate(1, 0);
  scenario.decisions_recorded = true;
  scenario.faults.clear();
  EXPECT_EQ(run(scenario, settings).crashed.size(), 3U);
}

}  // namespace
}  // namespace vendorproof::harness
