#include "scenarios/generators/consistency.h"

#include <algorithm>

namespace vendorproof::scenarios {

namespace {

const Order* order_of(const Scenario& scenario, const std::string& number) {
  const auto found = std::find_if(scenario.orders.begin(), scenario.orders.end(),
                                  [&](const Order& order) { return order.number == number; });
  return found == scenario.orders.end() ? nullptr : &*found;
}

/// Line 0 is the whole order. A line that Amazon adds later is there too.
bool has_line(const Order& order, std::int64_t sequence) {
  const auto is_it = [&](const OrderLine& line) { return line.sequence == sequence; };
  return sequence == 0 || std::any_of(order.lines.begin(), order.lines.end(), is_it) ||
         std::any_of(order.changes.begin(), order.changes.end(),
                     [&](const OrderChange& change) { return change.added && is_it(*change.added); });
}

template <class Planned>
void drop_planned(const Scenario& scenario, std::vector<Planned>& planned) {
  std::erase_if(planned, [&](const Planned& row) {
    const Order* order = order_of(scenario, row.purchase_order);
    if (order == nullptr) return true;
    const bool is_in_its_own_json = !order->document.empty();
    return !is_in_its_own_json && !has_line(*order, row.line);
  });
}

}  // namespace

std::map<Identifiers, std::int64_t> demand_of(const std::vector<Order>& orders) {
  std::map<Identifiers, std::int64_t> demand;
  for (const Order& order : orders) {
    for (const OrderLine& line : order.lines) {
      demand[{line.asin, line.vendor_product_identifier}] += line.ordered.amount * line.ordered.unit_size;
    }
  }
  return demand;
}

void drop_what_dangles(Scenario& scenario) {
  std::erase_if(scenario.orders, [](const Order& order) { return order.lines.empty() && order.document.empty(); });
  for (Order& order : scenario.orders) {
    if (!order.document.empty()) continue;  // its lines are in Amazon's own JSON
    std::erase_if(order.changes, [&](const OrderChange& change) { return !has_line(order, change.line); });
  }
  drop_planned(scenario, scenario.warehouse.shorts);
  drop_planned(scenario, scenario.warehouse.credits);
  drop_planned(scenario, scenario.warehouse.corrections);
  drop_planned(scenario, scenario.amazon.receiving.miscounts);
}

}  // namespace vendorproof::scenarios
