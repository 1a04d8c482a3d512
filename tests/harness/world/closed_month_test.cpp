// Amazon pays at the end of a month, the ERP cannot be reached, and then people close the month.
#include <gtest/gtest.h>

#include "core/trade/ledger/posting_rules.h"
#include "harness/command/builtin_files.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

/// Amazon pays on 30 November; the ERP is away from 29 November to 3 December, and November is closed on the 2nd.
scenarios::Scenario closed_november() {
  scenarios::Scenario scenario;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder == "catalogue" && file.name.find("payments-as-exported") != std::string_view::npos) {
      scenario = *read_playable(file.text, std::string(file.name));
    }
  }
  scenario.amazon.payment_days = 27;
  scenario.warehouse.month_closes_after = a_day;
  scenarios::Fault outage;
  outage.peer = "erp";
  outage.from = 27 * a_day;
  outage.until = 31 * a_day;
  scenario.faults = {outage};
  return scenario;
}

struct Seen {
  RunOutcome outcome;
  std::vector<const Effect*> payments;
  std::vector<const TradeException*> refused;
};
std::unique_ptr<Seen> played(trade::ClosedPeriod policy) {
  auto seen = std::make_unique<Seen>();
  RunSettings settings;
  settings.set_up_core = [policy](CoreConfig& config) { config.posting.closed_period = policy; };
  const scenarios::Scenario scenario = closed_november();
  seen->outcome = run(scenario, settings);
  for (const reports::Finding& finding : judge(scenario, seen->outcome)) {
    ADD_FAILURE() << finding.rule->id << ": " << finding.evidence << " - nobody made a mistake";
  }
  for (const LedgerEntry& entry : seen->outcome.ledger) {
    if (entry.effect.kind == EffectKind::PaymentPosted) seen->payments.push_back(&entry.effect);
  }
  for (const TradeException& one : seen->outcome.exceptions) {
    if (one.kind == ExceptionKind::PaymentRefused) seen->refused.push_back(&one);
  }
  return seen;
}

TEST(ClosedMonth, APaymentIsPostedOnceInTheOpenMonthIfThePolicySaysSo) {
  const auto seen = played(trade::ClosedPeriod::FirstOpenDay);
  ASSERT_EQ(seen->payments.size(), 1U);
  EXPECT_EQ(seen->payments[0]->amount.text(), "300.00 USD");
  EXPECT_TRUE(seen->refused.empty());
}

TEST(ClosedMonth, FinanceIsAskedOnceWithTheAmountIfThePolicyAsks) {
  const auto seen = played(trade::ClosedPeriod::Ask);
  EXPECT_TRUE(seen->payments.empty());
  ASSERT_EQ(seen->refused.size(), 1U);
  EXPECT_EQ(seen->refused[0]->amount.text(), "300.00 USD");
  EXPECT_EQ(seen->refused[0]->owner, Owner::Finance);
  for (const TradeException& one : seen->outcome.exceptions) {
    EXPECT_NE(one.kind, ExceptionKind::InvoiceUnpaid) << "Amazon has paid: " << one.text;
  }
  std::size_t invoices = 0;
  for (const CallRecord& call : seen->outcome.calls) invoices += call.operation == "submitInvoices" ? 1U : 0U;
  EXPECT_EQ(invoices, 1U) << "an invoice that is paid is not sent once more";
}

}  // namespace
}  // namespace vendorproof::harness
