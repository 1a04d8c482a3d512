#include "harness/judge/excused_orders.h"

#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

TradeException told_about_the_order() {
  TradeException told;
  told.kind = ExceptionKind::RequestRefused;
  told.key = "request-refused/PO1";
  told.purchase_order = "PO1";
  return told;
}

std::set<std::string> excused_in(const JudgedRun& run) {
  std::set<std::string> numbers;
  for (const auto& [number, document] : excused_orders(evidence_of(run.scenario, run.outcome))) numbers.insert(number);
  return numbers;
}

/// A submission of a document of PO1 that Amazon refused, although it was right.
void refuse(JudgedRun& run, const std::string& operation, const std::string& document, Instant sent,
            const std::string& fault) {
  run.call(operation, document, sent);
  run.outcome.calls.back().from_peer = false;
  run.outcome.calls.back().fault = fault;
  run.outcome.calls.back().orders = {{document, {"PO1"}}};
}

/// Amazon rejects the order after a day, and takes nothing of it.
JudgedRun rejected_unanswered() {
  JudgedRun run;
  run.remove(EffectKind::AcknowledgementAccepted);
  run.remove(EffectKind::ShipNoticeAccepted);
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  run.add(Peer::Amazon, effect(EffectKind::OrderRejected, run.at(24 * hour), "PO1", {}));
  run.outcome.exceptions = {told_about_the_order()};
  return run;
}

TEST(ExcusedOrders, AnOrderThatWasRejectedWhileNobodyCouldAnswerAccusesNobody) {
  JudgedRun run = rejected_unanswered();
  EXPECT_TRUE(excused_in(run).empty());
  EXPECT_EQ(run.found().count("ACK-01"), 1U) << "Amazon was there all the time";
  EXPECT_EQ(run.found().count("UNIT-05"), 1U);
  scenarios::Fault away;
  away.from = 3 * hour;
  away.until = 23 * hour;
  run.scenario.faults = {away};
  EXPECT_EQ(excused_in(run), std::set<std::string>{"PO1"});
  const std::multiset<std::string> found = run.found();
  for (const char* rule : {"ACK-01", "UNIT-05", "ASN-02", "LIVE-01"}) EXPECT_EQ(found.count(rule), 0U) << rule;
  run.scenario.faults.front().until = 20 * hour;
  EXPECT_EQ(run.found().count("ACK-01"), 1U) << "there were four hours to answer";
  run.scenario.amazon.switches["outage"] = "on";
  EXPECT_EQ(run.found().count("ACK-01"), 0U) << "Amazon served it late";
}

TEST(ExcusedOrders, NeedAPersonWhoWasTold) {
  JudgedRun run = rejected_unanswered();
  run.scenario.amazon.switches["outage"] = "on";
  run.outcome.exceptions.clear();
  EXPECT_EQ(run.found().count("ACK-01"), 1U);
  run.outcome.visibility.shown_to_people = false;
  EXPECT_EQ(run.found().count("ACK-01"), 0U);
}

TEST(ExcusedOrders, ADocumentThatAmazonRefusedUnfoundedAccusesNobodyUntilItIsTaken) {
  for (const char* fault : {"bad-request", "taken-and-failed", "taken-and-lost"}) {
    JudgedRun run;
    run.outcome.exceptions = {told_about_the_order()};
    refuse(run, "submitAcknowledgement", "PO1", run.at(10 * minute), fault);
    const ExcusedOrders orders = excused_orders(evidence_of(run.scenario, run.outcome));
    EXPECT_TRUE(is_excused(orders, "PO1", KeptBack::Answer, run.at(15 * minute)));
    EXPECT_TRUE(is_excused(orders, "PO1", KeptBack::Invoice, run.at(hour)));
    EXPECT_FALSE(is_excused(orders, "PO1", KeptBack::Answer, run.at(2 * hour))) << "Amazon took it after 20 minutes";
    run.remove(EffectKind::AcknowledgementAccepted);
    EXPECT_EQ(excused_in(run), std::set<std::string>{"PO1"});
    EXPECT_EQ(run.found().count("ACK-01") + run.found().count("SEQ-02"), 0U) << fault;
    run.outcome.calls.back().fault = "throttled";
    EXPECT_EQ(run.found().count("ACK-01"), 1U) << "a refusal for another reason";
  }
}

TEST(ExcusedOrders, AreFoundByTheirShipNoticesAndInvoicesToo) {
  JudgedRun run;
  run.outcome.exceptions = {told_about_the_order()};
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  EXPECT_EQ(run.found().count("LIVE-01"), 0U) << "a refused request was shown";
  run.outcome.exceptions.front().kind = ExceptionKind::PriceMismatch;
  EXPECT_EQ(run.found().count("LIVE-01"), 1U);
  refuse(run, "submitInvoices", "a number of its own", run.at(24 * hour), "bad-request");
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
}

TEST(ExcusedOrders, WhoseInvoiceWasRefusedHaveNoExcuseForWhatCameBefore) {
  JudgedRun run;
  run.outcome.exceptions = {told_about_the_order()};
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(30 * hour);
  run.first(EffectKind::AcknowledgementAccepted).at = run.at(30 * hour);
  run.remove(EffectKind::InvoiceAccepted);
  refuse(run, "submitInvoices", "SI-1", run.at(40 * hour), "bad-request");
  EXPECT_EQ(excused_in(run), std::set<std::string>{"PO1"});
  EXPECT_EQ(run.found().count("ACK-02"), 1U) << "it was answered late, and its invoice changes nothing of that";
}

TEST(ExcusedOrders, WereAnsweredInTimeAlsoIfAmazonRefusedThatAnswer) {
  JudgedRun run;
  run.outcome.exceptions = {told_about_the_order()};
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(30 * hour);
  run.first(EffectKind::AcknowledgementAccepted).at = run.at(30 * hour);
  refuse(run, "submitAcknowledgement", "PO1", run.at(25 * hour), "taken-and-failed");
  EXPECT_EQ(run.found().count("ACK-02"), 1U) << "the first answer was late";
  refuse(run, "submitAcknowledgement", "PO1", run.at(2 * hour), "taken-and-failed");
  EXPECT_EQ(run.found().count("ACK-02"), 0U) << "the ERP changed its mind a day later, which is another answer";
  run.outcome.exceptions.clear();
  EXPECT_EQ(run.found().count("ACK-02"), 1U) << "nobody was told that Amazon refused it";
}

TEST(ExcusedOrders, WhoseShipNoticeWasRefusedMayMissOnTheTrucksOtherNotice) {
  JudgedRun run;
  run.outcome.exceptions = {told_about_the_order()};
  Effect& notice = run.first(EffectKind::ShipNoticeAccepted);
  notice.lines.front().purchase_order = "PO2";
  notice.lines.front().item = "B00COFFEE1";
  run.outcome.trucks.front().cartons.front().contents.push_back({"B00COFFEE1", "PO2", 60, ""});
  EXPECT_EQ(run.found().count("UNIT-03"), 1U) << "nobody refused a notice with the goods of PO1";
  refuse(run, "SubmitShipmentConfirmations", "WS-1-VEND2", run.at(22 * hour), "taken-and-failed");
  EXPECT_EQ(run.found().count("UNIT-03"), 0U);
  run.first(EffectKind::ShipNoticeAccepted).lines.push_back(JudgedRun::line("B00TEA0001", "", 48));
  EXPECT_EQ(run.found().count("UNIT-03"), 1U) << "a notice that names the goods must be right";
  run.first(EffectKind::ShipNoticeAccepted).lines.back().eaches = 60;
  EXPECT_EQ(run.found().count("UNIT-03"), 0U);
  run.outcome.trucks.front().cartons.front().contents.push_back({"B00MILK001", "PO1", 12, ""});
  EXPECT_EQ(run.found().count("UNIT-03"), 1U) << "a notice of the order forgets one of its items";
}

TEST(ExcusedOrders, WereAnnouncedInTimeAlsoIfAmazonLostThatShipNotice) {
  JudgedRun run;
  run.first(EffectKind::ShipNoticeAccepted).at = run.at(80 * hour);
  run.first(EffectKind::ShipNoticeAccepted).submitted = run.at(80 * hour);
  EXPECT_EQ(run.found().count("ASN-02"), 1U);
  refuse(run, "SubmitShipmentConfirmations", "WS-1", run.at(22 * hour), "taken-and-lost");
  EXPECT_EQ(run.found().count("ASN-02"), 1U) << "nobody was told";
  run.outcome.exceptions = {told_about_the_order()};
  EXPECT_EQ(run.found().count("ASN-02"), 0U);
}

TEST(ExcusedOrders, WhoseShipNoticeFailedForWantOfAnAnswerStayExcused) {
  JudgedRun run;
  run.outcome.exceptions = {told_about_the_order()};
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(30 * hour);
  run.first(EffectKind::AcknowledgementAccepted).at = run.at(30 * hour);
  run.remove(EffectKind::ShipNoticeAccepted);
  EXPECT_EQ(run.found().count("ASN-02"), 1U);
  refuse(run, "submitAcknowledgement", "PO1", run.at(2 * hour), "taken-and-lost");
  EXPECT_EQ(run.found().count("ASN-02"), 1U) << "the truck arrived after 70 hours, and no notice was ever sent";
  Effect failed = effect(EffectKind::SubmissionFailed, run.at(22 * hour), "WS-1", {});
  failed.operation = "SubmitShipmentConfirmations";
  failed.reason = "ORDER_NOT_CONFIRMED";
  run.add(Peer::Amazon, failed);
  EXPECT_EQ(run.found().count("ASN-02"), 0U);
}

TEST(ExcusedOrders, AreToldAlsoByADocumentThatNamesThem) {
  JudgedRun run;
  run.remove(EffectKind::ShipNoticeAccepted);
  refuse(run, "SubmitShipmentConfirmations", "WS-1", run.at(22 * hour), "taken-and-failed");
  EXPECT_TRUE(excused_in(run).empty());
  run.outcome.exceptions = {told_about_the_order()};
  run.outcome.exceptions.front().purchase_order = "PO0";
  run.outcome.exceptions.front().document = "WS-1";
  EXPECT_EQ(excused_in(run), std::set<std::string>{"PO1"})
      << "the notice of a truck is told once, with its first order";
}

TEST(ExcusedOrders, AreExcusedOnlyFromTheRefusalOn) {
  JudgedRun run;
  run.outcome.exceptions = {told_about_the_order()};
  run.remove(EffectKind::InvoiceAccepted);
  refuse(run, "submitInvoices", "SI-1", run.at(24 * hour), "bad-request");
  const ExcusedOrders orders = excused_orders(evidence_of(run.scenario, run.outcome));
  EXPECT_FALSE(is_excused(orders, "PO1", KeptBack::Invoice, run.at(23 * hour)));
  EXPECT_TRUE(is_excused(orders, "PO1", KeptBack::Invoice, run.at(24 * hour)));
}

TEST(ExcusedOrders, ExcuseNoAnswerToAnotherOrderOnTheirTruck) {
  JudgedRun run;
  TradeException other = told_about_the_order();
  other.purchase_order = "PO2";
  run.outcome.exceptions = {told_about_the_order(), other};
  run.outcome.trucks.front().cartons.front().contents.push_back({"B00TEA0001", "PO2", 12, ""});
  refuse(run, "SubmitShipmentConfirmations", "WS-2", run.at(22 * hour), "bad-request");
  const ExcusedOrders orders = excused_orders(evidence_of(run.scenario, run.outcome));
  EXPECT_TRUE(is_excused(orders, "PO2", KeptBack::ShipNotice, run.at(30 * hour)));
  EXPECT_FALSE(is_excused(orders, "PO2", KeptBack::Answer, run.at(30 * hour)));
}

TEST(ExcusedOrders, TakeTheOrdersOnTheirTruckWithThem) {
  JudgedRun run = rejected_unanswered();
  run.scenario.amazon.switches["outage"] = "on";
  run.outcome.trucks.front().cartons.front().contents.push_back({"B00TEA0001", "PO2", 12, ""});
  TradeException other = told_about_the_order();
  other.purchase_order = "PO2";
  EXPECT_EQ(excused_in(run), std::set<std::string>{"PO1"}) << "nobody was told of the other one";
  run.outcome.exceptions.push_back(other);
  EXPECT_EQ(excused_in(run), (std::set<std::string>{"PO1", "PO2"}));
}

TEST(ExcusedOrders, AnAnswerMayComeTwiceIfItsCallSeemedToFail) {
  JudgedRun run;
  Effect again = run.first(EffectKind::AcknowledgementAccepted);
  again.submitted = run.at(40 * minute);
  again.at = run.at(45 * minute);
  run.add(Peer::Amazon, again);
  EXPECT_EQ(run.found().count("ONCE-02"), 1U);
  Effect failed = effect(EffectKind::SubmissionFailed, run.at(20 * minute), "PO2", {});
  failed.operation = "submitAcknowledgement";
  failed.submitted = run.at(15 * minute);
  run.add(Peer::Amazon, failed);
  EXPECT_EQ(run.found().count("ONCE-02"), 0U);
}

TEST(ExcusedOrders, StillMayNotHaveAnythingTwiceOrWrongMoney) {
  JudgedRun run = rejected_unanswered();
  run.scenario.amazon.switches["outage"] = "on";
  run.add(Peer::Erp, effect(EffectKind::SalesOrderCreated, run.at(hour), "SO-2", {JudgedRun::line("TEA", "", 60)}));
  EXPECT_EQ(run.found().count("ONCE-01"), 1U);
}

}  // namespace
}  // namespace vendorproof::harness
