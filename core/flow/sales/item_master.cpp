#include "core/flow/sales/item_master.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/flow/orders.h"
#include "core/flow/outbox/modified_since.h"
#include "core/flow/outbox/odd_rows.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/sales/sales_orders.h"

namespace vendorproof::flow {

namespace {

// More rows than one question can have calls.
constexpr int rows_max = 100;

constexpr const char* list = "items";
constexpr const char* read_at = "items/read-at";
constexpr const char* reading_since = "items/reading-since";

/// The key of the row for the call at a bookmark: every call of the question has its own row.
std::string key_at(const Desk& desk, std::string_view bookmark) {
  const std::string_view effect = desk.dialect().items.name_at(bookmark).effect;
  return fmt::format("poll/{}", effect.empty() ? "items" : effect);
}

/// The keys of all rows that are due at any time, now or later.
std::vector<std::string> due_keys(const Desk& desk) {
  return desk.store.due_work_of(static_cast<int>(OperationId::ReadItems), Instant::max(), rows_max);
}

/// Whether the row only waits until the master is old: nothing of it has been read, and nothing was tried.
bool is_resting(const Desk& desk, const store::Work& work) {
  return work.due > desk.now.wall && work.failures == 0 && bookmark_of(work).empty();
}

bool is_under_way(const Desk& desk) {
  for (const std::string& key : due_keys(desk)) {
    if (!is_resting(desk, desk.store.known_work(key))) return true;
  }
  const std::vector<store::Work> in_flight = desk.store.pending_work(store::WorkState::InFlight);
  return std::any_of(in_flight.begin(), in_flight.end(), [](const store::Work& work) {
    return work.operation == static_cast<int>(OperationId::ReadItems);
  });
}

void ask_next(Desk& desk, store::Work& work, const std::string& bookmark) {
  const std::string key = key_at(desk, bookmark);
  if (key == work.key) return go_on(desk, work, bookmark);
  desk.finish(work);
  desk.schedule(OperationId::ReadItems, key, "", desk.now.wall, with_bookmark("", bookmark));
}

/// The exceptions that a newer item master may solve.
constexpr ExceptionKind about_items[] = {ExceptionKind::BlockedItem, ExceptionKind::PriceMismatch,
                                         ExceptionKind::UnitMismatch, ExceptionKind::UnknownItem};

std::set<std::string> orders_with_item_exceptions(const Desk& desk) {
  std::set<std::string> numbers;
  for (const ExceptionKind kind : about_items) {
    for (const std::string& key : desk.store.open_exceptions_under(trade::exception_key(kind, ""))) {
      numbers.insert(known(desk.store.exception(key), "exception", key).purchase_order);
    }
  }
  return numbers;
}

void close_solved_of(Desk& desk, const std::set<std::string>& orders) {
  for (const std::string& number : orders) {
    const store::Found<store::OrderRecord> record = desk.store.order(number);
    if (record) close_solved_items(desk, *record);
  }
}

void end_item_master(Desk& desk, const std::vector<trade::Item>& items) {
  desk.store.replace_items(items);
  desk.memory.catalogue.reset();
  desk.note_instant(read_at, desk.noted_instant(reading_since).value_or(desk.now.wall));
  // Lines of documents are in units of their items.
  for (const char* poll : {"poll/invoices", "poll/credit-memos"}) read_odd_rows_again(desk, poll);

  for (const std::string& number : desk.store.orders_in(store::ErpStage::AwaitItems)) {
    store::OrderRecord record = desk.store.known_order(number);
    begin_sales_order(desk, record);
    save_order(desk, std::move(record));
  }
}

}  // namespace

bool item_master_serves(Desk& desk, const store::OrderRecord& record) {
  const std::optional<Instant> known = desk.noted_instant(read_at);
  if (!known || desk.catalogue().empty()) {
    return known && *known >= record.first_seen;
  }
  if (*known >= record.first_seen) return true;
  if (desk.now.wall - *known > desk.config.refresh_items) return false;
  return trade::serves_every_line(desk.catalogue(), record.order, accepted_currencies(desk.config));
}

void request_item_master(Desk& desk) {
  if (!is_under_way(desk)) desk.schedule(OperationId::ReadItems, key_at(desk, ""), "", desk.now.wall);
}

void read_items_for_odd_rows(Desk& desk, std::string_view list) {
  if (has_odd_rows(desk, list)) read_item_master_by(desk, desk.now.wall + desk.config.refresh_items);
}

bool waits_for_item_master(Desk& desk, store::Work& work) {
  if (desk.noted_instant(read_at)) return false;
  request_item_master(desk);
  desk.postpone(work, desk.now.wall + std::chrono::minutes(1));
  return true;
}

void read_item_master_by(Desk& desk, Instant due) {
  if (is_under_way(desk)) return;
  const std::string key = key_at(desk, "");
  const std::optional<store::Work> resting = desk.store.work(key);
  const bool is_sooner = resting && resting->state == store::WorkState::Due && resting->due <= due;
  if (!is_sooner) desk.schedule(OperationId::ReadItems, key, "", due);
}

void restart_item_master(Desk& desk) {
  const std::vector<std::string> keys = due_keys(desk);
  for (const std::string& key : keys) {
    store::Work work = desk.store.known_work(key);
    desk.finish(work);
  }
  const bool is_forgotten = !desk.noted_instant(read_at) && !desk.catalogue().empty();
  if (!keys.empty() || is_forgotten) request_item_master(desk);
}

std::optional<HttpRequest> ask_for_items(Desk& desk, store::Work& work) {
  if (bookmark_of(work).empty()) desk.note_instant(reading_since, desk.now.wall);
  return ask(desk, work, desk.dialect().items);
}

Result<void> take_items(Desk& desk, store::Work& work, std::string_view body) {
  const auto heard = hear(desk, work, desk.dialect().items, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!heard->bookmark.empty()) {
    if (heard->bookmark == bookmark_of(work)) return malformed("the item master's next page was the page just read");
    ask_next(desk, work, heard->bookmark);
    return {};
  }
  desk.finish(work);
  report_all_odd_rows(desk, list, heard->odd);
  end_item_master(desk, *heard->answer);
  close_solved_of(desk, orders_with_item_exceptions(desk));
  // Somebody mends odd rows and items, with or without another order.
  if (!heard->odd.empty() || !orders_with_item_exceptions(desk).empty()) {
    read_item_master_by(desk, desk.now.wall + desk.config.refresh_items);
  }
  return {};
}

}  // namespace vendorproof::flow
