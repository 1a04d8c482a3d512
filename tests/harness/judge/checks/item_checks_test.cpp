// Rejections against the item master (ITEM-01), and promises against the stock (ITEM-02).
#include <gtest/gtest.h>

#include "harness/judge/incidents.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

/// The only line, of 60 eaches, is rejected with that reason; the ERP has 600 eaches.
JudgedRun rejected_as(const std::string& reason) {
  JudgedRun run;
  run.scenario.orders[0].window_to = 9 * 24 * hour;
  EffectLine& line = run.first(EffectKind::AcknowledgementAccepted).lines[0];
  line.code = "Rejected";
  line.rejection = reason;
  return run;
}

std::size_t rejections_in(const JudgedRun& run) { return run.found().count("ITEM-01"); }
std::size_t excesses_in(const JudgedRun& run) { return run.found().count("ITEM-02"); }

constexpr const char* unavailable = "TemporarilyUnavailable";
constexpr const char* obsolete = "ObsoleteProduct";
constexpr const char* invalid = "InvalidProductIdentifier";

TEST(ItemChecks, FindEachReasonThatTheItemMasterContradicts) {
  for (const char* reason : {unavailable, obsolete, invalid}) {
    const JudgedRun run = rejected_as(reason);
    EXPECT_EQ(rejections_in(run), 1U) << reason;
    for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
      if (finding.rule->id != "ITEM-01") continue;
      EXPECT_EQ(finding.at_stake, dollars("150.00"));
      EXPECT_NE(finding.evidence.find(reason), std::string::npos) << finding.evidence;
    }
  }
  EXPECT_EQ(rejections_in(rejected_as("")), 0U) << "no reason is no wrong reason";
}

TEST(ItemChecks, BelieveTheReasonWhereTheItemMasterHasIt) {
  for (const char* reason : {unavailable, obsolete, invalid}) {
    JudgedRun unknown = rejected_as(reason);
    unknown.scenario.items[0].asin = "B00COFFEE1";
    unknown.scenario.items[0].vendor_product_identifier = "COFFEE";
    EXPECT_EQ(rejections_in(unknown), 0U) << reason;
    JudgedRun blocked = rejected_as(reason);
    blocked.scenario.items[0].blocked = true;
    EXPECT_EQ(rejections_in(blocked), 0U) << reason;
    blocked.scenario.items[0].unblocked_after = hour;
    EXPECT_EQ(rejections_in(blocked), 0U) << "it was blocked when the order came";
    JudgedRun late = rejected_as(reason);
    late.scenario.items[0].entered_after = hour;
    EXPECT_EQ(rejections_in(late), 0U) << reason;
  }
}

TEST(ItemChecks, BelieveThatAnItemIsUnknownByOneOfItsNames) {
  JudgedRun run = rejected_as(invalid);
  run.scenario.items[0].vendor_product_identifier = "ANOTHER";
  EXPECT_EQ(rejections_in(run), 0U) << "the integration may look for the vendor's number only";
}

TEST(ItemChecks, BelieveAShortageWhereTheStockIsNotEnoughForAllOrders) {
  JudgedRun run = rejected_as(unavailable);
  scenarios::Order other = run.scenario.orders[0];
  other.number = "PO2";
  other.lines[0].ordered.amount = 46;
  run.scenario.orders.push_back(other);
  EXPECT_EQ(rejections_in(run), 0U) << "51 cases of 12 are more than 600 eaches";
  run.scenario.orders[1].lines[0].ordered.amount = 45;
  EXPECT_EQ(rejections_in(run), 1U);
}

TEST(ItemChecks, BelieveAShortageThatSomethingElseExplains) {
  const std::vector<void (*)(JudgedRun&)> reasons = {
      [](JudgedRun& run) { run.scenario.items[0].unit_price = dollars("2.60"); },
      [](JudgedRun& run) { run.scenario.items[0].case_sizes = {24}; },
      [](JudgedRun& run) { run.scenario.orders[0].window_to = 24 * hour; },
      [](JudgedRun& run) { run.scenario.warehouse.fill_percent = 50; },
      [](JudgedRun& run) {
        run.scenario.warehouse.shorts.push_back({"PO1", 1, 12});
      },
      [](JudgedRun& run) { run.want_elsewhere(6 * hour); },
      [](JudgedRun& run) { run.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5; },
      [](JudgedRun& run) { run.first(EffectKind::SalesOrderCreated).purchase_order = "BY-HAND"; },
      [](JudgedRun& run) {
        CallRecord struck;
        struck.peer = Peer::Erp;
        struck.sent = run.at(minute);
        struck.fault = "timeout";
        run.outcome.calls.push_back(struck);
      },
      [](JudgedRun& run) {
        scenarios::Fault fault;
        fault.peer = "erp";
        fault.until = hour;
        run.scenario.faults.push_back(fault);
      },
  };
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    JudgedRun run = rejected_as(unavailable);
    reasons[i](run);
    EXPECT_EQ(rejections_in(run), 0U) << i;
  }
}

TEST(ItemChecks, CountTheOrdersThatAmazonNoLongerPlaces) {
  JudgedRun run = rejected_as(obsolete);
  scenarios::Order next = run.scenario.orders[0];
  next.number = "PO2";
  next.placed_after = 100 * hour;
  run.scenario.orders.push_back(next);
  const std::vector<Money> all_orders = money_moved(run.scenario, run.outcome);
  Effect withheld = effect(EffectKind::OrderWithheld, run.at(100 * hour), "PO2", {});
  withheld.purchase_order = "PO2";
  withheld.reason = "ACK-26 not ordered any more: B00TEA0001";
  run.add(Peer::Amazon, withheld);
  EXPECT_EQ(rejections_in(run), 2U);
  EXPECT_EQ(money_moved(run.scenario, run.outcome), all_orders) << "what is not ordered is at stake, too";
  run.scenario.items[0].blocked = true;
  EXPECT_EQ(rejections_in(run), 0U) << "the item is blocked: Amazon is right";
}

TEST(ItemChecks, DemandNothingOfALineThatAmazonCancelled) {
  JudgedRun run = rejected_as(invalid);
  scenarios::OrderChange cancelled;
  cancelled.kind = scenarios::ChangeKind::LineCancelled;
  cancelled.line = 1;
  cancelled.after = minute;
  run.scenario.orders[0].changes.push_back(cancelled);
  EXPECT_EQ(rejections_in(run), 0U);
}

TEST(ItemChecks, FindMoreThanStockAndSuppliesAllow) {
  JudgedRun run;
  run.scenario.items[0].stock_eaches = 48;
  EXPECT_EQ(excesses_in(run), 1U);
  run.scenario.items[0].restocks.push_back({50 * hour, 12});
  EXPECT_EQ(excesses_in(run), 0U);
}

TEST(ItemChecks, LetAnOrderWaitForAPersonAsAWhole) {
  JudgedRun run = rejected_as(unavailable);
  TradeException told;
  told.kind = ExceptionKind::PriceMismatch;
  told.purchase_order = "PO1";
  told.raised_at = run.at(minute);
  run.outcome.exceptions.push_back(told);
  EXPECT_EQ(rejections_in(run), 0U);
  run.outcome.exceptions[0].raised_at = run.at(40 * hour);
  EXPECT_EQ(rejections_in(run), 1U) << "what is shown later is no reason";
}

TEST(ItemChecks, CountNoGoodsThatWereClosedShort) {
  JudgedRun run;
  run.scenario.items[0].stock_eaches = 59;
  EXPECT_EQ(excesses_in(run), 1U);
  Effect closed = run.first(EffectKind::DespatchPosted);
  closed.kind = EffectKind::SalesOrderClosedShort;
  run.add(Peer::Erp, closed);
  EXPECT_EQ(excesses_in(run), 0U);
}

TEST(ItemChecks, BlameTheOrderThatWasAcceptedLast) {
  JudgedRun run;
  run.scenario.items[0].stock_eaches = 72;
  scenarios::Order second = run.scenario.orders[0];
  second.number = "PO2";
  run.scenario.orders.push_back(second);
  Effect answer = run.first(EffectKind::AcknowledgementAccepted);
  answer.purchase_order = "PO2";
  answer.at = run.at(30 * minute);
  answer.lines[0].purchase_order = "PO2";
  run.add(Peer::Amazon, answer);
  for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
    if (finding.rule->id != "ITEM-02") continue;
    EXPECT_EQ(finding.purchase_order, "PO2");
    EXPECT_EQ(finding.at_stake, dollars("120.00")) << "48 eaches at 2.50";
  }
  EXPECT_EQ(excesses_in(run), 1U);
  TradeException told;
  told.kind = ExceptionKind::EmergencyAcknowledgement;
  told.purchase_order = "PO2";
  run.outcome.exceptions.push_back(told);
  EXPECT_EQ(excesses_in(run), 0U);
}

TEST(ItemChecks, TakeTheLastAnswerAndNoBackorder) {
  JudgedRun corrected;
  corrected.scenario.items[0].stock_eaches = 48;
  Effect later = corrected.first(EffectKind::AcknowledgementAccepted);
  later.at = corrected.at(hour);
  later.lines[0].eaches = 48;
  corrected.add(Peer::Amazon, later);
  EXPECT_EQ(excesses_in(corrected), 0U);
  JudgedRun backordered;
  backordered.scenario.items[0].stock_eaches = 48;
  backordered.first(EffectKind::AcknowledgementAccepted).lines[0].code = "Backordered";
  EXPECT_EQ(excesses_in(backordered), 0U);
}

JudgedRun asked_about(ExceptionKind kind) {
  JudgedRun run;
  TradeException asked;
  asked.kind = kind;
  asked.purchase_order = "PO1";
  run.outcome.exceptions.push_back(asked);
  return run;
}

TEST(Questions, AreAskedOnlyAboutWhatIsThere) {
  for (const ExceptionKind kind :
       {ExceptionKind::UnknownItem, ExceptionKind::BlockedItem, ExceptionKind::PriceMismatch}) {
    EXPECT_EQ(asked_about(kind).found().count("OWNER-02"), 1U) << text_of(kind);
  }
  EXPECT_EQ(asked_about(ExceptionKind::UnitMismatch).found().count("OWNER-02"), 0U) << "the judge has no truth of it";
}

TEST(Questions, HaveACauseWhereTheItemMasterDiffers) {
  JudgedRun unknown = asked_about(ExceptionKind::UnknownItem);
  unknown.scenario.items[0].entered_after = hour;
  EXPECT_EQ(unknown.found().count("OWNER-02"), 0U);
  JudgedRun blocked = asked_about(ExceptionKind::BlockedItem);
  blocked.scenario.items[0].blocked = true;
  blocked.scenario.items[0].unblocked_after = hour;
  EXPECT_EQ(blocked.found().count("OWNER-02"), 0U);
  JudgedRun price = asked_about(ExceptionKind::PriceMismatch);
  price.scenario.items[0].unit_price = dollars("2.60");
  EXPECT_EQ(price.found().count("OWNER-02"), 0U);
  JudgedRun changed = asked_about(ExceptionKind::PriceMismatch);
  changed.want_elsewhere(6 * hour);
  EXPECT_EQ(changed.found().count("OWNER-02"), 0U) << "an earlier form of the order may have differed";
}

TEST(ItemChecks, WantsNobodyToldOfAnItemThatWasMendedInTimeOrIsKnownByItsGtin) {
  JudgedRun run;
  run.scenario.items[0].entered_after = 10 * hour;
  EXPECT_EQ(run.found().count("OWNER-01"), 0U);
  run.scenario.items[0].entered_after = 25 * hour;
  EXPECT_EQ(run.found().count("OWNER-01"), 1U);
  run.scenario.items[0].entered_after.reset();
  run.scenario.items[0].blocked = true;
  EXPECT_EQ(run.found().count("OWNER-01"), 1U);
  run.scenario.items[0].unblocked_after = 10 * hour;
  EXPECT_EQ(run.found().count("OWNER-01"), 0U);

  JudgedRun by_gtin;
  by_gtin.scenario.items[0].asin.clear();
  by_gtin.scenario.items[0].vendor_product_identifier.clear();
  by_gtin.scenario.items[0].gtin = "04006381333931";
  EXPECT_EQ(by_gtin.found().count("OWNER-01"), 1U);
  by_gtin.scenario.orders[0].lines[0].vendor_product_identifier = "4006381333931";
  EXPECT_EQ(by_gtin.found().count("OWNER-01"), 0U);
}

}  // namespace
}  // namespace vendorproof::harness
