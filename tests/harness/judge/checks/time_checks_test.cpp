#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "harness/judge/judge.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

TEST(TimeChecks, ExcusesANoticeThatAFaultKeptFromArriving) {
  JudgedRun run;
  run.outcome.faults_fired = 1;
  Effect& notice = run.first(EffectKind::ShipNoticeAccepted);
  notice.at = run.at(70 * hour + 20 * minute);
  notice.submitted = run.at(70 * hour + 15 * minute);
  EXPECT_EQ(run.found().count("ASN-02"), 1U);
  CallRecord struck;
  struck.operation = "SubmitShipmentConfirmations";
  struck.sent = run.at(70 * hour - 10 * minute);
  struck.fault = "unavailable";
  run.outcome.calls.push_back(struck);
  EXPECT_EQ(run.found().count("ASN-02"), 0U);
}

TEST(TimeChecks, ExcusesALateAcknowledgementOnlyWhileThePlanKeptAmazonAway) {
  JudgedRun run;
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(26 * hour);
  scenarios::Fault outage;
  outage.peer = "amazon";
  outage.from = 20 * hour;
  outage.until = std::chrono::duration_cast<Duration>(25 * hour + 30 * minute);
  run.scenario.faults.push_back(outage);
  EXPECT_EQ(run.found().count("ACK-02"), 0U);
  run.scenario.faults[0].until = 22 * hour;
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(26 * hour);
  EXPECT_EQ(run.found().count("ACK-02"), 1U);
  run.scenario.faults[0].until = 30 * hour;
  run.scenario.faults[0].peer = "erp";
  EXPECT_EQ(run.found().count("ACK-02"), 1U);
}

/// A program that asks every two hours meets Amazon two hours after an outage.
TEST(TimeChecks, ExcusesALateAcknowledgementTwoHoursAfterAnOutage) {
  JudgedRun run;
  scenarios::Fault outage;
  outage.kind = scenarios::FaultKind::Outage;
  outage.peer = "amazon";
  outage.from = 20 * hour;
  outage.until = 25 * hour;
  run.scenario.faults.push_back(outage);
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(27 * hour + 5 * minute);
  run.first(EffectKind::AcknowledgementAccepted).at = run.at(27 * hour + 6 * minute);
  EXPECT_EQ(run.found().count("ACK-02"), 0U);
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(27 * hour + 15 * minute);
  EXPECT_EQ(run.found().count("ACK-02"), 1U);
}

/// A remittance or an invoice that is lost does not keep an answer from leaving.
TEST(TimeChecks, ExcusesALateAcknowledgementOnlyForCallsThatAnswersNeed) {
  for (const auto& [operation, findings] :
       {std::pair("getRemittances", 1U), std::pair("submitInvoices", 1U), std::pair("getPurchaseOrders", 0U),
        std::pair("getAccessToken", 0U), std::pair("submitAcknowledgement", 0U)}) {
    JudgedRun run;
    run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(26 * hour);
    CallRecord struck;
    struck.operation = operation;
    struck.sent = run.at(24 * hour - 5 * minute);
    struck.fault = "lost-answer";
    run.outcome.calls.push_back(struck);
    EXPECT_EQ(run.found().count("ACK-02"), findings) << operation;
    run.remove(EffectKind::AcknowledgementAccepted);
    run.outcome.calls.back().sent = run.outcome.ended - 5 * minute;
    EXPECT_EQ(run.found().count("ACK-01"), findings) << operation;
  }
}

/// An outage that ended 2 h 1 min before the deadline: a program that asks every two hours is back a minute before it.
TEST(TimeChecks, ExcusesALateAcknowledgementForAllTimeThatAnOutageAllows) {
  JudgedRun run;
  scenarios::Fault outage;
  outage.kind = scenarios::FaultKind::Outage;
  outage.peer = "amazon";
  outage.from = 20 * hour;
  outage.until = 22 * hour - minute;
  run.scenario.faults.push_back(outage);
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(24 * hour + 4 * minute);
  EXPECT_EQ(run.found().count("ACK-02"), 0U);
  run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(24 * hour + 10 * minute);
  EXPECT_EQ(run.found().count("ACK-02"), 1U);
}

TEST(TimeChecks, ExcusesALateShipNoticeOnlyForTroubleOnItsWay) {
  JudgedRun run;
  run.first(EffectKind::ShipNoticeAccepted).submitted = run.at(22 * hour + 5 * minute);
  run.outcome.crashed.push_back(run.at(hour));
  run.outcome.faults_fired = 7;
  EXPECT_EQ(run.found().count("ASN-01"), 1U) << "what struck a day before is no excuse";
  run.outcome.crashed.push_back(run.at(21 * hour + 10 * minute));
  EXPECT_EQ(run.found().count("ASN-01"), 0U);
}

TEST(TimeChecks, TakesANoticeForSentWhenAmazonFirstTookItAlsoIfItLostIt) {
  JudgedRun run;
  run.first(EffectKind::ShipNoticeAccepted).submitted = run.at(21 * hour + 45 * minute);
  ASSERT_EQ(run.outcome.calls.size(), 1U);
  run.outcome.calls[0].status = 202;
  EXPECT_EQ(run.found().count("ASN-01"), 1U) << "it was held up on its way";
  run.call("SubmitShipmentConfirmations", "WS-1", run.at(21 * hour + 45 * minute));
  run.outcome.calls[1].status = 202;
  EXPECT_EQ(run.found().count("ASN-01"), 0U) << "it was taken after ten minutes, and sent again";
  run.outcome.calls[0].status = 503;
  EXPECT_EQ(run.found().count("ASN-01"), 1U);
}

TEST(TimeChecks, TakesANoticeThatAPersonWasToldIsLostForExplained) {
  JudgedRun run;
  run.remove(EffectKind::ShipNoticeAccepted);
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  run.outcome.standings[0] = {"PO1", OrderState::Acknowledged, Awaited::Person, "asked/1", "in any words", false};
  TradeException asked;
  asked.kind = ExceptionKind::ShipNoticeLost;
  asked.key = "asked/1";
  asked.document = "WS-1";
  asked.purchase_order = "PO1";
  EXPECT_EQ(run.found().count("ASN-02") + run.found().count("LIVE-01"), 2U) << "nobody was asked";
  run.outcome.exceptions = {asked};
  EXPECT_EQ(run.found().count("ASN-02") + run.found().count("LIVE-01"), 0U);
  run.outcome.exceptions[0].document = "WS-12";
  EXPECT_EQ(run.found().count("ASN-02"), 1U) << "that is about another one";
}

std::string seen_of(const JudgedRun& run, std::string_view rule) {
  for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
    if (finding.rule->id == rule) return finding.evidence;
  }
  return "nothing";
}

/// A person who reads that no notice ever came would look in the wrong place.
TEST(TimeChecks, TellWhyAmazonTookNoNotice) {
  JudgedRun run;
  run.remove(EffectKind::ShipNoticeAccepted);
  EXPECT_EQ(seen_of(run, "ASN-02"), "the truck arrived and no ship notice ever came");
  Effect failed = effect(EffectKind::SubmissionFailed, run.at(21 * hour), "PO1", {});
  failed.operation = "SubmitShipmentConfirmations";
  failed.document = "WS-1";
  failed.reason = "INVALID_DATE estimatedDeliveryDate is before shippedDate";
  run.add(Peer::Amazon, failed);
  EXPECT_EQ(seen_of(run, "ASN-02"),
            "the truck arrived, and Amazon refused ship notice WS-1: INVALID_DATE estimatedDeliveryDate is before "
            "shippedDate");
}

Effect refused_notice(const JudgedRun& run, const char* number, Duration after) {
  Effect failed = effect(EffectKind::SubmissionFailed, run.at(after), number, {});
  failed.operation = "SubmitShipmentConfirmations";
  failed.reason = "INVALID_DATE";
  return failed;
}

/// Two trucks of one order: what Amazon refused of the second says nothing of the first.
TEST(TimeChecks, TellOfEachTruckOnlyWhatIsAboutIt) {
  JudgedRun run;
  run.remove(EffectKind::ShipNoticeAccepted);
  Effect second = run.first(EffectKind::DespatchPosted);
  second.document = "WS-2";
  second.reason = "LOAD-2";
  run.add(Peer::Erp, second);
  Truck truck = run.outcome.trucks[0];
  truck.load_number = "LOAD-2";
  truck.departed += 30 * hour;
  truck.arrives += 60 * hour;
  run.outcome.trucks.push_back(truck);
  const std::string none = "the truck arrived and no ship notice ever came";
  run.add(Peer::Amazon, refused_notice(run, "WS-2", 50 * hour));
  EXPECT_EQ(seen_of(run, "ASN-02"), none) << "it is the other truck's number";
  run.outcome.ledger.back().effect.document = "OWN-2";
  run.outcome.ledger.back().effect.at = run.at(80 * hour);
  EXPECT_EQ(seen_of(run, "ASN-02"), none) << "the first truck had arrived";
  run.outcome.ledger.back().effect.at = run.at(22 * hour);
  EXPECT_EQ(seen_of(run, "ASN-02"), "the truck arrived, and Amazon refused ship notice OWN-2: INVALID_DATE");
  run.add(Peer::Amazon, refused_notice(run, "WS-1", 21 * hour));
  EXPECT_EQ(seen_of(run, "ASN-02"), "the truck arrived, and Amazon refused ship notice WS-1: INVALID_DATE");
}

TEST(TimeChecks, TellWhyAmazonTookNoInvoice) {
  for (const bool is_numbered_anew : {false, true}) {
    JudgedRun run;
    run.remove(EffectKind::InvoiceAccepted);
    const std::string posted = "the ERP posted invoice SI-1 at " + format_instant(run.at(23 * hour));
    EXPECT_EQ(seen_of(run, "LIVE-01"), posted + ", and Amazon never got it");
    Effect failed = effect(EffectKind::SubmissionFailed, run.at(40 * hour), "PO1", {});
    failed.operation = "submitInvoices";
    failed.document = is_numbered_anew ? "OWN-77" : "SI-1";
    failed.reason = "INVALID_DATE invoice date";
    run.add(Peer::Amazon, failed);
    EXPECT_EQ(seen_of(run, "LIVE-01"),
              posted + ", and Amazon refused " + failed.document + ": INVALID_DATE invoice date");
  }
}

TEST(TimeChecks, TakesTheUnknownTransactionOfALostSubmissionForNoMistake) {
  JudgedRun run;
  Effect unknown = effect(EffectKind::RequestRefused, run.at(22 * hour), "", {});
  unknown.operation = "getTransaction";
  unknown.status = 404;
  run.add(Peer::Amazon, unknown);
  EXPECT_EQ(run.found().count("NET-03"), 1U);
  run.outcome.calls[0].fault = "taken-and-lost";
  EXPECT_EQ(run.found().count("NET-03"), 0U);
}

TEST(TimeChecks, TakesAnInvoiceThatAPersonWasToldIsLostForExplained) {
  JudgedRun run;
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  run.outcome.standings[0] = {"PO1", OrderState::Shipped, Awaited::Person, "invoice-lost/SI-1", "in words", false};
  EXPECT_EQ(run.found().count("LIVE-01"), 1U);
  TradeException asked;
  asked.kind = ExceptionKind::InvoiceLost;
  asked.key = "invoice-lost/SI-1";
  asked.purchase_order = "PO1";
  run.outcome.exceptions = {asked};
  EXPECT_EQ(run.found().count("LIVE-01"), 1U) << "it was never sent";
  run.call("submitInvoices", "SI-1", run.at(24 * hour));
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
  run.outcome.exceptions[0].kind = ExceptionKind::InvoiceUnpaid;
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
  CallRecord& call = run.outcome.calls.back();
  call.from_peer = false;
  EXPECT_EQ(run.found().count("LIVE-01"), 1U) << "something between said 202";
  call.fault = "taken-and-lost";
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
}

TEST(TimeChecks, WantsNoAnswerToLinesThatAmazonCancelledBeforeItWasDue) {
  for (const auto& [after, findings] : {std::pair(12 * hour, 0U), std::pair(30 * hour, 1U)}) {
    JudgedRun run;
    run.remove(EffectKind::AcknowledgementAccepted);
    scenarios::OrderChange cancelled;
    cancelled.kind = scenarios::ChangeKind::LineCancelled;
    cancelled.line = 1;
    cancelled.after = after;
    run.scenario.orders[0].changes.push_back(cancelled);
    EXPECT_EQ(run.found().count("ACK-01"), findings);
  }
}

/// A clean run of an integration whose words to people are not seen, but for one document that never came.
JudgedRun stranger_without(EffectKind missing) {
  JudgedRun run;
  run.outcome.visibility.shown_to_people = false;
  run.outcome.exceptions.clear();
  run.outcome.standings.clear();
  run.remove(missing);
  run.remove(EffectKind::InvoiceAccepted);
  return run;
}

void change_centre(JudgedRun& run) {
  scenarios::OrderChange moved;
  moved.kind = scenarios::ChangeKind::FulfilmentCentre;
  moved.value = "ONT8";
  moved.after = 20 * hour;
  run.scenario.orders[0].changes.push_back(moved);
}

TEST(TimeChecks, LetAStrangerHoldTheNoticeOfGoodsThatAmazonWantsElsewhere) {
  JudgedRun run = stranger_without(EffectKind::ShipNoticeAccepted);
  EXPECT_EQ(run.found().count("ASN-02"), 1U);
  EXPECT_EQ(run.found().count("LIVE-01"), 1U);
  change_centre(run);
  EXPECT_EQ(run.found().count("ASN-02"), 0U);
  EXPECT_EQ(run.found().count("LIVE-01"), 0U) << "Amazon takes no invoice before its ship notice";
}

TEST(TimeChecks, WantTheInvoiceOfAStrangerWhoseNoticeCame) {
  JudgedRun run = stranger_without(EffectKind::InvoiceAccepted);
  change_centre(run);
  EXPECT_EQ(run.found().count("LIVE-01"), 1U);
}

TEST(TimeChecks, WantNoInvoiceOfAStrangerWhereAmazonTakesNone) {
  JudgedRun run = stranger_without(EffectKind::InvoiceAccepted);
  run.scenario.amazon.switches["invoices-not-enabled"] = "on";
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
  run.outcome.visibility.shown_to_people = true;
  EXPECT_EQ(run.found().count("LIVE-01"), 1U) << "who is seen has to tell a person";
}

}  // namespace
}  // namespace vendorproof::harness
