#include "core/flow/overview/stalls.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/base/text.h"
#include "core/flow/outbox/bookmark.h"
#include "core/flow/outbox/subjects.h"
#include "core/flow/overview/deadlines.h"
#include "core/flow/overview/standings.h"

namespace vendorproof::flow {

namespace {

using store::OrderRecord;

constexpr Duration look_min = std::chrono::hours(1);
constexpr Duration look_max = std::chrono::hours(24);

const StallRow& row_of(Stage stage) {
  const StallRow& row = stall_rows().at(static_cast<std::size_t>(stage));
  REQUIRE(row.stage == stage);
  return row;
}

bool is_in_erp(const OrderRecord& record) {
  return record.erp != store::ErpStage::Rest && record.erp != store::ErpStage::NotNeeded;
}

bool is_being_acknowledged(const OrderRecord& record) {
  using store::AcknowledgementStage;
  return record.acknowledgement == AcknowledgementStage::Sending ||
         record.acknowledgement == AcknowledgementStage::InDoubt ||
         record.acknowledgement == AcknowledgementStage::Processing;
}

/// What the timer knows of an order: since when it waits for the same, and whether a person was told. Parameters of its
/// row: `<since> <0 or 1> <what>`.
struct Progress {
  Instant since;
  bool is_told = false;
  std::string what;
};

Progress watched_in(const store::Work& work) {
  const std::vector<std::string> parts = split(parameters_of(work), ' ');
  if (parts.size() < 3) return {};
  const std::size_t what = parts[0].size() + parts[1].size() + 2;
  return {instant_of(parts[0]), parts[1] == "1", std::string(parameters_of(work).substr(what))};
}

void write_down(Desk& desk, store::Work& work, const Progress& watched, Duration again_after) {
  work.parameters = fmt::format("{} {:d} {}", text_of(watched.since), watched.is_told, watched.what);
  desk.postpone(work, desk.now.wall + std::clamp(again_after, look_min, look_max));
}

std::set<std::string, std::less<>>& stalled_orders(Desk& desk) {
  if (!desk.memory.stalled) {
    desk.memory.stalled.emplace();
    for (const std::string& key :
         desk.store.open_exceptions_under(trade::exception_key(ExceptionKind::OrderStalled, ""))) {
      desk.memory.stalled->insert(known(desk.store.exception(key), "exception", key).purchase_order);
    }
  }
  return *desk.memory.stalled;
}

void close_stalls(Desk& desk, const std::string& purchase_order) {
  if (stalled_orders(desk).erase(purchase_order) == 0) return;
  const std::string subject = trade::exception_key(ExceptionKind::OrderStalled, purchase_order);
  for (const std::string& key : desk.store.open_exceptions_under(subject + "/")) desk.store.close(key);
}

/// A peer that is in trouble has an exception of its own, and every order that waits for it would only repeat it.
bool is_explained(const Desk& desk, Awaited awaited) {
  const auto is_in_trouble = [&](Peer peer) {
    const PeerHealth& health = desk.memory.peers[static_cast<std::size_t>(peer)];
    return health.unreachable_since || health.refusing_since;
  };
  if (awaited == Awaited::Amazon) return is_in_trouble(Peer::Amazon);
  return is_in_trouble(Peer::Erp);
}

/// When the truck leaves whose ship notice is awaited: no ship notice is sent before that.
std::optional<Instant> departure_of(const store::Store& store, const OrderRecord& record) {
  for (const store::ShipmentRecord& shipment : record.shipments) {
    if (shipment.noticed) continue;
    const store::Found<store::DespatchRecord> despatch = store.despatch(shipment.despatch);
    return despatch ? despatch->despatch.departed_at : std::nullopt;
  }
  return std::nullopt;
}

/// The clock does not tick before goods must have left, nor before a truck has left.
Instant clock_start(const store::Store& store, Stage stage, const OrderRecord& record, Instant since) {
  if (stage == Stage::Despatch) return std::max(since, window_end_of(record.order).value_or(since));
  if (stage == Stage::ShipNotice) return std::max(since, departure_of(store, record).value_or(since));
  return since;
}

void tell(Desk& desk, const OrderRecord& record, const StallRow& row, const std::string& waits_for, Instant since) {
  const std::string& number = record.order.number;
  TradeException exception = trade::make_exception(
      ExceptionKind::OrderStalled, fmt::format("{}/{}", number, row.name), number, 0, money_waiting(desk, number),
      fmt::format("it has been waiting for {} since {}", waits_for, format_instant(since)),
      fmt::format("stage={}", row.name));
  exception.owner = row.owner;
  desk.reopen(std::move(exception));
  stalled_orders(desk).insert(number);
}

}  // namespace

const std::vector<StallRow>& stall_rows() {
  static const std::vector<StallRow> rows = {
      {Stage::Erp, "erp", Owner::IT, &StallPatience::erp},
      {Stage::Acknowledgement, "acknowledgement", Owner::IT, &StallPatience::acknowledgement},
      {Stage::Despatch, "despatch", Owner::Operations, &StallPatience::despatch},
      {Stage::Departure, "departure", Owner::Operations, &StallPatience::departure},
      {Stage::ShipNotice, "ship-notice", Owner::IT, &StallPatience::transaction},
      {Stage::Invoicing, "invoicing", Owner::Finance, &StallPatience::invoicing},
      {Stage::Invoice, "invoice", Owner::IT, &StallPatience::transaction},
      {Stage::Payment, "payment", Owner::Finance, &StallPatience::payment},
  };
  return rows;
}

std::optional<Stage> stage_of(const store::Store& store, const CoreConfig& config, const OrderRecord& record) {
  const Awaited awaited = wait_of(store, config, record).awaited;
  if (awaited == Awaited::Nothing || awaited == Awaited::Person) return std::nullopt;
  if (is_being_acknowledged(record)) return Stage::Acknowledgement;
  if (is_in_erp(record)) return Stage::Erp;
  for (const store::ShipmentRecord& shipment : record.shipments) {
    if (!shipment.noticed) return awaited == Awaited::Erp ? Stage::Departure : Stage::ShipNotice;
    if (!shipment.invoiced) return awaited == Awaited::Erp ? Stage::Invoicing : Stage::Invoice;
  }
  return record.awaits_despatch ? Stage::Despatch : Stage::Payment;
}

std::string watch_key(const std::string& purchase_order) { return "watch/" + purchase_order; }

void watch(Desk& desk, const OrderRecord& record) {
  const std::string& number = record.order.number;
  desk.schedule(OperationId::WatchOrder, watch_key(number), number, desk.now.wall + desk.config.stalls.erp);
}

void watch_open_orders(Desk& desk) {
  for (const std::string& number : desk.store.open_orders()) {
    if (!desk.store.work(watch_key(number))) watch(desk, desk.store.known_order(number));
  }
}

void notice_movement(Desk& desk, const OrderRecord& record) {
  const std::string& number = record.order.number;
  if (!stalled_orders(desk).contains(number)) return;
  if (record.settled) return close_stalls(desk, number);
  std::optional<store::Work> work = desk.store.work(watch_key(number));
  if (work && work->state == store::WorkState::Due) desk.postpone(*work, desk.now.wall);
}

std::optional<HttpRequest> look_whether_it_moves(Desk& desk, store::Work& work) {
  const store::Found<OrderRecord> record = desk.store.order(work.subject);
  if (!record || record->settled) {
    close_stalls(desk, work.subject);
    desk.store.erase_work(work.key);
    return std::nullopt;
  }
  const Wait wait = wait_of(desk.store, desk.config, *record);
  const std::optional<Stage> stage = stage_of(desk.store, desk.config, *record);
  const std::string what = stage ? fmt::format("{} {}", row_of(*stage).name, wait.text) : "-";
  Progress watched = watched_in(work);
  const bool has_moved = watched.what != what;
  if (has_moved) close_stalls(desk, work.subject);
  if (has_moved || !stage || is_explained(desk, wait.awaited))
    watched = {desk.now.wall, watched.is_told && !has_moved, what};
  if (!stage) {
    write_down(desk, work, watched, look_max);
    return std::nullopt;
  }
  const StallRow& row = row_of(*stage);
  const Duration patience = desk.config.stalls.*(row.patience);
  const Instant due = clock_start(desk.store, *stage, *record, watched.since) + patience;
  if (!watched.is_told && desk.now.wall >= due) {
    tell(desk, *record, row, wait.text, watched.since);
    watched.is_told = true;
  }
  const Duration left = due - desk.now.wall;
  write_down(desk, work, watched, watched.is_told ? patience : std::min(left, std::max(left / 4, patience / 4)));
  return std::nullopt;
}

}  // namespace vendorproof::flow
