// The store is lost after every effect of a trade, one by one, and a new one begins: nothing is done twice, and no
// order is left without an owner.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "harness/judge/judge.h"
#include "harness/record/effect_text.h"
#include "harness/world/world.h"

namespace vendorproof::harness {
namespace {

scenarios::Scenario scenario_called(std::string_view name) {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue" || file.name != name) continue;
    return scenarios::read_scenario(file.text, std::string(name)).value();
  }
  ADD_FAILURE() << "no scenario " << name;
  return {};
}

std::size_t effects_of_kind(const RunOutcome& outcome, EffectKind kind) {
  return static_cast<std::size_t>(std::count_if(outcome.ledger.begin(), outcome.ledger.end(),
                                                [&](const LedgerEntry& entry) { return entry.effect.kind == kind; }));
}

/// Kinds of which each trade has as many as without the loss.
constexpr std::array done_once = {EffectKind::SalesOrderCreated, EffectKind::AcknowledgementAccepted,
                                  EffectKind::ShipNoticeAccepted, EffectKind::InvoiceAccepted,
                                  EffectKind::PaymentPosted};

class LostStore : public testing::TestWithParam<std::string> {};

TEST_P(LostStore, AfterAnyEffectTheNewOneBringsTheTradeToTheSameEnd) {
  const scenarios::Scenario scenario = scenario_called(GetParam());
  const RunOutcome whole = run(scenario, {});
  const std::size_t effects = whole.ledger.size();
  ASSERT_GE(effects, 5U);
  for (std::size_t after = 1; after < effects; ++after) {
    RunSettings settings;
    settings.lose_store_after = after;
    const RunOutcome outcome = run(scenario, settings);
    const std::string place = std::to_string(after) + ", after " + effect_text(whole.ledger[after - 1].effect);
    for (const reports::Finding& finding : judge(scenario, outcome)) {
      // Nothing else tells that Amazon has a ship notice or an invoice: it is sent again and refused as a duplicate.
      if (finding.rule->id == "SEQ-04" && finding.evidence.find("DUPLICATE") != std::string::npos) continue;
      EXPECT_NE(finding.rule->kind, RuleKind::Defect)
          << place << ": " << finding.rule->id << " " << finding.purchase_order << ": " << finding.evidence;
    }
    for (const OrderStanding& standing : outcome.standings) {
      EXPECT_TRUE(standing.settled) << place << ": " << standing.purchase_order << " waits for " << standing.waits_for;
    }
    for (const EffectKind kind : done_once)
      EXPECT_EQ(effects_of_kind(outcome, kind), effects_of_kind(whole, kind)) << place;
    EXPECT_EQ(outcome.receivable, whole.receivable) << place;
    EXPECT_EQ(outcome.paid, whole.paid) << place;
    for (const TradeException& exception : outcome.exceptions) {
      EXPECT_NE(exception.kind, ExceptionKind::OrderAlreadyAcknowledged) << place << ": " << exception.text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, LostStore,
                         testing::Values("clean-order", "order-in-cases", "two-orders-one-truck", "closed-short",
                                         "remainder-of-a-case", "two-vendor-codes-one-truck", "late-truck",
                                         "one-invoice-for-the-truck"),
                         [](const testing::TestParamInfo<std::string>& row) {
                           std::string name = row.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace vendorproof::harness
