// A small trade for the tests that play it over sockets: ten orders, eaches and cases, and one that must wait for
// goods.
#pragma once

#include <chrono>
#include <string>

#include "scenarios/scenario.h"

namespace vendorproof::harness {

inline scenarios::Item tea(const std::string& name, std::int64_t case_size, std::int64_t stock) {
  scenarios::Item item;
  item.number = "ITEM-" + name;
  item.asin = "B0000000" + name;
  item.case_sizes = {case_size};
  item.stock_eaches = stock;
  item.unit_price = Money::parse("4.50 USD").value();
  return item;
}

inline scenarios::OrderLine line_of(std::int64_t sequence, const scenarios::Item& item, Quantity ordered) {
  scenarios::OrderLine line;
  line.sequence = sequence;
  line.asin = item.asin;
  line.ordered = ordered;
  line.net_cost = item.unit_price;
  return line;
}

/// `count` orders, one each `pause`.
inline scenarios::Scenario orders_of(int count, std::chrono::hours pause) {
  using std::chrono::hours;
  scenarios::Scenario scenario;
  scenario.name = "ten-orders";
  scenario.title = "Ten orders in a week, over real HTTP.";
  scenario.start = parse_instant("2026-11-02T06:00:00Z").value();
  scenario.amazon.payment_days = 7;
  scenario.items = {tea("AA", 12, 500 * count), tea("BB", 24, 500 * count), tea("CC", 6, 10 * count)};
  scenario.items[2].restocks = {{hours(24 * 6), 20 * count}};
  for (int i = 0; i < count; ++i) {
    scenarios::Order order;
    order.number = "TEN0000" + std::to_string(i);
    order.placed_after = hours(1) + pause * i;
    order.ship_to = i % 3 == 0 ? "PHX6" : "ONT8";
    order.window_from = order.placed_after + hours(72);
    order.window_to = order.placed_after + hours(24 * 14);
    order.lines.push_back(line_of(1, scenario.items[0], {12 + i, UnitOfMeasure::Eaches, 1}));
    order.lines.push_back(line_of(2, scenario.items[1], {1 + i % 4, UnitOfMeasure::Cases, 24}));
    if (i % 4 == 0) order.lines.push_back(line_of(3, scenario.items[2], {48, UnitOfMeasure::Eaches, 1}));
    scenario.orders.push_back(order);
  }
  return scenario;
}

inline scenarios::Scenario ten_orders() { return orders_of(10, std::chrono::hours(13)); }

}  // namespace vendorproof::harness
