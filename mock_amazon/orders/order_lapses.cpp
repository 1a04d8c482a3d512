#include "mock_amazon/orders/order_lapses.h"

#include <algorithm>

#include "core/base/require.h"
#include "mock_amazon/orders/order_changes.h"
#include "mock_amazon/orders/order_document.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration after_expected = std::chrono::hours(7 * 24);
constexpr Duration after_window = std::chrono::hours(30 * 24);
constexpr Duration after_import_window = std::chrono::hours(45 * 24);

/// Ordered eaches that are neither announced nor received.
std::int64_t missing_of(const OrderLine& line) {
  const std::int64_t open = line.answer.given ? line.answer.confirmed() : line.ordered;
  return std::max<std::int64_t>(open - std::max(line.noticed, line.received), 0);
}

std::optional<Instant> lapse_of(const Order& order, const OrderLine& line) {
  if (missing_of(line) == 0) return std::nullopt;
  if (order.is_import) {
    if (!order.window || order.noticed || line.answer.confirmed() == 0) return std::nullopt;
    return order.window->to + after_import_window;
  }
  std::optional<Instant> at;
  if (order.window) at = order.window->to + after_window;
  if (line.expected) at = std::min(at.value_or(Instant::max()), *line.expected + after_expected);
  return at;
}

/// Removes the missing units, backordered ones first. They stay chargeable: see OrderLine::promised.
void lapse_line(OrderLine& line, Instant now) {
  const std::int64_t missing = missing_of(line);
  LineAnswer& answer = line.answer;
  if (answer.given) {
    const std::int64_t backordered = std::min(missing, answer.backordered);
    answer.backordered -= backordered;
    answer.accepted -= missing - backordered;
    line.lapsed += missing;
  }
  line.ordered -= missing;
  line.revisions.push_back({now, line.ordered, line.net_cost});
}

}  // namespace

void plan_lapse(const Settings& settings, Agenda& agenda, Order& order, Instant now) {
  if (order.lapse) agenda.drop({*order.lapse, Task::LapseOrder, order.number});
  order.lapse.reset();
  if (!settings.auto_cancels || settings.region != Region::NA || order.state == OrderState::Closed) return;
  for (const OrderLine& line : order.lines) {
    const std::optional<Instant> at = lapse_of(order, line);
    if (at && (!order.lapse || *at < *order.lapse)) order.lapse = at;
  }
  if (!order.lapse) return;
  order.lapse = std::max(*order.lapse, now);
  agenda.add({*order.lapse, Task::LapseOrder, order.number});
}

void lapse_order(Central& central, const std::string& number, Instant now) {
  Order& order = central.orders.known(number);
  order.lapse.reset();
  const std::int64_t confirmed_before = order.confirmed();
  DocumentChange touched;
  for (OrderLine& line : order.lines) {
    const std::optional<Instant> at = lapse_of(order, line);
    if (!at || *at > now) continue;
    lapse_line(line, now);
    touched.amounts.push_back(line.sequence);
  }
  if (touched.amounts.empty()) return;
  record_change(central, order, touched, confirmed_before, "AutoCancelled", now);
}

void reject_unanswered(Central& central, const std::string& number, Instant now) {
  Order& order = central.orders.known(number);
  if (order.acknowledged || order.state != OrderState::New) return;
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::OrderRejected;
  effect.purchase_order = number;
  effect.document = number;
  effect.reason = "it was not acknowledged in time";
  for (OrderLine& line : order.lines) {
    line.take_answer({true, 0, 0, line.ordered}, now);
    effect.lines.push_back(effect_line(order, line, line.ordered, {line.ordered, UnitOfMeasure::Eaches, 1}));
  }
  central.effects.push_back(std::move(effect));
  central.orders.mark_updated(order, now);
  settle_state(order, now);
  plan_lapse(central.settings, central.agenda, order, now);
}

}  // namespace vendorproof::mock_amazon
