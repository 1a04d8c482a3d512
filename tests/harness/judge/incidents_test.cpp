#include "harness/judge/incidents.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "reports/findings.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

std::vector<reports::Incident> incidents_in(const std::vector<reports::Finding>& findings) {
  return reports::incidents_of(findings, false);
}

TEST(Incidents, ADuplicateInvoiceIsCountedOnce) {
  JudgedRun run;
  Effect twin = run.first(EffectKind::InvoiceAccepted);
  twin.document = "SI-1-R1";
  run.add(Peer::Amazon, twin);
  Effect overage = effect(EffectKind::ChargebackCharged, run.at(700 * hour), "PAY-1", {});
  overage.reason = "CB-02 overage";
  overage.amount = dollars("150.00");
  run.add(Peer::Amazon, overage);
  Effect shortage = effect(EffectKind::DeductionTaken, run.at(710 * hour), "PAY-1", {});
  shortage.reason = "Shortage";
  shortage.other_document = "SI-1-R1";
  shortage.amount = dollars("150.00");
  run.add(Peer::Amazon, shortage);
  TradeException told;
  told.kind = ExceptionKind::ShortPayment;
  told.document = "SI-1-R1";
  run.outcome.exceptions.push_back(told);

  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  const std::vector<reports::Incident> incidents = incidents_in(findings);
  ASSERT_EQ(incidents.size(), 1U);
  EXPECT_EQ(incidents[0].at_stake, dollars("150.00"));
  EXPECT_EQ(incidents[0].rules(), (std::vector<std::string_view>{"ONCE-04", "SEQ-03", "UNIT-04", "CB-02", "INV-43"}));
}

TEST(Incidents, TwoDuplicatesAreTwoIncidents) {
  JudgedRun run;
  for (const char* number : {"SI-1-R1", "SI-1-R2"}) {
    Effect twin = run.first(EffectKind::InvoiceAccepted);
    twin.document = number;
    run.add(Peer::Amazon, twin);
  }
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  EXPECT_EQ(incidents_in(findings).size(), 2U);
  EXPECT_EQ(reports::sum_of(findings, false), std::vector<Money>{dollars("300.00")});
}

TEST(Incidents, CasesTakenForEachesShowTheLostSale) {
  JudgedRun run;
  for (LedgerEntry& entry : run.outcome.ledger) {
    if (entry.effect.kind == EffectKind::OrderIssued) continue;
    for (EffectLine& line : entry.effect.lines) line.eaches = 5;
    if (!entry.effect.amount.is_zero()) entry.effect.amount = dollars("12.50");
  }
  run.outcome.trucks[0].cartons[0].contents[0].eaches = 5;
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  ASSERT_EQ(incidents_in(findings).size(), 1U);
  EXPECT_EQ(incidents_in(findings)[0].at_stake, dollars("137.50")) << "ordered 150.00, invoiced 12.50";
  EXPECT_EQ(incidents_in(findings)[0].main().rule->id, "UNIT-01");
}

TEST(Incidents, AChargeOnOneOrderOfATruckBelongsToTheTrucksDefect) {
  std::vector<reports::Finding> findings(2);
  findings[0].rule = find_rule("ASN-02");
  findings[0].purchase_order = "PO1, PO2";
  findings[0].documents = {"WS-1"};
  findings[0].at_stake = dollars("20.00");
  findings[1].rule = find_rule("CB-09");
  findings[1].purchase_order = "PO2";
  findings[1].charged_back = true;
  findings[1].at_stake = dollars("8.00");
  number_incidents(findings);
  EXPECT_EQ(findings[0].incident, findings[1].incident);
  EXPECT_EQ(orders_of(findings[0]), (std::vector<std::string>{"PO1", "PO2"}));
}

TEST(Incidents, DifferentDocumentsOfOneOrderStayApart) {
  JudgedRun run;
  run.first(EffectKind::InvoiceAccepted).amount = dollars("150.01");
  run.first(EffectKind::ShipNoticeAccepted).lines[0].eaches = 61;
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  EXPECT_GE(incidents_in(findings).size(), 2U);
}

/// Ways to break a run; a property test chooses among them.
void wreck(JudgedRun& run, int way) {
  switch (way) {
    case 0:
      run.add(Peer::Erp, run.first(EffectKind::SalesOrderCreated));
      break;
    case 1: {
      Effect twin = run.first(EffectKind::InvoiceAccepted);
      twin.document = "SI-1-R" + std::to_string(run.outcome.ledger.size());
      run.add(Peer::Amazon, twin);
      break;
    }
    case 2:
      run.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5;
      break;
    case 3:
      run.first(EffectKind::AcknowledgementAccepted).lines[0].eaches = 7;
      break;
    case 4:
      run.first(EffectKind::ShipNoticeAccepted).lines[0].eaches = 61;
      break;
    case 5:
      run.first(EffectKind::InvoiceAccepted).lines[0].eaches = 61;
      break;
    case 6:
      run.first(EffectKind::AcknowledgementAccepted).submitted = run.at(30 * hour);
      break;
    case 7:
      run.charge(EffectKind::ChargebackCharged, "CB-02 overage");
      break;
    case 8:
      run.charge(EffectKind::DeductionTaken, "Shortage");
      break;
    case 9:
      run.add(Peer::Erp, run.first(EffectKind::PaymentPosted));
      break;
    case 10:
      run.first(EffectKind::SalesOrderCreated).at = run.at(hour);
      break;
    default:
      run.outcome.standings[0].awaited = Awaited::Amazon;
      run.outcome.standings[0].settled = false;
      break;
  }
}

RC_GTEST_PROP(Incidents, NoTotalExceedsTheMoneyThatMoved, ()) {
  JudgedRun run;
  for (const int way : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12))) wreck(run, way);
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  const std::vector<Money> moved = money_moved(run.scenario, run.outcome);
  for (const Money& sum : reports::sum_of(findings, false)) {
    const auto same = std::find_if(moved.begin(), moved.end(),
                                   [&](const Money& money) { return money.currency() == sum.currency(); });
    RC_ASSERT(same != moved.end());
    RC_ASSERT(!(sum > *same));
  }
}

RC_GTEST_PROP(Incidents, EveryFindingIsInOneIncident, ()) {
  JudgedRun run;
  for (const int way : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12))) wreck(run, way);
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  std::size_t members = 0;
  for (const reports::Incident& incident : incidents_in(findings)) members += incident.findings.size();
  RC_ASSERT(members == findings.size());
}

TEST(Incidents, AnOrderThatIsStuckCostsWhatItsDefectCosts) {
  JudgedRun run;
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  run.outcome.standings[0] = {"PO1", OrderState::Invoiced, Awaited::Amazon, "", "payment by Amazon", false};
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  EXPECT_GE(findings.size(), 2U);
  EXPECT_EQ(reports::sum_of(findings, false), std::vector<Money>{dollars("150.00")});
}

TEST(Incidents, AStuckOrderIsWorthWhatWasConfirmedOfIt) {
  JudgedRun run;
  run.remove(EffectKind::SalesInvoicePosted);
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  run.first(EffectKind::AcknowledgementAccepted).lines[0].eaches = 24;
  run.first(EffectKind::AcknowledgementAccepted).lines.push_back(JudgedRun::line("B00TEA0001", "Rejected", 36));
  run.outcome.standings[0] = {"PO1", OrderState::Invoiced, Awaited::Amazon, "", "payment by Amazon", false};
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  const auto stuck = std::find_if(findings.begin(), findings.end(),
                                  [](const reports::Finding& finding) { return finding.rule->id == "LIVE-01"; });
  ASSERT_NE(stuck, findings.end());
  EXPECT_EQ(stuck->at_stake, dollars("60.00"));
}

/// An order that was never answered, and its invoice that never came, are the same money.
TEST(Incidents, AnInvoiceThatNeverCameCostsWhatItsOrdersDefectCosts) {
  JudgedRun run;
  run.remove(EffectKind::AcknowledgementAccepted);
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  const auto incident_of = [&](std::string_view rule) {
    const auto found =
        std::find_if(findings.begin(), findings.end(), [&](const auto& finding) { return finding.rule->id == rule; });
    return found == findings.end() ? std::size_t{0} : found->incident;
  };
  EXPECT_NE(incident_of("ACK-01"), 0U);
  EXPECT_EQ(incident_of("ACK-01"), incident_of("LIVE-01"));
}

reports::Finding finding_of(std::string_view rule, const std::string& orders, std::string_view amount,
                            std::vector<std::string> documents = {}) {
  reports::Finding finding;
  finding.rule = find_rule(rule);
  finding.purchase_order = orders;
  finding.at_stake = dollars(amount);
  finding.documents = std::move(documents);
  return finding;
}

/// A notice that was an hour late keeps no invoice from Amazon: these are two repairs.
TEST(Incidents, AnInvoiceThatNeverCameIsNoConsequenceOfALateNotice) {
  std::vector<reports::Finding> findings = {finding_of("ASN-01", "PO1", "24.00", {"WS-1"}),
                                            finding_of("LIVE-01", "PO1", "490.00", {"SI-1"})};
  number_incidents(findings);
  EXPECT_NE(findings[0].incident, findings[1].incident);
  EXPECT_EQ(reports::sum_of(findings, false), std::vector<Money>{dollars("514.00")});
  for (const char* rule : {"ASN-02", "SEQ-04", "UNIT-01", "ONCE-04"}) {
    findings[0].rule = find_rule(rule);
    number_incidents(findings);
    EXPECT_EQ(findings[0].incident, findings[1].incident) << rule;
  }
}

TEST(Incidents, AnInvoiceOfTwoOrdersDoesNotConnectTheirDefects) {
  std::vector<reports::Finding> findings = {finding_of("ACK-01", "PO1", "150.00"),
                                            finding_of("UNIT-01", "PO2", "120.00", {"SO-2"}),
                                            finding_of("LIVE-01", "PO1, PO2", "300.00", {"SI-1"})};
  number_incidents(findings);
  EXPECT_NE(findings[0].incident, findings[1].incident);
  EXPECT_EQ(findings[2].incident, findings[0].incident) << "the dearest of both";
}

/// Goods of a second sales order that leave are not lost twice.
TEST(Incidents, GoodsThatWereSoldTwiceAndLeftAreOneIncident) {
  std::vector<reports::Finding> findings(3);
  findings[0].rule = find_rule("UNIT-05");
  findings[0].purchase_order = "PO1";
  findings[0].line = 1;
  findings[1].rule = find_rule("ONCE-01");
  findings[1].purchase_order = "PO1";
  findings[1].documents = {"SO-2"};
  findings[2] = findings[0];
  findings[2].purchase_order = "PO2";
  for (reports::Finding& finding : findings) finding.at_stake = dollars("150.00");
  number_incidents(findings);
  EXPECT_EQ(findings[0].incident, findings[1].incident);
  EXPECT_NE(findings[0].incident, findings[2].incident) << "another order's";
}

/// What Amazon charges because it refused a document belongs to the defect.
TEST(Incidents, AChargeThatFollowsARefusedDocumentBelongsToIt) {
  for (const auto& [rule, charge] : {std::pair("SEQ-04", "CB-01"), std::pair("SEQ-04", "CB-09"),
                                     std::pair("SEQ-04", "CB-12"), std::pair("LIVE-01", "CB-01")}) {
    std::vector<reports::Finding> findings(2);
    findings[0].rule = find_rule(rule);
    findings[0].purchase_order = "PO1";
    findings[0].documents = {"SI-1"};
    findings[1].rule = find_rule(charge);
    findings[1].purchase_order = "PO1";
    findings[1].charged_back = true;
    findings[1].at_stake = dollars("7.50");
    number_incidents(findings);
    EXPECT_EQ(findings[0].incident, findings[1].incident) << rule << " " << charge;
  }
}

TEST(Incidents, TwoDefectsOfAStuckOrderStayTwo) {
  JudgedRun run;
  run.first(EffectKind::ShipNoticeAccepted).submitted = run.at(22 * hour);
  run.first(EffectKind::InvoiceAccepted).amount = dollars("150.01");
  const std::size_t apart = incidents_in(judge(run.scenario, run.outcome)).size();
  run.outcome.standings[0] = {"PO1", OrderState::Invoiced, Awaited::Amazon, "", "payment by Amazon", false};
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  EXPECT_EQ(apart, 2U);
  EXPECT_EQ(incidents_in(findings).size(), 2U);
}

}  // namespace
}  // namespace vendorproof::harness
