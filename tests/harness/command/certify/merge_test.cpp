#include "harness/command/certify/merge.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "harness/judge/judge.h"
#include "harness/judge/probes.h"

namespace vendorproof::harness {
namespace {

ShardReport passed_shard(std::int64_t number, std::int64_t count) {
  ShardReport shard;
  shard.file = "s" + std::to_string(number) + "/report.json";
  reports::Report& report = shard.report;
  report.version = "0.1.0";
  report.shard.number = number;
  report.shard.count = count;
  report.shard.length = "--runs 9";
  report.shard.playlist = "24c1e30b9a7f5d66";
  reports::ScenarioResult result;
  result.name = "scenario-" + std::to_string(number - 1);
  result.family = "catalogue";
  result.passed = true;
  result.task = static_cast<std::size_t>(number - 1);
  report.scenarios.push_back(result);
  report.probes = no_probes();
  return shard;
}

std::vector<ShardReport> passed_shards(std::int64_t count) {
  std::vector<ShardReport> shards;
  for (std::int64_t number = 1; number <= count; ++number) shards.push_back(passed_shard(number, count));
  return shards;
}

std::string why_not(const std::vector<ShardReport>& shards) {
  const Result<reports::Report> whole = merged(shards, "merge");
  return whole ? "" : whole.error().message;
}

bool names(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(MergedShards, AreOneReportInTheOrderOfTheScenarios) {
  std::vector<ShardReport> shards = passed_shards(3);
  std::reverse(shards.begin(), shards.end());
  const Result<reports::Report> whole = merged(shards, "merge");
  ASSERT_TRUE(whole.has_value()) << whole.error().message;
  EXPECT_EQ(whole->verdict, reports::Verdict::Certified);
  EXPECT_EQ(whole->reason, "all 3 scenarios came out as expected");
  EXPECT_EQ(whole->scenarios[0].name, "scenario-0");
  EXPECT_EQ(whole->scenarios[2].name, "scenario-2");
  EXPECT_EQ(whole->shard.count, 0);
}

TEST(MergedShards, DecideAboutProbes) {
  std::vector<ShardReport> shards = passed_shards(2);
  for (ShardReport& shard : shards) shard.report.shard.whole_catalogue = true;
  EXPECT_EQ(merged(shards, "merge")->verdict, reports::Verdict::Inconclusive);
  for (std::size_t i = 0; i < shards[0].report.probes.size(); ++i) shards[i % 2].report.probes[i].hits = 1;
  EXPECT_EQ(merged(shards, "merge")->verdict, reports::Verdict::Certified);
}

TEST(MergedShards, ThatLackOneAreInconclusive) {
  std::vector<ShardReport> shards = passed_shards(4);
  shards.erase(shards.begin() + 1);
  shards.pop_back();
  reports::Report whole = *merged(shards, "merge");
  EXPECT_EQ(whole.verdict, reports::Verdict::Inconclusive);
  EXPECT_EQ(whole.reason, "missing of 4 shards: 2, 4");
  shards[0].report.scenarios[0].passed = false;
  whole = *merged(shards, "merge");
  EXPECT_EQ(whole.verdict, reports::Verdict::NotCertified);
  EXPECT_TRUE(names(whole.reason, "missing of 4 shards: 2, 4; 1 of 2 scenarios failed")) << whole.reason;
}

TEST(MergedShards, OfWhichOneWasInterruptedAreInconclusive) {
  std::vector<ShardReport> shards = passed_shards(2);
  shards[1].report.shard.has_ended = false;
  const reports::Report whole = *merged(shards, "merge");
  EXPECT_EQ(whole.verdict, reports::Verdict::Inconclusive);
  EXPECT_EQ(whole.reason, "interrupted of 2 shards: 2");
}

TEST(MergedShards, TwiceTheSameIsRefused) {
  std::vector<ShardReport> shards = passed_shards(2);
  shards.push_back(shards.front());
  shards.back().file = "again.json";
  EXPECT_EQ(why_not(shards), "s1/report.json and again.json are both shard 1 of 2; give each shard once");
}

TEST(MergedShards, OfDifferentCampaignsAreRefused) {
  struct Difference {
    const char* what;
    void (*make)(reports::Report& report);
  };
  for (const Difference& row : std::vector<Difference>{
           {"the version is '0.1.0' in the first, and '9' in the second", [](auto& report) { report.version = "9"; }},
           {"the seed is '1' in the first, and '2'", [](auto& report) { report.seed = 2; }},
           {"the integration is none in the first, and 'x'", [](auto& report) { report.integration = "x"; }},
           {"the system under test is", [](auto& report) { report.scope = {"System under test: x"}; }},
           {"the planted defect is", [](auto& report) { report.planted_defect = "x"; }},
           {"the switches is none in the first, and 'region=EU'",
            [](auto& report) { report.shard.switches = {"region=EU"}; }},
           {"the rate card is", [](auto& report) { report.shard.rate_card = "x"; }},
           {"the generated runs is '--runs 9' in the first, and '--for 10m'",
            [](auto& report) { report.shard.length = "--for 10m"; }},
           {"the scenarios is", [](auto& report) { report.shard.playlist = "x"; }},
           {"the determinism check is 'not made'", [](auto& report) { report.played_twice = 1; }},
           {"the number of shards is '2' in the first, and '3'", [](auto& report) { report.shard.count = 3; }}}) {
    std::vector<ShardReport> shards = passed_shards(2);
    row.make(shards[1].report);
    const std::string why = why_not(shards);
    EXPECT_TRUE(names(why, row.what)) << why;
    EXPECT_TRUE(names(why, "s1/report.json and s2/report.json are shards of different campaigns")) << why;
  }
}

TEST(MergedShards, AWholeCampaignIsNoShard) {
  std::vector<ShardReport> shards = passed_shards(1);
  shards[0].report.shard = {};
  EXPECT_TRUE(names(why_not(shards), "s1/report.json: is the report of a whole campaign")) << why_not(shards);
  EXPECT_FALSE(merged({}, "merge").has_value());
}

reports::Cause cause_in(std::size_t task, const std::string& shape, std::int64_t runs) {
  return {"ONCE-04", shape, "small " + shape, "", runs, "gen-1-" + std::to_string(task), task, true, "f.json"};
}

TEST(MergedCauses, AreAddedUpAndKeepTheFirstRun) {
  std::vector<ShardReport> shards = passed_shards(2);
  shards[0].report.generated.causes = {cause_in(4, "a", 2), cause_in(6, "b", 1)};
  shards[1].report.generated.causes = {cause_in(1, "b", 3), cause_in(3, "c", 1)};
  for (ShardReport& shard : shards) {
    for (const reports::Cause& cause : shard.report.generated.causes) {
      reports::ScenarioResult result;
      result.name = cause.first_run;
      result.task = cause.first_task;
      result.reduced = true;
      shard.report.scenarios.push_back(result);
    }
  }
  const reports::Report whole = *merged(shards, "merge");
  ASSERT_EQ(whole.generated.causes.size(), 3U);
  EXPECT_EQ(whole.generated.causes[0].first_run, "gen-1-1");
  EXPECT_EQ(whole.generated.causes[0].runs, 4);
  EXPECT_EQ(whole.generated.causes[2].first_run, "gen-1-4");
  ASSERT_EQ(whole.scenarios.size(), 5U) << "gen-1-6 is of the cause of gen-1-1";
  EXPECT_EQ(whole.scenarios[4].name, "gen-1-4");
}

/// Only ten causes of the whole are made small, as if it had been played at once.
TEST(MergedCauses, BeyondTheTenthAreNotSmall) {
  std::vector<ShardReport> shards = passed_shards(2);
  for (std::size_t i = 0; i < 8; ++i) {
    shards[0].report.generated.causes.push_back(cause_in(2 * i, "a" + std::to_string(i), 1));
    shards[1].report.generated.causes.push_back(cause_in(2 * i + 1, "b" + std::to_string(i), 1));
  }
  const reports::Report whole = *merged(shards, "merge");
  ASSERT_EQ(whole.generated.causes.size(), 16U);
  EXPECT_TRUE(whole.generated.causes[9].is_small);
  EXPECT_FALSE(whole.generated.causes[10].is_small);
  EXPECT_EQ(whole.generated.causes[10].replay_file, "");
}

}  // namespace
}  // namespace vendorproof::harness
