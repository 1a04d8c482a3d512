// The judge's own test: what counts as found, and what is kept of it.
#include "harness/search/teeth.h"

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"

namespace vendorproof::harness {
namespace {

scenarios::Scenario by_name(std::string_view name) {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder == "catalogue" && file.name == name) return *read_playable(file.text, std::string(name));
  }
  return {};
}

TeethPlan plan_of(const std::vector<std::string>& ids) {
  TeethPlan plan;
  for (const std::string& id : ids) plan.defects.push_back(*defect_of(id));
  plan.scenario_named = by_name;
  return plan;
}

TEST(Teeth, FindADefectInTheScenarioOfItsRow) {
  const std::vector<Bite> bites = bite(plan_of({"cases-as-eaches", "ship-notice-never-sent"}));
  ASSERT_EQ(bites.size(), 2U);
  for (const Bite& bite : bites) {
    EXPECT_TRUE(bite.kill.found) << bite.kill.defect;
    EXPECT_EQ(bite.kill.runs, 1);
    EXPECT_FALSE(bite.kill.at_stake.empty());
    EXPECT_EQ(bite.kill.milliseconds, 0) << "nobody gave a clock";
    EXPECT_EQ(bite.smallest.planted_defect, bite.kill.defect);
    EXPECT_EQ(bite.smallest.broken_rule, bite.kill.rule);
  }
  EXPECT_EQ(bites[0].kill.scenario, "order-in-cases");
}

TEST(Teeth, MakeWhatTheyFoundSmall) {
  TeethPlan plan = plan_of({"cases-as-eaches"});
  plan.generated_runs_max = 5;
  plan.shrink_runs_max = 200;
  const Bite bite = vendorproof::harness::bite(plan).front();
  ASSERT_TRUE(bite.kill.found);
  EXPECT_LE(bite.kill.orders, 3);
  RunSettings settings;
  settings.defect = plan.defects.front();
  const RunOutcome again = run(bite.smallest, settings);
  const reports::ScenarioResult result = result_of(bite.smallest, again);
  EXPECT_EQ(result.trace_hash, bite.smallest.trace_hash);
  EXPECT_FALSE(result.passed);
}

/// A defect whose row names a rule that it does not break.
TEST(Teeth, TellADefectThatIsFoundByAnotherRuleOnly) {
  Defect wrong = **defect_of("cases-as-eaches");
  wrong.caught_by = "CREDIT-01";
  TeethPlan plan = plan_of({});
  plan.defects = {&wrong};
  const Bite bite = vendorproof::harness::bite(plan).front();
  EXPECT_TRUE(bite.is_played);
  EXPECT_FALSE(bite.kill.found);
}

TEST(Teeth, HaveNoKillOfWhatWasNotPlayed) {
  TeethPlan plan = plan_of({"cases-as-eaches", "payment-twice"});
  plan.is_stopped = [] { return true; };
  EXPECT_TRUE(kills_of(bite(plan)).empty());
}

TEST(Teeth, GiveTheSameKillsWhateverTheNumberOfThreads) {
  TeethPlan plan = plan_of({"payment-twice", "invoice-one-short", "line-left-out"});
  plan.generated_runs_max = 2;
  plan.jobs = 1;
  const auto one = bite(plan);
  plan.jobs = 3;
  const auto three = bite(plan);
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].kill.scenario, three[i].kill.scenario);
    EXPECT_EQ(one[i].smallest.trace_hash, three[i].smallest.trace_hash);
  }
}

}  // namespace
}  // namespace vendorproof::harness
