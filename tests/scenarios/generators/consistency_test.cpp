#include "scenarios/generators/consistency.h"

#include <gtest/gtest.h>

namespace vendorproof::scenarios {
namespace {

OrderLine line_of(std::int64_t sequence, const char* asin, Quantity ordered) {
  OrderLine line;
  line.sequence = sequence;
  line.asin = asin;
  line.ordered = ordered;
  return line;
}

Scenario of_two_orders() {
  Scenario scenario;
  scenario.orders.resize(2);
  scenario.orders[0].number = "PO1";
  scenario.orders[0].lines = {line_of(1, "B0TEA", {2, UnitOfMeasure::Cases, 6}),
                              line_of(2, "B0RICE", {5, UnitOfMeasure::Eaches, 1})};
  scenario.orders[1].number = "PO2";
  scenario.orders[1].lines = {line_of(1, "B0TEA", {3, UnitOfMeasure::Eaches, 1})};
  return scenario;
}

TEST(Consistency, DemandIsInEaches) {
  auto demand = demand_of(of_two_orders().orders);
  const Identifiers tea = {"B0TEA", ""};
  const Identifiers rice = {"B0RICE", ""};
  EXPECT_EQ(demand[tea], 15);
  EXPECT_EQ(demand[rice], 5);
}

TEST(Consistency, WhatIsPlannedForAMissingOrderOrLineGoes) {
  Scenario scenario = of_two_orders();
  scenario.warehouse.shorts = {{"PO1", 2, 1}, {"PO1", 3, 1}, {"PO9", 1, 1}};
  scenario.warehouse.credits.resize(2);
  scenario.warehouse.credits[0].purchase_order = "PO2";
  scenario.warehouse.credits[1].purchase_order = "PO9";
  scenario.warehouse.corrections.resize(2);
  scenario.warehouse.corrections[0].purchase_order = "PO2";
  scenario.warehouse.corrections[1].purchase_order = "PO9";
  scenario.amazon.receiving.miscounts = {{"PO2", 1, Miscount::Short, 1}, {"PO2", 2, Miscount::Short, 1}};
  drop_what_dangles(scenario);
  EXPECT_EQ(scenario.warehouse.shorts, (std::vector<PlannedShort>{{"PO1", 2, 1}}));
  EXPECT_EQ(scenario.warehouse.credits.size(), 1U);
  EXPECT_EQ(scenario.warehouse.corrections.size(), 1U);
  EXPECT_EQ(scenario.amazon.receiving.miscounts.size(), 1U);
}

TEST(Consistency, OrdersWithoutLinesAndChangesOfMissingLinesGo) {
  Scenario scenario = of_two_orders();
  OrderChange of_line_two;
  of_line_two.line = 2;
  OrderChange of_all;
  of_all.kind = ChangeKind::OrderCancelled;
  OrderChange of_added;
  of_added.kind = ChangeKind::LineAdded;
  of_added.added = line_of(7, "B0TEA", {1, UnitOfMeasure::Eaches, 1});
  OrderChange of_the_added;
  of_the_added.line = 7;
  scenario.orders[0].changes = {of_line_two, of_all, of_added, of_the_added};
  scenario.orders[0].lines.pop_back();
  scenario.orders[1].lines.clear();
  drop_what_dangles(scenario);
  ASSERT_EQ(scenario.orders.size(), 1U);
  EXPECT_EQ(scenario.orders[0].changes, (std::vector<OrderChange>{of_all, of_added, of_the_added}));
}

}  // namespace
}  // namespace vendorproof::scenarios
