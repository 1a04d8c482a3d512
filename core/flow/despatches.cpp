#include "core/flow/despatches.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/invoices.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/modified_since.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/sales_orders.h"
#include "core/store/document_text.h"

namespace vendorproof::flow {

namespace {

using store::DespatchState;

std::string notice_key(const std::string& despatch) { return "ship-notice/" + despatch; }

std::string first_order(const trade::Despatch& despatch) {
  const std::vector<std::string> numbers = trade::purchase_orders_on(despatch);
  return numbers.empty() ? "" : numbers.front();
}

void wait(store::DespatchRecord& record, std::string what) {
  record.state = DespatchState::Waiting;
  record.waits_for = std::move(what);
}

void hold(Desk& desk, store::DespatchRecord& record, const std::string& reason) {
  const trade::Despatch& despatch = record.despatch;
  record.state = DespatchState::Held;
  record.waits_for = fmt::format("exception despatch-mismatch {} (Operations)", despatch.number);
  desk.reopen(ExceptionKind::DespatchMismatch, despatch.number, first_order(despatch), 0, Money(), reason);
}

using OrdersOnTruck = std::map<std::string, store::OrderRecord>;

OrdersOnTruck orders_on(Desk& desk, const trade::Despatch& despatch) {
  OrdersOnTruck orders;
  for (const std::string& number : trade::purchase_orders_on(despatch)) {
    std::optional<store::OrderRecord> order = store::to_change(desk.store.order(number));
    if (order && !order->foreign) orders.emplace(number, std::move(*order));
  }
  return orders;
}

void remember_shipments(Desk& desk, const trade::Despatch& despatch, OrdersOnTruck& orders) {
  for (auto& [number, order] : orders) {
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
    found->lines = trade::shipped_of(despatch, number, line_of_erp_sequence(order.sales_order));
    save_order(desk, order);
    if (is_new) follow_despatch(desk, order);
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
    if (order.sales_order.id.empty()) return "sales order of " + number;
    if (!order.confirmed) return "acknowledgement of " + number;
  }
  return "";
}

Result<trade::ShipNotice> notice_of(Desk& desk, const trade::Despatch& despatch, const OrdersOnTruck& orders) {
  std::map<std::string, trade::NoticeOrder> parts;
  for (const auto& [number, order] : orders) {
    parts[number] = {trade::with_unit_sizes(order.order, plan_of(desk, order)),
                     line_of_erp_sequence(order.sales_order)};
  }
  return trade::make_ship_notice(despatch, parts, {desk.config.ship_from_party, desk.config.ship_from_address},
                                 desk.now.wall);
}

void judge(Desk& desk, store::DespatchRecord& record, const OrdersOnTruck& orders) {
  const trade::Despatch& despatch = record.despatch;
  if (!despatch.posted) return wait(record, "posting of the despatch by the ERP");
  if (const auto problems = trade::despatch_problems(despatch); despatch.complete && !problems.empty()) {
    return hold(desk, record, join(problems, "; "));
  }
  if (!despatch.complete) return wait(record, "completion of the despatch by the ERP");
  if (!despatch.departed_at) return wait(record, "departure of the truck");
  if (std::string missing = missing_for(orders); !missing.empty()) return wait(record, std::move(missing));
  const Result<trade::ShipNotice> notice = notice_of(desk, despatch, orders);
  if (!notice) return hold(desk, record, notice.error().message);

  report_over_shipped(desk, orders);
  desk.store.close("despatch-mismatch/" + despatch.number);
  record.state = DespatchState::Sending;
  record.waits_for = fmt::format("transaction of {}", desk.channel().submissions.ship_notice);
  // If the departure time is in the future, the notice is sent at that time.
  desk.schedule(OperationId::SubmitShipNotice, notice_key(despatch.number), despatch.number,
                std::max(desk.now.wall, *despatch.departed_at), store::write_document(*notice));
}

bool may_still_change(DespatchState state) { return state == DespatchState::Waiting || state == DespatchState::Held; }

bool same_goods(const trade::Despatch& left, const trade::Despatch& right) {
  return left.lines == right.lines && left.packages == right.packages;
}

/// For a despatch whose ship notice has left. What was compared is remembered by its time, so that a person who closes
/// the exception is not told again of the same change.
void compare_with_notice(Desk& desk, store::DespatchRecord noticed, const trade::Despatch& despatch) {
  if (same_goods(noticed.despatch, despatch)) {
    desk.store.close(trade::exception_key(ExceptionKind::DespatchChanged, despatch.number));
    return;
  }
  desk.reopen(ExceptionKind::DespatchChanged, despatch.number, first_order(despatch), 0, Money(),
              "the ERP changed the goods of a despatch after its ship notice had left");
  noticed.despatch.modified_at = despatch.modified_at;
  desk.store.save(std::move(noticed));
}

void see_despatch(Desk& desk, trade::Despatch despatch) {
  const store::Found<store::DespatchRecord> known = desk.store.despatch(despatch.number);
  if (known && known->despatch == despatch) return;
  if (known && !may_still_change(known->state)) {
    return compare_with_notice(desk, *known, despatch);
  }
  OrdersOnTruck orders = orders_on(desk, despatch);
  if (orders.empty()) return;

  store::DespatchRecord record;
  if (known) {
    record.state = known->state;
    record.waits_for = known->waits_for;
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

void mark_noticed(Desk& desk, const trade::Despatch& despatch) {
  OrdersOnTruck orders = orders_on(desk, despatch);
  for (auto& [number, order] : orders) {
    for (store::ShipmentRecord& shipment : order.shipments) {
      if (shipment.despatch == despatch.number) shipment.noticed = true;
    }
    save_order(desk, std::move(order));
    release_invoices_of(desk, number);
  }
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
  return desk.store.any_order_awaits_despatch() || desk.store.any_despatch_is_open();
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

void judge_despatch_again(Desk& desk, const std::string& number) {
  std::optional<store::DespatchRecord> record = store::to_change(desk.store.despatch(number));
  if (!record || record->state == DespatchState::Succeeded || record->state == DespatchState::Sending) return;
  record->state = DespatchState::Waiting;
  desk.store.save(std::move(*record));
  judge_waiting(desk, number);
}

std::optional<HttpRequest> make_ship_notice_request(Desk& desk, store::Work& work) {
  return ask(desk, work, desk.channel().submit, store::read_document<trade::ShipNotice>(parameters_of(work), work.key));
}

// Sends the same identifier and body again. If Amazon refuses it as a duplicate, the first one has arrived.
void doubt_ship_notice(Desk& desk, store::Work& work) { desk.retry(work, "no answer"); }

void ship_notice_succeeded(Desk& desk, store::Work& work) {
  store::DespatchRecord record = desk.store.known_despatch(work.subject);
  record.state = DespatchState::Succeeded;
  record.waits_for.clear();
  desk.store.save(record);
  desk.store.close("ship-notice-failed/" + work.subject);
  mark_noticed(desk, record.despatch);
}

void ship_notice_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  store::DespatchRecord record = desk.store.known_despatch(work.subject);
  record.state = DespatchState::Failed;
  record.waits_for = fmt::format("exception ship-notice-failed {} (IT)", work.subject);
  desk.store.save(record);
  // If an answer was lost before, a failure without a reason probably means that the first notice had arrived.
  const bool may_have_arrived = work.doubted && transaction.is_unexplained;
  desk.reopen(
      ExceptionKind::ShipNoticeFailed, work.subject, first_order(record.despatch), 0, Money(),
      fmt::format("{}: {}{}", transaction.error_code, transaction.error_message,
                  may_have_arrived ? " An earlier notice may have arrived: look for it in Vendor Central." : ""),
      "code=" + transaction.error_code);
}

}  // namespace vendorproof::flow
