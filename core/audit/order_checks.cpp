#include "core/audit/order_checks.h"

#include <algorithm>

#include <fmt/format.h>

namespace vendorproof::audit {

namespace {

constexpr Duration acknowledge_within = a_day;  // ACK-02
/// An integration that works enters an order within the time that it has to acknowledge it.
constexpr Duration enter_within = a_day;

/// How old the order was when it was read.
Duration age_of(const trade::PurchaseOrder& order, const Books& books) {
  return books.orders_as_of.value_or(books.now) - order.ordered_at;
}

std::string subject_of(const trade::PurchaseOrder& order) { return "order " + order.number; }
std::string subject_of(const SalesOrder& order) { return "sales order " + order.number; }

std::vector<Money> value_of(const SalesOrder& order) {
  std::vector<Money> value;
  for (const SalesOrderLine& line : order.lines) {
    if (line.value) add_to(value, *line.value);
  }
  return value;
}

std::vector<Money> money_of(const trade::PurchaseOrder& order) {
  std::vector<Money> money;
  add_to(money, audit::value_of(order));
  return money;
}

/// All lines are cancelled (PO-13).
bool is_empty(const trade::PurchaseOrder& order) {
  return std::all_of(order.lines.begin(), order.lines.end(),
                     [](const trade::PurchaseOrderLine& line) { return line.ordered.amount == 0; });
}

std::optional<Instant> end_of_window(const trade::PurchaseOrder& order) {
  if (order.delivery_window) return order.delivery_window->to;
  if (order.ship_window) return order.ship_window->to;
  return std::nullopt;
}

bool has_open_goods(const SalesOrder& order) {
  return std::any_of(order.lines.begin(), order.lines.end(),
                     [](const SalesOrderLine& line) { return line.open_eaches > 0; });
}

}  // namespace

void find_unacknowledged_orders(const Look& look, Cases& cases) {
  for (const trade::PurchaseOrder& order : look.books.orders) {
    const bool is_due = age_of(order, look.books) > acknowledge_within;
    if (order.state != trade::PurchaseOrderState::New || !is_due || is_empty(order)) continue;
    cases.push_back({subject_of(order),
                     fmt::format("it was placed at {} and is not acknowledged", format_instant(order.ordered_at)),
                     money_of(order)});
  }
}

void find_forgotten_orders(const Look& look, Cases& cases) {
  for (const SalesOrder& sales_order : look.books.sales_orders) {
    const trade::PurchaseOrder* const order = look.assortment.order_numbered(sales_order.purchase_order);
    if (order == nullptr || order->state != trade::PurchaseOrderState::Acknowledged) continue;
    const std::optional<Instant> end = end_of_window(*order);
    if (!end || *end >= look.books.now || !has_open_goods(sales_order)) continue;
    cases.push_back({subject_of(*order),
                     fmt::format("its window ended on {}, and sales order {} still has goods to ship",
                                 format_date(*end), sales_order.number),
                     value_of(sales_order)});
  }
}

void find_orders_missing_in_erp(const Look& look, Cases& cases) {
  for (const trade::PurchaseOrder& order : look.books.orders) {
    const bool is_new = age_of(order, look.books) <= enter_within;
    if (!is_open(order) || is_new || is_empty(order) || look.books.known_orders.contains(order.number)) continue;
    cases.push_back({subject_of(order), "Amazon has it open, and the ERP has no sales order, link or invoice of it",
                     money_of(order)});
  }
}

void find_orders_missing_at_amazon(const Look& look, Cases& cases) {
  const std::optional<Window>& placed = look.books.orders_placed;
  if (!placed) return;
  for (const SalesOrder& sales_order : look.books.sales_orders) {
    if (sales_order.purchase_order.empty() || !sales_order.ordered) continue;
    if (look.assortment.order_numbered(sales_order.purchase_order) != nullptr) continue;
    // An order date is a day: only days that lie whole within the history count.
    const bool is_within = *sales_order.ordered >= placed->from && *sales_order.ordered + a_day <= placed->to;
    if (!is_within) continue;
    cases.push_back({subject_of(sales_order),
                     fmt::format("it is for purchase order {}, which Amazon does not have", sales_order.purchase_order),
                     value_of(sales_order)});
  }
}

void find_sales_orders_of_closed_orders(const Look& look, Cases& cases) {
  for (const SalesOrder& sales_order : look.books.sales_orders) {
    const trade::PurchaseOrder* const order = look.assortment.order_numbered(sales_order.purchase_order);
    if (order == nullptr || is_open(*order) || !has_open_goods(sales_order)) continue;
    cases.push_back({subject_of(sales_order),
                     fmt::format("it still has goods to ship, and Amazon has closed order {}", order->number),
                     value_of(sales_order)});
  }
}

void find_doubled_sales_orders(const Look& look, Cases& cases) {
  std::map<std::string, std::vector<const SalesOrder*>> by_order;
  for (const SalesOrder& sales_order : look.books.sales_orders) {
    if (!sales_order.purchase_order.empty()) by_order[sales_order.purchase_order].push_back(&sales_order);
  }
  for (const auto& [number, sales_orders] : by_order) {
    if (sales_orders.size() < 2) continue;
    std::vector<std::string> numbers;
    std::vector<Money> money;
    for (const SalesOrder* sales_order : sales_orders) {
      if (!numbers.empty()) {
        for (const Money& value : value_of(*sales_order)) add_to(money, value);
      }
      numbers.push_back(sales_order->number);
    }
    cases.push_back(
        {"order " + number, fmt::format("sales orders {} are for it", fmt::join(numbers, ", ")), std::move(money)});
  }
}

void find_sales_orders_without_number(const Look& look, Cases& cases) {
  for (const SalesOrder& sales_order : look.books.sales_orders) {
    if (!sales_order.purchase_order.empty()) continue;
    cases.push_back({subject_of(sales_order), "it names no purchase order", value_of(sales_order)});
  }
}

}  // namespace vendorproof::audit
