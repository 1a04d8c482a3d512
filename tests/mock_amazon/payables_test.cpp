#include "mock_amazon/payables.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

Trial confirmed_order(std::int64_t eaches, const std::string& cost = "2.50") {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(eaches), cost)}));
  const Json item = acknowledged_item(1, {{"Accepted", each(eaches)}}, cost);
  EXPECT_EQ(trial.outcome(acknowledgements_path, acknowledgement("A", {item})), "Processing");
  return trial;
}

std::string shown(const Payables& payables) {
  return payables.invoiced.decimal() + " - " + payables.deducted.decimal() + " - " + payables.chargebacks.decimal() +
         " = " + payables.paid.decimal();
}

TEST(Payables, PayInFullWhatCame) {
  Trial trial = confirmed_order(100);
  trial.ship("S1", {{"A", 1, 100}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "250", {invoice_item("A", 1, each(100))})),
            "Processing");
  trial.pass(days(28));
  EXPECT_TRUE(trial.effects(EffectKind::PaymentSent).empty());
  trial.pass(days(3));
  const Effect payment = trial.effects(EffectKind::PaymentSent).at(0);
  EXPECT_EQ(payment.document, "PAY-20261223-1");
  EXPECT_EQ(format_instant(payment.at), "2026-12-23T00:00:00Z");
  EXPECT_EQ(payment.amount, *Money::parse("250.00 USD"));
  EXPECT_EQ(payment.lines.at(0).eaches, 100);
  EXPECT_EQ(shown(trial.amazon.payables()), "250.00 - 0.00 - 0.00 = 250.00");
  EXPECT_EQ(trial.amazon.next_due(), std::nullopt);
}

TEST(Payables, TakeOffWhatDidNotCome) {
  Trial trial = confirmed_order(100);
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 100}})), "Success");
  trial.amazon.expect_truck(truck("S1", trial.now, trial.now + hours(48), {{"A", 1, 90}}), trial.now);
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "250", {invoice_item("A", 1, each(100))})),
            "Processing");
  trial.pass(days(30));
  EXPECT_TRUE(trial.effects(EffectKind::PaymentSent).empty());
  trial.pass(days(5));
  const Effect deduction = trial.effects(EffectKind::DeductionTaken).at(0);
  EXPECT_EQ(deduction.reason, "Shortage");
  EXPECT_EQ(deduction.other_document, "I1");
  EXPECT_EQ(deduction.purchase_order, "A");
  EXPECT_EQ(deduction.document, "PAY-20261228-1");
  EXPECT_EQ(deduction.amount, *Money::parse("25.00 USD"));
  EXPECT_EQ(deduction.lines.at(0).eaches, 10);
  EXPECT_EQ(trial.effects(EffectKind::PaymentSent).size(), 1U);
}

TEST(Payables, WaitForGoodsThatAreLateButNotForEver) {
  Trial trial = confirmed_order(10);
  trial.ship("S1", {{"A", 1, 10}}, days(31));
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "25", {invoice_item("A", 1, each(10))})),
            "Processing");
  trial.pass(days(40));
  const Effect payment = trial.effects(EffectKind::PaymentSent).at(0);
  EXPECT_EQ(payment.document, "PAY-20261225-1");
  EXPECT_TRUE(trial.effects(EffectKind::DeductionTaken).empty());
}

TEST(Payables, PayNoMoreThanTheOrdersCost) {
  Trial trial = confirmed_order(100);
  trial.ship("S1", {{"A", 1, 100}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "260", {invoice_item("A", 1, each(100), "2.60")})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(trial.effects(EffectKind::DeductionTaken).at(0).reason, "PriceDiscrepancy");
  EXPECT_EQ(shown(trial.amazon.payables()), "260.00 - 10.00 - 0.00 = 250.00");
}

TEST(Payables, PayNothingReceivedTwice) {
  Trial trial = confirmed_order(120);
  trial.ship("S1", {{"A", 1, 60}});
  for (const char* id : {"I1", "I2"}) {
    EXPECT_EQ(trial.outcome(invoices_path, invoice(id, trial.now, "150", {invoice_item("A", 1, each(60))})),
              "Processing");
  }
  trial.pass(days(40));
  const std::vector<Effect> payments = trial.effects(EffectKind::PaymentSent);
  ASSERT_EQ(payments.size(), 2U);
  EXPECT_EQ(payments[0].amount, *Money::parse("150.00 USD"));
  EXPECT_EQ(payments[1].amount, Money(0, usd()));
}

TEST(Payables, PayNothingAtAllForNothing) {
  Trial trial = confirmed_order(3, "0.0125");
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 3}})), "Success");
  Json document = invoice("I1", trial.now, "5.04", {invoice_item("A", 1, each(3), "0.0125")});
  document["chargeDetails"] = Json::array({{{"type", "Freight"}, {"chargeAmount", dollars("5")}}});
  EXPECT_EQ(trial.outcome(invoices_path, document), "Processing");
  trial.pass(days(40));
  EXPECT_EQ(shown(trial.amazon.payables()), "5.04 - 5.04 - 0.00 = 0.00");
}

TEST(Payables, LeaveAChargeThatIsTooLargeForTheNextPayment) {
  Trial trial = confirmed_order(100);
  trial.ship("S1", {{"A", 1, 1}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "2.5", {invoice_item("A", 1, each(1))})),
            "Processing");
  trial.pass(days(31));
  // CB-01 of 99 x 2.50 x 5 % is more than the payment of 2.50.
  EXPECT_EQ(shown(trial.amazon.payables()), "2.50 - 0.00 - 12.38 = 2.50");
  trial.ship("S2", {{"A", 1, 99}}, hours(1), 7);
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I2", trial.now, "247.5", {invoice_item("A", 1, each(99))})),
            "Processing");
  trial.pass(days(31));
  const Payables sums = trial.amazon.payables();
  EXPECT_EQ(sums.paid + sums.chargebacks + sums.deducted, sums.invoiced);
}

TEST(Payables, PayOncePerDay) {
  Trial trial = confirmed_order(100);
  trial.ship("S1", {{"A", 1, 60}, {"A", 1, 40}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "150", {invoice_item("A", 1, each(60))})),
            "Processing");
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I2", trial.now, "100", {invoice_item("A", 1, each(40))})),
            "Processing");
  trial.pass(days(31));
  ASSERT_EQ(trial.effects(EffectKind::PaymentSent).size(), 1U);
  EXPECT_EQ(trial.effects(EffectKind::PaymentSent)[0].amount, *Money::parse("250.00 USD"));
}

struct Delivery {
  std::int64_t noticed;
  std::int64_t loaded;
  std::int64_t invoiced;
  std::int64_t price;  ///< in 1/10,000
};

// Whatever comes and whatever is billed: every invoice is paid or deducted to the last ten-thousandth, no payment is
// negative, and the end is reached.
RC_GTEST_PROP(Payables, PaidAndDeductedIsInvoiced, ()) {
  const auto cost = *rc::gen::inRange<std::int64_t>(1, 100'000);
  const auto count = *rc::gen::inRange<std::size_t>(1, 5);
  Trial trial;
  trial.issue(order("A", {order_line(1, each(500), Money(cost, usd()).decimal())}));
  const Json item = acknowledged_item(1, {{"Accepted", each(500)}}, Money(cost, usd()).decimal());
  trial.outcome(acknowledgements_path, acknowledgement("A", {item}));
  for (std::size_t i = 0; i < count; ++i) {
    const Delivery delivery{*rc::gen::inRange<std::int64_t>(1, 200), *rc::gen::inRange<std::int64_t>(0, 200),
                            *rc::gen::inRange<std::int64_t>(1, 200), *rc::gen::inRange<std::int64_t>(1, 100'000)};
    const std::string name = std::to_string(i);
    trial.outcome(notices_path, notice("S" + name, trial.now, {{"A", 1, delivery.noticed}}, i));
    trial.amazon.expect_truck(truck("S" + name, trial.now, trial.now + days(3), {{"A", 1, delivery.loaded}}, i),
                              trial.now);
    const Money price(delivery.price, usd());
    const std::string total = rounded_to_cents(price * delivery.invoiced).decimal();
    trial.outcome(invoices_path, invoice("I" + name, trial.now, total,
                                         {invoice_item("A", 1, each(delivery.invoiced), price.decimal())}));
  }
  while (trial.amazon.next_due()) trial.amazon.advance(*trial.amazon.next_due());
  std::map<std::string, Money> rest;
  for (const Effect& effect : trial.effects(EffectKind::InvoiceAccepted)) rest[effect.document] = effect.amount;
  for (const Effect& effect : trial.effects(EffectKind::DeductionTaken)) {
    rest[effect.other_document] -= effect.amount;
    RC_ASSERT(!rest[effect.other_document].is_negative());
    RC_ASSERT(!effect.amount.is_zero());
  }
  Money payable(0, usd());
  for (const auto& [invoice, amount] : rest) payable += amount;
  Money paid(0, usd());
  for (const Effect& effect : trial.effects(EffectKind::PaymentSent)) {
    RC_ASSERT(!effect.amount.is_negative());
    paid += effect.amount;
  }
  const Payables sums = trial.amazon.payables();
  RC_ASSERT(paid == sums.paid);
  RC_ASSERT(sums.invoiced - sums.deducted == payable);
  RC_ASSERT(!(paid > payable));
  RC_ASSERT(!(paid + sums.chargebacks < payable));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
