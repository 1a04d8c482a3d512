#include "mock_amazon/order_changes.h"

#include <algorithm>

#include "core/base/require.h"
#include "mock_amazon/chargebacks.h"
#include "mock_amazon/order_document.h"
#include "mock_amazon/reading.h"

namespace vendorproof::mock_amazon {

namespace {

std::string_view text_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::Quantity:
      return "Quantity";
    case ChangeKind::LineCancelled:
      return "LineCancelled";
    case ChangeKind::OrderCancelled:
      return "OrderCancelled";
    case ChangeKind::NetCost:
      return "NetCost";
    case ChangeKind::Window:
      return "Window";
  }
  REQUIRE(false);
  return "";
}

bool is_of_whole_order(ChangeKind kind) { return kind == ChangeKind::OrderCancelled || kind == ChangeKind::Window; }

/// What the vendor confirmed is capped at what is still ordered: first promised for later, then accepted.
void set_quantity(OrderLine& line, std::int64_t eaches, Instant now) {
  line.ordered = eaches;
  LineAnswer& answer = line.answer;
  answer.accepted = std::min(answer.accepted, eaches);
  answer.backordered = std::min(answer.backordered, eaches - answer.accepted);
  answer.rejected = std::min(answer.rejected, eaches - answer.confirmed());
  line.revisions.push_back({now, line.ordered, line.net_cost});
}

Result<void> check(const Order& order, const OrderChange& change) {
  const std::string subject = "order " + order.number;
  if (!is_of_whole_order(change.kind) && order.line_of(change.line) == nullptr) {
    return failure(ErrorCode::NotFound, subject + " has no line " + std::to_string(change.line));
  }
  if (order.state == OrderState::Closed) {
    return failure(ErrorCode::Conflict, subject + " is closed and can not be changed");
  }
  if (change.kind == ChangeKind::Quantity && (change.quantity < 0 || change.quantity > amount_max)) {
    return malformed(subject + ": quantity " + std::to_string(change.quantity) + " is not within 0 and " +
                     std::to_string(amount_max));
  }
  if (change.kind == ChangeKind::Window && (!change.window || change.window->to < change.window->from)) {
    return malformed(subject + ": the new window is missing or ends before it starts");
  }
  if (change.kind != ChangeKind::NetCost) return {};
  const Result<Money> cost = Money::parse(change.net_cost, order.currency);
  if (!cost) return malformed(subject + ": " + cost.error().message);
  if (cost->is_negative()) return malformed(subject + ": net cost " + change.net_cost + " is negative");
  return {};
}

DocumentChange apply(Order& order, const OrderChange& change, Instant now) {
  DocumentChange touched;
  OrderLine* line = order.line_of(change.line);
  switch (change.kind) {
    case ChangeKind::Quantity: {
      Quantity quantity = line->written;
      quantity.amount = change.quantity;
      set_quantity(*line, eaches_of(quantity), now);
      touched.amounts.push_back(line->sequence);
      break;
    }
    case ChangeKind::LineCancelled:
      set_quantity(*line, 0, now);
      touched.amounts.push_back(line->sequence);
      break;
    case ChangeKind::OrderCancelled:
      for (OrderLine& each : order.lines) {
        set_quantity(each, 0, now);
        touched.amounts.push_back(each.sequence);
      }
      break;
    case ChangeKind::NetCost:
      line->net_cost = *Money::parse(change.net_cost, order.currency);
      line->revisions.push_back({now, line->ordered, line->net_cost});
      touched.costs.push_back(line->sequence);
      break;
    case ChangeKind::Window:
      order.window = change.window;
      touched.window = true;
      break;
  }
  return touched;
}

}  // namespace

Result<void> change_order(Central& central, const OrderChange& change, Instant now) {
  Order* order = central.orders.find(change.purchase_order);
  if (order == nullptr) return failure(ErrorCode::NotFound, "there is no order " + change.purchase_order);
  if (const Result<void> good = check(*order, change); !good) return good;
  const std::int64_t confirmed_before = order->confirmed();
  const DocumentChange touched = apply(*order, change, now);
  central.orders.mark_changed(*order, now);
  write_change(*order, touched);
  if (confirmed_before > 0 && order->confirmed() == 0) order->unconfirmed_since = now;
  settle_state(*order, now);
  plan_assessment(central, *order, now);
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::OrderChanged;
  effect.purchase_order = order->number;
  effect.document = order->number;
  effect.reason = text_of(change.kind);
  effect.lines = ordered_lines(*order);
  central.effects.push_back(std::move(effect));
  return {};
}

}  // namespace vendorproof::mock_amazon
