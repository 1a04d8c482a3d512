#include "harness/command/certify/merge.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/hash.h"
#include "harness/judge/judge.h"
#include "harness/judge/probes/probes.h"
#include "harness/search/causes.h"
#include "reports/campaign/report_reader.h"

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
  EXPECT_EQ(whole.reason, "shards 2, 4 of 4 are missing");
  shards[0].report.scenarios[0].passed = false;
  whole = *merged(shards, "merge");
  EXPECT_EQ(whole.verdict, reports::Verdict::NotCertified);
  EXPECT_TRUE(names(whole.reason, "shards 2, 4 of 4 are missing; 1 of 2 scenarios failed")) << whole.reason;
}

TEST(MergedShards, OfWhichOneWasInterruptedAreInconclusive) {
  std::vector<ShardReport> shards = passed_shards(2);
  shards[1].report.shard.has_ended = false;
  const reports::Report whole = *merged(shards, "merge");
  EXPECT_EQ(whole.verdict, reports::Verdict::Inconclusive);
  EXPECT_EQ(whole.reason, "shard 2 of 2 was interrupted");
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
           {"they differ in the version: '0.1.0' in the first, '9' in the second",
            [](auto& report) { report.version = "9"; }},
           {"in the seed: '1' in the first, '2'", [](auto& report) { report.seed = 2; }},
           {"in the integration: none in the first, 'x'", [](auto& report) { report.integration = "x"; }},
           {"in the system under test: ", [](auto& report) { report.scope = {"System under test: x"}; }},
           {"in the planted defect: ", [](auto& report) { report.planted_defect = "x"; }},
           {"in the switches: none in the first, 'region=EU'",
            [](auto& report) { report.shard.switches = {"region=EU"}; }},
           {"in the rate card: ", [](auto& report) { report.shard.rate_card = "x"; }},
           {"in the generated runs: '--runs 9' in the first, '--for 10m'",
            [](auto& report) { report.shard.length = "--for 10m"; }},
           {"in the scenarios: ", [](auto& report) { report.shard.playlist = "x"; }},
           {"in the number of shards: '2' in the first, '3'", [](auto& report) { report.shard.count = 3; }}}) {
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

/// What a campaign may have played: scenarios that pass, fail or are left out, and runs that fail of some causes.
struct Drawn {
  std::vector<int> scenarios;  ///< 0: passed, 1: failed, 2: left out
  std::vector<int> runs;       ///< 0: passed, 1: left out, others: failed of that cause
};

reports::ScenarioResult result_named(const std::string& name, std::size_t task, bool passed, int cause) {
  reports::ScenarioResult result;
  result.name = name;
  result.family = "family-" + std::to_string(task % 3);
  result.task = task;
  result.passed = passed;
  result.orders = static_cast<std::int64_t>(task) + 1;
  result.trace_hash = hex_of(task * 977 + 1);
  if (passed) return result;
  reports::Finding finding;
  finding.rule = find_rule(cause % 2 == 0 ? "ONCE-04" : "UNIT-01");
  finding.evidence = std::string(static_cast<std::size_t>(cause), 'x') + " " + std::to_string(task);
  finding.at_stake = Money(static_cast<std::int64_t>(task) * 10'000, usd());
  result.findings.push_back(finding);
  return result;
}

/// As certify reports a part of it: everything that falls to it, with its own causes.
ShardReport part_of_drawn(const Drawn& drawn, std::int64_t number, std::int64_t count) {
  ShardReport shard = passed_shard(number, count);
  reports::Report& report = shard.report;
  report.scenarios.clear();
  const auto step = static_cast<std::size_t>(count);
  for (auto task = static_cast<std::size_t>(number - 1); task < drawn.scenarios.size(); task += step) {
    const std::string name = "scenario-" + std::to_string(task);
    const int what = drawn.scenarios[task];
    if (what == 2) report.left_out.push_back({name, "no taxes", task, false});
    if (what != 2) report.scenarios.push_back(result_named(name, task, what == 0, 1));
    report.probes[task % report.probes.size()].hits += 1;
  }
  std::vector<Played> failed;
  std::map<std::string, reports::FamilyRuns> families;
  report.generated.trace_hash = "of the part";
  for (auto task = static_cast<std::size_t>(number - 1); task < drawn.runs.size(); task += step) {
    const std::string name = "gen-1-" + std::to_string(task);
    const int what = drawn.runs[task];
    report.shard.traces.push_back(what == 1 ? "-" : hex_of(task));
    if (what == 1) report.left_out.push_back({name, "no taxes", task, true});
    if (what == 1) continue;
    Played played;
    played.result = result_named(name, task, what == 0, what);
    reports::FamilyRuns& family = families[played.result.family];
    family.family = played.result.family;
    ++family.runs;
    ++report.generated.runs;
    report.generated.orders += played.result.orders;
    if (what == 0) continue;
    ++family.failed;
    ++report.generated.failed;
    report.generated.failures.push_back({name, played.result.family, "it failed", task});
    failed.push_back(played);
  }
  for (const auto& [name, family] : families) report.generated.by_family.push_back(family);
  for (const CauseGroup& group : grouped_by_cause(failed)) {
    report.generated.causes.push_back(group.cause);
    if (report.generated.causes.size() > causes_minimised_max) continue;
    reports::ScenarioResult smallest = failed[group.first].result;
    smallest.reduced = true;
    report.generated.causes.back().replay_file = smallest.replay_file = smallest.name + ".json";
    tell_smallest({}, smallest, report.generated.causes.back());
    // What is left of it depends on the run, so that causes of one shard may be one in the whole.
    report.generated.causes.back().left = smallest.task % 2 == 0 ? "lost" : "crash";
    report.generated.causes.back().small_shape = "small";
    report.scenarios.push_back(smallest);
  }
  return shard;
}

RC_GTEST_PROP(MergedShardsProperty, AreTheReportOfTheWhole, ()) {
  Drawn drawn;
  drawn.scenarios = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3));
  drawn.runs = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30));
  const auto count = *rc::gen::inRange<std::int64_t>(1, 9);
  std::vector<ShardReport> shards;
  for (std::int64_t number = 1; number <= count; ++number) {
    const ShardReport written = part_of_drawn(drawn, number, count);
    const Result<reports::Report> read =
        reports::read_report(reports::write_json(written.report), written.file, find_rule);
    RC_ASSERT(read.has_value());
    shards.push_back({written.file, *read});
  }
  const Result<reports::Report> whole = merged(shards, "merge");
  const Result<reports::Report> at_once = merged({part_of_drawn(drawn, 1, 1)}, "merge");
  RC_ASSERT(whole.has_value());
  RC_ASSERT(at_once.has_value());
  RC_ASSERT(reports::write_json(*whole) == reports::write_json(*at_once));
}

}  // namespace
}  // namespace vendorproof::harness
