#include "core/trade/billing/invoice_orders.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/trade/order_plan.h"

namespace vendorproof::trade {

namespace {

template <class Value>
void add_once(std::vector<Value>& values, Value value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
}

bool head_names_none_of(const Invoice& invoice, const std::vector<std::string>& orders) {
  const std::string& head = invoice.purchase_order;
  return !head.empty() && std::find(orders.begin(), orders.end(), head) == orders.end();
}

using KnownOrders = std::map<std::string, const PurchaseOrder*>;

std::string unknown_among(const std::vector<std::string>& numbers, const KnownOrders& orders) {
  const auto is_unknown = [&](const std::string& number) { return orders.count(number) == 0; };
  const auto unknown = std::find_if(numbers.begin(), numbers.end(), is_unknown);
  if (unknown == numbers.end()) return "";
  return unknown->empty() ? "a line names no order" : fmt::format("order {} is not handled here", *unknown);
}

/// What the orders must have in common to stand on one invoice.
std::string difference_among(const KnownOrders& orders) {
  const PurchaseOrder& first = *orders.begin()->second;
  for (const auto& [number, order] : orders) {
    const std::string pair = fmt::format("orders {} and {}", first.number, number);
    if (currency_of(*order) != currency_of(first)) return pair + " are in different currencies";
    if (order->bill_to_party != first.bill_to_party) return pair + " are billed to different parties";
    if (order->selling_party != first.selling_party) return pair + " are of different vendor codes";
  }
  return "";
}

std::string obstacle_to_grouping(const std::vector<std::string>& numbers, const KnownOrders& orders,
                                 InvoiceGrouping grouping) {
  if (std::string unknown = unknown_among(numbers, orders); !unknown.empty()) return unknown;
  if (grouping == InvoiceGrouping::OneOrder) return "an invoice for Amazon is of one order here (INV-12)";
  return difference_among(orders);
}

/// Goods that nobody can compare with what has left.
std::string unnamed_shipment(const std::vector<InvoicePart>& parts) {
  const auto nameless =
      std::find_if(parts.begin(), parts.end(), [](const auto& part) { return part.shipment.empty(); });
  if (parts.size() < 2 || nameless == parts.end()) return "";
  return fmt::format("a line of order {} does not name its shipment", nameless->purchase_order);
}

}  // namespace

InvoicePart part_of(const Invoice& invoice, const InvoiceLine& line) {
  return {line.purchase_order.empty() ? invoice.purchase_order : line.purchase_order,
          line.shipment.empty() ? invoice.shipment : line.shipment};
}

std::vector<InvoicePart> parts_of(const Invoice& invoice) {
  if (invoice.lines.empty()) return {{invoice.purchase_order, invoice.shipment}};
  std::vector<InvoicePart> parts;
  for (const InvoiceLine& line : invoice.lines) add_once(parts, part_of(invoice, line));
  return parts;
}

std::vector<std::string> orders_of(const Invoice& invoice) {
  std::vector<std::string> orders;
  for (InvoicePart& part : parts_of(invoice)) add_once(orders, std::move(part.purchase_order));
  return orders;
}

void state_parts_once(Invoice& invoice) {
  const std::vector<InvoicePart> parts = parts_of(invoice);
  if (head_names_none_of(invoice, orders_of(invoice))) return;
  if (parts.size() == 1) {
    invoice.purchase_order = parts.front().purchase_order;
    invoice.shipment = parts.front().shipment;
  }
  for (InvoiceLine& line : invoice.lines) {
    const InvoicePart part = part_of(invoice, line);
    line.purchase_order = parts.size() == 1 ? "" : part.purchase_order;
    line.shipment = parts.size() == 1 ? "" : part.shipment;
  }
  const bool is_each_named =
      std::none_of(parts.begin(), parts.end(), [](const auto& part) { return part.purchase_order.empty(); });
  if (invoice.purchase_order.empty() && is_each_named) invoice.purchase_order = parts.front().purchase_order;
}

InvoiceGrouping invoice_grouping_in(Region region) {
  const bool takes_several = region == Region::NorthAmerica || region == Region::Europe;
  return takes_several ? InvoiceGrouping::SeveralOrders : InvoiceGrouping::OneOrder;
}

std::string obstacle_to_invoice(const Invoice& invoice, const KnownOrders& orders, InvoiceGrouping grouping) {
  const std::vector<std::string> numbers = orders_of(invoice);
  const std::string waits = fmt::format("{} wait; correct it in the ERP", invoice.total.text());
  if (head_names_none_of(invoice, numbers)) {
    return fmt::format("its head names order {}, its lines {}: {}", invoice.purchase_order, join(numbers, ", "), waits);
  }
  std::string obstacle = numbers.size() < 2 ? "" : obstacle_to_grouping(numbers, orders, grouping);
  if (obstacle.empty()) obstacle = unnamed_shipment(parts_of(invoice));
  if (obstacle.empty()) return "";
  if (numbers.size() < 2) return fmt::format("{}: {}", obstacle, waits);
  return fmt::format("it bills the orders {} together, and {}: {}, and post one invoice for each order",
                     join(numbers, ", "), obstacle, waits);
}

}  // namespace vendorproof::trade
