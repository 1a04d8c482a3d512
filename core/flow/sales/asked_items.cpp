#include "core/flow/sales/asked_items.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/flow/orders.h"
#include "core/flow/sales/item_master.h"
#include "core/flow/sales/sales_orders.h"

namespace vendorproof::flow {

namespace {

const trade::AcknowledgementPolicy& policy_of(const Desk& desk, const store::OrderRecord& record) {
  return desk.config.acknowledgement.of(record.order);
}

bool is_about_item(ExceptionKind kind) {
  return kind == ExceptionKind::UnknownItem || kind == ExceptionKind::BlockedItem ||
         kind == ExceptionKind::UnitMismatch;
}

TradeException with_deadline(const Desk& desk, const store::OrderRecord& record, TradeException exception) {
  if (may_ask(desk, record)) {
    exception.text +=
        fmt::format("; mend it by {}, or the line is rejected for now", format_instant(end_of_asking(desk, record)));
  } else {
    exception.text += "; it was not mended in time, so the line is rejected for now";
  }
  return exception;
}

void close_mended(Desk& desk, const store::OrderRecord& record, const trade::OrderPlan& plan) {
  for (const TradeException& open : desk.store.open_exceptions_of(record.order.number)) {
    const bool is_still_wrong = std::any_of(plan.exceptions.begin(), plan.exceptions.end(),
                                            [&](const TradeException& found) { return found.key == open.key; });
    if (is_about_item(open.kind) && !is_still_wrong) desk.store.close(open.key);
  }
}

}  // namespace

Instant end_of_asking(const Desk& desk, const store::OrderRecord& record) {
  return record.order.ordered_at + desk.config.acknowledge_within - policy_of(desk, record).ask_before_deadline;
}

bool may_ask(const Desk& desk, const store::OrderRecord& record) {
  return record.wanted_key.empty() && desk.now.wall < end_of_asking(desk, record);
}

std::string asking_key(const std::string& purchase_order) { return "asking/" + purchase_order; }

void tell_of_lines(Desk& desk, const store::OrderRecord& record, const trade::OrderPlan& plan) {
  for (const TradeException& exception : plan.exceptions) {
    const trade::PlannedLine* line = plan.find(exception.line);
    const bool is_asked = line != nullptr && line->is_asked && is_about_item(exception.kind);
    desk.raise(is_asked ? with_deadline(desk, record, exception) : exception);
  }
  if (desk.store.work(asking_key(record.order.number))) close_mended(desk, record, plan);
}

bool waits_for_people(Desk& desk, const store::OrderRecord& record, const trade::OrderPlan& plan) {
  const std::string key = asking_key(record.order.number);
  if (plan.asks() && may_ask(desk, record)) {
    desk.schedule(OperationId::AskingEnds, key, record.order.number, end_of_asking(desk, record));
    read_item_master_by(desk, desk.now.wall + policy_of(desk, record).read_items_while_asking);
    return true;
  }
  const std::optional<store::Work> timer = desk.store.work(key);
  if (timer && timer->state == store::WorkState::Due) desk.store.erase_work(key);
  return false;
}

std::optional<HttpRequest> end_asking(Desk& desk, store::Work& work) {
  desk.finish(work);
  std::optional<store::OrderRecord> record = store::to_change(desk.store.order(work.subject));
  if (!record || record->erp != store::ErpStage::AwaitItems) return std::nullopt;
  begin_sales_order(desk, *record);
  save_order(desk, std::move(*record));
  return std::nullopt;
}

}  // namespace vendorproof::flow
