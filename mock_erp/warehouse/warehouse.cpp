#include "mock_erp/warehouse/warehouse.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/base/gs1.h"
#include "core/base/require.h"
#include "mock_erp/warehouse/corrections.h"
#include "mock_erp/warehouse/stock_room.h"

namespace vendorproof::mock_erp {

namespace {

/// The eaches that a line's planned short removes from `eaches`, once.
std::int64_t planned_short(Company& company, const RowKey& key, std::int64_t eaches) {
  const auto planned = company.shorts.find({company.orders.at(key.record).external_document_number, key.line + 1});
  if (planned == company.shorts.end() || eaches == 0) return 0;
  const std::int64_t missing = std::clamp<std::int64_t>(planned->second, 0, eaches);
  company.shorts.erase(planned);
  return missing;
}

/// Closes reserved eaches of a line for good and frees their stock.
void close_short(Company& company, const RowKey& key, std::int64_t eaches, Instant now) {
  SalesLine& line = company.line(key);
  line.closed_short += eaches;
  line.reserved -= eaches;
  company.items[line.item].reserved -= eaches;
  company.touch_line(key, now);
}

/// Records the closed eaches, one effect for each sales order, and gives the freed stock to waiting lines.
void finish_closed_short(Company& company, const std::map<RowKey, std::int64_t>& closed, Instant now) {
  std::map<std::int64_t, Effect> effects;
  std::set<std::size_t> items;
  for (const auto& [key, eaches] : closed) {
    const SalesOrder& order = company.orders.at(key.record);
    Effect& effect = effects[key.record];
    effect.at = now;
    effect.kind = EffectKind::SalesOrderClosedShort;
    effect.purchase_order = order.external_document_number;
    effect.document = order.number;
    effect.lines.push_back(effect_line(company, key, eaches));
    items.insert(company.line(key).item);
  }
  for (auto& [serial, effect] : effects) {
    company.effects.push_back(std::move(effect));
    close_if_done(company, serial);
  }
  for (const std::size_t item : items) reserve_for_waiting(company, item, now);
}

/// Decides what ships of the picks. The rest goes back to the dock for later or is closed, as the policy says.
std::vector<DespatchLine> cut(Company& company, const std::map<RowKey, Pick>& picks, Instant now) {
  const Policy& policy = company.settings.policy;
  std::vector<DespatchLine> lines;
  std::map<RowKey, std::int64_t> closed;
  for (const auto& [key, pick] : picks) {
    const std::int64_t filled = pick.fresh * policy.fill_percent / 100 + pick.remainder;
    const std::int64_t ships = filled - planned_short(company, key, filled);
    const std::int64_t missing = pick.fresh + pick.remainder - ships;
    if (ships > 0) {
      company.line(key).in_despatch += ships;
      lines.push_back({key, ships, ""});
    }
    if (missing == 0) continue;
    switch (policy.remainder) {
      case Remainder::Backordered:
        send_to_dock(company, key, {0, missing}, now + policy.lead_time, now);
        break;
      case Remainder::ClosedShort:
        close_short(company, key, missing, now);
        closed[key] = missing;
        break;
    }
  }
  finish_closed_short(company, closed, now);
  return lines;
}

/// Takes a despatch line's goods out of stock and off its order line.
void post_line(Company& company, const DespatchLine& from, Instant now) {
  SalesLine& line = company.line(from.order_line);
  StockedItem& stocked = company.items[line.item];
  line.in_despatch -= from.eaches;
  line.reserved -= from.eaches;
  line.shipped += from.eaches;
  stocked.reserved -= from.eaches;
  stocked.on_hand -= from.eaches;
  company.touch_line(from.order_line, now);
}

/// One posted shipment for each sales order of the despatch. The lines of one order stand together.
void post_shipments(Company& company, Despatch& despatch, Instant now) {
  for (DespatchLine& line : despatch.lines) {
    const std::int64_t order = line.order_line.record;
    const bool is_new = despatch.shipments.empty() || company.shipments.at(despatch.shipments.back()).order != order;
    if (is_new) {
      Shipment shipment;
      static_cast<Record&>(shipment) = new_record("SS", company.shipments.next_serial(), now);
      shipment.external_document_number = company.orders.at(order).external_document_number;
      shipment.order = order;
      shipment.despatch = despatch.serial;
      shipment.posted_at = now;
      despatch.shipments.push_back(company.shipments.add(std::move(shipment)).serial);
    }
    Shipment& shipment = company.shipments.at(despatch.shipments.back());
    shipment.lines.push_back({line.order_line.line, line.eaches});
    line.shipment = shipment.number;
    post_line(company, line, now);
  }
}

Effect despatch_posted(const Company& company, const Despatch& despatch, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::DespatchPosted;
  effect.document = despatch.number;
  effect.reason = despatch.load_number;
  std::set<std::string> purchase_orders;
  effect.lines.reserve(despatch.lines.size());
  for (const DespatchLine& line : despatch.lines) {
    effect.lines.push_back(effect_line(company, line.order_line, line.eaches));
    purchase_orders.insert(effect.lines.back().purchase_order);
  }
  if (purchase_orders.size() == 1) effect.purchase_order = *purchase_orders.begin();
  return effect;
}

/// The identifier on the goods: Amazon's or, without one, the vendor's or, without both, the GTIN.
std::string printed_on(const Item& item) {
  if (!item.amazon_product_identifier.empty()) return item.amazon_product_identifier;
  return item.vendor_product_identifier.empty() ? item.gtin : item.vendor_product_identifier;
}

/// With the goods that are really on it.
Truck truck_of(const Company& company, const Despatch& despatch, Instant departed) {
  Truck truck;
  truck.load_number = despatch.load_number;
  truck.bill_of_lading = despatch.bill_of_lading;
  truck.ship_to = despatch.ship_to;
  truck.departed = departed;
  truck.arrives = *despatch.arrives_at;
  for (const Package& package : packages_on_truck(company, despatch)) {
    if (package.is_pallet) continue;
    PhysicalCarton carton{package.sscc, {}};
    for (const PackageContent& content : package.contents) {
      const RowKey& key = despatch.lines[static_cast<std::size_t>(content.despatch_line)].order_line;
      const Item& item = company.items[company.line(key).item].item;
      const std::string& purchase_order = company.orders.at(key.record).external_document_number;
      carton.contents.push_back({printed_on(item), purchase_order, content.eaches, item.lot});
    }
    truck.cartons.push_back(std::move(carton));
  }
  return truck;
}

}  // namespace

void receive_restock(Company& company, std::int64_t restock, Instant now) {
  const Restock& received = company.settings.restocks[static_cast<std::size_t>(restock)];
  const std::size_t item = known_in(company.item_by_number, "item", received.item);
  StockedItem& stocked = company.items[item];
  const auto receipt = stocked.receipts.find(received.at);
  REQUIRE(receipt != stocked.receipts.end());
  stocked.receipts.erase(receipt);
  stocked.on_hand += received.eaches;
  reserve_for_waiting(company, item, now);
}

std::vector<Package> packed(const std::vector<DespatchLine>& lines, std::int64_t carton_eaches_max) {
  std::vector<Package> packages;
  std::int64_t room = 0;
  std::int64_t order = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].order_line.record != order) room = 0;
    order = lines[i].order_line.record;
    for (std::int64_t left = lines[i].eaches; left > 0;) {
      if (room == 0) {
        packages.emplace_back();
        room = carton_eaches_max;
      }
      const std::int64_t eaches = std::min(left, room);
      packages.back().contents.push_back({static_cast<std::int64_t>(i), eaches});
      room -= eaches;
      left -= eaches;
    }
  }
  return packages;
}

std::vector<Package> palletised(std::vector<Package> cartons, std::int64_t pallet_cartons_max) {
  if (pallet_cartons_max == 0) return cartons;
  const auto count = static_cast<std::int64_t>(cartons.size());
  for (std::int64_t i = 0; i < count; ++i) {
    cartons[static_cast<std::size_t>(i)].pallet = count + 1 + i / pallet_cartons_max;
  }
  for (std::int64_t i = 0; i < count; i += pallet_cartons_max) {
    cartons.emplace_back().is_pallet = true;
  }
  return cartons;
}

void open_despatch(Company& company, const std::string& dock, Instant now) {
  const std::map<RowKey, Pick> picks = take_from_dock(company, dock, now);
  std::vector<DespatchLine> lines = cut(company, picks, now);
  if (lines.empty()) return;
  Despatch despatch;
  static_cast<Record&>(despatch) = new_record("DS", company.despatches.next_serial(), now);
  despatch.ship_to = company.orders.at(lines.front().order_line.record).ship_to;
  despatch.load_number = fmt::format("LOAD-{}", despatch.serial);
  const Policy& policy = company.settings.policy;
  despatch.packages = palletised(packed(lines, policy.carton_eaches_max), policy.pallet_cartons_max);
  despatch.lines = std::move(lines);
  const std::int64_t serial = company.despatches.add(std::move(despatch)).serial;
  company.agenda.add(now + policy.labelling_time, {Duty::PostDespatch, serial, ""});
}

void post_despatch(Company& company, std::int64_t serial, Instant now) {
  const Policy& policy = company.settings.policy;
  Despatch& despatch = company.despatches.at(serial);
  despatch.posted_at = now;
  despatch.arrives_at = now + policy.loading_time + policy.transit;
  despatch.pro_number = fmt::format("{:09}", serial);
  despatch.bill_of_lading = fmt::format("{:010}", 4'000'000'000 + serial);
  despatch.amazon_reference = fmt::format("{:010}", 7'000'000'000 + serial);
  for (Package& package : despatch.packages) {
    package.sscc = make_sscc(0, company.settings.gs1_company_prefix, ++company.cartons_labelled);
  }
  plan_corrections(company, despatch, now);
  for (const LatePaper& late : policy.late_papers) {
    despatch.missing.push_back(late.paper);
    if (late.after) company.agenda.add(now + *late.after, {Duty::EnterPapers, serial, ""});
  }
  post_shipments(company, despatch, now);
  company.despatches.touch(despatch, now);
  company.effects.push_back(despatch_posted(company, despatch, now));
  company.agenda.add(now + policy.loading_time, {Duty::DepartTruck, serial, ""});
}

void enter_papers(Company& company, std::int64_t serial, Instant now) {
  Despatch& despatch = company.despatches.at(serial);
  for (const LatePaper& late : company.settings.policy.late_papers) {
    if (late.after && *despatch.posted_at + *late.after <= now) std::erase(despatch.missing, late.paper);
  }
  company.despatches.touch(despatch, now);
}

void depart_truck(Company& company, std::int64_t serial, Instant now) {
  Despatch& despatch = company.despatches.at(serial);
  if (despatch.is_undone()) return;
  despatch.departed_at = now;
  company.despatches.touch(despatch, now);
  company.agenda.add(now + company.settings.policy.invoice_delay, {Duty::PostInvoices, serial, ""});
  if (stays_on_the_dock(despatch)) return;
  company.trucks.push_back(truck_of(company, despatch, now));
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::TruckDeparted;
  effect.document = despatch.load_number;
  effect.other_document = despatch.number;
  company.effects.push_back(std::move(effect));
}

}  // namespace vendorproof::mock_erp
