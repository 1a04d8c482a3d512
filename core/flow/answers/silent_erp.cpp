#include "core/flow/answers/silent_erp.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/flow/answers/acknowledgements.h"
#include "core/flow/orders.h"

namespace vendorproof::flow {

namespace {

// Even if an order is first seen late, the ERP gets this time to answer.
constexpr Duration erp_chance = std::chrono::minutes(15);

Instant emergency_time(const Desk& desk, const store::OrderRecord& record) {
  const Instant deadline = record.order.ordered_at + desk.config.acknowledge_within;
  // The deadline has passed: an answer without the ERP saves nothing now, so the ERP is asked first.
  if (record.first_seen >= deadline) return record.first_seen + erp_chance;
  const Instant usual = deadline - desk.config.emergency_before_deadline;
  const Instant last = std::max(record.first_seen, deadline - std::chrono::minutes(5));
  return std::max(usual, std::min(record.first_seen + erp_chance, last));
}

/// Takes what is promised off the stock that we know, so that no other order is promised the same before the ERP
/// speaks.
void promise_stock(Desk& desk, const trade::OrderPlan& plan, const trade::Acknowledgement& promised) {
  std::vector<trade::Item> items = desk.store.items();
  for (const trade::PlannedLine& line : plan.lines) {
    const auto item = std::find_if(items.begin(), items.end(), [&](const trade::Item& one) {
      return !line.item.empty() && one.number == line.item;
    });
    if (item == items.end() || !item->stock_eaches) continue;
    const std::int64_t eaches = trade::answer_to(promised, line.sequence).accepted;
    item->stock_eaches = std::max<std::int64_t>(0, *item->stock_eaches - eaches);
  }
  desk.store.replace_items(items);
  desk.memory.catalogue.reset();
}

}  // namespace

std::string deadline_key(const std::string& purchase_order) { return "deadline/" + purchase_order; }

void schedule_deadline(Desk& desk, const store::OrderRecord& record) {
  desk.schedule(OperationId::AcknowledgementDeadline, deadline_key(record.order.number), record.order.number,
                emergency_time(desk, record));
}

std::optional<HttpRequest> acknowledge_without_erp(Desk& desk, store::Work& work) {
  std::optional<store::OrderRecord> record = store::to_change(desk.store.order(work.subject));
  if (!record || !record->wanted_key.empty()) {
    desk.finish(work);
    return std::nullopt;
  }
  // The timer may fire early, because a boot may move due times forward (Store::clamp_due).
  const Instant earliest = emergency_time(desk, *record);
  if (desk.now.wall < earliest && earliest - desk.now.wall <= desk.config.acknowledge_within) {
    desk.postpone(work, earliest);
    return std::nullopt;
  }
  desk.finish(work);
  const bool knows_items = !desk.catalogue().empty() && record->erp != store::ErpStage::AwaitItems;
  const trade::OrderPlan plan = knows_items
                                    ? plan_of(desk, *record)
                                    : trade::plan_without_catalogue(record->order, accepted_currencies(desk.config));
  const trade::AcknowledgementPolicy& policy = desk.config.acknowledgement.of(record->order);
  record->wanted = trade::emergency_acknowledgement(record->order, plan, policy);
  if (policy.erp_silent == trade::SilentErp::LastKnownStock) promise_stock(desk, plan, record->wanted);
  record->wanted_key = decision_key(*record);
  record->emergency = true;
  desk.raise(ExceptionKind::EmergencyAcknowledgement, work.subject, work.subject, 0, Money(),
             "the ERP had not answered shortly before the deadline; answered without it, corrected when it answers");
  offer_acknowledgement(desk, *record);
  save_order(desk, std::move(*record));
  return std::nullopt;
}

}  // namespace vendorproof::flow
