#include "mock_amazon/chargebacks.h"

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

std::vector<std::string> charges(Trial& trial) {
  std::vector<std::string> texts;
  for (const Effect& effect : trial.effects(EffectKind::ChargebackCharged)) {
    texts.push_back(effect.reason.substr(0, 5) + " " + effect.amount.decimal() + " " + format_date(effect.at));
  }
  return texts;
}

using Charges = std::vector<std::string>;

Trial confirmed_order() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  return trial;
}

TEST(Chargebacks, NoticeRateFollowsTheWeeksCompliance) {
  const Instant now = start_of_trial();
  const auto rate = [&](std::int64_t all, std::int64_t defective) {
    ChargeRegister charges;
    return notice_rate(charges, now, all, defective).basis_points;
  };
  EXPECT_EQ(rate(1000, 49), 200);
  EXPECT_EQ(rate(1000, 50), 400);
  EXPECT_EQ(rate(1000, 300), 400);
  EXPECT_EQ(rate(1000, 301), 600);
  ChargeRegister charges;
  notice_rate(charges, now, 9'000, 0);
  EXPECT_EQ(notice_rate(charges, start_of_day(now) + days(7) - Duration(1), 100, 100).basis_points, 200);
  EXPECT_EQ(notice_rate(charges, start_of_day(now) + days(7), 100, 100).basis_points, 600);
}

// CB-04: nothing was invoiced, so the fill is assessed 120 days after the window.
TEST(Chargebacks, NotFilledIsAssessedAtTheLatest) {
  Trial trial = confirmed_order();
  EXPECT_EQ(trial.amazon.next_due(), start_of_trial() + days(9 + 120));
  trial.pass(days(130));
  EXPECT_EQ(charges(trial), (Charges{"CB-01 12.50 2027-04-01"}));
  EXPECT_EQ(trial.amazon.next_due(), std::nullopt);
}

TEST(Chargebacks, FillIsAssessedWhenTheInvoiceIsDue) {
  Trial trial = confirmed_order();
  trial.ship("S1", {{"A", 1, 60}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "150", {invoice_item("A", 1, each(60))})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(charges(trial), (Charges{"CB-01 5.00 2026-12-23"}));
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
  Trial trial = confirmed_order();
  EXPECT_TRUE(trial.amazon.change({"A", ChangeKind::OrderCancelled, 0, 0, "", {}}, trial.now).has_value());
  EXPECT_EQ(trial.amazon.next_due(), std::nullopt);
  trial.pass(days(200));
  EXPECT_EQ(charges(trial), Charges());
}

TEST(Chargebacks, OverageCostsAllOfIt) {
  Trial trial = confirmed_order();
  trial.ship("S1", {{"A", 1, 110}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "275", {invoice_item("A", 1, each(110))})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(charges(trial), (Charges{"CB-02 25.00 2026-12-23"}));
}

TEST(Chargebacks, OverageIsChargedOnceAcrossInvoices) {
  Trial trial = confirmed_order();
  trial.ship("S1", {{"A", 1, 120}});
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "275", {invoice_item("A", 1, each(110))})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I2", trial.now, "25", {invoice_item("A", 1, each(10))})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(charges(trial), (Charges{"CB-02 25.00 2026-12-23", "CB-02 25.00 2027-01-23"}));
}

// PO-28: shipping what Amazon had cancelled before is overage; what it cancels behind the truck is not.
TEST(Chargebacks, CancelledBehindTheTruckIsNoOverage) {
  Trial trial = confirmed_order();
  trial.ship("S1", {{"A", 1, 100}});
  trial.pass(hours(1));
  EXPECT_TRUE(trial.amazon.change({"A", ChangeKind::Quantity, 1, 40, "", {}}, trial.now).has_value());
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "250", {invoice_item("A", 1, each(100))})),
            "Processing");
  trial.pass(days(31));
  EXPECT_EQ(charges(trial), Charges());
}

TEST(Chargebacks, LateCutsCostThreePercent) {
  Trial trial = confirmed_order();
  // The window opens on Wednesday, 25 November; five business days later it is Wednesday, 2 December.
  const Json cut = acknowledgement("A", {acknowledged_item(1, {{"Accepted", each(90)}, {"Rejected", each(10)}})});
  trial.pass(days(9));
  EXPECT_EQ(trial.outcome(acknowledgements_path, cut), "Processing");
  EXPECT_EQ(charges(trial), Charges());
  trial.pass(days(1));
  const Json later = acknowledgement("A", {acknowledged_item(1, {{"Accepted", each(80)}, {"Rejected", each(20)}})});
  EXPECT_EQ(trial.outcome(acknowledgements_path, later), "Processing");
  EXPECT_EQ(charges(trial), (Charges{"CB-03 0.75 2026-12-03"}));
}

TEST(Chargebacks, OrdersWithoutAWindowAreNeverLate) {
  Trial trial;
  Json document = order("A", {order_line(1, each(100))});
  document["orderDetails"].erase("deliveryWindow");
  trial.issue(document);
  trial.accept_all("A", {100});
  trial.ship("S1", {{"A", 1, 100}}, days(60));
  trial.pass(days(61));
  EXPECT_EQ(charges(trial), Charges());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
