#include "core/flow/despatches.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/corrections/despatch_changes.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/modified_since.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/outbox/subjects.h"
#include "core/flow/sales/sales_orders.h"
#include "core/flow/ship_notices.h"
#include "core/flow/takeover/memory.h"
#include "core/flow/takeover/takeover.h"
#include "core/trade/shipping/despatch_gaps.h"
#include "core/trade/shipping/notice_change.h"

namespace vendorproof::flow {

namespace {

using store::DespatchState;

void wait(store::DespatchRecord& record, std::string what) {
  record.state = DespatchState::Waiting;
  record.waits_for = std::move(what);
}

void hold(Desk& desk, store::DespatchRecord& record, const std::string& reason) {
  const trade::Despatch& despatch = record.despatch;
  record.state = DespatchState::Held;
  record.waits_for = fmt::format("exception despatch-mismatch {} (Operations)", despatch.number);
  desk.store.close("despatch-incomplete/" + despatch.number);
  desk.reopen(ExceptionKind::DespatchMismatch, despatch.number, first_order(despatch), 0, Money(), reason);
}

void remember_shipments(Desk& desk, const trade::Despatch& despatch, OrdersOnTruck& orders) {
  for (auto& [number, order] : orders) {
    learn_lines(desk, order, despatch);
    std::string shipment;
    for (const trade::DespatchLine& line : despatch.lines) {
      if (line.purchase_order == number) shipment = line.shipment;
    }
    std::vector<store::ShipmentRecord>& known = order.shipments;
    auto found = std::find_if(known.begin(), known.end(),
                              [&](const store::ShipmentRecord& one) { return one.despatch == despatch.number; });
    const bool is_new = found == known.end();
    if (is_new) found = known.insert(known.end(), store::ShipmentRecord());
    found->despatch = despatch.number;
    found->shipment = shipment;
    const std::vector<trade::ShippedLine> before = std::move(found->lines);
    found->lines = trade::shipped_of(despatch, number, line_of_erp_sequence(order.sales_order));
    const bool is_changed = is_new || found->lines != before;
    save_order(desk, order);
    if (is_changed) follow_despatch(desk, order);
  }
}

// The notice is sent although more has left than was confirmed: it must match the truck.
void report_over_shipped(Desk& desk, const OrdersOnTruck& orders) {
  for (const auto& [number, order] : orders) {
    for (const trade::LineAcknowledgement& line : order.acknowledged.lines) {
      const std::int64_t confirmed = trade::answer_to(order.acknowledged, line.sequence).confirmed();
      const std::int64_t shipped = shipped_eaches(order, line.sequence);
      if (shipped <= confirmed) continue;
      desk.raise(ExceptionKind::OverShipped, fmt::format("{}/{}", number, line.sequence), number, line.sequence,
                 Money(), fmt::format("{} eaches have left, {} were confirmed", shipped, confirmed));
    }
  }
}

std::string missing_for(const OrdersOnTruck& orders) {
  for (const auto& [number, order] : orders) {
    const bool is_known = !order.sales_order.id.empty() || !order.sales_order.lines.empty();
    if (!is_known) return "sales order of " + number;
    if (!order.confirmed) return "acknowledgement of " + number;
  }
  return "";
}

/// Where the truck goes and where Amazon wants the goods. A notice would have to say one of them, and be wrong.
std::string other_destination(const trade::Despatch& despatch, const OrdersOnTruck& orders) {
  for (const auto& [number, order] : orders) {
    const std::string& wanted = order.order.ship_to_party;
    if (despatch.ship_to.empty() || wanted.empty() || wanted == despatch.ship_to) continue;
    return fmt::format("the truck goes to {}, and Amazon wants order {} at {}", despatch.ship_to, number, wanted);
  }
  return "";
}

using NoticeOrders = std::map<std::string, trade::NoticeOrder>;

NoticeOrders notice_orders(Desk& desk, const OrdersOnTruck& orders) {
  NoticeOrders parts;
  for (const auto& [number, order] : orders) {
    parts[number] = {trade::with_unit_sizes(order.order, plan_of(desk, order)),
                     line_of_erp_sequence(order.sales_order)};
  }
  return parts;
}

/// The goods on the despatch at the cost of their orders. Zero if the orders are in several currencies.
Money value_of(const trade::Despatch& despatch, const OrdersOnTruck& orders) {
  Money value;
  for (const auto& [number, order] : orders) {
    const auto lines = line_of_erp_sequence(order.sales_order);
    for (const trade::ShippedLine& shipped : trade::shipped_of(despatch, number, lines)) {
      if (!add_in_one_currency(value, cost_of(order.order, shipped.sequence, shipped.eaches))) return {};
    }
  }
  return value;
}

/// The goods can still be completed: the notice waits, and the exception says for what and until when.
void hold_incomplete(Desk& desk, store::DespatchRecord& record, const OrdersOnTruck& orders,
                     const std::vector<std::string>& gaps) {
  const trade::Despatch& despatch = record.despatch;
  record.state = DespatchState::Held;
  record.waits_for = fmt::format("exception despatch-incomplete {} (Operations)", despatch.number);
  desk.store.close("despatch-mismatch/" + despatch.number);
  std::string text = join(gaps, "; ");
  if (const auto due = trade::notice_due(despatch, desk.config.shipping)) {
    text += fmt::format("; the ship notice is due by {} (ASN-01)", format_instant(*due));
  }
  desk.reopen(ExceptionKind::DespatchIncomplete, despatch.number, first_order(despatch), 0, value_of(despatch, orders),
              std::move(text));
}

void judge(Desk& desk, store::DespatchRecord& record, const OrdersOnTruck& orders) {
  const trade::Despatch& despatch = record.despatch;
  if (!despatch.posted) return wait(record, "posting of the despatch by the ERP");
  if (const auto problems = trade::despatch_problems(despatch); despatch.complete && !problems.empty()) {
    return hold(desk, record, join(problems, "; "));
  }
  if (!despatch.complete) return wait(record, "completion of the despatch by the ERP");
  const NoticeOrders parts = notice_orders(desk, orders);
  if (const auto gaps = trade::despatch_gaps(despatch, parts, desk.config.shipping); !gaps.empty()) {
    return hold_incomplete(desk, record, orders, gaps);
  }
  desk.store.close("despatch-incomplete/" + despatch.number);
  if (!despatch.departed_at) return wait(record, "departure of the truck");
  if (std::string missing = missing_for(orders); !missing.empty()) return wait(record, std::move(missing));
  if (std::string elsewhere = other_destination(despatch, orders); !elsewhere.empty()) {
    return hold(desk, record, elsewhere);
  }
  if (auto sent = send_ship_notices(desk, record, parts); !sent) return hold(desk, record, sent.error().message);
  report_over_shipped(desk, orders);
  desk.store.close("despatch-mismatch/" + despatch.number);
}

bool may_still_change(DespatchState state) { return state == DespatchState::Waiting || state == DespatchState::Held; }

/// Before any notice: the ERP took all goods back.
void drop(Desk& desk, store::DespatchRecord record, trade::Despatch despatch) {
  forget_undone_shipments(desk, record.despatch, despatch);
  desk.store.close(trade::exception_key(ExceptionKind::DespatchIncomplete, despatch.number));
  desk.store.close(trade::exception_key(ExceptionKind::DespatchMismatch, despatch.number));
  record.despatch = std::move(despatch);
  record.state = DespatchState::Succeeded;
  record.waits_for.clear();
  desk.store.save(std::move(record));
}

void see_despatch(Desk& desk, trade::Despatch despatch) {
  const store::Found<store::DespatchRecord> known = desk.store.despatch(despatch.number);
  if (known && known->despatch == despatch) return;
  bool has_left = known && !may_still_change(known->state);
  if (has_left && known->state == DespatchState::Sending) has_left = !withdraw_unsent_notices(desk, known->despatch);
  if (has_left) return see_changed_despatch(desk, *known, despatch);
  if (known && trade::is_undone(despatch)) return drop(desk, *known, std::move(despatch));
  OrdersOnTruck orders = orders_on(desk, despatch);
  if (orders.empty()) return;

  store::DespatchRecord record;
  if (known) {
    record.state = known->state;
    record.waits_for = known->waits_for;
    forget_undone_shipments(desk, known->despatch, despatch);
  }
  record.despatch = std::move(despatch);
  if (record.despatch.posted) remember_shipments(desk, record.despatch, orders);
  judge(desk, record, orders);
  desk.store.save(std::move(record));
}

ListQuestions<trade::Despatch> despatch_list(const Desk& desk) {
  return {desk.dialect().despatch_heads, desk.dialect().despatches};
}

bool despatch_is_known(Desk& desk, const trade::DocumentHead& head) {
  const store::Found<store::DespatchRecord> known = desk.store.despatch(head.number);
  return known && known->despatch.modified_at == head.modified_at;
}

void judge_waiting(Desk& desk, const std::string& number) {
  std::optional<store::DespatchRecord> record = store::to_change(desk.store.despatch(number));
  if (!record || !may_still_change(record->state)) return;
  OrdersOnTruck orders = orders_on(desk, record->despatch);
  if (record->despatch.posted) remember_shipments(desk, record->despatch, orders);
  judge(desk, *record, orders);
  desk.store.save(std::move(*record));
}

}  // namespace

bool despatches_are_awaited(const Desk& desk) {
  const bool is_any_open =
      desk.store.any_order_awaits_despatch() || desk.store.any_despatch_is_open() || any_notice_may_be_replaced(desk);
  return is_any_open && !is_learning_orders(desk);
}

std::optional<HttpRequest> ask_for_despatches(Desk& desk, store::Work& work) {
  return ask_for_list(desk, work, despatch_list(desk));
}

Result<void> take_despatches(Desk& desk, store::Work& work, std::string_view body) {
  return take_list(desk, work, body, despatch_list(desk), despatch_is_known, see_despatch);
}

void release_despatches_of(Desk& desk, const std::string& purchase_order) {
  for (const std::string& number : desk.store.despatches_of(purchase_order)) {
    const store::Found<store::DespatchRecord> record = desk.store.despatch(number);
    if (record && record->state == DespatchState::Waiting) judge_waiting(desk, number);
  }
}

void judge_held_despatches_of(Desk& desk, const std::string& purchase_order) {
  for (const std::string& number : desk.store.despatches_of(purchase_order)) {
    const store::Found<store::DespatchRecord> record = desk.store.despatch(number);
    if (record && record->state == DespatchState::Held) judge_waiting(desk, number);
  }
}

void judge_despatch_again(Desk& desk, const std::string& notice) {
  const std::string number = despatch_of_notice(desk, notice);
  std::optional<store::DespatchRecord> record = store::to_change(desk.store.despatch(number));
  if (!record || record->state == DespatchState::Succeeded || record->state == DespatchState::Sending) return;
  trade::Despatch newest = newest_form(desk, *record);
  if (trade::is_undone(newest)) {
    desk.store.close(trade::exception_key(ExceptionKind::ShipNoticeFailed, notice));
    return drop(desk, std::move(*record), std::move(newest));
  }
  record->state = DespatchState::Waiting;
  record->despatch = std::move(newest);
  desk.store.save(std::move(*record));
  judge_waiting(desk, number);
}

void take_goods_of(Desk& desk, const trade::Despatch& before, const trade::Despatch& now) {
  forget_undone_shipments(desk, before, now);
  OrdersOnTruck orders = orders_on(desk, now);
  remember_shipments(desk, now, orders);
}

Money value_of_goods(Desk& desk, const trade::Despatch& despatch) {
  return value_of(despatch, orders_on(desk, despatch));
}

}  // namespace vendorproof::flow
