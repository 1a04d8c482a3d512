#include "core/flow/item_master.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/flow/orders.h"
#include "core/flow/sales_orders.h"

namespace vendorproof::flow {

namespace {

constexpr const char* items_key = "poll/items";
constexpr const char* units_key = "poll/item-units";
constexpr const char* references_key = "poll/item-references";
constexpr const char* read_at = "items/read-at";
constexpr const char* reading_since = "items/reading-since";

template <class Row>
bool has_next_page(Desk& desk, store::Work& work, const wire::ErpPage<Row>& page) {
  if (page.next_link.empty() || page.next_link == work.parameters) return false;
  work.parameters = page.next_link;
  work.failures = 0;
  desk.postpone(work, desk.now.wall);
  return true;
}

void end_item_master(Desk& desk) {
  std::vector<trade::Item> items;
  for (auto& [number, item] : desk.memory.staged_items) items.push_back(std::move(item));
  desk.store.replace_items(items);
  desk.memory.catalogue.reset();
  desk.memory.staged_items.clear();
  desk.memory.staging = false;
  desk.note_instant(read_at, desk.noted_instant(reading_since).value_or(desk.now.wall));

  for (const std::string& number : desk.store.orders_in(store::ErpStage::AwaitItems)) {
    std::optional<store::OrderRecord> record = desk.store.order(number);
    begin_sales_order(desk, *record);
    save_order(desk, *record);
  }
}

std::optional<HttpRequest> next_page(Desk& desk, const store::Work& work) {
  return wire::get_next_page(desk.erp(), work.parameters);
}

}  // namespace

bool item_master_serves(Desk& desk, const store::OrderRecord& record) {
  const std::optional<Instant> known = desk.noted_instant(read_at);
  if (!known || desk.catalogue().empty()) {
    return known && *known >= record.first_seen;
  }
  if (*known >= record.first_seen) return true;
  if (desk.now.wall - *known > desk.config.refresh_items) return false;
  return trade::knows_every_item(desk.catalogue(), record.order);
}

void request_item_master(Desk& desk) {
  const char* const keys[] = {items_key, units_key, references_key};
  const bool is_under_way = std::any_of(std::begin(keys), std::end(keys), [&](const char* key) {
    const std::optional<store::Work> work = desk.store.work(key);
    return work && (work->state == store::WorkState::Due || work->state == store::WorkState::InFlight);
  });
  if (!is_under_way) desk.schedule(OperationId::ListItems, items_key, "", desk.now.wall);
}

void restart_item_master(Desk& desk) {
  bool was_under_way = false;
  for (const char* key : {items_key, units_key, references_key}) {
    std::optional<store::Work> work = desk.store.work(key);
    if (!work || work->state != store::WorkState::Due) continue;
    was_under_way = true;
    desk.finish(*work);
  }
  if (was_under_way) request_item_master(desk);
}

std::optional<HttpRequest> ask_for_items(Desk& desk, store::Work& work) {
  if (!work.parameters.empty()) return next_page(desk, work);
  desk.memory.staged_items.clear();
  desk.memory.staging = true;
  desk.note_instant(reading_since, desk.now.wall);
  return wire::get_items(desk.erp());
}

std::optional<HttpRequest> ask_for_item_units(Desk& desk, store::Work& work) {
  return work.parameters.empty() ? wire::get_item_units(desk.erp()) : next_page(desk, work);
}

std::optional<HttpRequest> ask_for_item_references(Desk& desk, store::Work& work) {
  return work.parameters.empty() ? wire::get_item_references(desk.erp()) : next_page(desk, work);
}

Result<void> take_items(Desk& desk, store::Work& work, std::string_view body) {
  const auto page = wire::read_items(body, desk.config.erp_currency);
  if (!page) return tl::unexpected<Error>(page.error());
  for (const wire::ItemRow& row : page->rows) {
    trade::Item& item = desk.memory.staged_items[row.number];
    item.number = row.number;
    item.blocked = row.blocked;
    item.unit_price = row.unit_price;
  }
  if (has_next_page(desk, work, *page)) return {};
  desk.finish(work);
  desk.schedule(OperationId::ListItemUnits, units_key, "", desk.now.wall);
  return {};
}

Result<void> take_item_units(Desk& desk, store::Work& work, std::string_view body) {
  const auto page = wire::read_item_units(body);
  if (!page) return tl::unexpected<Error>(page.error());
  for (const wire::ItemUnitRow& row : page->rows) {
    const auto item = desk.memory.staged_items.find(row.item);
    if (item != desk.memory.staged_items.end() && row.eaches > 1) item->second.case_sizes.push_back(row.eaches);
  }
  if (has_next_page(desk, work, *page)) return {};
  desk.finish(work);
  desk.schedule(OperationId::ListItemReferences, references_key, "", desk.now.wall);
  return {};
}

Result<void> take_item_references(Desk& desk, store::Work& work, std::string_view body) {
  const auto page = wire::read_item_references(body);
  if (!page) return tl::unexpected<Error>(page.error());
  for (const wire::ItemReferenceRow& row : page->rows) {
    const auto item = desk.memory.staged_items.find(row.item);
    if (item == desk.memory.staged_items.end()) continue;
    if (row.type == "Amazon") item->second.amazon_product_identifier = row.number;
    if (row.type == "Customer") item->second.vendor_product_identifier = row.number;
  }
  if (has_next_page(desk, work, *page)) return {};
  desk.finish(work);
  end_item_master(desk);
  return {};
}

}  // namespace vendorproof::flow
