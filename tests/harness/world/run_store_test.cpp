#include "harness/world/run_store.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "harness/judge/judge.h"
#include "harness/world/world.h"
#include "scenarios/generators/generators.h"
#include "tests/core/store/samples.h"

namespace vendorproof::harness {
namespace {

using store::samples::order;

scenarios::Scenario on_torn_disk(std::uint64_t seed) {
  scenarios::Scenario scenario;
  scenario.seed = seed;
  scenario.torn_disk = true;
  return scenario;
}

std::ptrdiff_t draws_of_disk(const std::vector<scenarios::Decision>& fired) {
  return std::count_if(fired.begin(), fired.end(), [](const scenarios::Decision& decision) {
    return decision.name.compare(0, 5, "disk/") == 0 && decision.name != "disk/torn";
  });
}

TEST(RunStore, IsOnATornDiskInATenthOfTheRunsWithChance) {
  int torn = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    scenarios::Scenario scenario;
    scenario.seed = seed;
    scenario.chance.crash_bp = 1;
    Chance chance(scenario);
    const RunStore store(scenario, chance);
    torn += store.is_torn() ? 1 : 0;
    EXPECT_EQ(chance.fired().size(), store.is_torn() ? 1U : 0U) << "a run is repeated from what is recorded";
  }
  EXPECT_GT(torn, 30);
  EXPECT_LT(torn, 75);
}

TEST(RunStore, IsInMemoryWithoutChanceUnlessTheScenarioOrItsDecisionsSayTorn) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    scenarios::Scenario scenario;
    scenario.seed = seed;
    Chance none(scenario);
    EXPECT_FALSE(RunStore(scenario, none).is_torn());
    scenario.decisions_recorded = true;
    Chance recorded(scenario);
    EXPECT_FALSE(RunStore(scenario, recorded).is_torn());
    scenario.decisions = {{"disk/torn", 1}};
    Chance torn(scenario);
    EXPECT_TRUE(RunStore(scenario, torn).is_torn());
    Chance said(on_torn_disk(seed));
    EXPECT_TRUE(RunStore(on_torn_disk(seed), said).is_torn());
  }
}

TEST(RunStore, KeepsEveryCommitThatWasAcknowledged) {
  int interrupted_and_kept = 0;
  int interrupted_and_lost = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const scenarios::Scenario scenario = on_torn_disk(seed);
    Chance chance(scenario);
    RunStore run_store(scenario, chance);
    const auto save = [](store::Store& store, const std::string& number) {
      store.begin();
      store.save(order(number));
      store.commit();
    };
    for (int life = 0; life < 4; ++life) {
      auto opened = run_store.open();
      ASSERT_TRUE(opened) << seed << ": " << opened.error().message;
      for (int before = 0; before < life; ++before) {
        ASSERT_TRUE((*opened)->has_order("ACKNOWLEDGED" + std::to_string(before))) << seed;
      }
      if (life > 0) {
        ++((*opened)->has_order("INTERRUPTED" + std::to_string(life - 1)) ? interrupted_and_kept
                                                                          : interrupted_and_lost);
      }
      save(**opened, "ACKNOWLEDGED" + std::to_string(life));
      run_store.fail_during([&] { save(**opened, "INTERRUPTED" + std::to_string(life)); });
      run_store.crash(*opened);
      EXPECT_EQ(*opened, nullptr);
    }
  }
  EXPECT_GT(interrupted_and_kept, 20);
  EXPECT_GT(interrupted_and_lost, 20);
}

TEST(RunStore, BeginsEmptyWhenItIsLost) {
  for (const bool is_torn : {false, true}) {
    scenarios::Scenario scenario = on_torn_disk(1);
    scenario.torn_disk = is_torn;
    Chance chance(scenario);
    RunStore run_store(scenario, chance);
    auto opened = run_store.open();
    ASSERT_TRUE(opened);
    (*opened)->begin();
    (*opened)->save(order("PO1"));
    (*opened)->commit();
    run_store.crash(*opened);
    opened = run_store.open();
    EXPECT_TRUE((*opened)->has_order("PO1"));
    run_store.crash(*opened);
    run_store.lose();
    EXPECT_FALSE(run_store.open().value()->has_order("PO1"));
  }
}

/// Generated runs with more crashes than usual.
scenarios::Scenario stormy(std::uint64_t index) {
  scenarios::Scenario scenario = scenarios::generate(7, index);
  scenario.chance.crash_bp = 200;
  scenario.torn_disk = true;
  return scenario;
}

TEST(TornRuns, PassAndAreRepeatedFromTheirDecisions) {
  std::ptrdiff_t draws = 0;
  for (std::uint64_t index = 0; index < 8; ++index) {
    const scenarios::Scenario scenario = stormy(index);
    const RunOutcome outcome = run(scenario, {});
    const reports::ScenarioResult result = result_of(scenario, outcome);
    EXPECT_TRUE(outcome.problems.empty()) << index << ": " << outcome.problems.front();
    EXPECT_TRUE(result.passed) << index;
    draws += draws_of_disk(outcome.fired);
    scenarios::Scenario recorded = scenario;
    recorded.decisions_recorded = true;
    recorded.decisions = outcome.fired;
    const auto read = scenarios::read_scenario(scenarios::write_scenario(recorded), "written");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(run(*read, {}).trace_hash, outcome.trace_hash) << index;
    EXPECT_EQ(run(scenario, {}).trace_hash, outcome.trace_hash) << index;
  }
  EXPECT_GT(draws, 100) << "the disk sleeps";
}

TEST(TornRuns, TellInTheTimeLineWhatTheDiskDid) {
  RunSettings settings;
  settings.journal = Journal::On;
  std::string told;
  for (std::uint64_t index = 0; index < 4; ++index) {
    for (const reports::TimelineRow& row : run(stormy(index), settings).journal) told += row.text + "\n";
  }
  EXPECT_NE(told.find("before the commit; of "), std::string::npos);
  EXPECT_NE(told.find(" writes that were not yet safe, the disk lost "), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::harness
