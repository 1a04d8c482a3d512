#include "harness/search/campaign.h"

#include <set>
#include <string>
#include <vector>

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
  EXPECT_EQ(one.traces, three.traces);
  ASSERT_EQ(one.by_family.size(), three.by_family.size());
  for (std::size_t i = 0; i < one.by_family.size(); ++i) EXPECT_EQ(one.by_family[i].runs, three.by_family[i].runs);
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

/// A campaign in which nothing is simulated.
CampaignPlan idle_plan(std::size_t tasks) {
  CampaignPlan plan;
  plan.tasks = tasks;
  plan.scenario = [](std::size_t task) {
    scenarios::Scenario scenario;
    scenario.name = "idle-" + std::to_string(task);
    return scenario;
  };
  plan.own_core = [](const scenarios::Scenario&, const RunSettings&) { return RunOutcome(); };
  plan.keep_results = KeepResults::Yes;
  return plan;
}

std::vector<std::size_t> tasks_played(const CampaignPlan& plan) {
  std::vector<std::size_t> tasks;
  for (const reports::ScenarioResult& result : play(plan).results) tasks.push_back(result.task);
  return tasks;
}

TEST(CampaignPart, PlaysItsTasksOnly) {
  CampaignPlan plan = idle_plan(10);
  plan.part = {2, 4};
  EXPECT_EQ(tasks_played(plan), (std::vector<std::size_t>{2, 6}));
  plan.part = {9, 10};
  EXPECT_EQ(tasks_played(plan), (std::vector<std::size_t>{9}));
  plan.part = {10, 16};
  EXPECT_TRUE(tasks_played(plan).empty());
}

TEST(CampaignPart, EachTaskFallsToOnePart) {
  for (const std::size_t tasks : {0U, 1U, 7U, 16U, 33U}) {
    std::set<std::size_t> seen;
    std::size_t counted = 0;
    for (std::size_t first = 0; first < 16; ++first) {
      CampaignPlan plan = idle_plan(tasks);
      plan.part = {first, 16};
      for (const std::size_t task : tasks_played(plan)) EXPECT_TRUE(seen.insert(task).second) << task;
      counted += tasks_of(tasks, plan.part);
    }
    EXPECT_EQ(seen.size(), tasks);
    EXPECT_EQ(counted, tasks);
  }
}

/// The function stands for a clock.
TEST(CampaignTime, NoRunBeginsWhenItIsOver) {
  for (const unsigned jobs : {1U, 4U}) {
    CampaignPlan plan = idle_plan(1'000'000'000);
    plan.jobs = jobs;
    int asked = 0;
    plan.is_over = [&asked] { return ++asked > 25; };
    const std::vector<std::size_t> tasks = tasks_played(plan);
    ASSERT_EQ(tasks.size(), 25U);
    EXPECT_EQ(tasks.back(), 24U) << "no task is left out";
  }
}

TEST(CampaignTwice, FindsARunThatIsNotTheSameAgain) {
  CampaignPlan plan = idle_plan(3);
  plan.jobs = 1;
  plan.plays = Plays::Twice;
  int plays = 0;
  plan.own_core = [&plays](const scenarios::Scenario& scenario, const RunSettings& settings) {
    EXPECT_EQ(settings.journal, Journal::On);
    RunOutcome outcome;
    outcome.journal = {{scenario.start, reports::TimelineRow::Lane::Core, "first", false}};
    // The machine's state shows through in one scenario.
    const std::string second = scenario.name == "idle-1" ? "play " + std::to_string(++plays) : "play";
    outcome.journal.push_back({scenario.start, reports::TimelineRow::Lane::Core, second, false});
    return outcome;
  };
  const Campaign campaign = play(plan);
  ASSERT_EQ(campaign.divergences.size(), 1U);
  EXPECT_EQ(campaign.divergences[0].scenario, "idle-1");
  EXPECT_EQ(campaign.divergences[0].task, 1U);
  EXPECT_NE(campaign.divergences[0].what.find("event 2"), std::string::npos) << campaign.divergences[0].what;
  plan.plays = Plays::Once;
  plan.own_core = guarded_run;
  EXPECT_TRUE(play(plan).divergences.empty());
}

}  // namespace
}  // namespace vendorproof::harness
