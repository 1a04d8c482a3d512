// Goods that go elsewhere than Amazon wants, and who may let them; promised goods that the ERP never gets.
#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

TEST(Destinations, OfAnUnchangedOrderAreNotJudged) {
  JudgedRun run;
  run.outcome.trucks[0].ship_to = "ONT8";
  EXPECT_EQ(run.found().count("SEQ-05"), 0U) << "Amazon refuses the ship notice";
}

TEST(Destinations, ThatChangedInTimeMustBeFollowed) {
  JudgedRun run;
  run.want_elsewhere(6 * hour);
  EXPECT_EQ(run.found().count("SEQ-05"), 1U);
  run.outcome.trucks[0].ship_to = "ONT8";
  EXPECT_EQ(run.found().count("SEQ-05"), 0U);
}

TEST(Destinations, ThatChangedTooLateExcuseEverybody) {
  JudgedRun run;
  run.want_elsewhere(19 * hour);
  EXPECT_EQ(run.found().count("SEQ-05"), 0U) << "two hours before the truck leaves";
  JudgedRun after;
  after.want_elsewhere(22 * hour);
  EXPECT_EQ(after.found().count("SEQ-05"), 0U);
}

TEST(Destinations, ThatAPersonWasToldOfAreExcused) {
  JudgedRun run;
  run.want_elsewhere(6 * hour);
  TradeException told;
  told.kind = ExceptionKind::DestinationChanged;
  told.purchase_order = "PO1";
  run.outcome.exceptions.push_back(told);
  EXPECT_EQ(run.found().count("SEQ-05"), 0U);
}

TEST(Destinations, ThatChangedThereAndBackAreAsOrdered) {
  JudgedRun run;
  run.want_elsewhere(6 * hour);
  run.want_elsewhere(8 * hour);
  run.scenario.orders[0].changes[1].value = "PHX6";
  EXPECT_EQ(run.found().count("SEQ-05"), 0U);
}

TEST(PromisedOrders, MustReachTheErpByTheEnd) {
  JudgedRun run;
  EXPECT_EQ(run.found().count("SEQ-06"), 0U);
  run.remove(EffectKind::SalesOrderCreated);
  EXPECT_EQ(run.found().count("SEQ-06"), 1U);
  EXPECT_EQ(run.found().count("SEQ-01"), 0U) << "one fault, one rule";
  run.outcome.visibility.ended = false;
  EXPECT_EQ(run.found().count("SEQ-06"), 0U) << "the ERP may still get it";
}

TEST(PromisedOrders, ThatAPersonWasToldOfAreExcused) {
  JudgedRun run;
  run.remove(EffectKind::SalesOrderCreated);
  TradeException told;
  told.kind = ExceptionKind::RequestRefused;
  told.purchase_order = "PO1";
  run.outcome.exceptions.push_back(told);
  EXPECT_EQ(run.found().count("SEQ-06"), 0U);
}

TEST(PromisedOrders, AreThoseWhoseLastAnswerPromisesGoods) {
  JudgedRun run;
  run.remove(EffectKind::SalesOrderCreated);
  for (EffectLine& line : run.first(EffectKind::AcknowledgementAccepted).lines) line.code = "Rejected";
  EXPECT_EQ(run.found().count("SEQ-06"), 0U);
}

TEST(AddedLines, AreOwedAnAnswerOnlyIfAmazonPlacedThem) {
  JudgedRun run;
  scenarios::OrderChange change;
  change.kind = scenarios::ChangeKind::LineAdded;
  change.after = 8 * hour;
  change.added = run.scenario.orders[0].lines[0];
  change.added->sequence = 2;
  run.scenario.orders[0].changes.push_back(change);
  EXPECT_TRUE(run.found().empty()) << "the order was closed by then";
  Effect changed = effect(EffectKind::OrderChanged, run.at(8 * hour), "PO1", {JudgedRun::line("B00TEA0001", "", 60)});
  changed.lines.push_back(changed.lines[0]);
  changed.lines[1].sequence = 2;
  run.add(Peer::Amazon, changed);
  EXPECT_EQ(run.found().count("UNIT-02"), 1U);
}

}  // namespace
}  // namespace vendorproof::harness
