#include "core/flow/sales/sales_orders.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/answers/acknowledgements.h"
#include "core/flow/despatches.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/sales/asked_items.h"
#include "core/flow/sales/case_remainders.h"
#include "core/flow/sales/item_master.h"
#include "core/flow/sales/sales_order_gaps.h"
#include "core/flow/sales/sales_order_head.h"
#include "core/flow/sales/sales_order_lines.h"
#include "core/flow/sales/sales_order_mending.h"
#include "core/flow/sales/sales_order_release.h"
#include "core/flow/takeover/takeover.h"

namespace vendorproof::flow {

namespace {

using store::ErpStage;

constexpr Duration reservations_interval = std::chrono::hours(24);

constexpr Duration twins_are_looked_for_after = std::chrono::hours(1);
constexpr Duration twins_are_looked_at_every = std::chrono::hours(6);

/// A look at the ERP after the trade has gone on.
std::string twin_key(const std::string& purchase_order) { return "find-twin/" + purchase_order; }

std::string create_key(const std::string& purchase_order) { return "sales-order/" + purchase_order; }

/// Kinds that a plan raises, and that nothing else raises.
bool is_of_plan(ExceptionKind kind) {
  return kind == ExceptionKind::BlockedItem || kind == ExceptionKind::PriceMismatch ||
         kind == ExceptionKind::UnitMismatch || kind == ExceptionKind::UnknownItem;
}

bool is_deliverable(const trade::PlannedLine& line) { return !line.rejected && line.eaches > 0; }

/// Closes what an older plan had against the order and this one has not.
void close_solved(Desk& desk, const store::OrderRecord& record, const trade::OrderPlan& plan) {
  for (const TradeException& open : desk.store.open_exceptions_of(record.order.number)) {
    const bool is_still_true = std::any_of(plan.exceptions.begin(), plan.exceptions.end(),
                                           [&](const TradeException& one) { return one.key == open.key; });
    if (!is_still_true && is_of_plan(open.kind)) desk.store.close(open.key);
  }
}

void answer_without_sales_order(Desk& desk, store::OrderRecord& record) {
  record.erp = ErpStage::NotNeeded;
  decide(desk, record);
  offer_acknowledgement(desk, record);
}

void look_for_twins_later(Desk& desk, const std::string& purchase_order) {
  desk.schedule(OperationId::FindSalesOrder, twin_key(purchase_order), purchase_order,
                desk.now.wall + twins_are_looked_for_after);
}

/// Whether two lines of the sales order are for one line of the order: then an effect came late, or a person split it.
bool report_twin_lines(Desk& desk, const std::string& purchase_order, const trade::SalesOrder& sales_order) {
  std::vector<std::int64_t> seen;
  for (const trade::SalesOrderLine& line : sales_order.lines) {
    const bool is_twin = std::find(seen.begin(), seen.end(), line.purchase_order_line) != seen.end();
    if (line.purchase_order_line != 0 && is_twin) {
      desk.reopen(ExceptionKind::DuplicateSalesOrder, purchase_order, purchase_order, line.purchase_order_line, Money(),
                  fmt::format("sales order {} has two lines for line {} of the order: delete one", sales_order.number,
                              line.purchase_order_line));
      return true;
    }
    seen.push_back(line.purchase_order_line);
  }
  return false;
}

void adopt(Desk& desk, store::OrderRecord& record, const trade::SalesOrder& sales_order) {
  const trade::SalesOrder before = std::exchange(record.sales_order, sales_order);
  desk.store.close(trade::exception_key(ExceptionKind::DuplicateSalesOrder, record.order.number));
  if (auto creation = desk.store.work(create_key(record.order.number))) {
    // An ERP that is slower than it should be may make the first one still.
    if (creation->doubted && creation->attempt > 1) look_for_twins_later(desk, record.order.number);
    desk.finish(*creation);
  }
  if (end_added_lines(desk, record)) look_for_twins_later(desk, record.order.number);
  if (report_twin_lines(desk, record.order.number, sales_order)) {
    record.erp = ErpStage::Blocked;
    return;
  }
  const bool is_strange = before.id.empty() && !desk.store.work(create_key(record.order.number));
  report_missing_lines(desk, record, before, is_strange);
  report_other_currency(desk, record);
  close_late_changes(desk, record);
  if (!sales_order.awaits_release) return use_sales_order(desk, record);
  release_sales_order(desk, record);
}

void report_twins(Desk& desk, const std::string& purchase_order, const std::vector<trade::SalesOrder>& sales_orders) {
  std::vector<std::string> numbers;
  for (const trade::SalesOrder& one : sales_orders) numbers.push_back(one.number);
  desk.reopen(ExceptionKind::DuplicateSalesOrder, purchase_order, purchase_order, 0, Money(),
              fmt::format("the ERP has {} sales orders for this order: {}", numbers.size(), join(numbers, ", ")));
}

void tell_that_it_is_gone(Desk& desk, store::OrderRecord& record) {
  desk.raise(ExceptionKind::ChangeTooLate, record.order.number, record.order.number, 0, Money(),
             fmt::format("sales order {} is gone from the ERP", record.sales_order.number));
  tell_of_wrong_head(desk, record, "the ERP has posted the sales order, or somebody deleted it");
  record.erp = ErpStage::Rest;
}

// The ERP has no sales order with that number. If we never had one, it is created. Otherwise the ERP has posted or
// deleted it, and the record keeps its last known state.
void create_or_give_up(Desk& desk, store::OrderRecord& record) {
  if (!record.sales_order.id.empty()) return tell_that_it_is_gone(desk, record);
  const trade::OrderPlan plan = plan_of(desk, record);
  if (std::none_of(plan.lines.begin(), plan.lines.end(), is_deliverable)) {
    if (auto creation = desk.store.work(create_key(record.order.number))) desk.finish(*creation);
    answer_without_sales_order(desk, record);
    return;
  }
  const std::string key = create_key(record.order.number);
  auto creation = desk.store.work(key);
  if (creation && desk.may_still_come(*creation)) return search_sales_order(desk, record, desk.next_look(*creation));
  record.erp = ErpStage::Create;
  if (creation && creation->state == store::WorkState::InDoubt) {
    desk.postpone(*creation, desk.now.wall);
    return;
  }
  desk.schedule(OperationId::CreateSalesOrder, key, record.order.number, desk.now.wall);
}

/// Every line is answered: the ERP's sales order is adopted unchanged. There is at most one.
void take_as_it_is(Desk& desk, store::OrderRecord& record, const std::vector<trade::SalesOrder>& found) {
  if (found.empty()) return await_despatch_of_older(desk, record);
  end_takeover(desk, record.order.number);
  record.sales_order = found.front();
  desk.store.close("duplicate-sales-order/" + record.order.number);
  if (report_twin_lines(desk, record.order.number, record.sales_order)) {
    record.erp = ErpStage::Blocked;
    return;
  }
  record.erp = ErpStage::Rest;
  look_at_reservations(desk, record, desk.now.wall);
}

void report_closed_short(Desk& desk, const store::OrderRecord& record) {
  for (const trade::LineSupply& line : supplies_of(record)) {
    const std::string subject = fmt::format("{}/{}", record.order.number, line.sequence);
    const bool was_closed = !record.closed.empty();
    if (line.closed_short == 0 && was_closed)
      desk.store.close(trade::exception_key(ExceptionKind::ClosedShort, subject));
    if (line.closed_short == 0) continue;
    Money amount;
    for (const trade::PurchaseOrderLine& ordered : record.order.lines) {
      if (ordered.sequence == line.sequence) amount = ordered.net_cost * line.closed_short;
    }
    desk.raise(ExceptionKind::ClosedShort, subject, record.order.number, line.sequence, amount,
               fmt::format("the ERP will not ship {} eaches", line.closed_short));
  }
}

// While the order is at rest, only a loss or a later date needs a new acknowledgement: stock that arrives was already
// confirmed as backordered.
bool has_lost_eaches(Desk& desk, const store::OrderRecord& record) {
  store::OrderRecord after = record;
  decide(desk, after);
  const std::vector<trade::LineAcknowledgement>& lines = after.wanted.lines;
  return std::any_of(lines.begin(), lines.end(), [&](const trade::LineAcknowledgement& line) {
    const std::int64_t before = trade::answer_to(record.wanted, line.sequence).rejected;
    if (trade::answer_to(after.wanted, line.sequence).rejected > before) return true;
    const std::optional<Instant> promised = trade::promised_date(record.wanted, line.sequence);
    return promised && trade::promised_date(after.wanted, line.sequence).value_or(*promised) > *promised;
  });
}

/// A backorder whose supply did not come: it was promised by `before`, and is not any more.
void report_withdrawn(Desk& desk, const store::OrderRecord& record, const trade::Acknowledgement& before) {
  for (const trade::LineSupply& supply : supplies_of(record)) {
    const trade::LineAnswer promised = trade::answer_to(before, supply.sequence);
    const trade::LineAnswer now = trade::answer_to(record.wanted, supply.sequence);
    const std::int64_t lost = std::min(promised.backordered - now.backordered, now.rejected - promised.rejected);
    if (lost <= 0 || supply.closed_short > 0) continue;
    Money amount;
    for (const trade::PurchaseOrderLine& ordered : record.order.lines) {
      if (ordered.sequence == supply.sequence) amount = ordered.net_cost * lost;
    }
    const std::optional<Instant> date = trade::promised_date(before, supply.sequence);
    desk.raise(ExceptionKind::BackorderWithdrawn, fmt::format("{}/{}", record.order.number, supply.sequence),
               record.order.number, supply.sequence, amount,
               fmt::format("{} eaches were promised for {}, and no supply has come: they are rejected now", lost,
                           date ? format_date(*date) : "later"));
  }
}

/// Whether nothing is left that the warehouse could reserve, back-order or close. A change of the order has the
/// reservations read again, and so has a despatch that leaves something open.
bool is_all_shipped(const std::vector<trade::Reservation>& reservations) {
  const bool shipped = std::all_of(reservations.begin(), reservations.end(), [](const trade::Reservation& line) {
    return line.shipped + line.closed_short >= line.ordered;
  });
  return shipped && !reservations.empty();
}

void weigh_reservations(Desk& desk, store::OrderRecord& record) {
  if (record.erp == ErpStage::Reserve) {
    if (mend_sales_order(desk, record) || waits_for_whole_cases(desk, record)) return;
  } else if (record.erp != ErpStage::Rest || !has_lost_eaches(desk, record)) {
    return;
  }
  const trade::Acknowledgement before = firm_answer(record);
  decide(desk, record);
  report_withdrawn(desk, record, before);
  // Rejected eaches must not be picked: the acknowledgement is sent only when the sales order agrees with it.
  if (mend_sales_order(desk, record)) return;
  record.erp = ErpStage::Rest;
  offer_acknowledgement(desk, record);
}

}  // namespace

void begin_sales_order(Desk& desk, store::OrderRecord& record) {
  if (awaits_takeover(desk, record.order.number)) return;
  if (!item_master_serves(desk, record)) {
    record.erp = ErpStage::AwaitItems;
    request_item_master(desk);
    return;
  }
  if (takes_sales_order_as_it_is(desk, record.order.number)) {
    return search_sales_order(desk, record, desk.now.wall);
  }
  const trade::OrderPlan plan = plan_of(desk, record);
  close_solved(desk, record, plan);
  tell_of_lines(desk, record, plan);
  if (waits_for_people(desk, record, plan)) {
    record.erp = ErpStage::AwaitItems;
    return;
  }
  if (std::any_of(plan.lines.begin(), plan.lines.end(), is_deliverable)) {
    search_sales_order(desk, record, desk.now.wall);
  } else {
    answer_without_sales_order(desk, record);
  }
}

void follow_change(Desk& desk, store::OrderRecord& record) {
  switch (record.erp) {
    case ErpStage::Blocked:
      break;
    case ErpStage::Find:
    case ErpStage::Create:
    case ErpStage::Change:
    case ErpStage::Reserve:
      // The steps under way compare the sales order with the changed order before they end.
      tell_of_lines(desk, record, plan_of(desk, record));
      break;
    case ErpStage::AwaitItems:
    case ErpStage::NotNeeded:
      begin_sales_order(desk, record);
      break;
    case ErpStage::Rest:
      tell_of_lines(desk, record, plan_of(desk, record));
      search_sales_order(desk, record, desk.now.wall);
      break;
  }
}

void look_at_reservations(Desk& desk, const store::OrderRecord& record, Instant due) {
  if (record.sales_order.id.empty() || record.settled) return;
  desk.schedule(OperationId::ReadReservations, reservations_key(record.order.number), record.order.number, due);
}

void follow_despatch(Desk& desk, const store::OrderRecord& record) {
  const bool may_lose_eaches = record.erp != ErpStage::Rest || !is_answered(record) || record.awaits_despatch;
  if (may_lose_eaches) {
    return look_at_reservations(desk, record, desk.now.wall);
  }
  const std::optional<store::Work> look = desk.store.work(reservations_key(record.order.number));
  if (look && look->state == store::WorkState::Due) desk.store.erase_work(look->key);
}

void find_sales_order_again(Desk& desk, store::OrderRecord& record) {
  if (record.erp == ErpStage::Blocked) search_sales_order(desk, record, desk.now.wall);
}

void close_solved_items(Desk& desk, const store::OrderRecord& record) {
  close_solved(desk, record, plan_of(desk, record));
}

void read_sales_order_again(Desk& desk, store::OrderRecord& record) {
  const bool has_one = !record.sales_order.id.empty() && !record.settled;
  if (has_one && record.erp == ErpStage::Rest) search_sales_order(desk, record, desk.now.wall);
}

std::optional<HttpRequest> ask_for_sales_order(Desk& desk, store::Work& work) {
  return ask(desk, work, desk.dialect().sales_orders, work.subject);
}

Result<void> take_sales_orders(Desk& desk, store::Work& work, std::string_view body) {
  const auto found = hear_whole(desk, work, desk.dialect().sales_orders, body);
  if (!found) return tl::unexpected<Error>(found.error());
  if (!*found) return {};
  const std::vector<trade::SalesOrder>& sales_orders = **found;
  desk.finish(work);
  if (sales_orders.size() > 1) report_twins(desk, work.subject, sales_orders);
  const bool looks_for_twins = work.key == twin_key(work.subject);
  if (looks_for_twins && sales_orders.size() == 1) report_twin_lines(desk, work.subject, sales_orders.front());
  std::optional<store::OrderRecord> record = store::to_change(desk.store.order(work.subject));
  if (!record || looks_for_twins || record->erp != ErpStage::Find) return {};

  if (sales_orders.size() > 1) {
    record->erp = ErpStage::Blocked;
    // Somebody removes the twins, and may not say so.
    desk.schedule(OperationId::FindSalesOrder, work.key, work.subject, desk.now.wall + twins_are_looked_at_every);
  } else if (takes_sales_order_as_it_is(desk, work.subject)) {
    take_as_it_is(desk, *record, sales_orders);
  } else if (sales_orders.size() == 1) {
    adopt(desk, *record, sales_orders.front());
  } else {
    create_or_give_up(desk, *record);
  }
  save_order(desk, std::move(*record));
  release_despatches_of(desk, work.subject);
  return {};
}

std::optional<HttpRequest> make_sales_order(Desk& desk, store::Work& work) {
  if (waits_for_item_master(desk, work)) return std::nullopt;
  const store::OrderRecord record = desk.store.known_order(work.subject);
  const trade::PurchaseOrder& order = record.order;
  erp::SalesOrderDraft draft;
  draft.purchase_order = order.number;
  draft.currency = trade::currency_of(order);
  draft.order_date = order.ordered_at;
  draft.requested_delivery = trade::requested_delivery_of(order);
  draft.ship_to = order.ship_to_party;
  for (const trade::PlannedLine& line : plan_of(desk, record).lines) {
    if (!is_deliverable(line)) continue;
    const auto ordered = std::find_if(order.lines.begin(), order.lines.end(), [&](const trade::PurchaseOrderLine& one) {
      return one.sequence == line.sequence;
    });
    REQUIRE(ordered != order.lines.end());
    draft.lines.push_back({line.item, line.eaches, ordered->net_cost, line.sequence});
  }
  return ask(desk, work, desk.dialect().create_sales_order, draft);
}

Result<void> take_created_sales_order(Desk& desk, store::Work& work, std::string_view body) {
  const auto created = hear_whole(desk, work, desk.dialect().create_sales_order, body);
  if (!created) return tl::unexpected<Error>(created.error());
  if (!*created) return {};
  desk.finish(work);
  store::OrderRecord record = desk.store.known_order(work.subject);
  if ((*created)->is_gone) {
    record.sales_order = **created;
    record.sales_order.is_gone = false;
    tell_that_it_is_gone(desk, record);
  } else {
    adopt(desk, record, **created);
  }
  save_order(desk, std::move(record));
  release_despatches_of(desk, work.subject);
  return {};
}

std::optional<HttpRequest> ask_for_reservations(Desk& desk, store::Work& work) {
  const store::Found<store::OrderRecord> record = desk.store.order(work.subject);
  return ask(desk, work, desk.dialect().reservations, known(record.get(), "purchase order", work.subject).sales_order);
}

Result<void> take_reservations(Desk& desk, store::Work& work, std::string_view body) {
  const auto reservations = hear_whole(desk, work, desk.dialect().reservations, body);
  if (!reservations) return tl::unexpected<Error>(reservations.error());
  if (!*reservations) return {};
  desk.finish(work);
  store::OrderRecord record = desk.store.known_order(work.subject);
  if (record.settled) return {};
  record.reservations = **reservations;
  report_closed_short(desk, record);
  weigh_reservations(desk, record);
  save_order(desk, record);
  const bool may_change = record.erp == ErpStage::Rest && !is_all_shipped(record.reservations);
  if (may_change) look_at_reservations(desk, record, desk.now.wall + reservations_interval);
  return {};
}

}  // namespace vendorproof::flow
