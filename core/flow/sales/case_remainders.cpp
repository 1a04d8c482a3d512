#include "core/flow/sales/case_remainders.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/flow/answers/acknowledgements.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/subjects.h"
#include "core/flow/sales/asked_items.h"
#include "core/flow/sales/sales_order_lines.h"
#include "core/flow/sales/sales_orders.h"

namespace vendorproof::flow {

namespace {

std::string subject_of(const store::OrderRecord& record, const trade::LooseStock& stock) {
  return fmt::format("{}/{}", record.order.number, stock.sequence);
}

void tell(Desk& desk, const store::OrderRecord& record, const trade::LooseStock& stock) {
  desk.raise(ExceptionKind::CaseRemainder, subject_of(record, stock), record.order.number, stock.sequence,
             cost_of(record.order, stock.sequence, stock.loose()),
             fmt::format("{} eaches are reserved, which is {} cases of {} and {} loose eaches; at {} the answer is "
                         "rounded down to whole cases",
                         stock.firm, stock.cases(), stock.case_size, stock.loose(),
                         format_instant(end_of_asking(desk, record))));
}

void close_whole(Desk& desk, const store::OrderRecord& record, const std::vector<trade::LooseStock>& asked) {
  for (const TradeException& open : desk.store.open_exceptions_of(record.order.number)) {
    const bool is_asked = std::any_of(asked.begin(), asked.end(),
                                      [&](const trade::LooseStock& stock) { return stock.sequence == open.line; });
    if (open.kind == ExceptionKind::CaseRemainder && !is_asked) desk.store.close(open.key);
  }
}

}  // namespace

bool waits_for_whole_cases(Desk& desk, const store::OrderRecord& record) {
  const trade::AcknowledgementPolicy& policy = desk.config.acknowledgement.of(record.order);
  std::vector<trade::LooseStock> asked;
  if (policy.case_remainder == trade::CaseRemainder::Ask && may_ask(desk, record)) {
    asked = trade::loose_stock(plan_of(desk, record), supplies_of(record));
  }
  for (const trade::LooseStock& stock : asked) tell(desk, record, stock);
  close_whole(desk, record, asked);
  if (asked.empty()) return false;
  look_at_reservations(desk, record,
                       std::min(desk.now.wall + policy.read_items_while_asking, end_of_asking(desk, record)));
  return true;
}

void answer_with_loose_eaches(Desk& desk, const TradeException& exception) {
  std::optional<store::OrderRecord> record = store::to_change(desk.store.order(exception.purchase_order));
  if (!record || record->erp != store::ErpStage::Reserve || !may_ask(desk, *record)) return;
  trade::AcknowledgementPolicy policy = desk.config.acknowledgement.of(record->order);
  policy.case_remainder = trade::CaseRemainder::LooseEaches;
  decide(desk, *record, policy);
  close_whole(desk, *record, {});
  look_at_reservations(desk, *record, desk.now.wall);
  save_order(desk, std::move(*record));
}

void count_cases_again(Desk& desk, const TradeException& exception) {
  const store::Found<store::OrderRecord> record = desk.store.order(exception.purchase_order);
  if (record) look_at_reservations(desk, *record, desk.now.wall);
}

}  // namespace vendorproof::flow
