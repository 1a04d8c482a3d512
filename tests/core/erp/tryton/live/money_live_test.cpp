// Invoices, payments and the journal in a real Tryton.
#include "tests/core/erp/tryton/live/live_tryton.h"

namespace vendorproof::erp::tryton::live {
namespace {

using trade::Reception;

/// An invoice of 36 eaches at 2.50, and what belongs to it.
class LiveMoney : public LiveTryton {
 protected:
  void SetUp() override {
    LiveTryton::SetUp();
    if (IsSkipped()) return;
    person("stock TEA-GREEN 36");
    order_ = numbered_anew("PAY");
    sale_ = released(order_, {{"TEA-GREEN", 36, dollars("2.5"), 1}});
    shipment_ = person("ship " + order_ + " TEA-GREEN=36");
    bill_ = person("post " + order_);
  }
  PaymentDraft payment(const std::string& number, const char* amount) const {
    return {number + "/" + bill_, bill_, today(), dollars(amount), "Amazon payment " + number};
  }
  static JournalLineDraft deduction(const std::string& number, const char* amount) {
    return {number, "P1", "6910", "", today(), dollars(amount), "Amazon shortage", "shortage"};
  }
  std::int64_t payments(const std::string& document) { return ask(dialect().payments, document).answer.value_or(-1); }
  std::int64_t journal_lines(const std::string& document) {
    return ask(dialect().journal_lines, document).answer.value_or(-1);
  }

  std::string order_, shipment_, bill_;
  trade::SalesOrder sale_;
};

TEST_F(LiveMoney, AnInvoiceSaysWhatItBills) {
  const trade::Invoice invoice = numbered(dialect().invoices, bill_);
  EXPECT_EQ(invoice.purchase_order, order_);
  EXPECT_EQ(invoice.sales_order, sale_.number);
  EXPECT_EQ(invoice.shipment, shipment_);
  EXPECT_EQ(invoice.date, today());
  EXPECT_EQ(invoice.due, today() + 60 * a_day);
  EXPECT_EQ(invoice.total, dollars("90"));
  EXPECT_EQ(invoice.tax, dollars("0"));
  EXPECT_EQ(invoice.remaining, dollars("90"));
  ASSERT_EQ(invoice.lines.size(), 1U);
  EXPECT_EQ(invoice.lines[0].erp_sequence, sale_.lines.at(0).erp_sequence);
  EXPECT_EQ(invoice.lines[0].item, "TEA-GREEN");
  EXPECT_EQ(invoice.lines[0].eaches, 36);
  EXPECT_EQ(invoice.lines[0].unit_price, dollars("2.5"));
  EXPECT_EQ(invoice.lines[0].amount, dollars("90"));
}

TEST_F(LiveMoney, APaymentOfAllClosesTheInvoice) {
  const PaymentDraft all = payment(numbered_anew("P"), "90");
  EXPECT_EQ(payments(all.document), 0);
  const auto paid = ask(dialect().create_payment, all);
  ASSERT_TRUE(paid.answer) << paid.problem;
  EXPECT_EQ(payments(all.document), 1);
  EXPECT_EQ(numbered(dialect().invoices, bill_).remaining, dollars("0"));
  EXPECT_FALSE(ask(dialect().create_payment, all).answer) << "it is paid";
}

TEST_F(LiveMoney, APaymentWithADeductionLeavesWhatTheJournalTakes) {
  const auto paid = ask(dialect().create_payment, payment(numbered_anew("P"), "84"));
  ASSERT_TRUE(paid.answer) << paid.problem;
  EXPECT_EQ(numbered(dialect().invoices, bill_).remaining, dollars("6"));

  const JournalLineDraft shortage = deduction(numbered_anew("VP"), "6");
  EXPECT_EQ(journal_lines(shortage.document), 0);
  const auto posted = ask(dialect().create_journal_line, shortage);
  ASSERT_TRUE(posted.answer) << posted.problem;
  EXPECT_EQ(journal_lines(shortage.document), 1);
  EXPECT_TRUE(ask(dialect().create_journal_line, shortage).answer) << "its number is there";
  EXPECT_EQ(journal_lines(shortage.document), 1);
}

TEST_F(LiveMoney, AJournalLineOnTheBankAndBackIsPosted) {
  JournalLineDraft fee = deduction(numbered_anew("VB"), "-3.25");
  fee.bank = "1810";
  const auto posted = ask(dialect().create_journal_line, fee);
  ASSERT_TRUE(posted.answer) << posted.problem;
  fee.document += "X";
  fee.account = "NO-SUCH";
  EXPECT_FALSE(ask(dialect().create_journal_line, fee).answer);
  EXPECT_EQ(journal_lines(fee.document), 0);
}

TEST_F(LiveMoney, AJournalLineThatACrashLeftAsADraftIsPostedOnce) {
  const JournalLineDraft line = deduction(numbered_anew("VD"), "6");
  const auto lost = ask_losing(dialect().create_journal_line, "account.move.create", line);
  EXPECT_EQ(lost.calls.back(), "account.move.create");
  EXPECT_EQ(journal_lines(line.document), 0) << "a draft is not posted";
  const auto posted = ask(dialect().create_journal_line, line);
  ASSERT_TRUE(posted.answer) << posted.problem;
  EXPECT_EQ(std::count(posted.calls.begin(), posted.calls.end(), "account.move.create"), 0);
  EXPECT_EQ(journal_lines(line.document), 1);
}

TEST_F(LiveMoney, APaymentWhoseAnswerWasLostIsFound) {
  const PaymentDraft all = payment(numbered_anew("P"), "90");
  ask_losing(dialect().create_payment, "account.invoice.pay.create", all);
  EXPECT_EQ(payments(all.document), 0) << "the wizard has only begun";
  const auto lost = ask_losing(dialect().create_payment, "account.invoice.pay.choice", all);
  EXPECT_EQ(lost.calls.back(), "account.invoice.pay.choice");
  EXPECT_EQ(payments(all.document), 1);
  EXPECT_EQ(numbered(dialect().invoices, bill_).remaining, dollars("0"));
}

TEST_F(LiveMoney, WhatCannotBePaidIsRefused) {
  PaymentDraft more = payment(numbered_anew("P"), "95");
  EXPECT_EQ(ask(dialect().create_payment, more).reception, Reception::Wrong);
  EXPECT_EQ(payments(more.document), 0);
  more.invoice = "SI-9999";
  EXPECT_FALSE(ask(dialect().create_payment, more).answer);
}

TEST_F(LiveMoney, AClosedPeriodIsKnown) {
  PaymentDraft early = payment(numbered_anew("P"), "90");
  early.date = *parse_instant("2020-02-03T00:00:00Z");
  EXPECT_TRUE(is_refused_for_its_date(dialect().create_payment, early));
  JournalLineDraft line = deduction(numbered_anew("VC"), "6");
  line.date = early.date;
  EXPECT_TRUE(is_refused_for_its_date(dialect().create_journal_line, line));
  EXPECT_EQ(journal_lines(line.document), 0);
}

TEST_F(LiveMoney, ACreditMemoIsNoInvoice) {
  const std::string number = person("credit " + bill_);
  const trade::CreditMemo memo = numbered(dialect().credit_memos, number);
  EXPECT_EQ(memo.invoice, bill_);
  EXPECT_EQ(memo.total, dollars("90"));
  EXPECT_EQ(memo.tax, dollars("0"));
  EXPECT_EQ(memo.date, today());
  ASSERT_EQ(memo.lines.size(), 1U);
  EXPECT_EQ(memo.lines[0].item, "TEA-GREEN");
  EXPECT_EQ(memo.lines[0].eaches, 36);
  EXPECT_EQ(memo.lines[0].unit_price, dollars("2.5"));
  EXPECT_EQ(memo.lines[0].amount, dollars("90"));
  EXPECT_EQ(numbered(dialect().credit_memo_heads, number).modified_at, memo.modified_at);
  for (const trade::Invoice& invoice : *ask(dialect().invoices, Instant()).answer) EXPECT_NE(invoice.number, number);
}

}  // namespace
}  // namespace vendorproof::erp::tryton::live
