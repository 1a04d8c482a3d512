#include "mock_amazon/charges/delivery_charges.h"

#include <algorithm>
#include <map>

#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::size_t overages_max = 10;

/// The faults of a truck, by trigger and order.
struct Wrongs {
  std::map<std::pair<Trigger, std::string>, Fault> faults;

  Fault& of(Trigger trigger, const std::string& purchase_order) { return faults[{trigger, purchase_order}]; }
};

/// Late: the truck arrives after the delivery window or, if Amazon collects, leaves after the ship window (PO-17,
/// PO-18).
bool is_late(const Order& order, const Truck& truck) {
  if (!order.window) return false;
  return (order.window_is_for_delivery ? truck.arrives : truck.departed) > order.window->to;
}

/// Adds the units whose order and item Amazon knows; returns their number of eaches.
std::int64_t add_units(const Central& central, Trigger trigger, const Claim& claim, Wrongs& wrongs) {
  std::int64_t sum = 0;
  for (const auto& [goods, eaches] : claim) {
    const Order* order = central.orders.find(goods.first);
    if (order == nullptr) continue;
    for (const OrderLine& line : order->lines) {
      if (line.item() != goods.second) continue;
      CostedUnits& units = wrongs.of(trigger, order->number).units;
      units.units += eaches;
      units.cost += line.net_cost * eaches;
      sum += eaches;
      break;
    }
  }
  return sum;
}

void add_carton(Trigger trigger, const Claim& claim, Wrongs& wrongs) {
  if (!claim.empty()) ++wrongs.of(trigger, claim.begin()->first.first).cartons;
}

/// The reason why no notice from before the truck's arrival claims these units.
Trigger notice_trigger(const Order* order, const CartonFinding& carton) {
  if (carton.announced_later) return Trigger::NoticeLate;
  return order != nullptr && order->noticed ? Trigger::NoticeLabel : Trigger::NoticeMissing;
}

void look_at_notices(Central& central, const std::vector<CartonFinding>& cartons, Instant now, Wrongs& wrongs) {
  GoodShare compliance;
  for (const CartonFinding& carton : cartons) {
    for (const auto& [goods, eaches] : carton.contents) compliance.all += eaches;
    for (const auto& [goods, eaches] : carton.unclaimed) {
      add_units(central, notice_trigger(central.orders.find(goods.first), carton), {{goods, eaches}}, wrongs);
      compliance.good -= eaches;
    }
  }
  compliance.good += compliance.all;
  count_units(central.charges, Metric::NoticeCompliance, compliance, now);
}

void look_at_labels(Central& central, const std::vector<CartonFinding>& cartons, Instant now, Wrongs& wrongs) {
  GoodShare labels;
  for (const CartonFinding& carton : cartons) {
    ++labels.all;
    if (carton.labelled) ++labels.good;
    if (!carton.labelled) {
      add_units(central, Trigger::CartonUnlabelled, carton.contents, wrongs);
      add_carton(Trigger::CartonUnlabelled, carton.contents, wrongs);
    }
    add_units(central, Trigger::CartonContent, carton.different, wrongs);
    add_carton(Trigger::CartonContent, carton.different, wrongs);
    if (carton.known) continue;
    Claim uninformed = carton.contents;
    for (const auto& [goods, eaches] : carton.unclaimed) uninformed[goods] -= eaches;
    std::erase_if(uninformed, [](const auto& row) { return row.second <= 0; });
    add_units(central, Trigger::CartonInformation, uninformed, wrongs);
  }
  count_units(central.charges, Metric::CartonLabels, labels, now);
}

void look_at_windows(Central& central, const Truck& truck, const Claim& units, Instant now, Wrongs& wrongs) {
  GoodShare on_time;
  std::int64_t late = 0;
  for (const auto& [goods, eaches] : units) {
    on_time.all += eaches;
    const Order* order = central.orders.find(goods.first);
    if (order == nullptr || !is_late(*order, truck)) continue;
    late += add_units(central, Trigger::NotOnTime, {{goods, eaches}}, wrongs);
  }
  on_time.good = on_time.all - late;
  count_units(central.charges, Metric::OnTime, on_time, now);
  count_units(central.charges, Metric::OrderAccuracy, {-late, 0}, now);
}

/// Eaches above the confirmed quantity of the order's lines of that item, and their cost.
CostedUnits take_beyond_confirmed(Order& order, const std::string& item, std::int64_t eaches) {
  OrderLine* last = nullptr;
  for (OrderLine& line : order.lines) {
    if (line.item() != item) continue;
    last = &line;
    const std::int64_t part = std::clamp<std::int64_t>(line.answer.confirmed() - line.arrived, 0, eaches);
    line.arrived += part;
    eaches -= part;
  }
  if (last == nullptr || eaches == 0) return {};
  last->arrived += eaches;
  return {eaches, last->net_cost * eaches};
}

void look_at_confirmations(Central& central, const Claim& units, Instant now, Wrongs& wrongs) {
  std::map<std::string, OverageRecord> overages;
  for (const auto& [goods, eaches] : units) {
    Order* order = central.orders.find(goods.first);
    if (order == nullptr) continue;
    const CostedUnits beyond = take_beyond_confirmed(*order, goods.second, eaches);
    if (beyond.units == 0) continue;
    for (const Trigger trigger : {Trigger::Unconfirmed, Trigger::ReceivedOverage}) {
      CostedUnits& sum = wrongs.of(trigger, order->number).units;
      sum.units += beyond.units;
      sum.cost += beyond.cost;
    }
    OverageRecord& overage = overages[order->number];
    overage.excess += beyond.units;
    overage.received = 0;
    for (const OrderLine& line : order->lines) overage.received += line.arrived;
  }
  std::vector<OverageRecord>& known = central.charges.overages;
  for (auto& [number, overage] : overages) {
    overage.at = now;
    known.push_back(overage);
  }
  if (known.size() > overages_max) known.erase(known.begin(), known.end() - overages_max);
}

}  // namespace

void assess_delivery(Central& central, const Truck& truck, const std::vector<CartonFinding>& cartons, Instant now) {
  Claim units;
  for (const CartonFinding& carton : cartons) {
    for (const auto& [goods, eaches] : carton.contents) units[goods] += eaches;
  }
  Wrongs wrongs;
  look_at_windows(central, truck, units, now, wrongs);
  look_at_notices(central, cartons, now, wrongs);
  look_at_labels(central, cartons, now, wrongs);
  look_at_confirmations(central, units, now, wrongs);
  for (auto& [key, fault] : wrongs.faults) {
    fault.trigger = key.first;
    fault.purchase_order = key.second;
    fault.subject = "truck " + truck.load_number;
    charge(central, fault, now);
  }
}

}  // namespace vendorproof::mock_amazon
