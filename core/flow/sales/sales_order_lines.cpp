#include "core/flow/sales/sales_order_lines.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/sales/sales_order_mending.h"
#include "core/flow/sales/sales_orders.h"

namespace vendorproof::flow {

namespace {

using store::ErpStage;

struct LineTarget {
  std::int64_t sequence = 0;
  std::int64_t eaches = 0;
  Money unit_price;
};

/// Eaches of the sales order line that will never ship, as our last acknowledgement took them into account.
std::int64_t closed_short(const store::OrderRecord& record, std::int64_t sequence) {
  for (const auto& [line, eaches] : record.closed) {
    if (line == sequence) return eaches;
  }
  return 0;
}

LineTarget target_of(const store::OrderRecord& record, const trade::OrderPlan& plan,
                     const trade::SalesOrderLine& held) {
  LineTarget target{held.purchase_order_line, 0, held.unit_price};
  const trade::PlannedLine* planned = plan.find(held.purchase_order_line);
  const trade::LineAnswer before = trade::answer_to(firm_answer(record), held.purchase_order_line);
  const std::int64_t ordered = planned == nullptr ? 0 : planned->eaches;
  target.eaches = trade::eaches_to_hold(ordered, before, closed_short(record, held.purchase_order_line));
  for (const trade::PurchaseOrderLine& line : record.order.lines) {
    const bool is_comparable = line.net_cost.currency() == held.unit_price.currency();
    if (line.sequence == held.purchase_order_line && ordered > 0 && is_comparable) target.unit_price = line.net_cost;
  }
  return target;
}

bool was_refused(const store::OrderRecord& record, const LineTarget& target) {
  const std::pair<std::int64_t, std::int64_t> refusal(target.sequence, target.eaches);
  return std::find(record.refused.begin(), record.refused.end(), refusal) != record.refused.end();
}

void give_up(Desk& desk, store::OrderRecord& record, std::int64_t sequence, std::int64_t eaches,
             const std::string& reason) {
  record.refused.emplace_back(sequence, eaches);
  desk.reopen(ExceptionKind::ChangeTooLate, fmt::format("{}/{}", record.order.number, sequence), record.order.number,
              sequence, Money(), fmt::format("the ERP cannot change the line to {} eaches: {}", eaches, reason));
}

std::string line_key(const std::string& purchase_order, std::int64_t sequence) {
  return fmt::format("sales-order-line/{}/{}", purchase_order, sequence);
}

/// Parameters of a row: `<line> <eaches> <unit price>`; the price as `12.50 USD`.
LineTarget target_of(const store::Work& work) {
  const std::vector<std::string> parts = split(parameters_of(work), ' ');
  LineTarget target;
  if (parts.size() < 4) return target;
  target.sequence = number_of(parts[0]);
  target.eaches = number_of(parts[1]);
  target.unit_price = Money::parse(parts[2] + " " + parts[3]).value_or(Money());
  return target;
}

/// The sales order line of a change. It exists: lines never leave the record between the decision and the change.
trade::SalesOrderLine& held_line(store::OrderRecord& record, std::int64_t sequence) {
  std::vector<trade::SalesOrderLine>& lines = record.sales_order.lines;
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const trade::SalesOrderLine& line) {
    return line.purchase_order_line == sequence;
  });
  REQUIRE(found != lines.end());
  return *found;
}

}  // namespace

std::string reservations_key(const std::string& purchase_order) { return "reservations/" + purchase_order; }

std::vector<trade::LineSupply> supplies_of(const store::OrderRecord& record) {
  std::vector<trade::LineSupply> supplies;
  for (const trade::SalesOrderLine& held : record.sales_order.lines) {
    trade::LineSupply supply;
    supply.sequence = held.purchase_order_line;
    supply.held = held.eaches;
    supply.shipped = held.shipped_eaches;
    for (const trade::Reservation& reservation : record.reservations) {
      if (reservation.erp_sequence != held.erp_sequence) continue;
      supply.held = reservation.ordered;
      supply.shipped = reservation.shipped;
      supply.reserved = reservation.reserved;
      supply.closed_short = reservation.closed_short;
      supply.expected_receipt = reservation.expected_receipt;
    }
    supplies.push_back(supply);
  }
  return supplies;
}

bool mend_next_line(Desk& desk, store::OrderRecord& record) {
  const trade::OrderPlan plan = plan_of(desk, record);
  for (const trade::SalesOrderLine& held : record.sales_order.lines) {
    if (held.purchase_order_line == 0) continue;
    const LineTarget target = target_of(record, plan, held);
    const bool is_right = target.eaches == held.eaches && target.unit_price == held.unit_price;
    if (is_right || was_refused(record, target)) continue;
    if (target.eaches < held.shipped_eaches) {
      give_up(desk, record, target.sequence, target.eaches,
              fmt::format("{} eaches have shipped already", held.shipped_eaches));
      continue;
    }
    record.erp = ErpStage::Change;
    desk.schedule(OperationId::ChangeSalesOrderLine, line_key(record.order.number, target.sequence),
                  record.order.number, desk.now.wall,
                  fmt::format("{} {} {}", target.sequence, target.eaches, target.unit_price.text()));
    return true;
  }
  return false;
}

bool is_as_ordered(Desk& desk, const store::OrderRecord& record, std::int64_t sequence) {
  const trade::OrderPlan plan = plan_of(desk, record);
  const std::vector<trade::SalesOrderLine>& lines = record.sales_order.lines;
  return std::any_of(lines.begin(), lines.end(), [&](const trade::SalesOrderLine& held) {
    if (held.purchase_order_line != sequence) return false;
    const LineTarget target = target_of(record, plan, held);
    return target.eaches == held.eaches && target.unit_price == held.unit_price;
  });
}

void ask_what_can_be_delivered(Desk& desk, store::OrderRecord& record) {
  record.erp = ErpStage::Reserve;
  look_at_reservations(desk, record, desk.now.wall);
}

void search_sales_order(Desk& desk, store::OrderRecord& record, Instant due) {
  record.erp = ErpStage::Find;
  desk.schedule(OperationId::FindSalesOrder, "find-sales-order/" + record.order.number, record.order.number, due);
}

std::optional<HttpRequest> make_line_change(Desk& desk, store::Work& work) {
  const LineTarget target = target_of(work);
  store::OrderRecord record = desk.store.known_order(work.subject);
  const trade::SalesOrderLine& held = held_line(record, target.sequence);
  return ask(desk, work, desk.dialect().change_line,
             {held.id, held.version, held.item, target.eaches, target.unit_price});
}

Result<void> take_changed_line(Desk& desk, store::Work& work, std::string_view body) {
  const auto changed = hear_whole(desk, work, desk.dialect().change_line, body);
  if (!changed) return tl::unexpected<Error>(changed.error());
  if (!*changed) return {};
  const LineTarget target = target_of(work);
  desk.finish(work);
  store::OrderRecord record = desk.store.known_order(work.subject);
  trade::SalesOrderLine& held = held_line(record, target.sequence);
  held.eaches = target.eaches;
  held.unit_price = target.unit_price;
  if (!mend_sales_order(desk, record)) ask_what_can_be_delivered(desk, record);
  save_order(desk, std::move(record));
  return {};
}

bool refuse_changed_line(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) {
  store::OrderRecord record = desk.store.known_order(work.subject);
  const LineTarget target = target_of(work);
  if (reception == trade::Reception::Outdated || reception == trade::Reception::NotFound) {
    // Somebody else changed the line first: read the sales order again, after a growing wait, and compare again.
    ++work.failures;
    work.state = store::WorkState::Done;
    desk.store.save(work);
    search_sales_order(desk, record, desk.now.wall + desk.backoff(work.failures, work.key));
  } else if (reception == trade::Reception::Wrong) {
    desk.finish(work);
    give_up(desk, record, target.sequence, target.eaches, desk.dialect().error_text(body));
    if (!mend_sales_order(desk, record)) ask_what_can_be_delivered(desk, record);
  } else {
    return false;
  }
  save_order(desk, std::move(record));
  return true;
}

}  // namespace vendorproof::flow
