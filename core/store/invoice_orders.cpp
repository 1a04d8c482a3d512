#include "core/store/invoice_orders.h"

#include <algorithm>

#include "core/trade/billing/invoice_orders.h"

namespace vendorproof::store {

namespace {

bool names_orders_on_lines(const trade::Invoice& invoice) {
  return std::any_of(invoice.lines.begin(), invoice.lines.end(),
                     [](const trade::InvoiceLine& line) { return !line.purchase_order.empty(); });
}

void erase_order_of(Guard& guard, const std::string& invoice, const std::string& order) {
  guard.remove(Table::InvoiceOrders, "DELETE FROM invoice_orders WHERE purchase_order = ? AND invoice = ?", order,
               invoice);
}

}  // namespace

std::vector<std::string> further_orders_of(Database& database, std::string_view invoice) {
  Query query(database, "SELECT purchase_order FROM invoice_orders WHERE invoice = ? ORDER BY purchase_order", invoice);
  std::vector<std::string> orders;
  while (query.row()) orders.emplace_back(query.text(0));
  return orders;
}

void save_orders_of(Database& database, Guard& guard, const trade::Invoice& invoice) {
  std::vector<std::string> orders;
  if (names_orders_on_lines(invoice)) orders = trade::orders_of(invoice);
  std::erase(orders, invoice.purchase_order);
  for (const std::string& known : further_orders_of(database, invoice.number)) {
    if (std::erase(orders, known) == 0) erase_order_of(guard, invoice.number, known);
  }
  for (const std::string& order : orders) {
    guard.add(Table::InvoiceOrders, "INSERT INTO invoice_orders(purchase_order, invoice, digest) VALUES(?, ?, ?)",
              order, invoice.number);
  }
}

void erase_orders_of(Database& database, Guard& guard, const std::string& invoice) {
  for (const std::string& order : further_orders_of(database, invoice)) erase_order_of(guard, invoice, order);
}

}  // namespace vendorproof::store
