#include "harness/search/campaign.h"

#include <gtest/gtest.h>

#include "scenarios/generators/generators.h"

namespace vendorproof::harness {
namespace {

Campaign played(std::uint64_t seed, unsigned jobs) {
  CampaignPlan plan;
  plan.tasks = 6;
  plan.scenario = [seed](std::size_t task) { return scenarios::generate(seed, task); };
  plan.jobs = jobs;
  return play(plan);
}

TEST(Campaign, HasOneTraceWhateverTheNumberOfJobs) {
  const Campaign one = played(1, 1);
  const Campaign three = played(1, 3);
  EXPECT_EQ(one.runs, 6);
  EXPECT_EQ(one.trace.value(), three.trace.value());
  EXPECT_EQ(one.orders, three.orders);
  EXPECT_EQ(one.by_family, three.by_family);
}

TEST(Campaign, OfAnotherSeedHasAnotherTrace) { EXPECT_NE(played(1, 2).trace.value(), played(2, 2).trace.value()); }

}  // namespace
}  // namespace vendorproof::harness
