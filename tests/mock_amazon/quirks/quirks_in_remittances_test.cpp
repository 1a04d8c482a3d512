// Quirks in what the portal tells of payments.
#include "tests/mock_amazon/payment_words.h"
#include "tests/mock_amazon/quirk_trial.h"

namespace vendorproof::mock_amazon {
namespace {

/// Invoice `I/1` of 250.00, of which 90 eaches came: 25.00 are withheld.
Trial short_delivery(const std::string& quirk) {
  Trial trial = delivered(90, settings_with(quirk));
  EXPECT_EQ(fate(trial, bill(trial, 100, "2.50", "I/1")), "Processing");
  trial.pass(days(40));
  return trial;
}

/// Numbers and amounts, a row each.
std::string rows_in(Trial& trial) {
  std::string text;
  for (PortalRow& row : portal(trial, "remittances.csv")) {
    if (row["type"] != "Chargeback") text += row["invoice_number"] + " " + row["type"] + " " + row["amount"] + "\n";
  }
  return text;
}

TEST(Quirk_remittance_export, On) {
  Trial trial = short_delivery("remittance-export");
  const std::string csv = trial.call("GET", "/portal/remittances.csv").body;
  EXPECT_NE(csv.find("Payments\r\nPayment Number,Payment Date,Payment Currency,Payment Amount,Payment Status\r\n"),
            std::string::npos)
      << csv;
  EXPECT_NE(csv.find(",Invoice,Payments,invoice I/1,$250.00,USD,$0.00,$250.00\r\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find("I/1,Others,Quantity shortage,\"line 1, 10 eaches not received\",($25.00),USD,$0.00,($25.00)\r\n"),
            std::string::npos)
      << csv;
}

TEST(Quirk_remittance_export, Off) {
  Trial trial = short_delivery("");
  EXPECT_EQ(rows_in(trial), "I/1 Invoice 250.00\nI/1 Shortage -25.00\n");
}

TEST(Quirk_claims_under_own_number, On) {
  Trial trial = short_delivery("claims-under-own-number");
  EXPECT_EQ(rows_in(trial), "I/1 Invoice 250.00\nI/1SC Shortage -25.00\n");
  EXPECT_EQ(trial.effects(EffectKind::DeductionTaken).at(0).other_document, "I/1") << "the fact is the same";
  for (PortalRow& row : portal(trial, "remittances.csv")) {
    EXPECT_EQ(row["purchase_order"].empty(), row["type"] == "Shortage");
  }
}

TEST(Quirk_claims_under_own_number, Off) {
  Trial trial = short_delivery("");
  EXPECT_EQ(rows_in(trial), "I/1 Invoice 250.00\nI/1 Shortage -25.00\n");
}

TEST(Quirk_numbers_without_separators, On) {
  Trial trial = short_delivery("numbers-without-separators");
  EXPECT_EQ(rows_in(trial), "I1 Invoice 250.00\nI1 Shortage -25.00\n");
}

TEST(Quirk_numbers_without_separators, Off) {
  Trial trial = short_delivery("");
  EXPECT_EQ(rows_in(trial), "I/1 Invoice 250.00\nI/1 Shortage -25.00\n");
}

TEST(Quirk_coop_in_payments, On) {
  Trial trial = billed(100, settings_with("coop-in-payments"));
  trial.pass(days(40));
  EXPECT_EQ(rows_in(trial), "I1 Invoice 250.00\n CoOp -2.50\n");
  const Effect taken = trial.effects(EffectKind::DeductionTaken).at(0);
  EXPECT_EQ(taken.reason, "CoOp");
  EXPECT_EQ(taken.other_document, "");
  EXPECT_EQ(taken.amount, usd_of("2.50"));
  const Payables sums = trial.amazon.payables();
  EXPECT_EQ(sums.paid, usd_of("247.50"));
  EXPECT_EQ(sums.invoiced, sums.paid + sums.charged);
}

TEST(Quirk_coop_in_payments, Off) {
  Trial trial = billed(100);
  trial.pass(days(40));
  EXPECT_EQ(rows_in(trial), "I1 Invoice 250.00\n");
  EXPECT_TRUE(trial.effects(EffectKind::DeductionTaken).empty());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
