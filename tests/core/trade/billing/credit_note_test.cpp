#include "core/trade/billing/credit_note.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/trade/samples.h"

namespace vendorproof::trade {
namespace {

using samples::dollars;
using Problems = std::vector<std::string>;

/// An invoice over 120.00 for 48 eaches of one item at 2.50.
CreditGround corrected_invoice() {
  BilledOrder billed;
  billed.order.number = "PO1";
  billed.order.bill_to_party = "AMZPA";
  PurchaseOrderLine line;
  line.sequence = 7;
  line.amazon_product_identifier = "B0TEAGREEN";
  line.ordered = {5, UnitOfMeasure::Cases, 12};
  line.net_cost = dollars("2.50");
  billed.order.lines = {line};
  billed.line_of_erp_sequence = {{10'000, 7}};
  CreditGround ground;
  ground.orders = {billed};
  ground.invoice.number = "SI-1";
  ground.invoice.purchase_order = "PO1";
  ground.invoice.total = dollars("120");
  ground.invoice.tax = dollars("0");
  ground.invoice.lines = {{10'000, "GREEN", 48, dollars("2.50"), dollars("120")}};
  ground.amazon_id = "SI-1";
  ground.vendor_party = "VENDR";
  return ground;
}

CreditMemo memo_over(std::int64_t eaches, const char* price, const char* total) {
  CreditMemo memo;
  memo.number = "CM-1";
  memo.invoice = "SI-1";
  memo.date = *parse_instant("2026-11-20");
  memo.total = dollars(total);
  memo.tax = dollars("0");
  memo.lines = {{"GREEN", eaches, dollars(price), dollars(total)}};
  return memo;
}

Problems problems_of(const CreditMemo& memo, const CreditGround& ground = corrected_invoice()) {
  return check_credit_memo(memo, ground).problems;
}

TEST(CreditNotes, NameTheInvoiceAndSwapTheParties) {
  const CreditCheck check = check_credit_memo(memo_over(8, "2.50", "20"), corrected_invoice());
  EXPECT_EQ(check.problems, Problems());
  EXPECT_EQ(check.note.id, "CM-1");
  EXPECT_EQ(check.note.invoice, "SI-1");
  EXPECT_EQ(check.note.remit_to_party, "AMZPA");
  EXPECT_EQ(check.note.bill_to_party, "VENDR");
  EXPECT_EQ(check.note.total, dollars("20"));
  ASSERT_EQ(check.note.lines.size(), 1U);
  EXPECT_EQ(check.note.lines[0].purchase_order, "PO1");
  EXPECT_EQ(check.note.lines[0].sequence, 7);
  EXPECT_EQ(check.note.lines[0].amazon_product_identifier, "B0TEAGREEN");
  EXPECT_EQ(check.note.lines[0].invoiced, (Quantity{8, UnitOfMeasure::Eaches, 1}));
}

TEST(CreditNotes, ForAnInvoiceOfOrdersThatNobodyKnowsAreForAPerson) {
  CreditGround ground = corrected_invoice();
  ground.orders.clear();
  EXPECT_EQ(problems_of(memo_over(8, "2.50", "20"), ground), Problems{"no order of invoice SI-1 is handled here"});
}

TEST(CreditNotes, MayGiveBackAPartOfThePriceOrTheWholeInvoice) {
  EXPECT_EQ(problems_of(memo_over(48, "0.10", "4.80")), Problems());
  EXPECT_EQ(problems_of(memo_over(48, "2.50", "120")), Problems());
}

TEST(CreditNotes, AreNeverMoreThanTheInvoiceLessEarlierOnes) {
  CreditGround ground = corrected_invoice();
  ground.earlier = {memo_over(44, "2.50", "110")};
  EXPECT_EQ(problems_of(memo_over(4, "2.50", "10"), ground), Problems());
  EXPECT_EQ(problems_of(memo_over(5, "2.50", "12.50"), ground),
            Problems{"it gives back 12.50 USD, and of invoice SI-1 over 120.00 USD only 10.00 USD is left"});
}

TEST(CreditNotes, HaveOnlyGoodsOfTheInvoice) {
  EXPECT_EQ(problems_of(memo_over(49, "2", "98")), Problems{"item GREEN: 49 eaches credited, 48 invoiced"});
  EXPECT_EQ(problems_of(memo_over(8, "2.60", "20.80")),
            Problems{"item GREEN is credited at 2.60 USD each and was invoiced at 2.50 USD"});
  CreditMemo other = memo_over(8, "2.50", "20");
  other.lines[0].item = "BLACK";
  EXPECT_EQ(problems_of(other), Problems{"8 of item BLACK is not on invoice SI-1"});
  other.lines.clear();
  EXPECT_EQ(problems_of(other),
            (Problems{"it has no line with goods", "the total is 20.00 USD, lines and tax sum to 0.00 USD"}));
  EXPECT_EQ(problems_of(memo_over(0, "2.50", "0")),
            (Problems{"0 of item GREEN is not on invoice SI-1", "the total is not above zero"}));
}

TEST(CreditNotes, TieOutLikeInvoices) {
  EXPECT_EQ(problems_of(memo_over(8, "2.50", "20.02")), Problems{"item GREEN states 20.02 USD for 8 at 2.50 USD"});
  CreditMemo taxed = memo_over(8, "2.50", "20");
  taxed.tax = dollars("3.80");
  EXPECT_EQ(problems_of(taxed), Problems{"the total is 20.00 USD, lines and tax sum to 23.80 USD"});
  taxed.total = dollars("23.80");
  EXPECT_EQ(problems_of(taxed), Problems());
}

TEST(CreditNotes, AreInTheCurrencyOfTheInvoice) {
  CreditMemo memo = memo_over(8, "2.50", "20");
  memo.total = Money(200'000, *Currency::parse("EUR"));
  EXPECT_EQ(problems_of(memo), Problems{"it is in EUR, invoice SI-1 is in USD"});
}

TEST(CreditNotes, ForAReturnHaveItsNumberAndItsDay) {
  CreditMemo memo = memo_over(8, "2.50", "20");
  memo.return_number = "RET-7";
  EXPECT_EQ(problems_of(memo), Problems{"Amazon's number of the return is there, the day of the return is not"});
  memo.returned = parse_instant("2026-11-18").value();
  const CreditCheck check = check_credit_memo(memo, corrected_invoice());
  EXPECT_EQ(check.problems, Problems());
  EXPECT_EQ(check.note.return_number, "RET-7");
  memo.return_number.clear();
  EXPECT_EQ(problems_of(memo), Problems{"the day of the return is there, Amazon's number of the return is not"});
}

/// 48 eaches of the item for PO1, and 10 for PO2 at the same price.
CreditGround invoice_of_two_orders() {
  CreditGround ground = corrected_invoice();
  ground.orders.push_back(ground.orders[0]);
  ground.orders[1].order.number = "PO2";
  ground.orders[1].order.lines[0].sequence = 3;
  ground.orders[1].line_of_erp_sequence = {{10'000, 3}};
  ground.invoice.total = dollars("145");
  ground.invoice.lines.push_back({10'000, "GREEN", 10, dollars("2.50"), dollars("25"), "PO2", "SS-2"});
  return ground;
}

std::vector<std::string> orders_on(const CreditMemo& memo) {
  std::vector<std::string> orders;
  for (const AmazonInvoiceLine& line : check_credit_memo(memo, invoice_of_two_orders()).note.lines) {
    orders.push_back(line.purchase_order + "/" + std::to_string(line.sequence) + " " +
                     std::to_string(line.invoiced.amount * line.invoiced.unit_size));
  }
  return orders;
}

TEST(CreditNotes, ForAnInvoiceOfSeveralOrdersNameTheOrderThatHasTheGoods) {
  EXPECT_EQ(orders_on(memo_over(48, "2.50", "120")), Problems{"PO1/7 48"});
  EXPECT_EQ(orders_on(memo_over(50, "2.50", "125")), (Problems{"PO1/7 48", "PO2/3 2"}));
  CreditMemo whole = memo_over(48, "2.50", "145");
  whole.lines[0].amount = dollars("120");
  whole.lines.push_back({"GREEN", 10, dollars("2.50"), dollars("25")});
  EXPECT_EQ(problems_of(whole, invoice_of_two_orders()), Problems());
  EXPECT_EQ(orders_on(whole), (Problems{"PO1/7 48", "PO2/3 10"}));
  EXPECT_EQ(problems_of(memo_over(59, "1", "59"), invoice_of_two_orders()),
            Problems{"item GREEN: 59 eaches credited, 58 invoiced"});
}

RC_GTEST_PROP(CreditNotes, ThatMayLeaveTogetherNeverExceedTheInvoice, ()) {
  CreditGround ground = corrected_invoice();
  Money given = dollars("0");
  for (int i = *rc::gen::inRange(1, 8); i > 0; --i) {
    const auto eaches = *rc::gen::inRange<std::int64_t>(1, 60);
    const Money price(*rc::gen::inRange<std::int64_t>(0, 300) * 100, usd());
    CreditMemo memo = memo_over(eaches, "1", "1");
    memo.number = "CM-" + std::to_string(i);
    memo.lines[0].unit_price = price;
    memo.lines[0].amount = price * eaches;
    memo.total = price * eaches;
    if (!check_credit_memo(memo, ground).problems.empty()) continue;
    given += memo.total;
    ground.earlier.push_back(memo);
  }
  RC_ASSERT(!(dollars("120") < given));
}

}  // namespace
}  // namespace vendorproof::trade
