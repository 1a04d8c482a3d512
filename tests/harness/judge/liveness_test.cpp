// Runs that end with something open, and invoices over two orders: nobody is accused without a reason.
#include "harness/judge/liveness.h"

#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

using Found = std::multiset<std::string>;

EffectLine of_second(EffectLine line) {
  line.purchase_order = "PO2";
  return line;
}

/// PO2 is like PO1, and travels with it; invoice SI-1 is over both.
struct BilledTogether : JudgedRun {
  BilledTogether() {
    scenario.orders.push_back(scenario.orders[0]);
    scenario.orders[1].number = "PO2";
    const std::vector<LedgerEntry> of_first = outcome.ledger;
    for (LedgerEntry entry : of_first) {
      Effect& effect = entry.effect;
      for (EffectLine& line : effect.lines) line = of_second(line);
      effect.purchase_order = "PO2";
      if (effect.kind == EffectKind::OrderIssued || effect.kind == EffectKind::AcknowledgementAccepted) {
        effect.document = "PO2";
      }
      if (effect.kind == EffectKind::SalesOrderCreated) effect.document = "SO-2";
      if (effect.kind == EffectKind::OrderIssued || effect.kind == EffectKind::AcknowledgementAccepted ||
          effect.kind == EffectKind::SalesOrderCreated) {
        add(entry.peer, effect);
      }
    }
    for (const EffectKind kind : {EffectKind::DespatchPosted, EffectKind::ShipNoticeAccepted,
                                  EffectKind::SalesInvoicePosted, EffectKind::InvoiceAccepted}) {
      share(first(kind));
    }
    for (const EffectKind kind : {EffectKind::SalesInvoicePosted, EffectKind::InvoiceAccepted}) {
      first(kind).amount = dollars("300.00");
    }
    first(EffectKind::PaymentPosted).amount = dollars("300.00");
    outcome.trucks[0].cartons.push_back({"095060000000000022", {{"B00TEA0001", "PO2", 60, ""}}});
    outcome.standings.push_back({"PO2", OrderState::Paid, Awaited::Nothing, "", "", true});
  }

  static void share(Effect& effect) {
    effect.purchase_order.clear();
    effect.lines.push_back(of_second(effect.lines[0]));
  }

  reports::Finding finding(std::string_view rule) const {
    for (const reports::Finding& finding : judge(scenario, outcome)) {
      if (finding.rule->id == rule) return finding;
    }
    ADD_FAILURE() << "nothing found for " << rule;
    return {};
  }
};

TradeException mismatch(const char* document, const char* order) {
  TradeException exception;
  exception.kind = ExceptionKind::InvoiceMismatch;
  exception.key = std::string("invoice-mismatch/") + document;
  exception.document = document;
  exception.purchase_order = order;
  return exception;
}

TEST(BilledTogether, IsClean) { EXPECT_EQ(BilledTogether().found(), Found()); }

TEST(BilledTogether, TwiceUnderAnotherNumberIsFound) {
  BilledTogether run;
  Effect twin = run.first(EffectKind::InvoiceAccepted);
  twin.document = "SI-1-R";
  run.add(Peer::Amazon, twin);
  EXPECT_EQ(run.found().count("ONCE-04"), 1U);
  EXPECT_EQ(run.finding("ONCE-04").purchase_order, "PO1, PO2");
  EXPECT_EQ(run.found().count("UNIT-04"), 2U) << "of each order";
}

TEST(BilledTogether, AndOnceMoreAloneIsFound) {
  BilledTogether run;
  Effect alone = run.first(EffectKind::InvoiceAccepted);
  alone.document = "SI-1-PO2";
  alone.purchase_order = "PO2";
  alone.lines.erase(alone.lines.begin());
  alone.amount = dollars("150.00");
  run.add(Peer::Amazon, alone);
  EXPECT_EQ(run.found().count("ONCE-04"), 1U);
}

TEST(BilledTogether, WithAnItemOnTheWrongOrderIsFound) {
  BilledTogether run;
  run.first(EffectKind::InvoiceAccepted).lines[1].purchase_order = "PO1";
  EXPECT_EQ(run.found().count("UNIT-04"), 1U);
  EXPECT_EQ(run.finding("UNIT-04").purchase_order, "PO1");
}

TEST(BilledTogether, BeforeOneOfItsShipNoticesIsFound) {
  BilledTogether run;
  // The second order has a notice of its own, which came after the invoice.
  Effect second = run.first(EffectKind::ShipNoticeAccepted);
  second.lines = {second.lines[1]};
  second.document = "WS-1-2";
  second.at = run.at(25 * hour);
  second.submitted = run.at(25 * hour);
  run.first(EffectKind::ShipNoticeAccepted).lines.pop_back();
  run.add(Peer::Amazon, second);
  EXPECT_EQ(run.found().count("SEQ-03"), 1U);
  EXPECT_EQ(run.finding("SEQ-03").purchase_order, "PO2");
  EXPECT_EQ(run.finding("SEQ-03").at_stake, dollars("150.00")) << "its part of the invoice";
}

TEST(BilledTogether, AndRefusedForOneNoticeNamesBothOrders) {
  BilledTogether run;
  Effect rejected = run.first(EffectKind::InvoiceAccepted);
  rejected.kind = EffectKind::InvoiceRejected;
  rejected.reason = "NOT_SHIPPED (EDI issue): no ship notice was accepted for order PO2";
  rejected.at = run.at(21 * hour);
  run.add(Peer::Amazon, rejected);
  EXPECT_EQ(run.finding("SEQ-03").purchase_order, "PO1, PO2");
}

TEST(BilledTogether, WithAnotherTotalIsFound) {
  BilledTogether run;
  run.first(EffectKind::InvoiceAccepted).amount = dollars("300.01");
  EXPECT_EQ(run.finding("MONEY-01").purchase_order, "PO1, PO2");
}

TEST(BilledTogether, IsPairedByItsOrdersIfItsNumberIsAnother) {
  BilledTogether run;
  run.first(EffectKind::InvoiceAccepted).document = "OTHER-7";
  EXPECT_EQ(run.found().count("ONCE-04"), 0U);
  run.first(EffectKind::InvoiceAccepted).lines[1].purchase_order = "PO1";
  EXPECT_EQ(run.found().count("ONCE-04"), 1U) << "one order is missing on it";
}

TEST(BilledTogether, AndNeverSentIsFoundUnlessAPersonOfOneOfItsOrdersKnows) {
  BilledTogether run;
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  EXPECT_EQ(run.found().count("LIVE-01"), 1U);
  EXPECT_EQ(run.finding("LIVE-01").purchase_order, "PO1, PO2");
  run.outcome.exceptions.push_back(mismatch("SI-9", "PO9"));
  EXPECT_EQ(run.found().count("LIVE-01"), 1U) << "that is about another order";
  run.outcome.exceptions.back() = mismatch("SI-9", "PO2");
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
  run.outcome.exceptions.back() = mismatch("SI-1", "");
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
}

TEST(BilledTogether, MayBeHeldWhereAmazonTakesOneOrderAlsoIfNobodyHearsOfIt) {
  BilledTogether run;
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  run.outcome.visibility.shown_to_people = false;
  EXPECT_EQ(run.found().count("LIVE-01"), 1U);
  run.scenario.amazon.switches["region"] = "IN";
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
}

TEST(BilledTogether, AnOrderThatIsStuckIsWorthItsPartOfTheInvoice) {
  BilledTogether run;
  run.outcome.standings[1] = {"PO2", OrderState::Shipped, Awaited::Amazon, "", "payment", false};
  EXPECT_EQ(run.finding("LIVE-01").at_stake, dollars("150.00"));
}

// API-05: the answer to a notice was lost, and its repetition fails without a reason. The integration asks a person.
TEST(Liveness, TakesAnInvoiceThatWaitsForAnUnreadableFailureForExplained) {
  JudgedRun run;
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  run.outcome.standings[0] = {"PO1", OrderState::Shipped, Awaited::Person, "asked/1", "in any words", false};
  EXPECT_EQ(run.found().count("LIVE-01"), 1U) << "nobody was asked";
  TradeException asked;
  asked.kind = ExceptionKind::ShipNoticeFailed;
  asked.key = "asked/1";
  asked.document = "WS-1";
  asked.purchase_order = "PO0";  // the first of the truck's orders
  run.outcome.exceptions = {asked};
  EXPECT_EQ(run.found().count("LIVE-01"), 1U) << "every submission was answered";
  run.outcome.calls[0].fault = "lost-answer";
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
  run.first(EffectKind::ShipNoticeAccepted).document = "another";
  EXPECT_EQ(run.found().count("LIVE-01"), 1U) << "Amazon has no such notice";
}

TEST(Liveness, TakesAnInvoiceThatWaitsForAHeldShipNoticeForExplained) {
  JudgedRun run;
  run.remove(EffectKind::InvoiceAccepted);
  run.remove(EffectKind::PaymentPosted);
  run.outcome.standings[0] = {"PO1", OrderState::Acknowledged, Awaited::Person, "asked/1", "in any words", false};
  EXPECT_EQ(run.found().count("LIVE-01"), 1U) << "nobody was asked";
  TradeException asked;
  asked.kind = ExceptionKind::DespatchMismatch;
  asked.key = "asked/1";
  asked.document = "WS-1";
  run.outcome.exceptions = {asked};
  EXPECT_EQ(run.found().count("LIVE-01"), 0U);
  run.outcome.exceptions[0].open = false;
  EXPECT_EQ(run.found().count("LIVE-01"), 1U) << "nothing holds it any more";
}

/// SI-1 was refused once, sent again and accepted; SI-2 was never sent.
TEST(Liveness, TellsOfEachInvoiceOnlyWhatIsAboutIt) {
  JudgedRun run;
  Effect failed = effect(EffectKind::SubmissionFailed, run.at(23 * hour + 30 * minute), "SI-1", {});
  failed.operation = "submitInvoices";
  failed.reason = "INVALID_DATE invoice date";
  run.add(Peer::Amazon, failed);
  Effect second = run.first(EffectKind::SalesInvoicePosted);
  second.document = "SI-2";
  run.add(Peer::Erp, second);
  const auto seen = [&] {
    for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
      if (finding.rule->id == "LIVE-01") return finding.evidence;
    }
    return std::string();
  };
  const std::string posted = "the ERP posted invoice SI-2 at " + format_instant(second.at);
  EXPECT_EQ(seen(), posted + ", and Amazon never got it");
  failed.document = "SI2";
  run.add(Peer::Amazon, failed);
  EXPECT_EQ(seen(), posted + ", and Amazon refused SI2: INVALID_DATE invoice date") << "the same number";
}

}  // namespace
}  // namespace vendorproof::harness
