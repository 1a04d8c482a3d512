#include "core/flow/takeover/memory.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/flow/order_polls.h"

namespace vendorproof::flow {

namespace {

constexpr const char* begin_note = "memory/begins";

/// Despatches and invoices are polled at least once in it.
Duration learning_min(const CoreConfig& config) {
  return std::max({Duration(std::chrono::hours(6)), 2 * config.poll_despatches, 2 * config.poll_invoices});
}
Duration learning_max(const CoreConfig& config) {
  return std::max(Duration(std::chrono::hours(24)), 2 * learning_min(config));
}

/// As long as one of these is unfinished, another document may come to be known.
constexpr std::array learning = {OperationId::TakeOverOrder, OperationId::FindSalesOrder,
                                 OperationId::ReadItems,     OperationId::SubmitShipNotice,
                                 OperationId::SubmitInvoice, OperationId::ReadTransaction};

bool any_is_unfinished(const Desk& desk) {
  for (const store::WorkState state : {store::WorkState::Due, store::WorkState::InFlight, store::WorkState::InDoubt}) {
    for (const store::Work& work : desk.store.pending_work(state)) {
      const bool is_poll = starts_with(work.key, "poll/") && work.due > desk.now.wall;
      const auto id = static_cast<OperationId>(work.operation);
      if (!is_poll && std::find(learning.begin(), learning.end(), id) != learning.end()) return true;
    }
  }
  return false;
}

}  // namespace

void begin_to_remember(Desk& desk) {
  if (remembers_since(desk) || !desk.store.order_numbers().empty()) return;
  desk.note_instant(begin_note, desk.now.wall);
}

std::optional<Instant> remembers_since(const Desk& desk) { return desk.noted_instant(begin_note); }

bool predates_memory(const Desk& desk, const trade::PurchaseOrder& order) {
  const std::optional<Instant> since = remembers_since(desk);
  return since && order.ordered_at <= *since;
}

bool is_learning_orders(const Desk& desk) {
  const std::optional<Instant> since = remembers_since(desk);
  if (!since) return false;
  const std::optional<Instant> read = orders_read_until(desk);
  return !read || *read < *since;
}

bool is_learning_documents(const Desk& desk) {
  const std::optional<Instant> since = remembers_since(desk);
  if (!since || desk.now.wall >= *since + learning_max(desk.config)) return false;
  return is_learning_orders(desk) || desk.now.wall < *since + learning_min(desk.config) || any_is_unfinished(desk);
}

void may_have_arrived(Desk& desk, const std::string& key) {
  std::optional<store::Work> work = desk.store.work(key);
  if (!work || work->state != store::WorkState::Due || work->attempt != 0) return;
  work->doubted = true;
  desk.store.save(*work);
}

}  // namespace vendorproof::flow
