#include "mock_erp/warehouse/stock_room.h"

#include <algorithm>
#include <iterator>

#include "core/base/require.h"

namespace vendorproof::mock_erp {

namespace {

/// Sales orders to one fulfilment centre share a dock, and so a truck, only when the warehouse consolidates.
std::string dock_name(const Company& company, const SalesOrder& order) {
  return company.settings.policy.consolidate ? order.ship_to : order.number;
}

/// Plans when the dock's despatch is opened: when the last goods are ready that become ready within the consolidation
/// time of the first.
void plan_despatch(Company& company, const std::string& name, Instant now) {
  Dock& dock = known_in(company.docks, "dock", name);
  if (dock.appointment) company.agenda.remove(*dock.appointment);
  if (dock.ready.empty()) {
    company.docks.erase(name);
    return;
  }
  const Policy& policy = company.settings.policy;
  const Duration window = policy.consolidate ? policy.consolidation : Duration::zero();
  const Instant closes = dock.ready.begin()->first + window;
  const Instant last = std::prev(dock.ready.upper_bound(closes))->first;
  dock.appointment = company.agenda.add(std::max(last, now), {Duty::OpenDespatch, 0, name});
}

/// Removes the line from the dock: none of its goods is ready at that time any more.
void leave_dock(Company& company, const RowKey& key, Instant ready, Instant now) {
  const std::string name = dock_name(company, company.orders.at(key.record));
  Dock& dock = known_in(company.docks, "dock", name);
  const auto found = dock.ready.find(ready);
  REQUIRE(found != dock.ready.end());
  std::set<RowKey>& lines = found->second;
  lines.erase(key);
  if (lines.empty()) dock.ready.erase(ready);
  plan_despatch(company, name, now);
}

/// The line has goods that will be ready at the dock then.
void join_dock(Company& company, const RowKey& key, Instant ready, Instant now) {
  const std::string name = dock_name(company, company.orders.at(key.record));
  const bool is_new = company.docks[name].ready[ready].insert(key).second;
  if (is_new) plan_despatch(company, name, now);
}

/// For all goods of an order on their way to the dock.
void each_pick(Company& company, std::int64_t order,
               void (*move)(Company& company, const RowKey& key, Instant ready, Instant now), Instant now) {
  const SalesOrder& record = company.orders.at(order);
  for (std::size_t i = 0; i < record.lines.size(); ++i) {
    for (const auto& [ready, pick] : record.lines[i].picks) {
      move(company, {order, static_cast<std::int64_t>(i)}, ready, now);
    }
  }
}

/// Takes back reserved eaches on their way to the dock, the latest ready first.
void take_back(Company& company, const RowKey& key, std::int64_t eaches, Instant now) {
  SalesLine& line = company.line(key);
  while (eaches > 0) {
    REQUIRE(!line.picks.empty());
    const auto latest = std::prev(line.picks.end());
    const Instant ready = latest->first;
    const std::int64_t fresh = std::min(eaches, latest->second.fresh);
    const std::int64_t remainder = std::min(eaches - fresh, latest->second.remainder);
    latest->second.fresh -= fresh;
    latest->second.remainder -= remainder;
    line.reserved -= fresh + remainder;
    company.items[line.item].reserved -= fresh + remainder;
    eaches -= fresh + remainder;
    if (latest->second.fresh + latest->second.remainder > 0) continue;
    line.picks.erase(latest);
    if (company.orders.at(key.record).is_released) leave_dock(company, key, ready, now);
  }
}

}  // namespace

void ask_for(Company& company, const RowKey& key, std::int64_t eaches, Instant now) {
  SalesLine& line = company.line(key);
  line.quantity += eaches;
  if (line.backorder() > 0) company.items[line.item].waiting.insert(key);
  reserve_for_waiting(company, line.item, now);
}

void give_up(Company& company, const RowKey& key, std::int64_t eaches, Instant now) {
  SalesLine& line = company.line(key);
  const std::int64_t from_backorder = std::min(eaches, line.backorder());
  take_back(company, key, eaches - from_backorder, now);
  line.quantity -= eaches;
  if (line.backorder() == 0) company.items[line.item].waiting.erase(key);
  reserve_for_waiting(company, line.item, now);
}

void reserve_for_waiting(Company& company, std::size_t item, Instant now) {
  StockedItem& stocked = company.items[item];
  while (stocked.available() > 0 && !stocked.waiting.empty()) {
    const RowKey key = *stocked.waiting.begin();
    SalesLine& line = company.line(key);
    const std::int64_t eaches = std::min(stocked.available(), line.backorder());
    line.reserved += eaches;
    stocked.reserved += eaches;
    if (line.backorder() == 0) stocked.waiting.erase(key);
    if (eaches > 0) send_to_dock(company, key, {eaches, 0}, now + company.settings.policy.lead_time, now);
  }
}

void send_to_dock(Company& company, const RowKey& key, const Pick& pick, Instant ready, Instant now) {
  Pick& waiting = company.line(key).picks[ready];
  waiting.fresh += pick.fresh;
  waiting.remainder += pick.remainder;
  if (company.orders.at(key.record).is_released) join_dock(company, key, ready, now);
}

void send_elsewhere(Company& company, std::int64_t order, const std::string& ship_to, Instant now) {
  SalesOrder& record = company.orders.at(order);
  if (record.is_released) each_pick(company, order, leave_dock, now);
  record.ship_to = ship_to;
  if (record.is_released) each_pick(company, order, join_dock, now);
}

void release(Company& company, std::int64_t order, Instant now) {
  SalesOrder& record = company.orders.at(order);
  if (record.is_released) return;
  record.is_released = true;
  record.is_wanted_released = true;
  if (!record.first_released) record.first_released = now;
  if (record.release_due) company.agenda.remove(*record.release_due);
  record.release_due.reset();
  each_pick(company, order, join_dock, now);
}

void settle_release(Company& company, std::int64_t order, Instant now) {
  const SalesOrder& record = company.orders.at(order);
  const bool has_quantity =
      std::any_of(record.lines.begin(), record.lines.end(), [](const SalesLine& line) { return line.quantity > 0; });
  if (record.is_released && !has_quantity) {
    reopen(company, order, now);
    company.orders.at(order).is_wanted_released = true;
  } else if (!record.is_released && has_quantity && record.is_wanted_released) {
    release(company, order, now);
  }
}

void reopen(Company& company, std::int64_t order, Instant now) {
  SalesOrder& record = company.orders.at(order);
  if (!record.is_released) return;
  each_pick(company, order, leave_dock, now);
  record.is_released = false;
  record.is_wanted_released = false;
}

void release_forgotten(Company& company, std::int64_t order, Instant now) {
  SalesOrder& record = company.orders.at(order);
  if (record.first_released) return;
  release(company, order, now);
  company.orders.touch(record, now);
}

std::map<RowKey, Pick> take_from_dock(Company& company, const std::string& name, Instant now) {
  std::map<RowKey, Pick> taken;
  Dock& dock = known_in(company.docks, "dock", name);
  while (!dock.ready.empty() && dock.ready.begin()->first <= now) {
    const auto first = dock.ready.begin();
    for (const RowKey& key : first->second) {
      std::map<Instant, Pick>& picks = company.line(key).picks;
      const auto found = picks.find(first->first);
      REQUIRE(found != picks.end());
      const Pick pick = found->second;
      taken[key].fresh += pick.fresh;
      taken[key].remainder += pick.remainder;
      picks.erase(found);
    }
    dock.ready.erase(first);
  }
  plan_despatch(company, name, now);
  return taken;
}

}  // namespace vendorproof::mock_erp
