// Probes of a run that is written by hand.
#include <string>

#include <gtest/gtest.h>

#include "harness/judge/probes/probe.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

std::int64_t money_hits(const JudgedRun& run, const std::string& name) {
  const Evidence evidence = evidence_of(run.scenario, run.outcome);
  for (const Probe& probe : money_probes()) {
    if (probe.name == name) return probe.hits(evidence, probe.word);
  }
  ADD_FAILURE() << "there is no probe " << name;
  return 0;
}

TEST(MoneyProbes, SeeInvoicesAndPayments) {
  JudgedRun run;
  EXPECT_EQ(money_hits(run, "a payment booked in the ERP"), 1);
  EXPECT_EQ(money_hits(run, "several invoices paid at once"), 0);
  EXPECT_EQ(money_hits(run, "an order invoiced in parts"), 0);
  EXPECT_EQ(money_hits(run, "an invoice in euros"), 0);
  Effect second = run.first(EffectKind::InvoiceAccepted);
  second.amount = *Money::parse("3.00 EUR");
  second.lines.front().purchase_order = "PO2";
  run.add(Peer::Amazon, second);
  EXPECT_EQ(money_hits(run, "an order invoiced in parts"), 1);
  EXPECT_EQ(money_hits(run, "an invoice of several orders"), 1);
  EXPECT_EQ(money_hits(run, "an invoice in euros"), 1);
  Effect paid = run.first(EffectKind::PaymentPosted);
  paid.document = "PAY-1/SI-2";
  run.add(Peer::Erp, paid);
  EXPECT_EQ(money_hits(run, "several invoices paid at once"), 1);
}

}  // namespace
}  // namespace vendorproof::harness
