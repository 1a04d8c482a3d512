#include "core/trade/billing/invoice_orders.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/trade/samples.h"

namespace vendorproof::trade {
namespace {

using samples::dollars;
using Numbers = std::vector<std::string>;
using Parts = std::vector<InvoicePart>;

InvoiceLine line_of(const char* order, const char* shipment) {
  InvoiceLine line;
  line.purchase_order = order;
  line.shipment = shipment;
  return line;
}

Invoice invoice_of(const char* head, const std::vector<InvoiceLine>& lines) {
  Invoice invoice;
  invoice.number = "SI-1";
  invoice.purchase_order = head;
  invoice.total = dollars("300");
  invoice.lines = lines;
  state_parts_once(invoice);
  return invoice;
}

PurchaseOrder order(const char* number) {
  PurchaseOrder order;
  order.number = number;
  order.bill_to_party = "AMZPA";
  order.selling_party = "TEAS1";
  order.lines.resize(1);
  order.lines[0].net_cost = dollars("1");
  return order;
}

std::string obstacle(const Invoice& invoice, const std::vector<PurchaseOrder>& known,
                     InvoiceGrouping grouping = InvoiceGrouping::SeveralOrders) {
  std::map<std::string, const PurchaseOrder*> orders;
  for (const PurchaseOrder& one : known) orders.emplace(one.number, &one);
  return obstacle_to_invoice(invoice, orders, grouping);
}

const Invoice& together() {
  static const Invoice invoice =
      invoice_of("", {line_of("PO1", "SS-1"), line_of("PO2", "SS-2"), line_of("PO1", "SS-1")});
  return invoice;
}

TEST(InvoiceOrders, AreThoseOfTheLinesElseThatOfTheHead) {
  EXPECT_EQ(parts_of(together()), (Parts{{"PO1", "SS-1"}, {"PO2", "SS-2"}}));
  EXPECT_EQ(orders_of(together()), (Numbers{"PO1", "PO2"}));
  EXPECT_EQ(together().purchase_order, "PO1");
  Invoice usual = invoice_of("PO1", {line_of("", ""), line_of("", "")});
  usual.shipment = "SS-1";
  EXPECT_EQ(parts_of(usual), (Parts{{"PO1", "SS-1"}}));
  usual.lines.clear();
  EXPECT_EQ(parts_of(usual), (Parts{{"PO1", "SS-1"}}));
}

TEST(InvoiceOrders, OfOneShipmentAreSaidOnce) {
  const Invoice said_twice = invoice_of("", {line_of("PO1", "SS-1"), line_of("PO1", "SS-1")});
  EXPECT_EQ(said_twice.purchase_order, "PO1");
  EXPECT_EQ(said_twice.shipment, "SS-1");
  EXPECT_EQ(said_twice.lines, (std::vector<InvoiceLine>(2)));
  const Invoice two_shipments = invoice_of("PO1", {line_of("", "SS-1"), line_of("", "SS-2")});
  EXPECT_EQ(parts_of(two_shipments), (Parts{{"PO1", "SS-1"}, {"PO1", "SS-2"}}));
  EXPECT_EQ(obstacle(two_shipments, {order("PO1")}, InvoiceGrouping::OneOrder), "");
}

TEST(InvoiceOrders, MayBeSeveralOnlyWhereAmazonTakesThem) {
  EXPECT_EQ(invoice_grouping_in(Region::NorthAmerica), InvoiceGrouping::SeveralOrders);
  EXPECT_EQ(invoice_grouping_in(Region::Europe), InvoiceGrouping::SeveralOrders);
  EXPECT_EQ(invoice_grouping_in(Region::India), InvoiceGrouping::OneOrder);
  EXPECT_EQ(invoice_grouping_in(Region::Elsewhere), InvoiceGrouping::OneOrder);
  EXPECT_EQ(obstacle(together(), {order("PO1"), order("PO2")}), "");
  EXPECT_EQ(
      obstacle(together(), {order("PO1"), order("PO2")}, InvoiceGrouping::OneOrder),
      "it bills the orders PO1, PO2 together, and an invoice for Amazon is of one order here (INV-12): 300.00 USD "
      "wait; correct it in the ERP, and post one invoice for each order");
}

TEST(InvoiceOrders, AreAllHandledHere) {
  EXPECT_EQ(
      obstacle(together(), {order("PO1")}),
      "it bills the orders PO1, PO2 together, and order PO2 is not handled here: 300.00 USD wait; correct it in the "
      "ERP, and post one invoice for each order");
  const Invoice nameless = invoice_of("", {line_of("PO1", "SS-1"), line_of("", "SS-2")});
  EXPECT_NE(obstacle(nameless, {order("PO1")}).find("and a line names no order: "), std::string::npos);
}

TEST(InvoiceOrders, HaveTheirCurrencyAndTheirPartiesInCommon) {
  PurchaseOrder other = order("PO2");
  other.lines[0].net_cost = *Money::parse("1", *Currency::parse("CAD"));
  EXPECT_NE(obstacle(together(), {order("PO1"), other}).find("orders PO1 and PO2 are in different currencies: "),
            std::string::npos);
  other = order("PO2");
  other.bill_to_party = "AMZCA";
  EXPECT_NE(obstacle(together(), {order("PO1"), other}).find("orders PO1 and PO2 are billed to different parties: "),
            std::string::npos);
  other = order("PO2");
  other.selling_party = "TEAS2";
  EXPECT_NE(obstacle(together(), {order("PO1"), other}).find("orders PO1 and PO2 are of different vendor codes: "),
            std::string::npos);
}

TEST(InvoiceOrders, AreEachWithTheirShipment) {
  const Invoice nameless = invoice_of("", {line_of("PO1", "SS-1"), line_of("PO2", "")});
  EXPECT_NE(obstacle(nameless, {order("PO1"), order("PO2")}).find("a line of order PO2 does not name its shipment: "),
            std::string::npos);
}

TEST(InvoiceOrders, AreNotOtherThanTheHeadSays) {
  const Invoice contradiction = invoice_of("PO9", {line_of("PO1", "SS-1")});
  EXPECT_EQ(obstacle(contradiction, {order("PO1"), order("PO9")}),
            "its head names order PO9, its lines PO1: 300.00 USD wait; correct it in the ERP");
  EXPECT_EQ(obstacle(invoice_of("PO2", together().lines), {order("PO1"), order("PO2")}), "");
}

// Whatever the ERP repeats in head and lines, stating it once loses nothing.
RC_GTEST_PROP(InvoiceOrders, AreTheSameWhenTheyAreStatedOnce, ()) {
  Invoice invoice;
  invoice.purchase_order = *rc::gen::elementOf(Numbers{"", "PO1"});
  invoice.shipment = *rc::gen::elementOf(Numbers{"", "SS-1"});
  const auto count = *rc::gen::inRange(1, 5);
  for (int i = 0; i < count; ++i) {
    InvoiceLine line;
    line.purchase_order = *rc::gen::elementOf(Numbers{"PO1", "PO2"});
    line.shipment = *rc::gen::elementOf(Numbers{"", "SS-1", "SS-2"});
    invoice.lines.push_back(line);
  }
  const Parts parts = parts_of(invoice);
  const Numbers orders = orders_of(invoice);
  state_parts_once(invoice);
  RC_ASSERT(parts_of(invoice) == parts);
  RC_ASSERT(orders_of(invoice) == orders);
  const Invoice once = invoice;
  state_parts_once(invoice);
  RC_ASSERT(invoice == once);
}

}  // namespace
}  // namespace vendorproof::trade
