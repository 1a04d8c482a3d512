#include "scenarios/generators/profile.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "scenarios/generators/dice.h"
#include "scenarios/generators/fulfilment_centre.h"

namespace vendorproof::scenarios {

namespace {

constexpr Duration week = 7 * a_day;
/// Goods for a week arrive half a day before the week starts.
constexpr Duration goods_come_before = std::chrono::hours(12);
/// No order comes before the integration had time to load the ERP's items.
constexpr Duration first_order_after = std::chrono::hours(1);

std::vector<Item> draw_items(const Profile& profile, Dice& dice) {
  const std::vector<std::int64_t> case_sizes = {6, 8, 12, 24};
  std::vector<Item> items(static_cast<std::size_t>(profile.items));
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].number = fmt::format("ITEM-{:04}", i + 1);
    items[i].asin = fmt::format("B0PEAK{:04}", i + 1);
    items[i].vendor_product_identifier = fmt::format("40063814{:05}", i + 1);
    items[i].case_sizes = {dice.one_of(case_sizes)};
    items[i].unit_price = Money(dice.within({200, 4'000}) * 100, usd());
  }
  return items;
}

OrderLine draw_line(const Profile& profile, Dice& dice, const Item& item) {
  OrderLine line;
  line.asin = item.asin;
  line.vendor_product_identifier = item.vendor_product_identifier;
  line.net_cost = item.unit_price;
  if (dice.percent(profile.cases_percent)) {
    line.ordered = {dice.within({1, 10}), UnitOfMeasure::Cases, item.case_sizes.front()};
  } else {
    line.ordered = {dice.within({3, 90}), UnitOfMeasure::Eaches, 1};
  }
  return line;
}

Duration minutes_within(Dice& dice, Duration from, Duration to) {
  return from + std::chrono::minutes(dice.within({0, (to - from) / std::chrono::minutes(1)}));
}

/// Amazon lowers a line or cancels it, some hours after the order was placed and well before it is shipped.
OrderChange draw_change(Dice& dice, const Order& order, Duration lead_time) {
  const OrderLine& line = dice.one_of(order.lines);
  OrderChange change;
  change.after = order.placed_after + minutes_within(dice, lead_time / 12, lead_time / 2);
  change.line = line.sequence;
  change.kind = ChangeKind::LineCancelled;
  if (line.ordered.amount == 1 || dice.percent(25)) return change;
  change.kind = ChangeKind::Quantity;
  change.quantity = dice.within({1, line.ordered.amount - 1});
  return change;
}

Order draw_order(const Profile& profile, Dice& dice, Duration placed_after, const std::vector<Item>& items) {
  Order order;
  order.placed_after = placed_after;
  order.vendor_code = fmt::format("VEND{}", dice.within({1, profile.vendor_codes}));
  order.ship_to = fulfilment_centre(dice.within({0, profile.fulfilment_centres - 1}));
  order.window_from = placed_after + a_day;
  order.window_to = order.window_from + a_day * dice.within({7, 14});
  const std::int64_t lines = dice.within({profile.lines_min, profile.lines_max});
  for (std::int64_t sequence = 1; sequence <= lines; ++sequence) {
    order.lines.push_back(draw_line(profile, dice, dice.one_of(items)));
    order.lines.back().sequence = sequence;
  }
  if (dice.percent(profile.changed_percent)) {
    order.changes.push_back(draw_change(dice, order, profile.warehouse.lead_time));
  }
  return order;
}

void draw_week(const Profile& profile, Dice& dice, std::size_t number, Scenario& scenario) {
  const Duration start = week * static_cast<std::int64_t>(number);
  const std::int64_t orders = profile.orders_by_week[number];
  const std::int64_t in_burst = orders * profile.burst.percent / 100;
  for (std::int64_t i = 0; i < orders; ++i) {
    const Duration burst = start + profile.burst.from;
    const Duration drawn = i < in_burst ? minutes_within(dice, burst, burst + profile.burst.length)
                                        : minutes_within(dice, start, start + week - std::chrono::minutes(1));
    const Duration placed_after = std::max(drawn, first_order_after);
    scenario.orders.push_back(draw_order(profile, dice, placed_after, scenario.items));
  }
}

/// Ordered eaches of every item in a week, in the order of the items.
std::vector<std::int64_t> demand_of_week(const Scenario& scenario, std::size_t number) {
  std::map<std::string, std::int64_t> demand;
  for (const Order& order : scenario.orders) {
    if (order.placed_after / week != static_cast<std::int64_t>(number)) continue;
    for (const OrderLine& line : order.lines) demand[line.asin] += line.ordered.amount * line.ordered.unit_size;
  }
  std::vector<std::int64_t> in_order;
  for (const Item& item : scenario.items) in_order.push_back(demand[item.asin]);
  return in_order;
}

void stock_up(const Profile& profile, Scenario& scenario) {
  for (std::size_t number = 0; number < profile.orders_by_week.size(); ++number) {
    const std::vector<std::int64_t> demand = demand_of_week(scenario, number);
    for (std::size_t i = 0; i < demand.size(); ++i) {
      const std::int64_t eaches = demand[i] * profile.stock_cover_percent / 100;
      Item& item = scenario.items[i];
      if (number == 0) {
        item.stock_eaches = eaches;
      } else if (eaches > 0) {
        item.restocks.push_back({week * static_cast<std::int64_t>(number) - goods_come_before, eaches});
      }
    }
  }
}

void plan_faults(const Profile& profile, Scenario& scenario) {
  scenario.faults = profile.faults;
  for (std::size_t number = 0; number < profile.orders_by_week.size(); ++number) {
    for (Fault fault : profile.weekly_faults) {
      fault.from += week * static_cast<std::int64_t>(number);
      fault.until += week * static_cast<std::int64_t>(number);
      scenario.faults.push_back(std::move(fault));
    }
  }
}

}  // namespace

Scenario scenario_of_profile(const Profile& profile, std::uint64_t seed) {
  Dice dice(rc::Random(hash_of(seed, "profile/" + profile.name)));
  Scenario scenario;
  scenario.name = profile.name;
  scenario.title = profile.title;
  scenario.story = profile.story;
  scenario.family = "peak-volume";
  scenario.start = profile.start;
  scenario.warehouse = profile.warehouse;
  scenario.amazon = profile.amazon;
  scenario.chance = profile.chance;
  scenario.seed = seed;
  scenario.items = draw_items(profile, dice);
  for (std::size_t number = 0; number < profile.orders_by_week.size(); ++number) {
    draw_week(profile, dice, number, scenario);
  }
  std::stable_sort(scenario.orders.begin(), scenario.orders.end(),
                   [](const Order& left, const Order& right) { return left.placed_after < right.placed_after; });
  for (std::size_t i = 0; i < scenario.orders.size(); ++i) scenario.orders[i].number = fmt::format("PO{:06}", i + 1);
  stock_up(profile, scenario);
  plan_faults(profile, scenario);
  return scenario;
}

}  // namespace vendorproof::scenarios
