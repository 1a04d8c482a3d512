#include "harness/judge/coverage.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "harness/world/world.h"
#include "scenarios/generators/generators.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

std::set<std::string> pairs_in(const scenarios::Scenario& scenario, const RunRecord& record) {
  const std::vector<std::int64_t> orders = orders_by_pair(scenario, record);
  std::set<std::string> covered;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (orders[i] > 0) covered.insert(no_pairs()[i].first + " + " + no_pairs()[i].second);
  }
  return covered;
}

TEST(Coverage, SeesWhatCameOfAnOrder) {
  JudgedRun run;
  std::set<std::string> covered = pairs_in(run.scenario, run.outcome);
  EXPECT_TRUE(covered.contains("freight: prepaid + unit: cases"));
  EXPECT_TRUE(covered.contains("region: NA + payment: in full"));
  EXPECT_TRUE(covered.contains("answer: accepted + change: none"));
  EXPECT_FALSE(covered.contains("freight: prepaid + unit: eaches"));
  EXPECT_FALSE(covered.contains("freight: prepaid + receiving: exact")) << "no truck was received";

  run.scenario.orders[0].collect = true;
  run.add(Peer::Amazon, effect(EffectKind::TruckReceived, run.at(70 * hour), "LOAD-1", {}));
  Effect counted = effect(EffectKind::UnitsMiscounted, run.at(70 * hour), "LOAD-1", {});
  counted.reason = "Short";
  run.add(Peer::Amazon, counted);
  run.add(Peer::Amazon, effect(EffectKind::DeductionTaken, run.at(80 * hour), "PAY-1", {}));
  covered = pairs_in(run.scenario, run.outcome);
  EXPECT_TRUE(covered.contains("freight: collect + receiving: short"));
  EXPECT_TRUE(covered.contains("receiving: short + payment: deducted"));
  EXPECT_FALSE(covered.contains("region: NA + payment: in full"));
}

TEST(Coverage, FindsTheOrderOfACreditNoteByItsInvoice) {
  JudgedRun run;
  run.scenario.amazon.switches["region"] = "EU";
  Effect note = effect(EffectKind::CreditNoteAccepted, run.at(100 * hour), "CM-1", {});
  note.purchase_order.clear();
  note.other_document = "SI-9";
  run.add(Peer::Amazon, note);
  EXPECT_FALSE(pairs_in(run.scenario, run.outcome).contains("region: EU + payment: credited"));
  run.first(EffectKind::CreditNoteAccepted).other_document = "SI-1";
  EXPECT_TRUE(pairs_in(run.scenario, run.outcome).contains("region: EU + payment: credited"));
}

TEST(Coverage, LeavesOutWhatCannotMeet) {
  const std::vector<reports::CoveredPair> pairs = no_pairs();
  const auto has = [&](const std::string& first, const std::string& second) {
    return std::any_of(pairs.begin(), pairs.end(),
                       [&](const reports::CoveredPair& pair) { return pair.first == first && pair.second == second; });
  };
  EXPECT_FALSE(has("region: NA", "payment: credited"));
  EXPECT_TRUE(has("region: EU", "payment: credited"));
}

/// A gap can be aimed at only if the generator knows its words.
TEST(Coverage, HasAnAimForEveryValue) {
  std::size_t values = 0;
  for (const Dimension& dimension : dimensions()) {
    for (const std::string_view value : dimension.values) {
      ++values;
      EXPECT_NE(scenarios::aim_at(dimension.name, value), nullptr) << dimension.name << ": " << value;
    }
  }
  EXPECT_EQ(values, scenarios::aims().size());
}

/// The value of each aim comes out in one of a few runs that are aimed at it and at a region that allows it.
TEST(Coverage, IsReachedByAimingAtIt) {
  for (const scenarios::Aim& aim : scenarios::aims()) {
    std::vector<const scenarios::Aim*> aims = {&aim};
    if (aim.dimension != "region") aims.push_back(scenarios::aim_at("region", "EU"));
    const std::string wanted = std::string(aim.dimension) + ": " + std::string(aim.value);
    bool is_reached = false;
    for (std::size_t number = 1; number < 24 && !is_reached; ++number) {
      const scenarios::Scenario scenario = scenarios::generate_aimed(7, number, aims);
      for (const std::string& pair : pairs_in(scenario, run(scenario, {}))) {
        is_reached |= pair.find(wanted + " +") != std::string::npos || pair.ends_with("+ " + wanted);
      }
    }
    EXPECT_TRUE(is_reached) << wanted;
  }
}

}  // namespace
}  // namespace vendorproof::harness
