#include "core/trade/billing/invoice.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/trade/samples.h"

namespace vendorproof::trade {
namespace {

using samples::dollars;

InvoiceGround ground() {
  InvoiceGround ground;
  ground.order.number = "PO1";
  ground.order.bill_to_party = "AMZPA";
  PurchaseOrderLine line;
  line.sequence = 1;
  line.ordered = {5, UnitOfMeasure::Cases, 12};
  line.net_cost = dollars("2.50");
  ground.order.lines = {line};
  ground.line_of_erp_sequence = {{10'000, 1}};
  ground.shipped = {{1, 10'000, 48}};
  ground.remit_to_party = "VENDR";
  return ground;
}

Invoice invoice() {
  Invoice invoice;
  invoice.number = "SI-1";
  invoice.purchase_order = "PO1";
  invoice.shipment = "SS-1";
  invoice.date = *parse_instant("2026-11-03");
  invoice.due = *parse_instant("2026-12-18");
  invoice.total = dollars("120");
  invoice.tax = dollars("0");
  invoice.lines = {{10'000, "GREEN", 48, dollars("2.50"), dollars("120")}};
  return invoice;
}

TEST(Invoice, ThatAgreesIsWrittenInTheOrdersUnit) {
  const InvoiceCheck check = check_invoice(invoice(), ground());
  EXPECT_TRUE(check.problems.empty());
  EXPECT_TRUE(check.at_stake.is_zero());
  EXPECT_EQ(check.invoice.lines[0].invoiced, (Quantity{4, UnitOfMeasure::Cases, 12}));
  EXPECT_EQ(check.invoice.lines[0].net_cost, dollars("2.50"));
  EXPECT_EQ(check.invoice.net_due_days, 45);
  EXPECT_EQ(check.invoice.total, dollars("120"));
}

TEST(Invoice, IsComparedWithTheShipment) {
  InvoiceGround short_ground = ground();
  short_ground.shipped[0].eaches = 47;
  const InvoiceCheck check = check_invoice(invoice(), short_ground);
  EXPECT_EQ(check.problems, std::vector<std::string>{"sales order line 10000: 48 eaches invoiced, 47 shipped"});
  EXPECT_EQ(check.at_stake, dollars("2.50"));
  EXPECT_TRUE(check.expressible);
}

TEST(Invoice, IsComparedWithTheOrdersCost) {
  Invoice dear = invoice();
  dear.lines[0].unit_price = dollars("2.60");
  dear.lines[0].amount = dollars("124.80");
  dear.total = dollars("124.80");
  const InvoiceCheck check = check_invoice(dear, ground());
  EXPECT_EQ(check.problems.size(), 1U);
  EXPECT_EQ(check.at_stake, dollars("4.80"));
}

TEST(Invoice, TotalsMustTieOut) {
  Invoice wrong = invoice();
  wrong.total = dollars("121");
  EXPECT_EQ(check_invoice(wrong, ground()).problems.size(), 1U);
  wrong.tax = dollars("1");
  EXPECT_TRUE(check_invoice(wrong, ground()).problems.empty());
}

struct Odd {
  InvoiceGround ground;
  Invoice invoice;
};

/// An invoice of one line, with the amount of the line and the total that the ERP states.
Odd odd(std::int64_t eaches, const char* price, const char* amount, const char* total) {
  Odd odd{ground(), invoice()};
  odd.ground.order.lines[0].net_cost = dollars(price);
  odd.ground.shipped[0].eaches = eaches;
  odd.invoice.lines[0] = {10'000, "GREEN", eaches, dollars(price), dollars(amount)};
  odd.invoice.total = dollars(total);
  return odd;
}

std::size_t problems_of(const Odd& odd) { return check_invoice(odd.invoice, odd.ground).problems.size(); }

TEST(Invoice, LinesAreRoundedHalfUpWithinACent) {
  EXPECT_EQ(problems_of(odd(7, "2.335", "16.345", "16.345")), 0U) << "not rounded";
  EXPECT_EQ(problems_of(odd(7, "2.335", "16.35", "16.35")), 0U) << "half up";
  EXPECT_EQ(problems_of(odd(7, "2.335", "16.345", "16.35")), 0U) << "rounded on the total";
  EXPECT_EQ(problems_of(odd(7, "2.335", "16.34", "16.34")), 0U) << "half to even";
  EXPECT_EQ(problems_of(odd(7, "2.335", "16.36", "16.36")), 0U);
  EXPECT_EQ(problems_of(odd(7, "2.335", "16.33", "16.33")), 1U);
  EXPECT_EQ(problems_of(odd(7, "2.335", "16.3601", "16.3601")), 1U);
  EXPECT_EQ(problems_of(odd(7, "2.335", "16.35", "16.36")), 1U) << "the total is the sum";
}

TEST(Invoice, LinesAreRoundedAsTheAccountIsSaidToRound) {
  Odd line = odd(7, "2.335", "16.35", "16.35");
  line.ground.policy.rounding = LineRounding::HalfUp;
  EXPECT_EQ(problems_of(line), 0U);
  line.ground.policy.rounding = LineRounding::Exact;
  EXPECT_EQ(problems_of(line), 1U);
  Odd exact = odd(7, "2.335", "16.345", "16.345");
  exact.ground.policy.rounding = LineRounding::Exact;
  EXPECT_EQ(problems_of(exact), 0U);
  exact.ground.policy.rounding = LineRounding::HalfUp;
  EXPECT_EQ(problems_of(exact), 1U);
}

TEST(Invoice, IsDueAsAgreed) {
  InvoiceGround agreed = ground();
  agreed.policy.net_due_days = 45;
  EXPECT_TRUE(check_invoice(invoice(), agreed).problems.empty());
  agreed.policy.net_due_days = 60;
  EXPECT_EQ(check_invoice(invoice(), agreed).problems,
            std::vector<std::string>{"it is due 45 days after its date, agreed are 60"});
}

TEST(Invoice, InCasesIsComparedInEaches) {
  InvoiceGround in_cases = ground();
  in_cases.order.lines[0].ordered = {4, UnitOfMeasure::Cases, 24};
  in_cases.shipped = {{1, 10'000, 48}};
  EXPECT_EQ(check_invoice(invoice(), in_cases).invoice.lines[0].invoiced, (Quantity{2, UnitOfMeasure::Cases, 24}));
  Invoice as_cases = invoice();
  as_cases.lines[0].eaches = 4;  // cases that were read as eaches
  as_cases.lines[0].amount = dollars("120");
  const InvoiceCheck check = check_invoice(as_cases, ground());
  EXPECT_EQ(check.problems, (std::vector<std::string>{"line 1 states 120.00 USD for 4 at 2.50 USD",
                                                      "sales order line 10000: 4 eaches invoiced, 48 shipped"}));
}

RC_GTEST_PROP(Invoice, ARoundedLineIsNoMismatchAndAWrongOneIs, ()) {
  const auto eaches = *rc::gen::inRange<std::int64_t>(1, 5'000);
  const Money price(*rc::gen::inRange<std::int64_t>(1, 1'000'000), usd());
  Odd line = odd(eaches, "1", "1", "1");
  line.ground.order.lines[0].net_cost = price;
  line.invoice.lines[0].unit_price = price;
  const Money rounded = rounded_to_cents(price * eaches);
  RC_PRE(!rounded.is_zero());
  line.invoice.lines[0].amount = line.invoice.total = rounded;
  RC_ASSERT(problems_of(line) == 0U);
  const auto beyond = *rc::gen::inRange<std::int64_t>(101, 100'000);
  line.invoice.lines[0].amount = line.invoice.total = rounded + Money(beyond, usd());
  RC_ASSERT(problems_of(line) == 1U);
}

TEST(Invoice, ThatCanNotBeToldToAmazonSaysSo) {
  Invoice foreign = invoice();
  foreign.total = *Money::parse("120", *Currency::parse("EUR"));
  EXPECT_FALSE(check_invoice(foreign, ground()).expressible);
  Invoice unknown = invoice();
  unknown.lines[0].erp_sequence = 20'000;
  EXPECT_FALSE(check_invoice(unknown, ground()).expressible);
  Invoice nothing = invoice();
  nothing.lines.clear();
  nothing.total = dollars("0");
  EXPECT_FALSE(check_invoice(nothing, ground()).expressible);
}

RC_GTEST_PROP(Invoice, AnyOtherQuantityIsNoticed, ()) {
  const auto difference = *rc::gen::nonZero<int>() % 48;
  RC_PRE(difference != 0);
  Invoice other = invoice();
  other.lines[0].eaches += difference;
  other.lines[0].amount = other.lines[0].unit_price * other.lines[0].eaches;
  other.total = other.lines[0].amount;
  RC_ASSERT(!check_invoice(other, ground()).problems.empty());
}

}  // namespace
}  // namespace vendorproof::trade
