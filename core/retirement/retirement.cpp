#include "core/retirement/retirement.h"

#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/store/attic/attic.h"

namespace vendorproof::flow {

namespace {

constexpr int orders_at_a_time = 20;
constexpr int rows_at_a_time = 200;
/// Other work goes on between two portions.
constexpr Duration pause = std::chrono::milliseconds(50);
/// An order that could not leave, for instance because an exception of it is open, is looked at again then.
constexpr Duration looked_at_again = std::chrono::hours(24 * 7);
constexpr const char* begun_note = "retirement-begun";

// What the row does next, in its parameters: `` looks for old orders, `orders` goes on after some have left, and
// `work <key>` and `exceptions <key>` sweep these tables from that key on.
constexpr std::string_view orders_word = "orders";
constexpr std::string_view work_word = "work ";
constexpr std::string_view exceptions_word = "exceptions ";

/// False if no order was old enough.
bool retire_a_portion(Desk& desk, store::Attic& attic, Instant before) {
  const std::vector<store::Settled> settled = attic.settled_before(before, orders_at_a_time);
  if (settled.empty()) return false;
  const auto busy = attic.subjects_at_work();
  for (const auto& [order, note] : settled) {
    desk.store.erase_note(note);
    const store::Found<store::OrderRecord> record = desk.store.order(order);
    if (!record || !record->settled) continue;
    if (!attic.retire(order, busy, desk.now.wall)) attic.note_settled(order, before + looked_at_again);
  }
  return true;
}

void sweep(store::Attic& attic, store::Work& work, Instant before) {
  const std::string parameters = work.parameters;
  if (starts_with(parameters, work_word)) {
    const std::string next = attic.sweep_work(parameters.substr(work_word.size()), before, rows_at_a_time);
    work.parameters = next.empty() ? std::string(exceptions_word) : std::string(work_word) + next;
    return;
  }
  const std::string next = attic.sweep_exceptions(parameters.substr(exceptions_word.size()), before, rows_at_a_time);
  work.parameters = next.empty() ? "" : std::string(exceptions_word) + next;
}

}  // namespace

std::optional<HttpRequest> retire_orders(Desk& desk, store::Work& work) {
  store::Attic attic(desk.store);
  const Instant before = desk.now.wall - desk.config.keep_settled;
  const bool looks_for_orders = work.parameters.empty() || work.parameters == orders_word;
  if (!looks_for_orders) {
    sweep(attic, work, before);
  } else if (retire_a_portion(desk, attic, before)) {
    work.parameters = orders_word;
  } else if (!work.parameters.empty()) {
    work.parameters = work_word;
  }
  const bool rests = work.parameters.empty();
  desk.postpone(work, desk.now.wall + (rests ? desk.config.retire_every : pause));
  return std::nullopt;
}

void restart_retirement(Desk& desk) {
  if (desk.store.note(begun_note)) return;
  store::Attic attic(desk.store);
  for (const std::string& number : attic.all_settled()) attic.note_settled(number, desk.now.wall);
  desk.note_instant(begun_note, desk.now.wall);
}

}  // namespace vendorproof::flow
