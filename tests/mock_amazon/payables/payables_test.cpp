#include "mock_amazon/payables/payables.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "mock_amazon/quirks/quirks.h"
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

std::string payables_shown(const Payables& payables) {
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
  EXPECT_EQ(payables_shown(trial.amazon.payables()), "250.00 - 0.00 - 0.00 = 250.00");
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

/// A and B order the same product as their line 1, and have left on one truck that lacks 10 of B's.
Trial two_orders_on_one_truck() {
  Trial trial;
  for (const char* number : {"A", "B"}) {
    trial.issue(order(number, {order_line(1, each(50))}));
    trial.accept_all(number, {50});
  }
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 50}, {"B", 1, 50}})), "Success");
  trial.amazon.expect_truck(truck("S1", trial.now, trial.now + hours(48), {{"A", 1, 50}, {"B", 1, 40}}), trial.now);
  std::vector<Json> items = {invoice_item("A", 1, each(50)), invoice_item("B", 1, each(50))};
  items[1]["itemSequenceNumber"] = 2;
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "250", items)), "Processing");
  return trial;
}

// INV-12: the items of one invoice are matched with their own orders, though product and line are the same.
TEST(Payables, TakeOffOneInvoiceOnlyWhatDidNotComeOfOneOfItsOrders) {
  Trial trial = two_orders_on_one_truck();
  const Effect taken = trial.effects(EffectKind::InvoiceAccepted).at(0);
  EXPECT_EQ(taken.purchase_order, "") << "it is of several";
  ASSERT_EQ(taken.lines.size(), 2U);
  EXPECT_EQ(taken.lines[0].purchase_order, "A");
  EXPECT_EQ(taken.lines[1].purchase_order, "B");
  trial.pass(days(35));
  const std::vector<Effect> deductions = trial.effects(EffectKind::DeductionTaken);
  ASSERT_EQ(deductions.size(), 1U);
  EXPECT_EQ(deductions[0].reason, "Shortage");
  EXPECT_EQ(deductions[0].purchase_order, "B");
  EXPECT_EQ(deductions[0].amount, *Money::parse("25.00 USD"));
  EXPECT_EQ(trial.amazon.payables().deducted, *Money::parse("25.00 USD"));
}

TEST(Payables, RejectAnInvoiceOfWhichOneOrderHasNoShipNotice) {
  Trial trial;
  for (const char* number : {"A", "B"}) {
    trial.issue(order(number, {order_line(1, each(50))}));
    trial.accept_all(number, {50});
  }
  trial.ship("S1", {{"A", 1, 50}});
  std::vector<Json> items = {invoice_item("A", 1, each(50)), invoice_item("B", 1, each(50))};
  items[1]["itemSequenceNumber"] = 2;
  trial.outcome(invoices_path, invoice("I1", trial.now, "250", items));
  const std::vector<Effect> rejected = trial.effects(EffectKind::InvoiceRejected);
  ASSERT_EQ(rejected.size(), 1U);
  EXPECT_NE(rejected[0].reason.find("NOT_SHIPPED"), std::string::npos);
  EXPECT_NE(rejected[0].reason.find("order B"), std::string::npos);
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
  EXPECT_EQ(payables_shown(trial.amazon.payables()), "260.00 - 10.00 - 0.00 = 250.00");
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
  EXPECT_EQ(payables_shown(trial.amazon.payables()), "5.04 - 5.04 - 0.00 = 0.00");
}

TEST(Payables, LeaveAChargeThatIsTooLargeForTheNextPayment) {
  Trial trial = confirmed_order(100);
  trial.ship("S1", {{"A", 1, 1}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "2.5", {invoice_item("A", 1, each(1))})),
            "Processing");
  trial.pass(days(31));
  // CB-01 of 99 x 2.50 x 5 % is more than the payment of 2.50.
  EXPECT_EQ(payables_shown(trial.amazon.payables()), "2.50 - 0.00 - 12.38 = 2.50");
  trial.ship("S2", {{"A", 1, 99}}, hours(1), 7);
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I2", trial.now, "247.5", {invoice_item("A", 1, each(99))})),
            "Processing");
  trial.pass(days(31));
  const Payables sums = trial.amazon.payables();
  EXPECT_EQ(sums.paid + sums.chargebacks + sums.deducted, sums.invoiced);
  EXPECT_EQ(sums.charged, sums.chargebacks);
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

bool ties_out(const Payables& sums) {
  return sums.invoiced == sums.paid + sums.deducted + sums.discounts + sums.credited + sums.charged + sums.open;
}

Settings drawn_settings() {
  Settings settings;
  settings.region = *rc::gen::element(Region::NA, Region::EU);
  settings.terms_type = *rc::gen::element(TermsType::Basic, TermsType::EndOfMonth, TermsType::FixedDate,
                                          TermsType::Proximo, TermsType::PaymentDueUponReceiptOfInvoice);
  settings.payment_days = *rc::gen::inRange<std::int64_t>(0, 40);
  settings.discount_basis_points = *rc::gen::element<std::int64_t>(0, 150, 300);
  settings.discount_days = *rc::gen::inRange<std::int64_t>(0, 20);
  settings.receipt_wait_days = *rc::gen::element<std::int64_t>(0, 5);
  EXPECT_TRUE(set_quirk(settings, "coop-in-payments", *rc::gen::arbitrary<bool>()));
  return settings;
}

/// One notice, one truck that may hold other goods and come late, and one invoice at some price.
void trade_once(Trial& trial, std::size_t number) {
  const std::string name = std::to_string(number);
  trial.outcome(notices_path,
                notice("S" + name, trial.now, {{"A", 1, *rc::gen::inRange<std::int64_t>(1, 200)}}, number));
  const auto loaded = *rc::gen::inRange<std::int64_t>(0, 200);
  const Instant arrives = trial.now + days(*rc::gen::inRange<std::int64_t>(1, 60));
  trial.amazon.expect_truck(truck("S" + name, trial.now, arrives, {{"A", 1, loaded}}, number), trial.now);
  const auto eaches = *rc::gen::inRange<std::int64_t>(1, 200);
  const Money price(*rc::gen::inRange<std::int64_t>(1, 100'000), usd());
  Json document = invoice("I" + name, trial.now, rounded_to_cents(price * eaches).decimal(),
                          {invoice_item("A", 1, each(eaches), price.decimal())});
  document["taxDetails"] = Json::array({{{"taxType", "VAT"}, {"taxRate", "0"}, {"taxAmount", dollars("0")}}});
  trial.outcome(invoices_path, document);
}

/// A credit note or a dispute about some invoice, taken or not.
void object(Trial& trial, std::size_t number) {
  const std::string invoice_id = "I" + std::to_string(*rc::gen::inRange<std::size_t>(0, 5));
  if (*rc::gen::arbitrary<bool>()) {
    const char* suffix = *rc::gen::element("-SC", "-PC");
    const Json body = {{"subject", invoice_id + suffix},
                       {"reason", "Other"},
                       {"evidence", Json::array({"ProofOfDelivery", "PackingList"})}};
    trial.call("POST", "/portal/disputes", body.dump());
    return;
  }
  Json document = invoice("C" + std::to_string(number), trial.now,
                          Money(*rc::gen::inRange<std::int64_t>(1, 5'000'000) / 100 * 100, usd()).decimal(), {});
  document["invoiceType"] = "CreditNote";
  document["items"] = Json::array({{{"itemSequenceNumber", 1},
                                    {"invoicedQuantity", each(1)},
                                    {"netCost", dollars("1")},
                                    {"creditNoteDetails", {{"referenceInvoiceNumber", invoice_id}}}}});
  trial.outcome(invoices_path, document);
}

// Whatever comes, is billed, credited and disputed, at any time and at the end: invoiced = paid + deductions +
// chargebacks + discounts + credit notes + open, to the last ten-thousandth, and no payment is negative.
RC_GTEST_PROP(Payables, SumsTieOut, ()) {
  Trial trial(drawn_settings());
  const std::string cost = Money(*rc::gen::inRange<std::int64_t>(1, 100'000), usd()).decimal();
  trial.issue(order("A", {order_line(1, each(500), cost)}));
  trial.outcome(acknowledgements_path, acknowledgement("A", {acknowledged_item(1, {{"Accepted", each(500)}}, cost)}));
  const auto count = *rc::gen::inRange<std::size_t>(1, 5);
  for (std::size_t i = 0; i < count; ++i) {
    trade_once(trial, i);
    trial.pass(days(*rc::gen::inRange<std::int64_t>(0, 40)));
    object(trial, i);
    RC_ASSERT(ties_out(trial.amazon.payables()));
  }
  while (trial.amazon.next_due()) {
    trial.now = *trial.amazon.next_due();
    trial.amazon.advance(trial.now);
    RC_ASSERT(ties_out(trial.amazon.payables()));
  }
  Money paid(0, usd());
  for (const Effect& effect : trial.effects(EffectKind::PaymentSent)) {
    RC_ASSERT(!effect.amount.is_negative());
    paid += effect.amount;
  }
  Money invoiced(0, usd());
  for (const Effect& effect : trial.effects(EffectKind::InvoiceAccepted)) invoiced += effect.amount;
  const Payables sums = trial.amazon.payables();
  RC_ASSERT(paid == sums.paid);
  RC_ASSERT(invoiced == sums.invoiced);
  RC_ASSERT(sums.open.is_zero());
  RC_ASSERT(!sums.deducted.is_negative());
}

// The effects, from which the judge works, tell the same story invoice by invoice.
RC_GTEST_PROP(Payables, EffectsTellWhatIsPaidOfAnInvoice, ()) {
  Trial trial(drawn_settings());
  trial.issue(order("A", {order_line(1, each(500))}));
  trial.accept_all("A", {500});
  const auto count = *rc::gen::inRange<std::size_t>(1, 5);
  for (std::size_t i = 0; i < count; ++i) trade_once(trial, i);
  while (trial.amazon.next_due()) trial.amazon.advance(*trial.amazon.next_due());
  std::map<std::string, Money> rest;
  for (const Effect& effect : trial.effects(EffectKind::InvoiceAccepted)) rest[effect.document] = effect.amount;
  for (const Effect& effect : trial.effects(EffectKind::DeductionTaken)) {
    if (effect.other_document.empty()) continue;  // an agreement's, in sums.charged
    rest[effect.other_document] -= effect.amount;
    RC_ASSERT(!rest[effect.other_document].is_negative());
    RC_ASSERT(!effect.amount.is_zero());
  }
  for (const Effect& effect : trial.effects(EffectKind::ReversalPaid)) rest[effect.other_document] += effect.amount;
  Money payable(0, usd());
  for (const auto& [invoice, amount] : rest) payable += amount;
  const Payables sums = trial.amazon.payables();
  RC_ASSERT(sums.paid + sums.charged == payable);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
