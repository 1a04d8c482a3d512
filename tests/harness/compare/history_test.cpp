#include "harness/compare/history.h"

#include <gtest/gtest.h>

#include "tests/harness/compare/compared_runs.h"

namespace vendorproof::harness {
namespace {

TEST(History, FindsTheLineOfADocumentByNumberOrByItem) {
  const JudgedRun run;
  const Terms terms = terms_of_tea();
  const OrderGroups groups(run.outcome, run.outcome);
  const History history(run.outcome, terms, groups);
  Effect of_erp = effect(EffectKind::SalesOrderCreated, run.at(hour), "SO-9", {JudgedRun::line("TEA", "", 1)});
  of_erp.lines[0].erp_line = 3;
  of_erp.lines[0].sequence = 0;
  EXPECT_EQ(history.line_of(of_erp, of_erp.lines[0]), (Subject{"PO1", 1, ""}));
  of_erp.lines[0].item = "COFFEE";
  EXPECT_EQ(history.line_of(of_erp, of_erp.lines[0]), (Subject{"PO1", 0, "COFFEE"}));
  EXPECT_EQ(history.line_of_item("PO1", "B00TEA0001"), (Subject{"PO1", 1, ""}));
  EXPECT_EQ(history.line_of_item("PO7", "TEA"), (Subject{"PO7", 0, "TEA"}));
}

TEST(History, FindsTheOrderOfADocument) {
  const JudgedRun run;
  const Terms terms = terms_of_tea();
  const OrderGroups groups(run.outcome, run.outcome);
  const History history(run.outcome, terms, groups);
  EXPECT_EQ(history.order_of_document("SI-1"), "PO1");
  EXPECT_EQ(history.order_of_document("SI-9"), "");
  Effect payment = effect(EffectKind::PaymentPosted, run.at(hour), "PAY-1", {});
  payment.purchase_order.clear();
  payment.other_document = "SI-1";
  EXPECT_EQ(history.group_of(payment), "PO1");
}

TEST(History, OrdersOfOneInvoiceAreOneGroupInBothRuns) {
  const JudgedRun plain;
  JudgedRun joined;
  for (const auto& [left, right] : {std::pair("PO1", "PO2"), std::pair("PO2", "PO3")}) {
    Effect invoice = effect(EffectKind::InvoiceAccepted, joined.at(hour), "SI-7", {});
    invoice.purchase_order.clear();
    for (const char* order : {left, right}) {
      invoice.lines.push_back(JudgedRun::line("B00TEA0001", "", 1));
      invoice.lines.back().purchase_order = order;
    }
    joined.add(Peer::Amazon, invoice);
  }
  const OrderGroups groups(plain.outcome, joined.outcome);
  EXPECT_EQ(groups.of("PO1"), "PO1, PO2, PO3");
  EXPECT_EQ(groups.of("PO3"), "PO1, PO2, PO3");
  EXPECT_EQ(groups.of("PO4"), "PO4");
}

}  // namespace
}  // namespace vendorproof::harness
