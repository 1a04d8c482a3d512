// Every rule of the judge finds nothing in a clean run, and finds the run in which only this rule is broken.
#include "harness/judge/judge.h"

#include <algorithm>
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

struct Broken {
  const char* rule;
  void (*wreck)(JudgedRun& run);
};

/// One row for each rule about a charge.
std::vector<Broken> charged_runs() {
  return {
      {"CB-01", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-01 not filled"); }},
      {"CB-02", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-02 overage"); }},
      {"CB-03", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-03 down-confirmed"); }},
      {"CB-05", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-05 late"); }},
      {"CB-09", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-09 ship notice"); }},
      {"CB-06", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-06 as the card says"); }},
      {"CB-11", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-11 as the card says"); }},
      {"CB-12", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-12 as the card says"); }},
      {"CB-13", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-13 as the card says"); }},
      {"CB-14", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-14 as the card says"); }},
      {"CB-15", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-15 as the card says"); }},
      {"CB-16", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-16 as the card says"); }},
      {"CB-17", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-17 as the card says"); }},
      {"CB-18", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "CB-18 as the card says"); }},
      {"CHARGE-01", [](JudgedRun& run) { run.charge(EffectKind::ChargebackCharged, "OWN-1 our own rule"); }},
      {"INV-43", [](JudgedRun& run) { run.charge(EffectKind::DeductionTaken, "Shortage"); }},
      {"INV-38", [](JudgedRun& run) { run.charge(EffectKind::DeductionTaken, "PriceDiscrepancy"); }},
  };
}

/// One row for each defect rule about orders and goods: a change of the run that breaks it.
std::vector<Broken> runs_with_wrong_goods() {
  return {
      {"ONCE-01", [](JudgedRun& run) { run.add(Peer::Erp, run.first(EffectKind::SalesOrderCreated)); }},
      {"ONCE-02", [](JudgedRun& run) { run.add(Peer::Amazon, run.first(EffectKind::AcknowledgementAccepted)); }},
      {"ONCE-03",
       [](JudgedRun& run) {
         Effect twin = run.first(EffectKind::ShipNoticeAccepted);
         twin.document = "WS-1-again";
         run.add(Peer::Amazon, twin);
       }},
      {"ONCE-04",
       [](JudgedRun& run) {
         Effect twin = run.first(EffectKind::InvoiceAccepted);
         twin.document = "SI-1-R";
         run.add(Peer::Amazon, twin);
       }},
      {"ONCE-05", [](JudgedRun& run) { run.add(Peer::Erp, run.first(EffectKind::PaymentPosted)); }},
      {"SEQ-01", [](JudgedRun& run) { run.first(EffectKind::SalesOrderCreated).at = run.at(hour); }},
      {"SEQ-02", [](JudgedRun& run) { run.first(EffectKind::AcknowledgementAccepted).at = run.at(23 * hour); }},
      {"SEQ-03", [](JudgedRun& run) { run.first(EffectKind::InvoiceAccepted).submitted = run.at(21 * hour); }},
      {"SEQ-04",
       [](JudgedRun& run) {
         Effect failed = effect(EffectKind::SubmissionFailed, run.at(hour), "PO1", {});
         failed.reason = "INVALID_ORDER_ID Invalid order ID.";
         run.add(Peer::Amazon, failed);
       }},
      {"SEQ-05", [](JudgedRun& run) { run.want_elsewhere(6 * hour); }},
      {"SEQ-06", [](JudgedRun& run) { run.remove(EffectKind::SalesOrderCreated); }},
      {"SEQ-07",
       [](JudgedRun& run) {
         EffectLine& line = run.first(EffectKind::SalesOrderCreated).lines[0];
         line.item = "MUG";
         line.sequence = 0;
       }},
      {"SEQ-08",
       [](JudgedRun& run) {
         scenarios::OrderChange change;
         change.line = 1;
         change.quantity = 4;
         change.after = hour;
         run.scenario.orders[0].changes.push_back(change);
       }},
      {"UNIT-01", [](JudgedRun& run) { run.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5; }},
      {"UNIT-02", [](JudgedRun& run) { run.first(EffectKind::AcknowledgementAccepted).lines[0].eaches = 5; }},
      {"UNIT-03", [](JudgedRun& run) { run.first(EffectKind::ShipNoticeAccepted).lines[0].eaches = 61; }},
      {"UNIT-04", [](JudgedRun& run) { run.first(EffectKind::InvoiceAccepted).lines[0].eaches = 61; }},
      {"UNIT-05", [](JudgedRun& run) { run.first(EffectKind::DespatchPosted).lines[0].eaches = 61; }},
      {"UNIT-06", [](JudgedRun& run) { run.first(EffectKind::DespatchPosted).lines[0].eaches = 48; }},
      {"UNIT-07",
       [](JudgedRun& run) {
         run.first(EffectKind::ShipNoticeAccepted).cartons = {{"095060000000000022", {{"B00TEA0001", "PO1", 60, ""}}}};
       }},
  };
}

/// One row for each defect rule about money, items and dates, and about the end of a run.
std::vector<Broken> runs_with_wrong_money_or_dates() {
  return {
      {"MONEY-01", [](JudgedRun& run) { run.first(EffectKind::InvoiceAccepted).amount = dollars("150.01"); }},
      {"MONEY-02", [](JudgedRun& run) { run.first(EffectKind::InvoiceAccepted).lines[0].unit_cost = dollars("2.51"); }},
      {"MONEY-03", [](JudgedRun& run) { run.first(EffectKind::PaymentPosted).amount = dollars("149.99"); }},
      {"MONEY-04", [](JudgedRun& run) { run.charge(EffectKind::DeductionTaken, "Shortage"); }},
      {"CREDIT-01",
       [](JudgedRun& run) {
         run.scenario.amazon.switches["region"] = "EU";
         run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "10.00");
       }},
      {"CREDIT-02", [](JudgedRun& run) { run.give_back(Peer::Amazon, EffectKind::CreditNoteAccepted, "10.00"); }},
      {"CREDIT-03",
       [](JudgedRun& run) {
         run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "150.01");
         run.give_back(Peer::Amazon, EffectKind::CreditNoteAccepted, "150.01");
       }},
      {"CREDIT-04",
       [](JudgedRun& run) {
         run.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "10.00");
         run.give_back(Peer::Amazon, EffectKind::CreditNoteAccepted, "10.00");
         run.first(EffectKind::CreditNoteAccepted).other_document = "PO1";
       }},
      {"OWNER-01", [](JudgedRun& run) { run.scenario.items[0].unit_price = dollars("2.60"); }},
      {"OWNER-02",
       [](JudgedRun& run) {
         TradeException asked;
         asked.kind = ExceptionKind::PriceMismatch;
         asked.purchase_order = "PO1";
         run.outcome.exceptions.push_back(asked);
       }},
      {"ITEM-01",
       [](JudgedRun& run) {
         EffectLine& line = run.first(EffectKind::AcknowledgementAccepted).lines[0];
         line.code = "Rejected";
         line.rejection = "InvalidProductIdentifier";
       }},
      {"ITEM-02", [](JudgedRun& run) { run.scenario.items[0].stock_eaches = 59; }},
      {"ACK-01", [](JudgedRun& run) { run.remove(EffectKind::AcknowledgementAccepted); }},
      {"ACK-02",
       [](JudgedRun& run) {
         run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(24 * hour + Duration(1));
       }},
      {"ASN-01",
       [](JudgedRun& run) { run.first(EffectKind::ShipNoticeAccepted).submitted = run.at(21 * hour + 31 * minute); }},
      {"ASN-02", [](JudgedRun& run) { run.remove(EffectKind::ShipNoticeAccepted); }},
      {"DATE-01",
       [](JudgedRun& run) { run.first(EffectKind::AcknowledgementAccepted).lines[0].expected = run.at(-37 * hour); }},
      {"DATE-02", [](JudgedRun& run) { run.first(EffectKind::ShipNoticeAccepted).dated = run.at(-16 * hour); }},
      {"DATE-03", [](JudgedRun& run) { run.first(EffectKind::InvoiceAccepted).dated = run.at(-14 * hour); }},
      {"LIVE-01",
       [](JudgedRun& run) {
         run.outcome.standings[0] = {"PO1", OrderState::Shipped, Awaited::Amazon, "", "transaction of submitInvoices",
                                     false};
       }},
      {"NET-01", [](JudgedRun& run) { run.refuse(429, "getPurchaseOrders"); }},
      {"NET-02", [](JudgedRun& run) { run.refuse(403, "getPurchaseOrders"); }},
      {"NET-03", [](JudgedRun& run) { run.refuse(400, "submitInvoices"); }},
  };
}

std::vector<Broken> broken_runs() {
  std::vector<Broken> rows = runs_with_wrong_goods();
  for (const Broken& row : runs_with_wrong_money_or_dates()) rows.push_back(row);
  for (const Broken& row : charged_runs()) rows.push_back(row);
  return rows;
}

TEST(Judge, FindsNothingInACleanRun) {
  const JudgedRun run;
  EXPECT_TRUE(run.found().empty()) << *run.found().begin();
  EXPECT_TRUE(result_of(run.scenario, run.outcome).passed);
}

TEST(Judge, FindsEachRuleWhereJustThatWentWrong) {
  for (const Broken& row : broken_runs()) {
    JudgedRun run;
    row.wreck(run);
    EXPECT_EQ(run.found().count(row.rule), 1U) << row.rule;
    EXPECT_FALSE(result_of(run.scenario, run.outcome).passed) << row.rule;
  }
}

TEST(Judge, HasABrokenRunForEveryRule) {
  std::set<std::string> shown;
  for (const Broken& row : broken_runs()) shown.insert(row.rule);
  std::set<std::string> known;
  for (const Check* check : all_checks()) EXPECT_TRUE(known.insert(std::string(check->rule.id)).second);
  EXPECT_EQ(shown, known);
}

TEST(Judge, DoesNotAskForALineThatAmazonLeftOut) {
  JudgedRun run;
  scenarios::OrderLine unknown = run.scenario.orders[0].lines[0];
  unknown.sequence = 2;
  unknown.asin = "B00GONE001";
  unknown.vendor_product_identifier = "GONE";
  run.scenario.orders[0].lines.push_back(unknown);
  run.first(EffectKind::OrderIssued).reason = "ACK-26 B00GONE001";
  EXPECT_EQ(run.found().size(), 0U);
}

TEST(Judge, TakesOtherDatesAndCostsForANewAnswer) {
  JudgedRun run;
  Effect dearer = run.first(EffectKind::AcknowledgementAccepted);
  dearer.at = run.at(hour);
  dearer.submitted = run.at(hour);
  dearer.lines[0].unit_cost = dollars("2.60");
  run.add(Peer::Amazon, dearer);
  EXPECT_EQ(run.found().count("ONCE-02"), 0U) << "Amazon changed the cost while the first answer was on its way";
  Effect later = run.first(EffectKind::AcknowledgementAccepted);
  later.at = run.at(2 * hour);
  later.submitted = run.at(2 * hour);
  later.lines[0].expected = run.at(90 * hour);
  run.add(Peer::Amazon, later);
  EXPECT_EQ(run.found().count("ONCE-02"), 0U);
  run.add(Peer::Amazon, later);
  EXPECT_EQ(run.found().count("ONCE-02"), 1U);
}

TEST(Judge, BlamesATwinAndNotTheInvoiceAfterIt) {
  JudgedRun run;
  Effect twin = run.first(EffectKind::InvoiceAccepted);
  twin.document = "SI-1-R1";
  Effect second = run.first(EffectKind::InvoiceAccepted);
  second.document = "SI-2";
  second.at = run.at(40 * hour);
  Effect posted = run.first(EffectKind::SalesInvoicePosted);
  posted.document = "SI-2";
  Effect despatch = run.first(EffectKind::DespatchPosted);
  despatch.document = "WS-2";
  despatch.reason = "LOAD-2";
  Effect notice = run.first(EffectKind::ShipNoticeAccepted);
  notice.document = "WS-2";
  notice.at = run.at(30 * hour);
  run.add(Peer::Amazon, twin);
  run.add(Peer::Erp, despatch);
  run.add(Peer::Amazon, notice);
  run.add(Peer::Erp, posted);
  run.add(Peer::Amazon, second);
  for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
    if (finding.rule->id != "SEQ-03") continue;
    EXPECT_EQ(finding.documents, std::vector<std::string>{"SI-1-R1"});
  }
  EXPECT_EQ(run.found().count("SEQ-03"), 1U);
}

TEST(Judge, TakesAReplaceForTheNewFormOfItsNotice) {
  JudgedRun run;
  run.first(EffectKind::ShipNoticeAccepted).lines[0].eaches = 61;
  Effect replaced = run.first(EffectKind::ShipNoticeAccepted);
  replaced.kind = EffectKind::ShipNoticeReplaced;
  replaced.lines[0].eaches = 60;
  run.add(Peer::Amazon, replaced);
  EXPECT_TRUE(run.found().empty()) << *run.found().begin();
}

TEST(Judge, NamesOrderLineAndMoney) {
  JudgedRun run;
  run.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5;
  for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
    if (finding.rule->id != "UNIT-01") continue;
    EXPECT_EQ(finding.purchase_order, "PO1");
    EXPECT_EQ(finding.line, 1);
    EXPECT_EQ(finding.at_stake, dollars("137.50")) << "the sale of 55 eaches at 2.50 is lost";
    EXPECT_NE(finding.evidence.find("5 Cases of 12 = 60 eaches"), std::string::npos) << finding.evidence;
  }
}

TEST(Judge, TakesAnEchoOfALostAnswerForNoDefect) {
  JudgedRun run;
  run.first(EffectKind::InvoiceAccepted).body_hash = 7;
  Effect failed = effect(EffectKind::SubmissionFailed, run.at(25 * hour), "SI-1", {});
  failed.reason = "DUPLICATE_INVOICE_ID";
  failed.body_hash = 7;
  run.add(Peer::Amazon, failed);
  EXPECT_EQ(run.found().count("SEQ-04"), 0U);
  run.outcome.ledger.back().effect.body_hash = 8;
  EXPECT_EQ(run.found().count("SEQ-04"), 1U);
}

TEST(Judge, SeesWhatPayablesRejectedThoughTheApiTookIt) {
  JudgedRun run;
  Effect rejected = effect(EffectKind::InvoiceRejected, run.at(25 * hour), "SI-9", {});
  rejected.reason = "WRONG_BILL_TO (bill-to address): billToParty is not as on order PO1";
  run.add(Peer::Amazon, rejected);
  EXPECT_EQ(run.found().count("SEQ-04"), 1U);
  run.outcome.ledger.back().effect.reason = "NOT_SHIPPED (EDI issue): no ship notice was accepted for order PO1";
  EXPECT_EQ(run.found().count("SEQ-04"), 0U);
  EXPECT_EQ(run.found().count("SEQ-03"), 1U);
}

TEST(Judge, WantsWhatIsPaidBackInTheErp) {
  JudgedRun run;
  Effect reversal = effect(EffectKind::ReversalPaid, run.at(25 * hour), "PAY-2", {});
  reversal.other_document = "SI-1";
  reversal.amount = Money(100'000, usd());
  run.add(Peer::Amazon, reversal);
  EXPECT_EQ(run.found().count("MONEY-03"), 1U);
  Effect posted = effect(EffectKind::PaymentPosted, run.at(26 * hour), "PAY-2/SI-1", {});
  posted.other_document = "SI-1";
  posted.amount = Money(100'000, usd());
  run.add(Peer::Erp, posted);
  EXPECT_EQ(run.found().count("MONEY-03"), 0U);
}

TEST(Judge, WantsADeductionWithoutAnInvoiceToBeShownWithItsAmount) {
  JudgedRun run;
  Effect agreement = effect(EffectKind::DeductionTaken, run.at(25 * hour), "PAY-1", {});
  agreement.amount = dollars("2.50");
  agreement.reason = "CoOp";
  run.add(Peer::Amazon, agreement);
  EXPECT_EQ(run.found().count("MONEY-04"), 1U);
  EXPECT_EQ(run.found().count("MONEY-03"), 0U) << "no invoice is paid less";
  TradeException shown;
  shown.key = "unknown-remittance/PAY-1/CoOp";
  shown.kind = ExceptionKind::UnknownRemittance;
  shown.amount = dollars("2.49");
  run.outcome.exceptions.push_back(shown);
  EXPECT_EQ(run.found().count("MONEY-04"), 1U);
  run.outcome.exceptions.back().amount = dollars("2.50");
  EXPECT_EQ(run.found().count("MONEY-04"), 0U);
}

TEST(Judge, LetsSeveralSalesOrdersShareTheGoodsOfAnOrder) {
  JudgedRun run;
  Effect& first = run.first(EffectKind::SalesOrderCreated);
  first.lines[0].eaches = 24;
  Effect second = first;
  second.document = "SO-2";
  second.lines[0].eaches = 36;
  run.add(Peer::Erp, second);
  EXPECT_TRUE(run.found().empty()) << *run.found().begin();
}

TEST(Judge, CallsTooManyEachesNoInvoiceBeforeItsShipNotice) {
  JudgedRun run;
  run.first(EffectKind::InvoiceAccepted).lines[0].eaches = 61;
  EXPECT_EQ(run.found().count("SEQ-03"), 0U);
  EXPECT_EQ(run.found().count("UNIT-04"), 1U);
}

TEST(Judge, CountsAChargeWithTheDefectThatCausedIt) {
  JudgedRun run;
  run.scenario.family = "saved orders";
  run.charge(EffectKind::ChargebackCharged, "CB-12 as the card says");
  EXPECT_TRUE(result_of(run.scenario, run.outcome).passed) << "a charge alone is what the trade costs";
  run.remove(EffectKind::ShipNoticeAccepted);
  const reports::ScenarioResult spoiled = result_of(run.scenario, run.outcome);
  const auto charge = std::find_if(spoiled.findings.begin(), spoiled.findings.end(),
                                   [](const reports::Finding& finding) { return finding.rule->id == "CB-12"; });
  ASSERT_NE(charge, spoiled.findings.end());
  EXPECT_FALSE(charge->expected);
}

TEST(Judge, CallsAShipNoticeThatMissesEachesNoMissingShipNotice) {
  JudgedRun run;
  run.first(EffectKind::ShipNoticeAccepted).lines[0].eaches = 59;
  EXPECT_EQ(run.found().count("UNIT-03"), 1U);
  EXPECT_EQ(run.found().count("SEQ-03"), 0U);
}

TEST(Judge, SeesARepeatedSalesOrderAlsoWhereAmazonOrdersMoreLater) {
  JudgedRun run;
  run.add(Peer::Erp, run.first(EffectKind::SalesOrderCreated));
  scenarios::OrderChange more;
  more.kind = scenarios::ChangeKind::Quantity;
  more.line = 1;
  more.quantity = 10;
  more.after = 100 * hour;
  run.scenario.orders[0].changes.push_back(more);
  EXPECT_EQ(run.found().count("ONCE-01"), 1U);
}

}  // namespace
}  // namespace vendorproof::harness
