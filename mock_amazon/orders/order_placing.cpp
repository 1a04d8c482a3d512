#include "mock_amazon/orders/order_placing.h"

#include <utility>

#include "core/base/text.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/orders/order_lapses.h"

namespace vendorproof::mock_amazon {

void place_order(Central& central, Order order, Instant now) {
  Effect effect;
  effect.at = now;
  effect.purchase_order = order.number;
  effect.document = order.number;
  const std::vector<std::string> dropped = drop_lines(order, central.assortment);
  if (!dropped.empty()) effect.reason = "ACK-26 not ordered any more: " + join(dropped, ", ");
  effect.kind = order.lines.empty() ? EffectKind::OrderWithheld : EffectKind::OrderIssued;
  if (!order.lines.empty()) {
    Order& added = central.orders.add(std::move(order));
    effect.lines = ordered_lines(added);
    plan_lapse(central.settings, central.agenda, added, now);
    if (const std::optional<Duration> age = central.settings.unanswered_rejected_after) {
      central.agenda.add({now + *age, Task::RejectUnanswered, added.number});
    }
  }
  central.effects.push_back(std::move(effect));
}

}  // namespace vendorproof::mock_amazon
