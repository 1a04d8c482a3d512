#include "core/flow/orders.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/flow/answers/acknowledgements.h"
#include "core/flow/answers/silent_erp.h"
#include "core/flow/despatches.h"
#include "core/flow/overview/stalls.h"
#include "core/flow/sales/asked_items.h"
#include "core/flow/sales/sales_order_lines.h"
#include "core/flow/sales/sales_orders.h"
#include "core/flow/takeover/memory.h"
#include "core/flow/takeover/takeover.h"
#include "core/store/attic/attic.h"

namespace vendorproof::flow {

namespace {

void take_older_order(Desk& desk, store::OrderRecord& record) {
  if (record.order.state == trade::PurchaseOrderState::New) schedule_deadline(desk, record);
  watch(desk, record);
  take_over(desk, record);
  save_order(desk, record);
}

void take_new_order(Desk& desk, const trade::PurchaseOrder& order) {
  store::OrderRecord record;
  record.order = order;
  record.first_seen = desk.now.wall;
  if (predates_memory(desk, order)) return take_older_order(desk, record);
  if (order.state != trade::PurchaseOrderState::New) {
    record.foreign = true;
    desk.raise(ExceptionKind::OrderAlreadyAcknowledged, order.number, order.number, 0, Money(),
               "it was acknowledged or closed before it was first seen; somebody else handles it", "elsewhere");
    save_order(desk, std::move(record));
    return;
  }
  schedule_deadline(desk, record);
  watch(desk, record);
  begin_sales_order(desk, record);
  save_order(desk, std::move(record));
}

/// Changes `told` for the comparison and restores it: a copy would cost more.
bool same_trade(const trade::PurchaseOrder& known, trade::PurchaseOrder& told) {
  const trade::PurchaseOrderState state = std::exchange(told.state, known.state);
  const bool same = known == told;
  told.state = state;
  return same;
}

bool is_same_but_for_stamp(const trade::PurchaseOrder& known, trade::PurchaseOrder told) {
  told.changed_at = known.changed_at;
  return same_trade(known, told);
}

bool only_windows_differ(const trade::PurchaseOrder& known, trade::PurchaseOrder told) {
  told.ship_window = known.ship_window;
  told.delivery_window = known.delivery_window;
  return is_same_but_for_stamp(known, std::move(told));
}

bool has_outstanding_eaches(const store::OrderRecord& record) {
  const std::vector<trade::LineAcknowledgement>& lines = record.acknowledged.lines;
  return std::any_of(lines.begin(), lines.end(), [&](const trade::LineAcknowledgement& line) {
    const std::int64_t confirmed = trade::answer_to(record.acknowledged, line.sequence).confirmed();
    return confirmed > shipped_eaches(record, line.sequence);
  });
}

/// Goods that have left cannot follow a new window: people are told.
void tell_of_late_window(Desk& desk, const trade::PurchaseOrder& told) {
  const std::optional<Instant> begin = trade::requested_delivery_of(told);
  desk.reopen(ExceptionKind::ChangeTooLate, told.number + "/delivery", told.number, 0, Money(),
              fmt::format("Amazon's window now begins on {}, and the goods have left already",
                          begin ? format_date(*begin) : "no day"));
}

/// Whether the ERP's side has to follow. A new window of goods that have all left, or of an order without goods, is
/// nothing that it can change.
bool is_for_the_erp(Desk& desk, const store::OrderRecord& record, const trade::PurchaseOrder& told) {
  if (record.foreign || is_same_but_for_stamp(record.order, told)) return false;
  if (!only_windows_differ(record.order, told)) return true;
  if (record.settled || record.erp == store::ErpStage::NotNeeded) return false;
  const bool all_left = !record.shipments.empty() && !has_outstanding_eaches(record);
  if (all_left) tell_of_late_window(desk, told);
  return !all_left;
}

void take_changed_order(Desk& desk, store::OrderRecord& record, const trade::PurchaseOrder& told) {
  const bool follows = is_for_the_erp(desk, record, told);
  const bool is_redirected = record.order.ship_to_party != told.ship_to_party;
  record.order = told;
  if (follows) follow_change(desk, record);
  save_order(desk, record);
  if (is_redirected) judge_held_despatches_of(desk, told.number);
}

bool is_at_rest(store::ErpStage stage) { return stage == store::ErpStage::Rest || stage == store::ErpStage::NotNeeded; }

bool is_paid_for(const store::OrderRecord& record) {
  return std::all_of(record.shipments.begin(), record.shipments.end(), [](const store::ShipmentRecord& shipment) {
    return shipment.noticed && shipment.invoiced && shipment.paid;
  });
}

void put_away(Desk& desk, const store::OrderRecord& record) {
  const std::string& number = record.order.number;
  for (const std::string& key :
       {reservations_key(number), deadline_key(number), asking_key(number), watch_key(number)}) {
    const std::optional<store::Work> work = desk.store.work(key);
    if (work && work->state == store::WorkState::Due) desk.store.erase_work(key);
  }
}

}  // namespace

void see_order(Desk& desk, trade::PurchaseOrder order) {
  if (order.ordered_at < desk.config.orders_from) return;
  const store::Found<store::OrderRecord> known = desk.store.order(order.number);
  if (!known && store::Attic(desk.store).order_left(order.number)) return;
  if (!known) return take_new_order(desk, order);
  if (same_trade(known->order, order)) return;
  store::OrderRecord record = *known;
  take_changed_order(desk, record, order);
}

namespace {

void settle(Desk& desk, store::OrderRecord& record) {
  const bool outstanding = has_outstanding_eaches(record);
  const bool settles =
      record.foreign || (is_answered(record) && is_at_rest(record.erp) && !outstanding && is_paid_for(record));
  if (settles && !record.settled) {
    put_away(desk, record);
    store::Attic(desk.store).note_settled(record.order.number, desk.now.wall);
  }
  if (!settles && record.settled) store::Attic(desk.store).forget_settled(record.order.number);
  record.awaits_despatch = !record.foreign && record.confirmed && outstanding;
  record.settled = settles;
  notice_movement(desk, record);
}

}  // namespace

void save_order(Desk& desk, store::OrderRecord& record) {
  settle(desk, record);
  desk.store.save(record);
}

void save_order(Desk& desk, store::OrderRecord&& record) {
  settle(desk, record);
  desk.store.save(std::move(record));
}

bool is_answered(const store::OrderRecord& record) {
  return record.acknowledgement == store::AcknowledgementStage::Succeeded &&
         record.wanted_key == record.acknowledgement_key;
}

trade::Currencies accepted_currencies(const CoreConfig& config) {
  trade::Currencies accepted = {config.erp.currency};
  accepted.insert(accepted.end(), config.order_currencies.begin(), config.order_currencies.end());
  return accepted;
}

trade::OrderPlan plan_of(Desk& desk, const store::OrderRecord& record) {
  trade::OrderPlan plan = trade::plan_order(record.order, desk.catalogue(), accepted_currencies(desk.config),
                                            desk.config.acknowledgement.of(record.order));
  for (trade::PlannedLine& line : plan.lines) {
    for (const trade::SalesOrderLine& held : record.sales_order.lines) {
      if (held.purchase_order_line != line.sequence) continue;
      line.rejected.reset();
      line.is_asked = false;
      line.item = held.item;
    }
  }
  return plan;
}

trade::Acknowledgement firm_answer(const store::OrderRecord& record) {
  if (!record.emergency) return record.wanted;
  trade::Acknowledgement firm = record.wanted;
  for (trade::LineAcknowledgement& line : firm.lines) {
    // The parts stay, without eaches: they show that the line was not rejected whole.
    for (trade::ItemAcknowledgement& part : line.parts) {
      if (part.code != trade::AcknowledgementCode::Rejected) part.eaches = 0;
    }
  }
  return firm;
}

std::map<std::int64_t, std::int64_t> line_of_erp_sequence(const trade::SalesOrder& sales_order) {
  std::map<std::int64_t, std::int64_t> result;
  for (const trade::SalesOrderLine& line : sales_order.lines) result[line.erp_sequence] = line.purchase_order_line;
  return result;
}

std::int64_t shipped_eaches(const store::OrderRecord& record, std::int64_t sequence) {
  std::int64_t eaches = 0;
  for (const store::ShipmentRecord& shipment : record.shipments) {
    for (const trade::ShippedLine& line : shipment.lines) {
      if (line.sequence == sequence) eaches += line.eaches;
    }
  }
  return eaches;
}

}  // namespace vendorproof::flow
