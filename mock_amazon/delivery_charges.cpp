#include "mock_amazon/delivery_charges.h"

#include <algorithm>
#include <map>

#include "mock_amazon/central.h"
#include "mock_amazon/chargebacks.h"

namespace vendorproof::mock_amazon {

namespace {

/// Late is after the delivery window; for freight that Amazon collects, leaving after the ship window (PO-17, PO-18).
bool is_late(const Order& order, const Truck& truck) {
  if (!order.window) return false;
  return (order.window_is_for_delivery ? truck.arrives : truck.departed) > order.window->to;
}

void add_cost(const Order& order, const std::string& item, std::int64_t eaches, CostedUnits& sum) {
  for (const OrderLine& line : order.lines) {
    if (line.item() != item) continue;
    sum.units += eaches;
    sum.cost += line.net_cost * eaches;
    return;
  }
}

}  // namespace

void assess_delivery(Central& central, const Truck& truck, const DeliveryFindings& found, Instant now) {
  std::int64_t all = 0;
  std::int64_t defective = 0;
  std::map<std::string, CostedUnits> late;
  std::map<std::string, CostedUnits> defects;
  for (const auto& [goods, eaches] : found.units) {
    all += eaches;
    const Order* order = central.orders.find(goods.first);
    if (order != nullptr && is_late(*order, truck)) add_cost(*order, goods.second, eaches, late[goods.first]);
  }
  for (const auto& [goods, eaches] : found.defective) {
    defective += eaches;
    const Order* order = central.orders.find(goods.first);
    if (order != nullptr) add_cost(*order, goods.second, eaches, defects[goods.first]);
  }
  const std::string subject = "truck " + truck.load_number;
  for (const auto& [number, units] : late) charge(central, number, not_on_time_rate(), units, subject, now);
  const ChargebackRate& rate = notice_rate(central.charges, now, all, defective);
  for (const auto& [number, units] : defects) charge(central, number, rate, units, subject, now);
}

}  // namespace vendorproof::mock_amazon
