// Planted defects are found by generated runs, made small, and repeated from the written file.
#include "harness/search/shrinker.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/base/hash.h"
#include "harness/judge/judge.h"
#include "harness/search/campaign.h"
#include "scenarios/generators/generators.h"

namespace vendorproof::harness {
namespace {

constexpr std::size_t runs_searched = 60;

struct Teeth {
  const char* defect;
  const char* rule;
};

class PlantedDefects : public testing::TestWithParam<Teeth> {};

TEST_P(PlantedDefects, AreFoundMadeSmallAndRepeated) {
  CampaignPlan plan;
  plan.tasks = runs_searched;
  plan.defect = *defect_of(GetParam().defect);
  plan.scenario = [](std::size_t task) { return scenarios::generate(1, task); };
  const Campaign campaign = play(plan);
  const auto found = std::find_if(campaign.failed.begin(), campaign.failed.end(), [](const Played& played) {
    return std::any_of(
        played.result.findings.begin(), played.result.findings.end(),
        [](const reports::Finding& finding) { return finding.rule->id == std::string(GetParam().rule); });
  });
  ASSERT_NE(found, campaign.failed.end()) << "none of " << campaign.runs << " runs broke " << GetParam().rule;

  RunSettings settings;
  settings.defect = *defect_of(GetParam().defect);
  const Shrunk shrunk = shrink(found->scenario, found->fired, GetParam().rule, settings, {});
  EXPECT_TRUE(shrunk.reproduced);
  EXPECT_LE(shrunk.scenario.orders.size(), 3U);

  const auto file = scenarios::read_scenario(scenarios::write_scenario(shrunk.scenario), "written");
  ASSERT_TRUE(file.has_value()) << file.error().message;
  const RunOutcome again = run(*file, settings);
  EXPECT_EQ(hex_of(again.trace_hash), shrunk.scenario.trace_hash);
  const std::vector<reports::Finding> findings = judge(*file, again);
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const reports::Finding& finding) {
    return finding.rule->id == std::string(GetParam().rule);
  }));
}

INSTANTIATE_TEST_SUITE_P(All, PlantedDefects,
                         testing::Values(Teeth{"cases-as-eaches", "UNIT-01"},
                                         Teeth{"invoice-before-ship-notice", "SEQ-03"},
                                         Teeth{"resend-invoice-under-new-number", "ONCE-04"}),
                         [](const auto& row) {
                           std::string name(row.param.defect);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(Shrink, SaysWhenAFailureDoesNotRepeat) {
  const scenarios::Scenario calm = scenarios::generate(1, 0);
  const Shrunk shrunk = shrink(calm, {}, "UNIT-01", {}, {});
  EXPECT_FALSE(shrunk.reproduced);
  EXPECT_EQ(shrunk.scenario.orders.size(), calm.orders.size());
}

TEST(Shrink, StaysWithinItsBudget) {
  RunSettings settings;
  settings.defect = *defect_of("cases-as-eaches");
  ShrinkBudget budget;
  budget.runs_max = 5;
  for (std::size_t task = 0; task < runs_searched; ++task) {
    const scenarios::Scenario scenario = scenarios::generate(1, task);
    EXPECT_LE(shrink(scenario, {}, "UNIT-01", settings, budget).runs, 5);
    if (task == 2) break;
  }
}

}  // namespace
}  // namespace vendorproof::harness
