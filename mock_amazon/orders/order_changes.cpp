#include "mock_amazon/orders/order_changes.h"

#include <algorithm>

#include "core/base/require.h"
#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/orders/order_lapses.h"
#include "mock_amazon/wire/stated.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::string_view prepaid = "Prepaid";
constexpr std::string_view collect = "Collect";

/// Confirmed units above the new quantity are removed: first backordered ones, then accepted ones. A line that is
/// ordered again after its cancellation is unanswered.
void set_quantity(OrderLine& line, std::int64_t eaches, Instant now) {
  LineAnswer& answer = line.answer;
  if (line.ordered == 0 && eaches > 0) answer = {};
  line.ordered = eaches;
  answer.accepted = std::min(answer.accepted, eaches);
  answer.backordered = std::min(answer.backordered, eaches - answer.accepted);
  answer.rejected = std::min(answer.rejected, eaches - answer.confirmed());
  line.revisions.push_back({now, line.ordered, line.net_cost});
}

/// A change in progress: the change, its order, and the parts of the document that it touches.
struct Edit {
  const OrderChange& change;
  const Assortment& assortment;
  Order& order;
  Instant now;
  DocumentChange touched{};

  std::string subject() const { return "order " + order.number; }
  OrderLine& line() { return order.known_line(change.line); }
};

Result<void> change_quantity(Edit& edit) {
  if (edit.change.quantity < 0 || edit.change.quantity > amount_max) {
    return malformed(edit.subject() + ": quantity " + std::to_string(edit.change.quantity) + " is not from 0 to " +
                     std::to_string(amount_max));
  }
  Quantity quantity = edit.line().written;
  quantity.amount = edit.change.quantity;
  set_quantity(edit.line(), eaches_of(quantity), edit.now);
  edit.touched.amounts.push_back(edit.change.line);
  return {};
}

Result<void> cancel_line(Edit& edit) {
  set_quantity(edit.line(), 0, edit.now);
  edit.touched.amounts.push_back(edit.change.line);
  return {};
}

Result<void> cancel_order(Edit& edit) {
  for (OrderLine& line : edit.order.lines) {
    set_quantity(line, 0, edit.now);
    edit.touched.amounts.push_back(line.sequence);
  }
  edit.order.cancelled = true;
  return {};
}

/// The cancellation is the last revision of every line, because a closed order cannot be changed in another way.
Result<void> uncancel_order(Edit& edit) {
  if (!edit.order.cancelled) return failure(ErrorCode::Conflict, edit.subject() + " was not cancelled");
  for (OrderLine& line : edit.order.lines) {
    REQUIRE(line.revisions.size() >= 2);
    set_quantity(line, line.revisions[line.revisions.size() - 2].eaches, edit.now);
    edit.touched.amounts.push_back(line.sequence);
  }
  edit.order.cancelled = false;
  edit.order.state = OrderState::New;
  write_state(edit.order, edit.now);
  return {};
}

Result<void> change_cost(Edit& edit) {
  const Result<Money> cost = Money::parse(edit.change.net_cost, edit.order.currency);
  if (!cost) return malformed(edit.subject() + ": " + cost.error().message);
  if (cost->is_negative()) return malformed(edit.subject() + ": net cost " + edit.change.net_cost + " is negative");
  OrderLine& line = edit.line();
  line.net_cost = *cost;
  line.revisions.push_back({edit.now, line.ordered, line.net_cost});
  edit.touched.costs.push_back(edit.change.line);
  return {};
}

Result<void> change_window(Edit& edit) {
  const std::optional<Window>& window = edit.change.window;
  if (!window || window->to < window->from) {
    return malformed(edit.subject() + ": the new window is missing or ends before it starts");
  }
  edit.order.window = window;
  edit.touched.window = true;
  return {};
}

Result<void> add_line(Edit& edit) {
  Result<OrderLine> line = read_added_line(edit.change.added_line, edit.order, edit.now);
  if (!line) return malformed(edit.subject() + ": the new line: " + line.error().message);
  if (!edit.assortment.orders(line->item())) {
    return failure(ErrorCode::Conflict, edit.subject() + ": " + line->item() + " is not ordered any more");
  }
  edit.order.lines.push_back(std::move(*line));
  edit.touched.added_line = edit.change.added_line;
  return {};
}

Result<void> change_type(Edit& edit) {
  const auto& types = order_types();
  if (std::find(types.begin(), types.end(), edit.change.value) == types.end()) {
    return malformed(edit.subject() + ": type '" + edit.change.value + "' is not one of Amazon's order types");
  }
  edit.touched.type = edit.change.value;
  return {};
}

Result<void> move_destination(Edit& edit) {
  if (edit.change.value.empty() || edit.change.value.size() > 100) {
    return malformed(edit.subject() + ": the fulfilment centre is missing or longer than 100 characters");
  }
  edit.order.ship_to_party = edit.change.value;
  edit.touched.ship_to = true;
  return {};
}

Result<void> change_freight(Edit& edit) {
  if (edit.change.value != prepaid && edit.change.value != collect) {
    return malformed(edit.subject() + ": freight '" + edit.change.value + "' is neither Prepaid nor Collect");
  }
  if (edit.change.window && edit.change.window->to < edit.change.window->from) {
    return malformed(edit.subject() + ": the new window ends before it starts");
  }
  edit.order.window_is_for_delivery = edit.change.value == prepaid;
  if (edit.change.window) edit.order.window = edit.change.window;
  edit.touched.freight = true;
  return {};
}

/// One row per kind, in the order of ChangeKind.
struct ChangeRow {
  std::string_view name;
  bool of_a_line;
  Result<void> (*apply)(Edit& edit);
};
constexpr ChangeRow rows_of_changes[] = {
    {"Quantity", true, change_quantity},
    {"LineCancelled", true, cancel_line},
    {"OrderCancelled", false, cancel_order},
    {"NetCost", true, change_cost},
    {"Window", false, change_window},
    {"LineAdded", false, add_line},
    {"OrderUncancelled", false, uncancel_order},
    {"OrderType", false, change_type},
    {"FulfilmentCentre", false, move_destination},
    {"Freight", false, change_freight},
};

const ChangeRow& row_of(ChangeKind kind) { return rows_of_changes[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view text_of(ChangeKind kind) { return row_of(kind).name; }

void record_change(Central& central, Order& order, const DocumentChange& touched, std::int64_t confirmed_before,
                   std::string_view reason, Instant now) {
  central.orders.mark_changed(order, now);
  write_change(order, touched);
  if (confirmed_before > 0 && order.confirmed() == 0) order.unconfirmed_since = now;
  settle_state(order, now);
  plan_assessment(central, order, now);
  plan_lapse(central.settings, central.agenda, order, now);
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::OrderChanged;
  effect.purchase_order = order.number;
  effect.document = order.number;
  effect.reason = reason;
  effect.lines = ordered_lines(order);
  central.effects.push_back(std::move(effect));
}

Result<void> change_order(Central& central, const OrderChange& change, Instant now) {
  Order* order = central.orders.find(change.purchase_order);
  if (order == nullptr) return failure(ErrorCode::NotFound, "there is no order " + change.purchase_order);
  const ChangeRow& row = row_of(change.kind);
  Edit edit{change, central.assortment, *order, now};
  if (row.of_a_line && order->line_of(change.line) == nullptr) {
    return failure(ErrorCode::NotFound, edit.subject() + " has no line " + std::to_string(change.line));
  }
  if (order->state == OrderState::Closed && change.kind != ChangeKind::OrderUncancelled) {
    return failure(ErrorCode::Conflict, edit.subject() + " is closed and cannot be changed");
  }
  const std::int64_t confirmed_before = order->confirmed();
  if (const Result<void> applied = row.apply(edit); !applied) return applied;
  record_change(central, *order, edit.touched, confirmed_before, row.name, now);
  return {};
}

}  // namespace vendorproof::mock_amazon
