#include "mock_erp/state/company.h"

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/require.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::int64_t case_eaches_max = 1'000'000;

void require_policy(const Settings& settings) {
  const Policy& policy = settings.policy;
  REQUIRE(settings.page_size >= 1);
  REQUIRE(policy.carton_eaches_max >= 1 && policy.pallet_cartons_max >= 0);
  REQUIRE(policy.fill_percent >= 0 && policy.fill_percent <= 100);
  REQUIRE(policy.lead_time >= Duration::zero() && policy.labelling_time >= Duration::zero());
  REQUIRE(policy.loading_time >= Duration::zero() && policy.transit >= Duration::zero());
  REQUIRE(policy.invoice_delay >= Duration::zero() && policy.consolidation >= Duration::zero());
}

}  // namespace

Company::Company(Settings initial) : settings(std::move(initial)), receivable(0, settings.currency) {
  require_policy(settings);
  for (const Item& item : settings.items) {
    REQUIRE(item.stock_eaches >= 0 && !item.unit_price.is_negative());
    for (const std::int64_t eaches : item.case_sizes) REQUIRE(eaches >= 1 && eaches <= case_eaches_max);
    const bool is_new = item_by_number.emplace(item.number, items.size()).second;
    REQUIRE(is_new);
    items.push_back({item, guid_of("item/" + item.number), item.stock_eaches, 0, {}, {}});
  }
  for (std::size_t i = 0; i < settings.restocks.size(); ++i) {
    const Restock& restock = settings.restocks[i];
    const auto item = item_by_number.find(restock.item);
    REQUIRE(item != item_by_number.end() && restock.eaches >= 0);
    items[item->second].receipts.emplace(restock.at, restock.eaches);
    agenda.add(restock.at, {Duty::ReceiveRestock, static_cast<std::int64_t>(i), ""});
  }
  corrections = settings.policy.corrections;
  for (const PlannedShort& planned : settings.policy.shorts) {
    shorts[{planned.purchase_order, planned.line}] += planned.missing_eaches;
  }
}

SalesLine& Company::line(const RowKey& key) { return orders.at(key.record).lines[static_cast<std::size_t>(key.line)]; }

const SalesLine& Company::line(const RowKey& key) const {
  return orders.at(key.record).lines[static_cast<std::size_t>(key.line)];
}

RowKey Company::billed_line(const InvoiceLine& line) const {
  return {shipments.at(line.shipment).order, line.order_line};
}

const std::string& Company::billed_order(const InvoiceLine& line) const {
  return orders.at(shipments.at(line.shipment).order).external_document_number;
}

Money Company::credited_of(const Invoice& invoice) const {
  Money credited(0, invoice.total.currency());
  for (const auto& [serial, memo] : credit_memos.records()) {
    if (memo.invoice == invoice.serial) credited += memo.total;
  }
  return credited;
}

bool Company::knows(std::size_t item) const {
  const std::optional<Instant>& entered = items[item].item.entered_at;
  return !entered || *entered <= clock;
}

bool Company::blocks(std::size_t item) const {
  const Item& row = items[item].item;
  return row.blocked && !(row.unblocked_at && *row.unblocked_at <= clock);
}

void Company::touch_line(const RowKey& key, Instant now) {
  ++line(key).version;
  orders.touch(orders.at(key.record), now);
}

void close_if_done(Company& company, std::int64_t order) {
  const SalesOrder& record = company.orders.at(order);
  if (company.orders.is_live(order) && record.is_done()) company.orders.retire(record);
}

std::string guid_of(std::string_view name) {
  const std::string first = hex_of(hash_of(1, name));
  const std::string second = hex_of(hash_of(2, name));
  std::string guid;
  guid.reserve(36);
  guid.append(first, 0, 8).append("-").append(first, 8, 4).append("-4").append(first, 13, 3);
  guid.append("-a").append(second, 1, 3).append("-").append(second, 4, 12);
  return guid;
}

std::string etag_of(std::string_view id, std::uint64_t version) {
  std::string etag;
  etag.reserve(20);
  etag.append("W/\"").append(hex_of(hash_of(version, id))).append("\"");
  return etag;
}

Record new_record(std::string_view prefix, std::int64_t serial, Instant now) {
  const std::string number = fmt::format("{}-{}", prefix, serial);
  return {serial, guid_of(number), number, "", now, 1};
}

EffectLine effect_line(const Company& company, const RowKey& key, std::int64_t eaches) {
  const SalesOrder& order = company.orders.at(key.record);
  const SalesLine& line = company.line(key);
  const bool in_cases = line.unit_eaches > 1 && eaches % line.unit_eaches == 0;
  EffectLine effect;
  effect.purchase_order = order.external_document_number;
  effect.item = company.items[line.item].item.number;
  effect.eaches = eaches;
  effect.as_written = in_cases ? Quantity{eaches / line.unit_eaches, UnitOfMeasure::Cases, line.unit_eaches}
                               : Quantity{eaches, UnitOfMeasure::Eaches, 1};
  effect.unit_cost = each_price(line);
  effect.erp_line = key.line + 1;
  effect.description = line.description;
  return effect;
}

}  // namespace vendorproof::mock_erp
