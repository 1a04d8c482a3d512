// Every planted defect is found by the rule that its row names, and the same scenario without it is clean.
#include "harness/defects/defects.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "core/base/hash.h"
#include "harness/command/builtin_files.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"

namespace vendorproof::harness {
namespace {

scenarios::Scenario scenario_named(std::string_view name) {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder == "catalogue" && file.name == name) return *read_playable(file.text, std::string(name));
  }
  ADD_FAILURE() << "the catalogue has no " << name;
  return {};
}

bool finds(const std::vector<reports::Finding>& findings, std::string_view rule) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const reports::Finding& finding) { return finding.rule->id == rule; });
}

std::string ids_of(const std::vector<reports::Finding>& findings) {
  std::string ids;
  for (const reports::Finding& finding : findings) ids += std::string(finding.rule->id) + " " + finding.evidence + "; ";
  return ids;
}

class PlantedDefect : public testing::TestWithParam<const Defect*> {};

TEST_P(PlantedDefect, IsFoundByTheRuleOfItsRow) {
  const Defect& defect = *GetParam();
  const scenarios::Scenario scenario = scenario_named(defect.shown_by);
  RunSettings settings;
  settings.defect = &defect;
  const RunOutcome spoiled = run(scenario, settings);
  const std::vector<reports::Finding> found = judge(scenario, spoiled);
  EXPECT_TRUE(finds(found, defect.caught_by)) << "found instead: " << ids_of(found);
  EXPECT_FALSE(finds(judge(scenario, run(scenario, {})), defect.caught_by)) << "found without the defect";
  EXPECT_EQ(run(scenario, settings).trace_hash, spoiled.trace_hash);
}

/// Refused remittances excuse no late ship notice.
TEST(LateShipNotices, AreFoundWhileOnlyPaymentsAreRefused) {
  scenarios::Scenario scenario = scenario_named("clean-order");
  scenarios::Fault fault;
  fault.kind = scenarios::FaultKind::Refusal;
  fault.operation = "getRemittances";
  fault.status = 403;
  fault.until = std::chrono::hours(24 * 30);
  scenario.faults.push_back(fault);
  RunSettings settings;
  const auto defect = std::find_if(defects().begin(), defects().end(),
                                   [](const Defect& row) { return row.id == "ship-notice-an-hour-late"; });
  ASSERT_NE(defect, defects().end());
  settings.defect = &*defect;
  EXPECT_TRUE(finds(judge(scenario, run(scenario, settings)), "ASN-01"));
  EXPECT_FALSE(finds(judge(scenario, run(scenario, {})), "ASN-01"));
}

std::vector<const Defect*> rows() {
  std::vector<const Defect*> all;
  for (const Defect& defect : defects()) all.push_back(&defect);
  return all;
}

INSTANTIATE_TEST_SUITE_P(All, PlantedDefect, testing::ValuesIn(rows()), [](const auto& row) {
  std::string name(row.param->id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(Defects, AreNamedOnceInOrderAndNameRules) {
  std::string_view before;
  for (const Defect& defect : defects()) {
    EXPECT_LT(before, defect.id);
    before = defect.id;
    EXPECT_NE(find_rule(defect.caught_by), nullptr) << defect.id;
    EXPECT_EQ(*defect_of(defect.id), &defect);
  }
  EXPECT_GE(defects().size(), 64U);
  EXPECT_EQ(*defect_of("none"), nullptr);
  const auto unknown = defect_of("no-such-defect");
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().message,
            "there is no planted defect 'no-such-defect'; `vendorproof certify --plant list` shows all that there are");
  EXPECT_EQ(defect_of("nome").error().message.find("did you mean none"), std::string::npos) << "it is not one of them";
}

/// The mock Amazon refuses a ship notice of an order that nobody confirmed, so that the rule cannot be broken there:
/// the row acknowledgement-after-ship-notice is found as SEQ-04.
constexpr std::string_view unreachable = "SEQ-02";

TEST(Defects, EveryDefectRuleHasOne) {
  std::set<std::string_view> caught = {unreachable};
  for (const Defect& defect : defects()) caught.insert(defect.caught_by);
  for (const Check* check : all_checks()) {
    if (check->rule.kind != RuleKind::Defect) continue;
    EXPECT_EQ(caught.count(check->rule.id), 1U) << check->rule.id;
  }
}

}  // namespace
}  // namespace vendorproof::harness
