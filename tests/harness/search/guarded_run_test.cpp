#include "harness/search/guarded_run.h"

#include <vector>

#include <gtest/gtest.h>

#include "harness/judge/judge.h"
#include "harness/search/campaign.h"
#include "scenarios/generators/generators.h"

namespace vendorproof::harness {
namespace {

Spoiler stops_the_core(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) { spoiled.copies = std::vector<int>().at(0); };
  return spoiler;
}

constexpr Defect stops = {"stops-the-core", "The core stops.", "", "", stops_the_core};

TEST(GuardedRun, OfACoreThatStopsSaysWhy) {
  const scenarios::Scenario scenario = scenarios::generate(1, 0);
  RunSettings settings;
  settings.defect = &stops;
  const RunOutcome outcome = guarded_run(scenario, settings);
  ASSERT_EQ(outcome.troubles.size(), 1U);
  EXPECT_EQ(outcome.troubles.front().rfind("the core stopped with an error: ", 0), 0U) << outcome.troubles.front();
  EXPECT_FALSE(result_of(scenario, outcome).passed);
}

TEST(GuardedRun, LetsACampaignGoOn) {
  CampaignPlan plan;
  plan.tasks = 3;
  plan.scenario = [](std::size_t task) { return scenarios::generate(1, task); };
  plan.defect = &stops;
  const Campaign campaign = play(plan);
  EXPECT_EQ(campaign.runs, 3);
  EXPECT_EQ(campaign.failed.size(), 3U);
}

}  // namespace
}  // namespace vendorproof::harness
