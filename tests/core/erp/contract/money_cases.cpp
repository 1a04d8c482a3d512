// Invoices, payments, the journal, credit memos.
#include "tests/core/erp/contract/case.h"

namespace vendorproof::erp::contract {

namespace {

using trade::Reception;

/// An order of 36 eaches at 2.50 that is sent and billed: 90.00.
struct Billed {
  std::string order;
  trade::SalesOrder sale;
  std::string despatch;
  std::string invoice;
};
Billed billed(Play& play) {
  Billed billed;
  billed.order = play.company.number("BILL");
  billed.sale = play.released(billed.order, {{tea, 36, Play::dollars("2.5"), 1}});
  billed.despatch = play.company.ship(billed.order);
  billed.invoice = play.company.bill(billed.order);
  return billed;
}

PaymentDraft payment_of(Play& play, const std::string& invoice, const char* amount) {
  return {play.company.number("P"), invoice, play.today(), Play::dollars(amount), "Amazon payment"};
}

JournalLineDraft deduction_of(Play& play, const char* amount) {
  return {play.company.number("VP"), "P1",      play.company.account(), "", play.today(), Play::dollars(amount),
          "Amazon shortage",         "shortage"};
}

const Plan enough = {.stock = {{tea, 36}}};

void an_invoice_says_what_it_bills(Play& play) {
  play.open(enough);
  const auto [order, sale, despatch, number] = billed(play);
  const trade::Invoice invoice = play.numbered(play.dialect().invoices, number);
  EXPECT_EQ(invoice.purchase_order, order);
  EXPECT_EQ(invoice.sales_order, sale.number);
  EXPECT_EQ(invoice.shipment, play.numbered(play.dialect().despatches, despatch).lines.at(0).shipment);
  EXPECT_GE(invoice.date, play.today() - 3 * a_day);
  EXPECT_EQ(invoice.due, invoice.date + 60 * a_day);
  EXPECT_EQ(invoice.total, Play::dollars("90"));
  EXPECT_EQ(invoice.tax, Play::dollars("0"));
  EXPECT_EQ(invoice.remaining, Play::dollars("90"));
  ASSERT_EQ(invoice.lines.size(), 1U);
  EXPECT_EQ(invoice.lines[0].erp_sequence, sale.lines.at(0).erp_sequence);
  EXPECT_EQ(invoice.lines[0].item, tea);
  EXPECT_EQ(invoice.lines[0].eaches, 36);
  EXPECT_EQ(invoice.lines[0].unit_price, Play::dollars("2.5"));
  EXPECT_EQ(invoice.lines[0].amount, Play::dollars("90"));
}

void each_shipment_has_an_invoice_of_its_own(Play& play) {
  const std::string order = play.company.number("TWO");
  play.open({.stock = {{tea, 60}}, .missing = {{order, 1, tea, 24}}});
  play.released(order, {{tea, 60, Play::dollars("2.5"), 1}});
  const std::string first_despatch = play.company.ship(order);
  const trade::Invoice first = play.numbered(play.dialect().invoices, play.company.bill(order));
  const std::string second_despatch = play.company.ship(order);
  const trade::Invoice second = play.numbered(play.dialect().invoices, play.company.bill(order));
  EXPECT_EQ(first.total, Play::dollars("90"));
  EXPECT_EQ(second.total, Play::dollars("60"));
  EXPECT_EQ(first.shipment, play.numbered(play.dialect().despatches, first_despatch).lines.at(0).shipment);
  EXPECT_EQ(second.shipment, play.numbered(play.dialect().despatches, second_despatch).lines.at(0).shipment);
}

void what_is_not_billed_has_no_invoice(Play& play) {
  play.open(enough);
  const std::string order = play.company.number("DRAFT");
  play.released(order, {{tea, 36, Play::dollars("2.5"), 1}});
  play.company.ship(order);
  const auto read = play.asking.ask(play.dialect().invoices, play.today() - 3 * a_day);
  ASSERT_TRUE(read.answer) << read.problem;
  for (const trade::Invoice& invoice : *read.answer) EXPECT_NE(invoice.purchase_order, order) << "drafts do not count";
}

void loose_units_are_billed_exactly(Play& play) {
  play.open({.stock = {{soap, 10}}});
  const std::string order = play.company.number("LOOSE");
  play.released(order, {{soap, 10, Play::dollars("1.1"), 1}});
  play.company.ship(order);
  const trade::Invoice invoice = play.numbered(play.dialect().invoices, play.company.bill(order));
  EXPECT_EQ(invoice.total, Play::dollars("11")) << "in cases of 7 it would be one case, 7.70";
  EXPECT_EQ(invoice.lines.at(0).eaches, 10);
}

void lists_of_invoices_begin_at_a_time(Play& play) {
  play.open(enough);
  const trade::Invoice invoice = play.numbered(play.dialect().invoices, billed(play).invoice);
  EXPECT_EQ(play.numbered(play.dialect().invoice_heads, invoice.number).modified_at, invoice.modified_at);
  EXPECT_TRUE(play.has(play.dialect().invoice_heads, invoice.modified_at, invoice.number)) << "at or after";
  const Instant later = invoice.modified_at + std::chrono::seconds(1);
  EXPECT_FALSE(play.has(play.dialect().invoice_heads, later, invoice.number));
  EXPECT_FALSE(play.has(play.dialect().invoices, later, invoice.number));
}

void a_payment_of_all_closes_the_invoice(Play& play) {
  play.open(enough);
  const std::string invoice = billed(play).invoice;
  const PaymentDraft all = payment_of(play, invoice, "90");
  EXPECT_EQ(play.payments(all.document), 0);
  const auto paid = play.asking.ask(play.dialect().create_payment, all);
  ASSERT_TRUE(paid.answer) << paid.problem;
  EXPECT_EQ(play.payments(all.document), 1);
  EXPECT_EQ(play.numbered(play.dialect().invoices, invoice).remaining, Play::dollars("0"));
}

void a_payment_that_is_repeated_is_booked_once(Play& play) {
  play.open(enough);
  const std::string invoice = billed(play).invoice;
  const PaymentDraft part = payment_of(play, invoice, "40");
  ASSERT_TRUE(play.asking.ask(play.dialect().create_payment, part).answer);
  // The flow looks before it repeats; only an ERP with keys refuses by itself.
  if (play.payments(part.document) == 0) play.asking.ask(play.dialect().create_payment, part);
  EXPECT_EQ(play.payments(part.document), 1);
  EXPECT_EQ(play.numbered(play.dialect().invoices, invoice).remaining, Play::dollars("50"));
}

void a_short_payment_leaves_what_the_journal_takes(Play& play) {
  play.open(enough);
  const std::string invoice = billed(play).invoice;
  const auto paid = play.asking.ask(play.dialect().create_payment, payment_of(play, invoice, "84"));
  ASSERT_TRUE(paid.answer) << paid.problem;
  EXPECT_EQ(play.numbered(play.dialect().invoices, invoice).remaining, Play::dollars("6"));
  const JournalLineDraft shortage = deduction_of(play, "6");
  EXPECT_EQ(play.journal_lines(shortage.document), 0);
  const auto posted = play.asking.ask(play.dialect().create_journal_line, shortage);
  ASSERT_TRUE(posted.answer) << posted.problem;
  EXPECT_EQ(play.journal_lines(shortage.document), 1);
  EXPECT_EQ(play.company.posted(shortage.document), Play::dollars("6"));
}

void a_journal_line_can_be_against_the_bank_and_negative(Play& play) {
  play.open({});
  JournalLineDraft fee = deduction_of(play, "-3.25");
  fee.bank = play.company.bank();
  const auto posted = play.asking.ask(play.dialect().create_journal_line, fee);
  ASSERT_TRUE(posted.answer) << posted.problem;
  EXPECT_EQ(play.journal_lines(fee.document), 1);
  EXPECT_EQ(play.company.posted(fee.document), Play::dollars("-3.25"));
}

void an_unknown_account_is_refused(Play& play) {
  play.open({});
  JournalLineDraft line = deduction_of(play, "6");
  line.account = "NO-SUCH";
  const auto refused = play.asking.ask(play.dialect().create_journal_line, line);
  EXPECT_FALSE(refused.answer);
  EXPECT_NE(refused.problem, "");
  EXPECT_EQ(play.journal_lines(line.document), 0);
}

/// As the flow does: after an unknown outcome it looks, and books only what is not there.
void whichever_answer_of_a_payment_is_lost_it_is_booked_once(Play& play) {
  play.open({.stock = {{tea, 360}}});
  constexpr std::size_t writes_max = 9;
  std::size_t lost = 1;
  for (; lost < writes_max; ++lost) {
    const std::string invoice = billed(play).invoice;
    const PaymentDraft part = payment_of(play, invoice, "40");
    const bool is_lost = play.asking.ask_losing(lost, play.dialect().create_payment, part).is_lost;
    if (play.payments(part.document) == 0) play.asking.ask(play.dialect().create_payment, part);
    EXPECT_EQ(play.payments(part.document), 1) << "lost: " << lost;
    EXPECT_EQ(play.numbered(play.dialect().invoices, invoice).remaining, Play::dollars("50")) << "lost: " << lost;
    if (!is_lost) break;
  }
  EXPECT_GE(lost, 2U) << "a payment changes something";
}

void whichever_answer_of_a_journal_line_is_lost_it_is_booked_once(Play& play) {
  play.open({});
  constexpr std::size_t writes_max = 9;
  std::size_t lost = 1;
  for (; lost < writes_max; ++lost) {
    const JournalLineDraft line = deduction_of(play, "6");
    const bool is_lost = play.asking.ask_losing(lost, play.dialect().create_journal_line, line).is_lost;
    if (play.journal_lines(line.document) == 0) play.asking.ask(play.dialect().create_journal_line, line);
    EXPECT_EQ(play.journal_lines(line.document), 1) << "lost: " << lost;
    if (!is_lost) break;
  }
  EXPECT_GE(lost, 2U) << "a journal line changes something";
}

void more_than_is_owed_is_refused(Play& play) {
  play.open(enough);
  const std::string invoice = billed(play).invoice;
  const PaymentDraft more = payment_of(play, invoice, "95");
  const auto refused = play.asking.ask(play.dialect().create_payment, more);
  EXPECT_EQ(refused.reception, Reception::Wrong) << refused.problem;
  EXPECT_EQ(play.payments(more.document), 0);
  EXPECT_EQ(play.numbered(play.dialect().invoices, invoice).remaining, Play::dollars("90"));
}

void an_unknown_invoice_is_not_paid(Play& play) {
  play.open({});
  const PaymentDraft draft = payment_of(play, "SI-NO-SUCH", "5");
  EXPECT_FALSE(play.asking.ask(play.dialect().create_payment, draft).answer);
  EXPECT_EQ(play.payments(draft.document), 0);
}

void a_closed_period_is_known(Play& play) {
  play.open(enough);
  PaymentDraft early = payment_of(play, billed(play).invoice, "90");
  early.date = *parse_instant("2020-02-03T00:00:00Z");
  const auto payment = play.asking.ask(play.dialect().create_payment, early);
  EXPECT_FALSE(payment.answer);
  EXPECT_TRUE(payment.is_closed_period) << payment.problem;
  JournalLineDraft line = deduction_of(play, "6");
  line.date = early.date;
  const auto posting = play.asking.ask(play.dialect().create_journal_line, line);
  EXPECT_FALSE(posting.answer);
  EXPECT_TRUE(posting.is_closed_period) << posting.problem;
  EXPECT_EQ(play.journal_lines(line.document), 0);
}

void a_credit_memo_names_its_invoice_and_is_not_one(Play& play) {
  const std::string order = play.company.number("BACK");
  play.open({.stock = {{tea, 36}}, .credited_order = order});
  play.released(order, {{tea, 36, Play::dollars("2.5"), 1}});
  play.company.ship(order);
  const std::string invoice = play.company.bill(order);
  const std::string number = play.company.credit(invoice);
  const trade::CreditMemo memo = play.numbered(play.dialect().credit_memos, number);
  EXPECT_EQ(memo.invoice, invoice);
  EXPECT_EQ(memo.total, Play::dollars("90"));
  EXPECT_EQ(memo.tax, Play::dollars("0"));
  ASSERT_EQ(memo.lines.size(), 1U);
  EXPECT_EQ(memo.lines[0].item, tea);
  EXPECT_EQ(memo.lines[0].eaches, 36);
  EXPECT_EQ(memo.lines[0].unit_price, Play::dollars("2.5"));
  EXPECT_EQ(memo.lines[0].amount, Play::dollars("90"));
  EXPECT_EQ(play.numbered(play.dialect().credit_memo_heads, number).modified_at, memo.modified_at);
  EXPECT_FALSE(play.has(play.dialect().invoices, Instant(), number));
}

}  // namespace

std::vector<Case> money_cases() {
  return {
      {"AnInvoiceSaysWhatItBills", an_invoice_says_what_it_bills},
      {"EachShipmentHasAnInvoiceOfItsOwn", each_shipment_has_an_invoice_of_its_own},
      {"WhatIsNotBilledHasNoInvoice", what_is_not_billed_has_no_invoice},
      {"LooseUnitsAreBilledExactly", loose_units_are_billed_exactly},
      {"ListsOfInvoicesBeginAtATime", lists_of_invoices_begin_at_a_time},
      {"APaymentOfAllClosesTheInvoice", a_payment_of_all_closes_the_invoice},
      {"APaymentThatIsRepeatedIsBookedOnce", a_payment_that_is_repeated_is_booked_once},
      {"AShortPaymentLeavesWhatTheJournalTakes", a_short_payment_leaves_what_the_journal_takes},
      {"AJournalLineCanBeAgainstTheBankAndNegative", a_journal_line_can_be_against_the_bank_and_negative},
      {"AnUnknownAccountIsRefused", an_unknown_account_is_refused},
      {"WhicheverAnswerOfAPaymentIsLostItIsBookedOnce", whichever_answer_of_a_payment_is_lost_it_is_booked_once},
      {"WhicheverAnswerOfAJournalLineIsLostItIsBookedOnce",
       whichever_answer_of_a_journal_line_is_lost_it_is_booked_once},
      {"MoreThanIsOwedIsRefused", more_than_is_owed_is_refused},
      {"AnUnknownInvoiceIsNotPaid", an_unknown_invoice_is_not_paid},
      {"AClosedPeriodIsKnown", a_closed_period_is_known},
      {"ACreditMemoNamesItsInvoiceAndIsNotAnInvoice", a_credit_memo_names_its_invoice_and_is_not_one},
  };
}

}  // namespace vendorproof::erp::contract
