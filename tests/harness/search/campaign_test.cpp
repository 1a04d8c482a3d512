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

TEST(Campaign, LeavesOutAScenarioThatSaysWhyItIsNotPlayed) {
  CampaignPlan plan;
  plan.tasks = 3;
  plan.scenario = [](std::size_t task) {
    scenarios::Scenario scenario = scenarios::generate(1, task);
    if (task == 1) scenario.amazon.switches["region"] = "IN";
    return scenario;
  };
  plan.keep_results = KeepResults::Yes;
  const Campaign campaign = play(plan);
  EXPECT_EQ(campaign.runs, 2);
  EXPECT_EQ(campaign.results.size(), 2U);
  ASSERT_EQ(campaign.left_out.size(), 1U);
  EXPECT_EQ(campaign.left_out.front().scenario, "gen-1-1");
  EXPECT_NE(campaign.left_out.front().reason.find("INV-21"), std::string::npos);
}

TEST(Campaign, OfAnotherSeedHasAnotherTrace) { EXPECT_NE(played(1, 2).trace.value(), played(2, 2).trace.value()); }

}  // namespace
}  // namespace vendorproof::harness
