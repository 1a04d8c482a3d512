#include "core/flow/outbox/subjects.h"

#include <algorithm>
#include <vector>

#include "core/store/credit_memos.h"
#include "core/trade/shipping/ship_notice.h"

namespace vendorproof::flow {

Money cost_of(const trade::PurchaseOrder& order, std::int64_t sequence, std::int64_t eaches) {
  const auto line = std::find_if(order.lines.begin(), order.lines.end(),
                                 [&](const trade::PurchaseOrderLine& one) { return one.sequence == sequence; });
  return line == order.lines.end() ? Money() : line->net_cost * eaches;
}

bool add_in_one_currency(Money& sum, const Money& amount) {
  if (amount.is_zero()) return true;
  if (!sum.is_zero() && sum.currency() != amount.currency()) return false;
  sum = sum.is_zero() ? amount : sum + amount;
  return true;
}

namespace {

/// Zero if its orders are in several currencies.
Money value_of_despatch(const Desk& desk, const store::DespatchRecord& record) {
  Money value;
  for (const std::string& number : trade::purchase_orders_on(record.despatch)) {
    const store::Found<store::OrderRecord> order = desk.store.order(number);
    if (!order) continue;
    for (const store::ShipmentRecord& shipment : order->shipments) {
      if (shipment.despatch != record.despatch.number) continue;
      for (const trade::ShippedLine& line : shipment.lines) {
        if (!add_in_one_currency(value, cost_of(order->order, line.sequence, line.eaches))) return {};
      }
    }
  }
  return value;
}

Money value_of_answer(const store::OrderRecord& record) {
  Money value;
  for (const trade::LineAcknowledgement& line : record.wanted.lines) {
    for (const trade::ItemAcknowledgement& part : line.parts) {
      if (part.code == trade::AcknowledgementCode::Rejected) continue;
      value += cost_of(record.order, line.sequence, part.eaches);
    }
  }
  return value;
}

/// Zero if a line is in cases of a size that Amazon does not state.
Money value_of_order(const store::OrderRecord& record) {
  Money value;
  for (const trade::PurchaseOrderLine& line : record.order.lines) {
    const Quantity& ordered = line.ordered;
    if (ordered.amount == 0) continue;
    const bool is_in_eaches = ordered.unit == UnitOfMeasure::Eaches;
    if (!is_in_eaches && ordered.unit_size <= 0) return {};
    value += line.net_cost * (ordered.amount * (is_in_eaches ? 1 : ordered.unit_size));
  }
  return value;
}

}  // namespace

std::string purchase_order_of(const store::Store& store, std::string_view subject) {
  if (store.has_order(subject)) return std::string(subject);
  if (const auto invoice = store.invoice(subject)) return invoice->invoice.purchase_order;
  if (const auto memo = store::CreditMemos(store).find(subject)) return memo->purchase_order;
  if (const auto despatch = store.despatch(subject)) {
    const std::vector<std::string> numbers = trade::purchase_orders_on(despatch->despatch);
    if (!numbers.empty()) return numbers.front();
  }
  return "";
}

Money money_waiting(const Desk& desk, std::string_view subject) {
  if (const auto order = desk.store.order(subject)) {
    return order->wanted_key.empty() ? value_of_order(*order) : value_of_answer(*order);
  }
  if (const auto invoice = desk.store.invoice(subject)) return invoice->invoice.total;
  if (const auto memo = store::CreditMemos(desk.store).find(subject)) return memo->memo.total;
  if (const auto despatch = desk.store.despatch(subject)) return value_of_despatch(desk, *despatch);
  return {};
}

Instant last_day_to_dispute(const CoreConfig& config, const trade::Invoice& invoice) {
  return start_of_day(invoice.due + config.dispute_within);
}

std::string words_of_waiting(const Money& amount) { return amount.is_zero() ? "" : "; " + amount.text() + " wait"; }

std::string remitted_note(std::string_view invoice) { return "invoice-remitted/" + std::string(invoice); }

}  // namespace vendorproof::flow
