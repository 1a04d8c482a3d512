#include "core/trade/acknowledgement.h"

#include <algorithm>

#include "core/base/require.h"

namespace vendorproof::trade {

namespace {

Instant window_end(const PurchaseOrder& order) {
  if (order.delivery_window) return order.delivery_window->to;
  if (order.ship_window) return order.ship_window->to;
  return order.ordered_at + std::chrono::days(7);
}

Instant later_delivery(const PurchaseOrder& order, std::optional<Instant> expected_receipt, Instant now) {
  const Instant wish =
      expected_receipt ? *expected_receipt + std::chrono::days(3) : window_end(order) + std::chrono::days(7);
  return std::max(wish, now + std::chrono::days(1));
}

const PurchaseOrderLine& line_of(const PurchaseOrder& order, std::int64_t sequence) {
  const auto found = std::find_if(order.lines.begin(), order.lines.end(),
                                  [&](const PurchaseOrderLine& line) { return line.sequence == sequence; });
  REQUIRE(found != order.lines.end());
  return *found;
}

LineSupply supply_of(const std::vector<LineSupply>& supplies, std::int64_t sequence) {
  for (const LineSupply& supply : supplies) {
    if (supply.sequence == sequence) return supply;
  }
  LineSupply none;
  none.sequence = sequence;
  return none;
}

/// Eaches that were rejected before and stay rejected, limited to what the order, perhaps reduced since, still has.
std::int64_t still_rejected(std::int64_t ordered, const LineAnswer& before) {
  return std::min(before.rejected, std::max<std::int64_t>(0, ordered - before.confirmed()));
}

LineAnswer divide(const PlannedLine& planned, const LineSupply& supply, const LineAnswer& before, bool may_follow) {
  LineAnswer answer;
  if (planned.rejected) {
    answer.rejected = planned.eaches;
    return answer;
  }
  const std::int64_t deliverable = std::clamp<std::int64_t>(supply.held - supply.closed_short, 0, planned.eaches);
  answer.rejected = std::max(still_rejected(planned.eaches, before), planned.eaches - deliverable);

  const std::int64_t room = planned.eaches - answer.rejected;
  const std::int64_t firm = std::min(room, std::max<std::int64_t>(0, supply.shipped + supply.reserved));
  const std::int64_t whole_cases = firm - firm % planned.case_size;
  const std::int64_t gone = std::min(room, std::max<std::int64_t>(0, supply.shipped));
  answer.accepted = std::max({whole_cases, gone, std::min(room, before.accepted)});

  const std::int64_t rest = room - answer.accepted;
  (may_follow ? answer.backordered : answer.rejected) += rest;
  return answer;
}

LineAcknowledgement written(std::int64_t sequence, const LineAnswer& answer, Instant later, RejectionReason reason) {
  LineAcknowledgement line;
  line.sequence = sequence;
  if (answer.accepted > 0) line.parts.push_back({AcknowledgementCode::Accepted, answer.accepted, {}, {}});
  if (answer.backordered > 0) line.parts.push_back({AcknowledgementCode::Backordered, answer.backordered, later, {}});
  if (answer.rejected > 0) line.parts.push_back({AcknowledgementCode::Rejected, answer.rejected, {}, reason});
  return line;
}

}  // namespace

LineAnswer answer_to(const Acknowledgement& acknowledgement, std::int64_t sequence) {
  LineAnswer answer;
  for (const LineAcknowledgement& line : acknowledgement.lines) {
    if (line.sequence != sequence) continue;
    for (const ItemAcknowledgement& part : line.parts) {
      switch (part.code) {
        case AcknowledgementCode::Accepted:
          answer.accepted += part.eaches;
          break;
        case AcknowledgementCode::Backordered:
          answer.backordered += part.eaches;
          break;
        case AcknowledgementCode::Rejected:
          answer.rejected += part.eaches;
          break;
      }
    }
  }
  return answer;
}

Acknowledgement decide_acknowledgement(const PurchaseOrder& order, const OrderPlan& plan,
                                       const std::vector<LineSupply>& supplies, const Acknowledgement& before,
                                       Instant now) {
  Acknowledgement acknowledgement;
  acknowledgement.purchase_order = order.number;
  for (const PlannedLine& planned : plan.lines) {
    const PurchaseOrderLine& line = line_of(order, planned.sequence);
    const LineSupply supply = supply_of(supplies, planned.sequence);
    const LineAnswer answer = divide(planned, supply, answer_to(before, planned.sequence), line.back_order_allowed);
    acknowledgement.lines.push_back(written(planned.sequence, answer,
                                            later_delivery(order, supply.expected_receipt, now),
                                            planned.rejected.value_or(RejectionReason::TemporarilyUnavailable)));
  }
  return acknowledgement;
}

Acknowledgement emergency_acknowledgement(const PurchaseOrder& order, const OrderPlan& plan, Instant now) {
  Acknowledgement acknowledgement;
  acknowledgement.purchase_order = order.number;
  for (const PlannedLine& planned : plan.lines) {
    const PurchaseOrderLine& line = line_of(order, planned.sequence);
    LineAnswer answer;
    std::int64_t& part = planned.rejected          ? answer.rejected
                         : line.back_order_allowed ? answer.backordered
                                                   : answer.accepted;
    part = planned.eaches;
    acknowledgement.lines.push_back(written(planned.sequence, answer, later_delivery(order, std::nullopt, now),
                                            planned.rejected.value_or(RejectionReason::TemporarilyUnavailable)));
  }
  return acknowledgement;
}

std::int64_t eaches_to_hold(std::int64_t ordered, const LineAnswer& before, std::int64_t closed_short) {
  return std::max<std::int64_t>(0, ordered - still_rejected(ordered, before) + closed_short);
}

}  // namespace vendorproof::trade
