#include "core/trade/billing/invoice.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/trade/samples.h"

namespace vendorproof::trade {
namespace {

using samples::dollars;

InvoiceGround ground() {
  BilledOrder billed;
  billed.order.number = "PO1";
  billed.order.bill_to_party = "AMZPA";
  billed.order.ship_to_party = "PHX6";
  PurchaseOrderLine line;
  line.sequence = 1;
  line.ordered = {5, UnitOfMeasure::Cases, 12};
  line.net_cost = dollars("2.50");
  billed.order.lines = {line};
  billed.line_of_erp_sequence = {{10'000, 1}};
  billed.shipped = {{"SS-1", {{1, 10'000, 48}}}};
  InvoiceGround ground;
  ground.orders = {billed};
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
  short_ground.orders[0].shipped["SS-1"][0].eaches = 47;
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
  odd.ground.orders[0].order.lines[0].net_cost = dollars(price);
  odd.ground.orders[0].shipped["SS-1"][0].eaches = eaches;
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
  in_cases.orders[0].order.lines[0].ordered = {4, UnitOfMeasure::Cases, 24};
  in_cases.orders[0].shipped = {{"SS-1", {{1, 10'000, 48}}}};
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
  line.ground.orders[0].order.lines[0].net_cost = price;
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

/// A second order of the same line number, with 10 eaches at 4.00 in a shipment of its own.
InvoiceGround ground_of_two() {
  InvoiceGround both = ground();
  BilledOrder second = both.orders[0];
  second.order.number = "PO2";
  second.order.lines[0].ordered = {10, UnitOfMeasure::Eaches, 1};
  second.order.lines[0].net_cost = dollars("4");
  second.shipped = {{"SS-2", {{1, 10'000, 10}}}};
  both.orders.push_back(second);
  return both;
}

Invoice invoice_of_two() {
  Invoice both = invoice();
  both.shipment.clear();
  both.total = dollars("160");
  both.lines[0].purchase_order = "PO1";
  both.lines[0].shipment = "SS-1";
  both.lines.push_back({10'000, "BLACK", 10, dollars("4"), dollars("40"), "PO2", "SS-2"});
  return both;
}

TEST(Invoice, OfSeveralOrdersSaysTheOrderOnEachItemUnderANumberOfItsOwn) {
  const InvoiceCheck check = check_invoice(invoice_of_two(), ground_of_two());
  EXPECT_EQ(check.problems, std::vector<std::string>());
  EXPECT_TRUE(check.at_stake.is_zero());
  ASSERT_EQ(check.invoice.lines.size(), 2U);
  EXPECT_EQ(check.invoice.lines[0].purchase_order, "PO1");
  EXPECT_EQ(check.invoice.lines[0].sequence, 1);
  EXPECT_EQ(check.invoice.lines[1].purchase_order, "PO2");
  EXPECT_EQ(check.invoice.lines[1].sequence, 2) << "line 1 of both orders";
  EXPECT_EQ(check.invoice.lines[1].invoiced, (Quantity{10, UnitOfMeasure::Eaches, 1}));
  EXPECT_EQ(check.invoice.ship_to_party, "PHX6");
}

// An item of PO2 must not be taken for its line 2, which may be the same product at another price.
TEST(Invoice, OfSeveralOrdersGivesNoItemTheNumberOfAnotherLine) {
  InvoiceGround both = ground_of_two();
  both.orders[1].order.lines.push_back(both.orders[1].order.lines[0]);
  both.orders[1].order.lines[1].sequence = 2;
  EXPECT_EQ(check_invoice(invoice_of_two(), both).invoice.lines[1].sequence, 3);
}

TEST(Invoice, OfOrdersWithDifferentLinesKeepsTheirNumbers) {
  InvoiceGround both = ground_of_two();
  both.orders[1].order.lines[0].sequence = 7;
  both.orders[1].line_of_erp_sequence = {{10'000, 7}};
  both.orders[1].shipped = {{"SS-2", {{7, 10'000, 10}}}};
  const InvoiceCheck check = check_invoice(invoice_of_two(), both);
  EXPECT_EQ(check.problems, std::vector<std::string>());
  EXPECT_EQ(check.invoice.lines[0].sequence, 1);
  EXPECT_EQ(check.invoice.lines[1].sequence, 7);
}

TEST(Invoice, OfOrdersToSeveralPlacesNamesNone) {
  InvoiceGround both = ground_of_two();
  both.orders[1].order.ship_to_party = "ONT8";
  EXPECT_EQ(check_invoice(invoice_of_two(), both).invoice.ship_to_party, "");
}

// The eaches of the invoice are right as a whole, and wrong of each order.
TEST(Invoice, OfSeveralOrdersIsComparedWithEachOrdersOwnShipment) {
  InvoiceGround both = ground_of_two();
  both.orders[0].shipped["SS-1"][0].eaches = 47;
  both.orders[1].shipped["SS-2"][0].eaches = 11;
  EXPECT_EQ(check_invoice(invoice_of_two(), both).problems,
            (std::vector<std::string>{"order PO1, sales order line 10000: 48 eaches invoiced, 47 shipped",
                                      "order PO2, sales order line 10000: 10 eaches invoiced, 11 shipped"}));
  Invoice swapped = invoice_of_two();
  swapped.lines[0].purchase_order = "PO2";
  swapped.lines[1].purchase_order = "PO1";
  EXPECT_EQ(check_invoice(swapped, ground_of_two()).problems.size(), 6U) << "two prices, and each shipment twice";
}

TEST(Invoice, OfOneOrderIsComparedShipmentByShipment) {
  InvoiceGround both = ground();
  both.orders[0].shipped["SS-2"] = {{1, 10'000, 12}};
  Invoice two_shipments = invoice();
  two_shipments.shipment.clear();
  two_shipments.lines[0].shipment = "SS-1";
  two_shipments.lines.push_back({10'000, "GREEN", 12, dollars("2.50"), dollars("30"), "", "SS-2"});
  two_shipments.total = dollars("150");
  const InvoiceCheck check = check_invoice(two_shipments, both);
  EXPECT_EQ(check.problems, std::vector<std::string>());
  ASSERT_EQ(check.invoice.lines.size(), 1U);
  EXPECT_EQ(check.invoice.lines[0].invoiced, (Quantity{5, UnitOfMeasure::Cases, 12}));
  two_shipments.lines[1].shipment = "SS-1";
  EXPECT_EQ(check_invoice(two_shipments, both).problems.size(), 2U);
}

TEST(Invoice, OfSeveralOrdersIsComparedWithEachOrdersOwnCost) {
  InvoiceGround both = ground_of_two();
  both.orders[1].order.lines[0].net_cost = dollars("3.90");
  const InvoiceCheck check = check_invoice(invoice_of_two(), both);
  EXPECT_EQ(check.problems,
            std::vector<std::string>{"order PO2, line 1 is invoiced at 4.00 USD each and was ordered at 3.90 USD"});
  EXPECT_EQ(check.at_stake, dollars("1"));
}

TEST(Invoice, NeverNumbersTwoItemsAlike) {
  Invoice two_prices = invoice();
  two_prices.lines[0].eaches = 24;
  two_prices.lines[0].amount = dollars("60");
  two_prices.lines.push_back({10'000, "GREEN", 24, dollars("2"), dollars("48")});
  two_prices.total = dollars("108");
  const std::vector<AmazonInvoiceLine> lines = check_invoice(two_prices, ground()).invoice.lines;
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].sequence, 1);
  EXPECT_EQ(lines[1].sequence, 2);
}

}  // namespace
}  // namespace vendorproof::trade
