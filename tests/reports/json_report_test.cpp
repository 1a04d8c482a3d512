#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "reports/findings.h"
#include "reports/report.h"
#include "tests/reports/samples.h"

namespace vendorproof::reports {
namespace {

TEST(JsonReport, IsReadAgainAlsoWithBrokenBytes) {
  const Result<Json> json = parse_json(write_json(samples::hostile_report()));
  ASSERT_TRUE(json) << json.error().message;
  EXPECT_EQ(json->at("schema_version"), 1);
  EXPECT_EQ(json->at("scenarios").size(), 5U);
}

TEST(JsonReport, SeedsSurviveReadersThatKnowOnlyDoubles) {
  Report report;
  report.seed = 18'446'744'073'709'551'615U;
  EXPECT_EQ(parse_json(write_json(report))->at("seed"), "18446744073709551615");
}

TEST(JsonReport, TenThousandFindingsAreCountedAndTheFirstListed) {
  Report report = samples::report();
  ScenarioResult& scenario = report.scenarios[3];
  for (int i = 0; i < 10'000; ++i) scenario.findings.push_back(scenario.findings.front());
  const Json json = parse_json(write_json(report)).value().at("scenarios")[3];
  EXPECT_EQ(json.at("findings_total"), 10'005);
  EXPECT_LE(json.at("findings").size(), 5 * findings_listed_max);
}

TEST(JsonReport, NamesTheGeneratedRunsThatFailed) {
  Report report = samples::report();
  EXPECT_EQ(parse_json(write_json(report)).value()["generated"]["failures"][0]["name"], "unit-of-measure-000131");
  report.generated.failures.resize(700, report.generated.failures.front());
  EXPECT_EQ(parse_json(write_json(report)).value()["generated"]["failures"].size(), 500U);
}

TEST(JsonReport, TheOrderOfFieldsIsAPromise) {
  std::vector<std::string> names;
  const Json json = parse_json(write_json(samples::report())).value();
  for (const auto& [name, value] : json.items()) names.push_back(name);
  EXPECT_EQ(
      names,
      (std::vector<std::string>{
          "schema_version", "product",     "version",           "command",          "seed",       "verdict",   "reason",
          "planted_defect", "at_stake",    "at_stake_by_owner", "scenarios_failed", "scenarios",  "generated", "probes",
          "pairs",          "integration", "scenario_time",     "played",           "not_played", "scope",     "kills",
          "left_out",       "regressions", "played_twice",      "divergences"}));
}

}  // namespace
}  // namespace vendorproof::reports
