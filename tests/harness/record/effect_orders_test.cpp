#include "harness/record/effect_orders.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TEST(EffectOrders, AreThoseOfTheDocumentAndOfItsLines) {
  Effect invoice;
  EXPECT_TRUE(orders_of(invoice).empty());
  invoice.purchase_order = "PO2";
  EXPECT_EQ(orders_of(invoice), std::set<std::string>{"PO2"});
  invoice.lines.resize(3);
  invoice.lines[0].purchase_order = "PO3";
  invoice.lines[1].purchase_order = "PO1";
  EXPECT_EQ(orders_of(invoice), (std::set<std::string>{"PO1", "PO2", "PO3"}));
}

}  // namespace
}  // namespace vendorproof::harness
