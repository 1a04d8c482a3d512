// Probes of goods: what the warehouse ships, what the ship notice claims, and what Amazon counts.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "harness/judge/probes/probe.h"

namespace vendorproof::harness {

namespace {

/// Ship notices of which something holds.
template <class Holds>
std::int64_t notices_that(const Evidence& evidence, Holds holds) {
  const auto& notices = evidence.of(EffectKind::ShipNoticeAccepted);
  return std::count_if(notices.begin(), notices.end(), holds);
}

std::int64_t shipped_in_parts(const Evidence& evidence, std::string_view) {
  return orders_that(evidence, [](const std::string&, const OrderTruth& truth) {
    return truth.of(EffectKind::ShipNoticeAccepted).size() > 1;
  });
}

std::int64_t orders_shared_a_truck(const Evidence& evidence, std::string_view) {
  return notices_that(evidence, [](const Effect* notice) {
    std::set<std::string> orders;
    for (const EffectLine& line : notice->lines) orders.insert(line.purchase_order);
    return orders.size() > 1;
  });
}

std::int64_t several_notices_of_a_truck(const Evidence& evidence, std::string_view) {
  return std::count_if(evidence.notices_by_truck.begin(), evidence.notices_by_truck.end(),
                       [](const auto& row) { return row.second.size() > 1; });
}

std::int64_t several_cartons(const Evidence& evidence, std::string_view) {
  const auto& trucks = evidence.record.trucks;
  return std::count_if(trucks.begin(), trucks.end(), [](const Truck& truck) { return truck.cartons.size() > 1; });
}

std::int64_t goods_with_a_lot(const Evidence& evidence, std::string_view) {
  std::int64_t hits = 0;
  for (const Truck& truck : evidence.record.trucks) {
    for (const PhysicalCarton& carton : truck.cartons) {
      hits += std::count_if(carton.contents.begin(), carton.contents.end(),
                            [](const CartonContent& content) { return !content.lot.empty(); });
    }
  }
  return hits;
}

std::int64_t on_pallets(const Evidence& evidence, std::string_view) {
  return evidence.scenario.warehouse.pallet_cartons_max > 0 ? notices_that(evidence, [](const Effect*) { return true; })
                                                            : 0;
}

std::int64_t received_over_days(const Evidence& evidence, std::string_view) {
  std::map<std::string, std::int64_t> times;
  for (const Effect* received : evidence.of(EffectKind::TruckReceived)) ++times[received->document];
  return std::count_if(times.begin(), times.end(), [](const auto& row) { return row.second > 1; });
}

std::int64_t goods_left_before_the_notice(const Evidence& evidence, std::string_view) {
  return notices_that(evidence, [&](const Effect* notice) {
    const auto truck = evidence.trucks_of.find(notice);
    return truck != evidence.trucks_of.end() && truck->second->departed <= notice->taken();
  });
}

std::int64_t arrived_after_the_window(const Evidence& evidence, std::string_view) {
  std::int64_t hits = 0;
  for (const auto& [number, trucks] : evidence.trucks_by_order) {
    const auto order = evidence.orders.find(number);
    if (order == evidence.orders.end() || order->second.order == nullptr) continue;
    const Instant end = evidence.scenario.start + order->second.order->window_to;
    hits += std::count_if(trucks.begin(), trucks.end(), [&](const Truck* truck) { return truck->arrives > end; });
  }
  return hits;
}

}  // namespace

const std::vector<Probe>& goods_probes() {
  static const std::vector<Probe> table = {
      {"an order shipped in parts", shipped_in_parts},
      {"an order closed short", happened, "SalesOrderClosedShort"},
      {"two orders on one truck", orders_shared_a_truck},
      {"a truck with a ship notice for each vendor code", several_notices_of_a_truck},
      {"a truck with several cartons", several_cartons},
      {"goods with a lot number", goods_with_a_lot, "", many_runs},
      {"cartons on pallets", on_pallets},
      {"a ship notice that follows its truck", goods_left_before_the_notice},
      {"a ship notice replaced", happened, "ShipNoticeReplaced"},
      {"a despatch undone", happened, "DespatchUndone"},
      {"a despatch whose papers come late", shown, "despatch-incomplete"},
      {"goods that Amazon wants elsewhere now", shown, "destination-changed"},
      {"goods after the delivery window", arrived_after_the_window},
      {"a truck counted over several days", received_over_days, "", many_runs},
      {"units counted wrongly by Amazon", happened, "UnitsMiscounted"},
      {"units found again by Amazon", happened, "UnitsRecounted"},
  };
  return table;
}

}  // namespace vendorproof::harness
