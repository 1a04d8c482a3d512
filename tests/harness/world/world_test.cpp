// The world as a whole: deterministic, crash-safe, and the catalogue comes out as its files say.
#include "harness/world/world.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "harness/field/rate_card_choice.h"
#include "harness/judge/judge.h"
#include "harness/record/ledger_text.h"
#include "harness/world/network.h"
#include "reports/report.h"
#include "reports/timeline.h"
#include "scenarios/generators/generators.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

scenarios::Scenario catalogue_scenario(std::string_view name) {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue" || file.name != name) continue;
    auto scenario = scenarios::read_scenario(file.text, std::string(name));
    EXPECT_TRUE(scenario.has_value()) << scenario.error().message;
    return *scenario;
  }
  ADD_FAILURE() << "no scenario " << name;
  return {};
}

RunOutcome journalled(const scenarios::Scenario& scenario) {
  RunSettings settings;
  settings.journal = Journal::On;
  return run(scenario, settings);
}

std::string report_of(const scenarios::Scenario& scenario, const RunOutcome& outcome) {
  reports::Report report;
  report.version = "test";
  report.scenarios.push_back(result_of(scenario, outcome));
  return reports::write_json(report) + reports::write_html(report) + reports::write_junit(report);
}

class Catalogue : public testing::TestWithParam<std::string> {};

TEST_P(Catalogue, ComesOutAsItsFileSays) {
  const scenarios::Scenario scenario = catalogue_scenario(GetParam());
  const reports::ScenarioResult result = result_of(scenario, run(scenario, {}));
  for (const reports::Finding& finding : result.findings) {
    EXPECT_TRUE(finding.expected) << finding.rule->id << " " << finding.purchase_order << ": " << finding.evidence;
  }
  EXPECT_TRUE(result.missing.empty()) << result.missing.front();
}

/// The integration does not depend on the documented behaviour: it does the same with every observed quirk.
TEST_P(Catalogue, ComesOutTheSameBehindTheObservedFace) {
  scenarios::Scenario scenario = catalogue_scenario(GetParam());
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    scenario.seed = seed;
    scenario.amazon.switches.erase("face");
    const RunOutcome documented = run(scenario, {});
    scenario.amazon.switches["face"] = "observed";
    const RunOutcome outcome = run(scenario, {});
    EXPECT_NE(outcome.trace_hash, documented.trace_hash) << "the face must be another";
    const reports::ScenarioResult result = result_of(scenario, outcome);
    for (const reports::Finding& finding : result.findings) {
      EXPECT_TRUE(finding.expected) << seed << " " << finding.rule->id << " " << finding.evidence;
    }
    EXPECT_TRUE(result.missing.empty()) << seed << " " << result.missing.front();
  }
}

TEST_P(Catalogue, ComesOutUnderEveryBuiltInRateCard) {
  for (const mock_amazon::RateCardFile& card : mock_amazon::rate_card_files()) {
    const scenarios::Scenario scenario = charged_by(catalogue_scenario(GetParam()), std::string(card.text));
    EXPECT_TRUE(result_of(scenario, run(scenario, {})).passed) << card.name;
  }
}

std::vector<std::string> catalogue_names() {
  std::vector<std::string> names;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder == "catalogue") names.emplace_back(file.name);
  }
  return names;
}

INSTANTIATE_TEST_SUITE_P(Files, Catalogue, testing::ValuesIn(catalogue_names()), [](const auto& name) {
  std::string text = name.param;
  for (char& character : text) character = character == '-' ? '_' : character;
  return text;
});

TEST(World, GivesTheSameBytesForTheSameSeedAndOthersForAnother) {
  for (std::size_t task = 0; task < 4; ++task) {
    const scenarios::Scenario scenario = scenarios::generate(11, task);
    const RunOutcome first = journalled(scenario);
    const RunOutcome second = journalled(scenario);
    EXPECT_EQ(reports::write_timeline(first.journal), reports::write_timeline(second.journal));
    EXPECT_EQ(report_of(scenario, first), report_of(scenario, second));
    EXPECT_EQ(first.trace_hash, second.trace_hash);
    scenarios::Scenario other = scenario;
    other.seed += 1;
    EXPECT_NE(journalled(other).trace_hash, first.trace_hash);
    EXPECT_NE(report_of(other, journalled(other)), report_of(scenario, first));
  }
}

TEST(World, RepeatsARunFromItsFiredDecisions) {
  std::int64_t fired = 0;
  for (std::size_t task = 0; task < 12; ++task) {
    scenarios::Scenario scenario = scenarios::generate(5, task);
    const RunOutcome first = run(scenario, {});
    fired += static_cast<std::int64_t>(first.fired.size());
    scenario.decisions_recorded = true;
    scenario.decisions = first.fired;
    const auto read = scenarios::read_scenario(scenarios::write_scenario(scenario), "written");
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(run(*read, {}).trace_hash, first.trace_hash) << scenario.name;
  }
  EXPECT_GT(fired, 0);
}

TEST(World, TellsAShortageThatAmazonsDockMade) {
  scenarios::Scenario scenario = catalogue_scenario("order-in-cases");
  const std::string number = scenario.orders.front().number;
  scenario.amazon.receiving.miscounts = {{number, 1, scenarios::Miscount::CaseAsOne, 0}};
  const reports::ScenarioResult result = result_of(scenario, run(scenario, {}));
  ASSERT_EQ(result.findings.size(), 1U);
  const reports::Finding& finding = result.findings.front();
  EXPECT_EQ(finding.rule->id, "INV-43");
  EXPECT_EQ(finding.purchase_order, number);
  EXPECT_NE(finding.evidence.find("Amazon's dock miscounted line 1"), std::string::npos) << finding.evidence;
  EXPECT_NE(finding.evidence.find("CaseAsOne"), std::string::npos) << finding.evidence;
}

std::string occasion_of(const std::string& name, int times_before) {
  return times_before == 0 ? name : name + "@" + std::to_string(times_before);
}

/// Polls are asked hundreds of times while nothing happens: of these later ones, each tenth is enough.
bool is_one_of_many(int times_before) { return times_before > 20 && times_before % 10 != 0; }

/// Loses the answer to every single call, one run each: the effect happened, and must not happen again.
TEST(World, SettlesTheSameTradeWhicheverAnswerIsLost) {
  scenarios::Scenario scenario = catalogue_scenario("clean-order");
  RunSettings told;
  told.journal = Journal::On;
  const RunOutcome calm = run(scenario, told);
  scenario.decisions_recorded = true;
  std::int64_t lost = 0;
  std::int64_t left_out = 0;
  std::map<std::string, int> seen;
  for (const std::string& name : calm.chance_names) {
    const int times_before = seen[name]++;
    if (is_one_of_many(times_before)) {
      ++left_out;
      continue;
    }
    scenario.decisions = {{"net/" + occasion_of(name, times_before) + "/answer-lost", 1}};
    const RunOutcome outcome = run(scenario, {});
    lost += outcome.faults_fired;
    for (const reports::Finding& finding : result_of(scenario, outcome).findings) {
      ADD_FAILURE() << "lost the answer to " << name << ": " << finding.rule->id << " " << finding.evidence;
    }
  }
  EXPECT_EQ(lost + left_out, static_cast<std::int64_t>(calm.calls.size()));
  EXPECT_GT(lost, 100);
}

TEST(World, PromisesAreReadNoMoreOnceEverythingIsShipped) {
  scenarios::Scenario scenario = ten_orders();
  scenario.orders.resize(1);
  scenario.decisions_recorded = true;
  scenario.amazon.payment_days = 30;
  const RunOutcome outcome = run(scenario, {});
  EXPECT_GT(outcome.ended - scenario.start, std::chrono::hours(24 * 10)) << "the order is open until it is paid";
  EXPECT_GT(outcome.calls_by_operation.at("linePromises.list"), 0);
  EXPECT_LT(outcome.calls_by_operation.at("linePromises.list"), 8);
}

}  // namespace
}  // namespace vendorproof::harness
