#include "mock_amazon/charges/chargebacks.h"

#include "core/base/json/json_tree.h"
#include "mock_amazon/state/central.h"
#include "tests/mock_amazon/charging.h"

namespace vendorproof::mock_amazon {
namespace {

std::vector<std::string> dated_charges(Trial& trial) {
  std::vector<std::string> texts;
  for (const Effect& effect : trial.effects(EffectKind::ChargebackCharged)) {
    texts.push_back(effect.reason.substr(0, 5) + " " + effect.amount.decimal() + " " + format_date(effect.at));
  }
  return texts;
}

Trial hundred_confirmed() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  return trial;
}

// CB-04: nothing was invoiced, so the fill is assessed 120 days after the window.
TEST(Chargebacks, NotFilledIsAssessedAtTheLatest) {
  Trial trial = hundred_confirmed();
  EXPECT_EQ(trial.amazon.next_due(), start_of_trial() + days(9 + 120));
  trial.pass(days(130));
  EXPECT_EQ(dated_charges(trial), (Charges{"CB-01 12.50 2027-04-01"}));
  EXPECT_EQ(trial.amazon.next_due(), std::nullopt);
}

TEST(Chargebacks, FillIsAssessedWhenTheInvoiceIsDue) {
  Trial trial = hundred_confirmed();
  trial.ship("S1", {{"A", 1, 60}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "150", {invoice_item("A", 1, each(60))})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(dated_charges(trial), (Charges{"CB-01 5.00 2026-12-23"}));
  EXPECT_EQ(trial.amazon.next_due(), std::nullopt);
  EXPECT_EQ(trial.amazon.payables().paid, *Money::parse("145.00 USD"));
}

TEST(Chargebacks, FillAssessmentIsASetting) {
  Settings settings;
  settings.fill_assessment = days(2);
  Trial trial(settings);
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  EXPECT_EQ(trial.amazon.next_due(), start_of_trial() + days(11));
}

TEST(Chargebacks, WhatAmazonCancelsIsNotOwed) {
  Trial trial = hundred_confirmed();
  EXPECT_TRUE(trial.amazon.change({"A", ChangeKind::OrderCancelled, 0, 0, "", {}}, trial.now).has_value());
  EXPECT_EQ(trial.amazon.next_due(), std::nullopt);
  trial.pass(days(200));
  EXPECT_EQ(dated_charges(trial), Charges());
}

TEST(Chargebacks, OverageIsChargedOnceAcrossInvoices) {
  Trial trial = hundred_confirmed();
  trial.ship("S1", {{"A", 1, 120}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "275", {invoice_item("A", 1, each(110))})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I2", trial.now, "25", {invoice_item("A", 1, each(10))})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(dated_charges(trial), (Charges{"CB-02 25.00 2026-12-23", "CB-02 25.00 2027-01-23"}));
}

// PO-28: shipping what Amazon had cancelled before is overage; what it cancels behind the truck is not.
TEST(Chargebacks, CancelledBehindTheTruckIsNoOverage) {
  Trial trial = hundred_confirmed();
  trial.ship("S1", {{"A", 1, 100}});
  trial.pass(hours(1));
  EXPECT_TRUE(trial.amazon.change({"A", ChangeKind::Quantity, 1, 40, "", {}}, trial.now).has_value());
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "250", {invoice_item("A", 1, each(100))})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(dated_charges(trial), Charges());
}

TEST(Chargebacks, OrdersWithoutAWindowAreNeverLate) {
  Trial trial;
  Json document = order("A", {order_line(1, each(100))});
  document["orderDetails"].erase("deliveryWindow");
  trial.issue(document);
  trial.accept_all("A", {100});
  trial.ship("S1", {{"A", 1, 100}}, days(60));
  trial.pass(days(61));
  EXPECT_EQ(dated_charges(trial), Charges());
}

TEST(Chargebacks, TheSettingsCardIsTheOneThatCounts) {
  std::string text = builtin_rate_card(Region::NA)->text;
  const std::size_t at = text.find("\"5 %\"");
  text.replace(at, 5, "\"8 %\"");
  Settings settings;
  settings.rate_card = std::make_shared<const RateCard>(*read_rate_card(text, "mine.json"));
  Trial trial(settings);
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  trial.pass(days(130));
  EXPECT_EQ(dated_charges(trial), (Charges{"CB-01 20.00 2027-04-01"}));
}

TEST(Chargebacks, AnAmountInAnotherCurrencyIsNotCharged) {
  Central central;
  central.settings.region = Region::EU;
  const Money pounds = *Money::parse("2.00 GBP");
  charge(central, {Trigger::Unconfirmed, "A", "order A", {10, pounds * 10}}, start_of_trial());
  EXPECT_TRUE(central.charges.by_id.empty());
  charge(central, {Trigger::CartonInformation, "A", "order A", {10, pounds * 10}}, start_of_trial());
  EXPECT_EQ(central.charges.by_id.at("CHG00000001").amount.text(), "1.20 GBP");
}

TEST(Chargebacks, AWaivedChargeSaysWhy) {
  Central central;
  count_units(central.charges, Metric::FillRate, {1927, 2000}, start_of_trial() - days(7));
  charge(central, {Trigger::NotFilled, "A", "order A", {10, *Money::parse("100.00 USD")}}, start_of_trial());
  const Chargeback& waived = central.charges.by_id.at("CHG00000001");
  EXPECT_EQ(waived.state, ChargeState::Waived);
  EXPECT_EQ(waived.waiver, "fill-rate of 12 weeks was 96.35 %");
  EXPECT_EQ(waived.amount.text(), "5.00 USD");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
