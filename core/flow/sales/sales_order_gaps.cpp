#include "core/flow/sales/sales_order_gaps.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/flow/orders.h"
#include "core/flow/sales/sales_order_lines.h"

namespace vendorproof::flow {

namespace {

/// For a line that the sales order has now, or that Amazon does not order any more.
void close_line_exceptions(Desk& desk, const std::vector<TradeException>& open, const std::string& subject) {
  for (const ExceptionKind kind : {ExceptionKind::LineAdded, ExceptionKind::LineMissingInErp}) {
    const std::string key = trade::exception_key(kind, subject);
    if (std::any_of(open.begin(), open.end(), [&](const TradeException& one) { return one.key == key; })) {
      desk.store.close(key);
    }
  }
}

bool has_line(const trade::SalesOrder& sales_order, std::int64_t sequence) {
  return std::any_of(sales_order.lines.begin(), sales_order.lines.end(),
                     [&](const trade::SalesOrderLine& line) { return line.purchase_order_line == sequence; });
}

}  // namespace

void report_missing_lines(Desk& desk, const store::OrderRecord& record, const trade::SalesOrder& before,
                          bool is_strange) {
  const trade::OrderPlan plan = plan_of(desk, record);
  const std::vector<TradeException> open = desk.store.open_exceptions_of(record.order.number);
  for (const trade::PlannedLine& line : plan.lines) {
    const std::string subject = fmt::format("{}/{}", record.order.number, line.sequence);
    const bool is_held = has_line(record.sales_order, line.sequence);
    if (is_held || line.eaches == 0) close_line_exceptions(desk, open, subject);
    const bool is_missing = is_strange || has_line(before, line.sequence);
    if (!is_missing || is_held || line.rejected) continue;
    desk.raise(
        ExceptionKind::LineMissingInErp, subject, record.order.number, line.sequence, Money(),
        fmt::format("sales order {} has no line for line {} of the order", record.sales_order.number, line.sequence));
  }
}

void report_other_currency(Desk& desk, const store::OrderRecord& record) {
  const Currency ordered = trade::currency_of(record.order);
  const trade::Currencies accepted = accepted_currencies(desk.config);
  for (const trade::SalesOrderLine& held : record.sales_order.lines) {
    if (held.purchase_order_line == 0 || held.unit_price.currency() == ordered) continue;
    const std::string& number = record.order.number;
    desk.raise(ExceptionKind::CurrencyMismatch, number, number, 0, Money(),
               fmt::format("ordered in {}, and sales order {} is in {}", ordered.text(), record.sales_order.number,
                           held.unit_price.currency().text()),
               "currency=" + ordered.text());
    return;
  }
  const bool is_taken = std::find(accepted.begin(), accepted.end(), ordered) != accepted.end();
  if (is_taken) desk.store.close(trade::exception_key(ExceptionKind::CurrencyMismatch, record.order.number));
}

void close_late_changes(Desk& desk, const store::OrderRecord& record) {
  for (const TradeException& open : desk.store.open_exceptions_of(record.order.number)) {
    if (open.kind != ExceptionKind::ChangeTooLate) continue;
    if (open.line == 0 || is_as_ordered(desk, record, open.line)) desk.store.close(open.key);
  }
}

}  // namespace vendorproof::flow
