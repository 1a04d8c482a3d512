#include "core/flow/money/deductions.h"

#include <gtest/gtest.h>

#include "core/trade/ledger/statement.h"
#include "tests/core/flow/money/paid_order.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using Lines = std::vector<std::string>;

/// The statement of the month of the payments.
trade::Statement statement_of(Conversation& talk, const char* month = "2026-12") {
  const std::vector<trade::Statement> all =
      trade::statements_of(talk.store().movements(), trade::parse_month(month).value());
  EXPECT_EQ(all.size(), 1U);
  return all.empty() ? trade::Statement() : all.front();
}

TEST(Deductions, OfAnInvoiceAreTakenOffTheCustomerOnTheirAccounts) {
  Conversation talk(config_with_accounts());
  send_the_invoice(talk);
  talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00") +
                                 paid_row("P-1", "SI-1", "Shortage", "-15.00") +
                                 paid_row("P-1", "SI-1", "PriceDiscrepancy", "-5.00");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.body_of("paymentPostings.create")["amount"].dump(), "280");
  EXPECT_EQ(lines_posted(talk), (Lines{"6920 customer 5", "6910 customer 15"}));
  const trade::Statement statement = statement_of(talk);
  EXPECT_TRUE(statement.ties());
  EXPECT_TRUE(statement.receivable.closing.is_zero());
  EXPECT_TRUE(statement.payable.closing.is_zero());
  EXPECT_EQ(statement.receivable.deductions.text(), "20.00 USD");
  EXPECT_EQ(talk.open_exceptions(),
            (Lines{"price-deduction/P-1/SI-1/PriceDiscrepancy", "short-payment/P-1/SI-1/Shortage"}))
      << "a posted deduction can still be disputed";
}

TEST(Deductions, WithoutAnAccountAreLeftToPeople) {
  Conversation talk(config_with_accounts());
  send_the_invoice(talk);
  talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00") +
                                 paid_row("P-1", "SI-1", "Mystery", "-4.00") +
                                 paid_row("P-1", "SI-1", "Chargeback", "-2.00");
  talk.run_for(hours(14));
  EXPECT_TRUE(talk.peers().journal.empty());
  EXPECT_EQ(talk.open_exceptions(), (Lines{"chargeback/P-1/SI-1/Chargeback", "unknown-remittance/P-1/SI-1/Mystery"}));
  const trade::Statement statement = statement_of(talk);
  EXPECT_TRUE(statement.ties());
  EXPECT_EQ(statement.receivable.closing.text(), "6.00 USD");
}

TEST(Deductions, AreNotPostedWithoutConfiguration) {
  Conversation talk;
  send_the_invoice(talk);
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "SI-1", "Shortage", "-15.00");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.count("ledgerPostings.find") + talk.count("ledgerPostings.create"), 0U);
}

TEST(Deductions, OfNoInvoiceAreTakenOffTheBank) {
  Conversation talk(config_with_accounts());
  send_the_invoice(talk);
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "AG-7", "CoOp", "-3.00");
  talk.run_for(hours(14));
  EXPECT_EQ(lines_posted(talk), Lines{"6930 bank 3"});
  EXPECT_TRUE(talk.open_exceptions().empty()) << "it is known what it is, and it is booked";
  const trade::Statement statement = statement_of(talk);
  EXPECT_TRUE(statement.ties());
  EXPECT_TRUE(statement.off_the_bank.is_zero());
  EXPECT_TRUE(statement.receivable.closing.is_zero());
}

TEST(Deductions, OfOneKindTwiceAreTwoLines) {
  Conversation talk(config_with_accounts());
  send_the_invoice(talk);
  talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00") +
                                 paid_row("P-1", "SI-1", "CoOp", "-3.00") + paid_row("P-1", "SI-1", "COOP", "-4.00");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.peers().journal.size(), 2U);
  EXPECT_TRUE(statement_of(talk).ties());
  EXPECT_TRUE(statement_of(talk).receivable.closing.is_zero());
}

TEST(Deductions, ThatArePaidBackArePostedBack) {
  Conversation talk(config_with_accounts());
  send_the_invoice(talk);
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "SI-1", "Shortage", "-15.00");
  talk.run_for(hours(14));
  talk.peers().remittance_rows = paid_row("P-2", "SI-1", "Reversal", "15.00", "2026-12-20");
  talk.run_for(hours(14));
  EXPECT_EQ(lines_posted(talk), (Lines{"6910 customer 15", "6910 customer -15"}));
  EXPECT_EQ(talk.peers().payments, (Lines{"P-1/SI-1", "P-2/SI-1"}));
  const trade::Statement statement = statement_of(talk);
  EXPECT_TRUE(statement.ties());
  EXPECT_TRUE(statement.receivable.closing.is_zero());
  EXPECT_EQ(statement.receivable.reversals.text(), "15.00 USD");
}

/// The ERP posted the payment of the invoice in full, so the claim of a later payment is the bank's.
TEST(Deductions, OfALaterPaymentAreTheBanksAndSoIsTheirReversal) {
  Conversation talk(config_with_accounts());
  send_the_invoice(talk);
  // A charge without an account: remittances are read on.
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "", "Chargeback", "-1.00");
  talk.run_for(hours(14));
  talk.peers().remittance_rows = paid_row("P-2", "SI-1SC", "Shortage", "-20.00", "2026-12-10");
  talk.run_for(hours(14));
  talk.peers().remittance_rows = paid_row("P-3", "SI-1SCR", "Invoice", "20.00", "2026-12-20");
  talk.run_for(hours(14));
  EXPECT_EQ(lines_posted(talk), (Lines{"6910 bank 20", "6910 bank -20"}));
  EXPECT_EQ(talk.peers().payments, Lines{"P-1/SI-1"}) << "the invoice was paid in full before";
  EXPECT_TRUE(statement_of(talk).ties());
  EXPECT_TRUE(statement_of(talk).receivable.closing.is_zero());
}

TEST(Deductions, AreNotGuessedWhenTwoKindsMayBePaidBack) {
  Conversation talk(config_with_accounts());
  send_the_invoice(talk);
  talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00") +
                                 paid_row("P-1", "SI-1", "Shortage", "-15.00") +
                                 paid_row("P-1", "SI-1", "PriceDiscrepancy", "-15.00");
  talk.run_for(hours(14));
  talk.peers().remittance_rows = paid_row("P-2", "SI-1", "Reversal", "15.00", "2026-12-20");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.peers().journal.size(), 2U);
  EXPECT_FALSE(talk.text_of_exception("deduction-reversed/P-2/SI-1").empty());
}

}  // namespace
}  // namespace vendorproof::flow
