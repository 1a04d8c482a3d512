#include "scenarios/generators/regime.h"

#include <algorithm>

#include <fmt/format.h>

#include "scenarios/generators/consistency.h"
#include "scenarios/generators/fulfilment_centre.h"

namespace vendorproof::scenarios {

namespace {

constexpr Duration hour = std::chrono::hours(1);

const std::vector<std::int64_t>& case_sizes() {
  static const std::vector<std::int64_t> sizes = {1, 2, 4, 6, 8, 10, 12, 24, 48};
  return sizes;
}

/// Of a currency without a minor unit as many whole ones.
Money in_cents(std::int64_t cents, Currency currency) {
  const std::int64_t minor_unit = currency.text() == "JPY" ? 10'000 : 100;
  return {cents * minor_unit, currency};
}

std::string draw_region(const Regime& regime, Dice& dice) {
  if (!regime.region.empty()) return regime.region;
  return dice.percent(regime.euros_percent) ? "EU" : "NA";
}

Currency draw_currency(const std::string& region, Dice& dice) {
  if (region == "JP") return *Currency::parse("JPY");
  if (region == "EU") return *Currency::parse(dice.percent(50) ? "EUR" : "GBP");
  return usd();
}

/// Items may share a vendorProductIdentifier (PO-35) or lack one of the two identifiers, but one always differs.
void draw_identifiers(Dice& dice, std::size_t index, const std::vector<Item>& before, Item& item) {
  item.asin = fmt::format("B0GEN{:05}", index + 1);
  item.vendor_product_identifier = fmt::format("40063813{:05}", index + 1);
  if (!before.empty() && !before.back().asin.empty() && dice.percent(5)) {
    item.vendor_product_identifier = before.back().vendor_product_identifier;
  } else if (dice.percent(4)) {
    item.asin.clear();
  } else if (dice.percent(4)) {
    item.vendor_product_identifier.clear();
  }
}

struct UnitCodes {
  const char* base;
  const char* with_cases;
};
/// Every ERP has codes of its own, and often more than one of each kind.
const std::vector<UnitCodes>& unit_codes() {
  static const std::vector<UnitCodes> codes = {{"PCS", "CASE"}, {"STK", "KAR"}, {"EA", "CS"}, {"UN", "BOX"}};
  return codes;
}

std::vector<Item> draw_items(const Regime& regime, const std::string& region, Dice& dice) {
  const Currency currency = draw_currency(region, dice);
  std::vector<Item> items(static_cast<std::size_t>(dice.within(regime.items)));
  std::vector<Item> before;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item& item = items[i];
    item.number = fmt::format("ITEM-{:04}", i + 1);
    draw_identifiers(dice, i, before, item);
    for (std::int64_t n = dice.within({0, 2}); n > 0; --n) {
      const std::int64_t size = dice.one_of(case_sizes());
      const bool is_new = std::find(item.case_sizes.begin(), item.case_sizes.end(), size) == item.case_sizes.end();
      if (is_new) item.case_sizes.push_back(size);
    }
    const UnitCodes& codes = dice.one_of(unit_codes());
    item.base_unit = codes.base;
    item.case_unit = codes.with_cases;
    item.unit_price = in_cents(dice.within({50, 6'000}), currency);
    // The first item is never blocked, so that every run has an item that can be sold.
    item.blocked = i > 0 && dice.percent(regime.blocked_item_percent);
    if (dice.percent(10)) item.lot = fmt::format("LOT{:04}", i + 1);
    before.push_back(item);
  }
  return items;
}

Quantity draw_quantity(const Regime& regime, Dice& dice, const Item& item) {
  const bool cases = dice.percent(regime.cases_percent);
  const std::int64_t pieces = dice.percent(10) ? dice.within({100, 500}) : dice.within({1, 60});
  if (!cases) return {pieces, UnitOfMeasure::Eaches, 1};
  if (dice.percent(regime.case_of_one_percent)) return {pieces, UnitOfMeasure::Cases, 1};
  const bool odd = item.case_sizes.empty() || dice.percent(regime.odd_case_percent);
  if (item.case_sizes.empty() && !dice.percent(regime.odd_case_percent)) return {pieces, UnitOfMeasure::Eaches, 1};
  const std::int64_t size = dice.one_of(odd ? case_sizes() : item.case_sizes);
  return {dice.within({1, 12}), UnitOfMeasure::Cases, size};
}

OrderLine draw_line(const Regime& regime, Dice& dice, const Item& item) {
  OrderLine line;
  line.asin = item.asin;
  line.vendor_product_identifier = item.vendor_product_identifier;
  line.ordered = draw_quantity(regime, dice, item);
  line.net_cost = item.unit_price;
  line.back_order_allowed = !dice.percent(regime.no_back_order_percent);
  if (dice.percent(regime.price_differs_percent)) {
    line.net_cost = in_cents(dice.within({40, 7'000}), item.unit_price.currency());
  }
  if (dice.percent(regime.cancelled_line_percent)) line.ordered.amount = 0;
  return line;
}

void make_unknown(Dice& dice, OrderLine& line) {
  const std::int64_t number = dice.within({1, 99'999});
  line.asin = fmt::format("B0NOT{:05}", number);
  line.vendor_product_identifier = fmt::format("49999999{:05}", number);
}

Order draw_order(const Regime& regime, Dice& dice, const std::vector<Item>& items) {
  Order order;
  order.placed_after = hour + dice.minutes({0, regime.arrivals / std::chrono::minutes(1)});
  order.window_from = order.placed_after + dice.hours({12, 48});
  // Long enough for an outage of 30 h, 30 h in the warehouse and three days on the road.
  order.window_to = order.window_from + a_day * dice.within({6, 14});
  const Item* item = nullptr;
  for (std::int64_t sequence = 1, count = dice.within(regime.lines); sequence <= count; ++sequence) {
    if (item == nullptr || !dice.percent(regime.same_item_percent)) item = &dice.one_of(items);
    order.lines.push_back(draw_line(regime, dice, *item));
    order.lines.back().sequence = sequence;
    if (dice.percent(regime.unknown_item_percent)) make_unknown(dice, order.lines.back());
  }
  return order;
}

/// Amazon puts at most 100 orders on a page.
Regime with_a_full_page(Regime regime) {
  regime.orders = {101, 120};
  regime.lines = {1, 1};
  regime.arrivals = std::chrono::minutes(15);
  return regime;
}

void draw_orders(const Regime& regime, Dice& dice, Scenario& scenario) {
  const std::int64_t centres = dice.within(regime.fulfilment_centres);
  const std::int64_t codes = dice.within(regime.vendor_codes);
  const bool is_full_page = dice.percent(regime.full_page_percent);
  const Regime drawn = is_full_page ? with_a_full_page(regime) : regime;
  for (std::int64_t i = 1, count = dice.within(drawn.orders); i <= count; ++i) {
    Order order = draw_order(drawn, dice, scenario.items);
    order.number = fmt::format("GEN{:05}", i);
    order.ship_to = fulfilment_centre(dice.within({0, centres - 1}));
    order.vendor_code = fmt::format("VEND{}", dice.within({1, codes}));
    order.collect = dice.percent(regime.collect_percent);
    scenario.orders.push_back(std::move(order));
  }
}

void draw_stock(const Regime& regime, Dice& dice, Scenario& scenario) {
  auto demand = demand_of(scenario.orders);
  for (Item& item : scenario.items) {
    const std::int64_t wanted = demand[{item.asin, item.vendor_product_identifier}];
    item.stock_eaches = wanted * dice.within(regime.stock_percent) / 100;
    const std::int64_t missing = wanted - item.stock_eaches;
    if (missing <= 0 || !dice.percent(regime.restock_percent)) continue;
    const std::int64_t first = dice.within({1, missing});
    item.restocks.push_back({.after = dice.hours({12, 120}), .eaches = first});
    if (first < missing) item.restocks.push_back({.after = dice.hours({12, 144}), .eaches = missing - first});
  }
}

void draw_warehouse(const Regime& regime, Dice& dice, Scenario& scenario) {
  Warehouse& warehouse = scenario.warehouse;
  warehouse.lead_time = dice.hours({12, 30});
  warehouse.transit = dice.hours({12, 72});
  warehouse.invoice_delay = dice.minutes({1, 240});
  warehouse.consolidate = dice.percent(70);
  warehouse.carton_eaches_max = dice.within({6, 60});
  warehouse.fill_percent = dice.within(regime.fill_percent);
  warehouse.close_short = dice.percent(regime.close_short_percent);
  for (std::int64_t i = dice.within(regime.shorts); i > 0; --i) {
    const Order& order = dice.one_of(scenario.orders);
    warehouse.shorts.push_back({.purchase_order = order.number,
                                .line = dice.one_of(order.lines).sequence,
                                .missing_eaches = dice.within({1, 20})});
  }
  scenario.amazon.processing_time = dice.minutes({1, 14});
  scenario.amazon.payment_days = dice.within({1, 7});
  scenario.amazon.fill_assessment = std::chrono::hours(24 * 3);
  if (dice.percent(30)) scenario.amazon.switches["success"] = "never";
}

OrderLine draw_added_line(Dice& dice, const Order& order) {
  OrderLine line = dice.one_of(order.lines);
  for (const OrderLine& other : order.lines) line.sequence = std::max(line.sequence, other.sequence);
  ++line.sequence;
  line.ordered.amount = dice.within({1, 24});
  return line;
}

OrderChange draw_change(const Regime& regime, Dice& dice, const Order& order) {
  const OrderLine& line = dice.one_of(order.lines);
  OrderChange change;
  change.kind = dice.one_of(regime.changes);
  switch (change.kind) {
    case ChangeKind::Quantity:
      change.line = line.sequence;
      change.quantity = dice.within({1, line.ordered.amount + 5});
      break;
    case ChangeKind::LineCancelled:
      change.line = line.sequence;
      break;
    case ChangeKind::OrderCancelled:
    case ChangeKind::OrderUncancelled:
      break;
    case ChangeKind::NetCost:
      change.line = line.sequence;
      change.net_cost = in_cents(dice.within({40, 7'000}), line.net_cost.currency());
      break;
    case ChangeKind::Window:
      change.window_from = order.window_from + dice.hours({0, 24});
      change.window_to = order.window_to + dice.hours({24, 72});
      break;
    case ChangeKind::LineAdded:
      change.added = draw_added_line(dice, order);
      break;
    case ChangeKind::OrderType:
      change.value = "RushOrder";
      break;
    case ChangeKind::FulfilmentCentre:
      change.value = "LAX9";
      break;
    case ChangeKind::Freight:
      change.value = dice.percent(50) ? "Prepaid" : "Collect";
      break;
  }
  return change;
}

/// Changes come in the first half of the warehouse's lead time, because later the goods are already picked.
void draw_changes(const Regime& regime, Dice& dice, Scenario& scenario) {
  const std::int64_t minutes_max = scenario.warehouse.lead_time / std::chrono::minutes(2);
  for (Order& order : scenario.orders) {
    if (!dice.percent(regime.changed_order_percent)) continue;
    OrderChange change = draw_change(regime, dice, order);
    // A truck with goods for two centres needs a decision by people.
    if (change.kind == ChangeKind::FulfilmentCentre && scenario.warehouse.consolidate) continue;
    change.after = order.placed_after + dice.minutes({30, minutes_max});
    // A cost changes at any time, also after the goods have left and while they are invoiced.
    const bool is_late = change.kind == ChangeKind::NetCost && dice.percent(50);
    if (is_late) change.after += scenario.warehouse.lead_time + dice.hours({0, 72});
    if (change.kind == ChangeKind::OrderUncancelled) {
      OrderChange cancellation;
      cancellation.kind = ChangeKind::OrderCancelled;
      cancellation.after = order.placed_after + dice.minutes({20, change.after / std::chrono::minutes(1)});
      cancellation.after = std::min(cancellation.after, change.after);
      order.changes.push_back(cancellation);
    }
    order.changes.push_back(change);
  }
}

}  // namespace

Scenario draw_scenario(const Regime& regime, Dice& dice) {
  Scenario scenario;
  scenario.start = *parse_instant("2026-11-02T06:00:00Z") + dice.hours({0, 21 * 24});
  const std::string region = draw_region(regime, dice);
  if (region != "NA") scenario.amazon.switches["region"] = region;
  scenario.items = draw_items(regime, region, dice);
  draw_orders(regime, dice, scenario);
  draw_stock(regime, dice, scenario);
  draw_warehouse(regime, dice, scenario);
  draw_changes(regime, dice, scenario);
  return scenario;
}

}  // namespace vendorproof::scenarios
