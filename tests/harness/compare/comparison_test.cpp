#include "harness/compare/comparison.h"

#include <gtest/gtest.h>

#include "tests/harness/compare/compared_runs.h"

namespace vendorproof::harness {
namespace {

TEST(Comparison, SaysWhoHasWhatAndSinceWhen) {
  const JudgedRun a;
  JudgedRun b;
  b.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5;
  b.first(EffectKind::SalesOrderCreated).at = b.at(7 * minute);
  const Comparison comparison = compared(a, b);
  ASSERT_EQ(comparison.divergences.size(), 1U);
  const Divergence& divergence = comparison.divergences[0];
  EXPECT_EQ(text_of(divergence.subject), "PO1 line 1");
  EXPECT_EQ(divergence.a, "60 eaches");
  EXPECT_EQ(divergence.b, "5 eaches");
  EXPECT_EQ(divergence.parted, b.at(7 * minute));
}

TEST(Comparison, HistoriesPartAtTheFirstValueWithoutAPartner) {
  JudgedRun a;
  JudgedRun b;
  Effect changed = a.first(EffectKind::SalesOrderCreated);
  changed.kind = EffectKind::SalesOrderChanged;
  changed.at = a.at(3 * hour);
  changed.lines[0].eaches = 48;
  a.add(Peer::Erp, changed);
  b.first(EffectKind::SalesOrderCreated).at = b.at(2 * minute);
  const Comparison comparison = compared(a, b);
  ASSERT_EQ(comparison.divergences.size(), 1U);
  EXPECT_EQ(comparison.divergences[0].parted, a.at(3 * hour));
}

TEST(Comparison, AMissedDeadlinePartsThemAtTheDeadline) {
  const JudgedRun a;
  JudgedRun b;
  b.first(EffectKind::AcknowledgementAccepted).submitted = b.at(30 * hour);
  EXPECT_EQ(compared(a, b).divergences.at(0).parted, b.at(24 * hour));
  Terms lenient = terms_of_tea();
  lenient.acknowledgement_limit = 48 * hour;
  EXPECT_TRUE(compare(a.outcome, b.outcome, lenient).divergences.empty());
}

TEST(Comparison, TheEarliestIsFirstButWhatPeopleSawIsLast) {
  const JudgedRun a;
  JudgedRun b;
  b.outcome.exceptions.push_back(shown_to(b, ExceptionKind::PriceMismatch, "PO1"));
  b.first(EffectKind::InvoiceAccepted).amount = dollars("1.00");
  b.outcome.trucks[0].ship_to = "ONT8";
  const std::vector<Divergence> found = compared(a, b).divergences;
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].aspect->id, "centre");
  EXPECT_EQ(found[1].aspect->id, "invoiced-money");
  EXPECT_EQ(found[2].aspect->id, "shown");
}

TEST(Comparison, WhatASideDoesNotShowIsNotComparedAndNamed) {
  const JudgedRun a;
  JudgedRun b;
  b.outcome.visibility.erp = false;
  b.outcome.visibility.goods = false;
  b.outcome.visibility.shown_to_people = false;
  b.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5;
  b.outcome.trucks.clear();
  b.outcome.exceptions.push_back(shown_to(b, ExceptionKind::PriceMismatch, "PO1"));
  const Comparison comparison = compared(a, b);
  EXPECT_TRUE(comparison.divergences.empty());
  std::map<std::string, std::string> reasons;
  for (const NotCompared& row : comparison.not_compared) reasons[std::string(row.aspect->id)] = row.reason;
  EXPECT_EQ(reasons["sales-order"], "B has an ERP of its own, which cannot be seen");
  EXPECT_EQ(reasons["loaded"], "B does not tell what was really loaded");
  EXPECT_EQ(reasons["shown"], "B does not tell what it shows to people");
  EXPECT_EQ(reasons.count("accepted"), 0U);
  EXPECT_EQ(compared(b, b).not_compared.at(0).reason, "each side has an ERP of its own, which cannot be seen");
}

TEST(Comparison, MoneyOfOneInvoiceForTwoOrdersIsOfBoth) {
  const auto billed = [](bool together) {
    JudgedRun run;
    Effect& invoice = run.first(EffectKind::InvoiceAccepted);
    EffectLine other = JudgedRun::line("B00TEA0001", "", 40);
    other.purchase_order = "PO2";
    if (together) {
      invoice.purchase_order.clear();
      invoice.lines.push_back(other);
      invoice.amount = dollars("250.00");
      return run;
    }
    Effect second = invoice;
    second.purchase_order = "PO2";
    second.document = "SI-2";
    second.lines = {other};
    second.amount = dollars("100.00");
    run.add(Peer::Amazon, second);
    return run;
  };
  EXPECT_TRUE(aspects_that_differ(billed(true), billed(false)).empty());
}

}  // namespace
}  // namespace vendorproof::harness
