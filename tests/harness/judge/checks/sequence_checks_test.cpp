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

TEST(PromisedOrders, ThatAreBackorderedMayWaitForAPersonWhomTheRecordDoesNotShow) {
  JudgedRun run;
  run.remove(EffectKind::SalesOrderCreated);
  run.outcome.visibility.shown_to_people = false;
  EXPECT_EQ(run.found().count("SEQ-06"), 1U) << "accepted goods wait for nobody";
  for (EffectLine& line : run.first(EffectKind::AcknowledgementAccepted).lines) line.code = "Backordered";
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

/// A second line of mugs, which is promised; the sales order has no mugs.
JudgedRun run_without_booked_mugs() {
  JudgedRun run;
  run.scenario.items.push_back({"MUG", "B00MUG0001", "MUG-6", {6}, 600, dollars("7.95"), false, "", {}, {}, "", {}});
  run.scenario.orders[0].lines.push_back(
      {2, "B00MUG0001", "MUG-6", {24, UnitOfMeasure::Eaches, 1}, dollars("7.95"), true});
  EffectLine mugs = JudgedRun::line("B00MUG0001", "Accepted", 24);
  mugs.sequence = 2;
  run.first(EffectKind::AcknowledgementAccepted).lines.push_back(mugs);
  return run;
}

TEST(PromisedLines, AreInASalesOrder) {
  JudgedRun run = run_without_booked_mugs();
  EXPECT_EQ(run.found().count("SEQ-07"), 1U);
  for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
    if (finding.rule->id != "SEQ-07") continue;
    EXPECT_EQ(finding.line, 2);
    EXPECT_EQ(finding.at_stake, dollars("190.80"));
  }
}

TEST(PromisedLines, MayBeInAnotherSalesOrderOrAddedToTheFirst) {
  EffectLine mugs = JudgedRun::line("MUG", "", 24);
  mugs.sequence = 0;
  JudgedRun second = run_without_booked_mugs();
  second.add(Peer::Erp, effect(EffectKind::SalesOrderCreated, second.at(hour), "SO-2", {mugs}));
  EXPECT_EQ(second.found().count("SEQ-07"), 0U);
  JudgedRun added = run_without_booked_mugs();
  added.add(Peer::Erp,
            effect(EffectKind::SalesOrderChanged, added.at(hour), "SO-1", {JudgedRun::line("TEA", "", 60), mugs}));
  EXPECT_EQ(added.found().count("SEQ-07"), 0U);
}

TEST(PromisedLines, ThatWereRejectedOrToldAreExcused) {
  JudgedRun rejected = run_without_booked_mugs();
  rejected.first(EffectKind::AcknowledgementAccepted).lines[1].code = "Rejected";
  EXPECT_EQ(rejected.found().count("SEQ-07"), 0U);
  JudgedRun told = run_without_booked_mugs();
  TradeException asked;
  asked.kind = ExceptionKind::UnknownItem;
  asked.purchase_order = "PO1";
  told.outcome.exceptions.push_back(asked);
  EXPECT_EQ(told.found().count("SEQ-07"), 0U);
}

/// Amazon lowers the order from 60 to 48 eaches; 60 leave 20 hours after the order.
JudgedRun lowered_after(Duration after) {
  JudgedRun run;
  scenarios::OrderChange change;
  change.line = 1;
  change.quantity = 4;
  change.after = after;
  run.scenario.orders[0].changes.push_back(change);
  return run;
}

TEST(LoweredOrders, ShipLessOnceTheChangeCouldBeSeen) {
  const JudgedRun run = lowered_after(16 * hour);
  EXPECT_EQ(run.found().count("SEQ-08"), 1U);
  for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
    if (finding.rule->id != "SEQ-08") continue;
    EXPECT_EQ(finding.at_stake, dollars("30.00")) << "12 eaches at 2.50";
  }
  EXPECT_EQ(lowered_after(18 * hour).found().count("SEQ-08"), 0U) << "two hours before the despatch";
}

/// Posted too much, taken back, and posted as Amazon wants it now.
TEST(LoweredOrders, DoNotCountWhatWasTakenBack) {
  JudgedRun run = lowered_after(hour);
  Effect undone = run.first(EffectKind::DespatchPosted);
  undone.kind = EffectKind::DespatchUndone;
  Effect again = run.first(EffectKind::DespatchPosted);
  again.document = "DS-2";
  again.lines[0].eaches = 48;
  run.first(EffectKind::DespatchPosted).at = run.at(30 * minute);
  run.add(Peer::Erp, undone);
  run.add(Peer::Erp, again);
  EXPECT_EQ(run.found().count("SEQ-08"), 0U);
}

TEST(LoweredOrders, MayShipMoreWhereTheChangeCouldNotBeFollowed) {
  JudgedRun right = lowered_after(hour);
  right.first(EffectKind::DespatchPosted).lines[0].eaches = 48;
  EXPECT_EQ(right.found().count("SEQ-08"), 0U);
  JudgedRun told = lowered_after(hour);
  TradeException late;
  late.kind = ExceptionKind::ChangeTooLate;
  late.purchase_order = "PO1";
  told.outcome.exceptions.push_back(late);
  EXPECT_EQ(told.found().count("SEQ-08"), 0U);
  JudgedRun away = lowered_after(hour);
  scenarios::Fault outage;
  outage.peer = "amazon";
  outage.until = 10 * hour;
  away.scenario.faults.push_back(outage);
  EXPECT_EQ(away.found().count("SEQ-08"), 0U);
  JudgedRun struck = lowered_after(hour);
  struck.call("getPurchaseOrders", "", struck.at(2 * hour));
  struck.outcome.calls.back().fault = "timeout";
  EXPECT_EQ(struck.found().count("SEQ-08"), 0U);
}

TEST(LoweredOrders, CountACancellationThatWasTakenBack) {
  JudgedRun run = lowered_after(hour);
  run.scenario.orders[0].changes[0].kind = scenarios::ChangeKind::OrderCancelled;
  EXPECT_EQ(run.found().count("SEQ-08"), 1U);
  scenarios::OrderChange back;
  back.kind = scenarios::ChangeKind::OrderUncancelled;
  back.after = 2 * hour;
  run.scenario.orders[0].changes.push_back(back);
  EXPECT_EQ(run.found().count("SEQ-08"), 0U);
}

TEST(SalesOrders, HaveNoLineTwice) {
  JudgedRun run;
  Effect& created = run.first(EffectKind::SalesOrderCreated);
  created.lines.push_back(created.lines[0]);
  created.lines[1].sequence = 0;
  EXPECT_EQ(run.found().count("UNIT-01"), 1U);
  created.lines[0].eaches = 24;
  created.lines[1].eaches = 36;
  EXPECT_EQ(run.found().count("UNIT-01"), 0U) << "one line in two parts";
}

TEST(InvoicesOfTheOrder, AreAnotherFaultThanAnyExcess) {
  JudgedRun run;
  run.first(EffectKind::DespatchPosted).lines[0].eaches = 48;
  EXPECT_EQ(run.found().count("UNIT-06"), 1U);
  EXPECT_EQ(run.found().count("UNIT-04"), 0U);
  run.first(EffectKind::InvoiceAccepted).lines[0].eaches = 50;
  EXPECT_EQ(run.found().count("UNIT-06"), 0U);
  EXPECT_EQ(run.found().count("UNIT-04"), 1U);
  run.first(EffectKind::InvoiceAccepted).lines[0].eaches = 48;
  EXPECT_EQ(run.found().count("UNIT-04"), 0U);
}

TEST(PromisedOrders, AreNotExcusedByAQuestionAboutMoney) {
  JudgedRun run;
  run.remove(EffectKind::SalesOrderCreated);
  TradeException told;
  told.kind = ExceptionKind::PriceDeduction;
  told.purchase_order = "PO1";
  run.outcome.exceptions.push_back(told);
  EXPECT_EQ(run.found().count("SEQ-06"), 1U);
}

TEST(SequenceChecks, BlameNobodyForAnAnswerThatCrossesAChange) {
  JudgedRun run;
  Effect failed = effect(EffectKind::SubmissionFailed, run.at(3 * hour), "PO1", {});
  failed.operation = "submitAcknowledgement";
  failed.submitted = run.at(2 * hour);
  failed.reason = "QUANTITY_ABOVE_ORDERED";
  run.add(Peer::Amazon, failed);
  EXPECT_EQ(run.found().count("SEQ-04"), 1U);
  Effect change = effect(EffectKind::OrderChanged, run.at(hour), "PO1", {JudgedRun::line("B00TEA0001", "", 60)});
  change.reason = "Quantity";
  run.add(Peer::Amazon, change);
  EXPECT_EQ(run.found().count("SEQ-04"), 1U) << "an hour was enough to learn of it";
  run.first(EffectKind::OrderChanged).at = run.at(hour + minute);
  EXPECT_EQ(run.found().count("SEQ-04"), 0U);
  run.first(EffectKind::SubmissionFailed).operation = "submitInvoices";
  EXPECT_EQ(run.found().count("SEQ-04"), 1U) << "only an answer can cross a change";
}

}  // namespace
}  // namespace vendorproof::harness
