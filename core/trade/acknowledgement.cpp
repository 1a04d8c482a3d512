#include "core/trade/acknowledgement.h"

#include <algorithm>

#include "core/base/require.h"

namespace vendorproof::trade {

namespace {

/// When what is short can be delivered; nullopt if nobody knows.
std::optional<Instant> later_delivery(const AcknowledgementPolicy& policy, const LineSupply& supply,
                                      std::optional<Instant> before, Instant now) {
  constexpr Duration day = std::chrono::hours(24);
  const auto is_overdue = [&](Instant date) { return date + policy.withdraw_backorder_after <= now; };
  if (policy.short_stock == ShortStock::Reject && !before) return std::nullopt;
  if (supply.expected_receipt && !is_overdue(*supply.expected_receipt)) {
    const Instant date = std::max(*supply.expected_receipt + policy.supply_to_delivery, now + day);
    const bool is_as_promised = before && date < *before + day;
    return is_as_promised ? before : date;
  }
  if (before) return is_overdue(*before) ? std::nullopt : before;
  const bool is_by_lead_time = policy.short_stock == ShortStock::BackorderByLeadTime;
  if (!is_by_lead_time || policy.supply_lead_time <= Duration(0)) return std::nullopt;
  return now + policy.supply_lead_time;
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
/// Of a line that was rejected whole all are, also those that Amazon adds later: it can never be confirmed (ACK-13).
std::int64_t still_rejected(std::int64_t ordered, const LineAnswer& before) {
  if (before.is_rejected_whole) return ordered;
  return std::min(before.rejected, std::max<std::int64_t>(0, ordered - before.confirmed()));
}

/// Eaches of a line that the ERP does or will deliver.
std::int64_t deliverable_eaches(const PlannedLine& planned, const LineSupply& supply) {
  return std::clamp<std::int64_t>(supply.held - supply.closed_short, 0, planned.eaches);
}

/// What the warehouse holds for a line, of at most `room`.
std::int64_t firm_eaches(const LineSupply& supply, std::int64_t room) {
  return std::min(room, std::max<std::int64_t>(0, supply.shipped + supply.reserved));
}

std::int64_t in_units_of(CaseRemainder choice, std::int64_t eaches, std::int64_t case_size) {
  return choice == CaseRemainder::LooseEaches ? eaches : eaches - eaches % case_size;
}

LineAnswer divide(const PlannedLine& planned, const LineSupply& supply, const LineAnswer& before, CaseRemainder choice,
                  bool may_follow) {
  LineAnswer answer;
  if (planned.rejected) {
    answer.rejected = planned.eaches;
    return answer;
  }
  const std::int64_t deliverable = deliverable_eaches(planned, supply);
  answer.rejected = std::max(still_rejected(planned.eaches, before), planned.eaches - deliverable);

  const std::int64_t room = planned.eaches - answer.rejected;
  const std::int64_t firm = in_units_of(choice, firm_eaches(supply, room), planned.case_size);
  const std::int64_t gone = std::min(room, std::max<std::int64_t>(0, supply.shipped));
  answer.accepted = std::max({firm, gone, std::min(room, before.accepted)});

  const std::int64_t rest = room - answer.accepted;
  (may_follow ? answer.backordered : answer.rejected) += rest;
  return answer;
}

LineAcknowledgement written(std::int64_t sequence, const LineAnswer& answer, std::optional<Instant> later,
                            RejectionReason reason) {
  LineAcknowledgement line;
  line.sequence = sequence;
  if (answer.accepted > 0) line.parts.push_back({AcknowledgementCode::Accepted, answer.accepted, {}, {}});
  if (answer.backordered > 0) line.parts.push_back({AcknowledgementCode::Backordered, answer.backordered, later, {}});
  if (answer.rejected > 0) line.parts.push_back({AcknowledgementCode::Rejected, answer.rejected, {}, reason});
  return line;
}

}  // namespace

std::optional<Instant> promised_date(const Acknowledgement& acknowledgement, std::int64_t sequence) {
  for (const LineAcknowledgement& line : acknowledgement.lines) {
    if (line.sequence != sequence) continue;
    for (const ItemAcknowledgement& part : line.parts) {
      if (part.code == AcknowledgementCode::Backordered) return part.scheduled_delivery;
    }
  }
  return std::nullopt;
}

LineAnswer answer_to(const Acknowledgement& acknowledgement, std::int64_t sequence) {
  LineAnswer answer;
  for (const LineAcknowledgement& line : acknowledgement.lines) {
    if (line.sequence != sequence) continue;
    answer.is_rejected_whole =
        !line.parts.empty() && std::all_of(line.parts.begin(), line.parts.end(), [](const ItemAcknowledgement& part) {
          return part.code == AcknowledgementCode::Rejected;
        });
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
                                       const AcknowledgementPolicy& policy, Instant now) {
  Acknowledgement acknowledgement;
  acknowledgement.purchase_order = order.number;
  for (const PlannedLine& planned : plan.lines) {
    const PurchaseOrderLine& line = line_of(order, planned.sequence);
    const LineSupply supply = supply_of(supplies, planned.sequence);
    const std::optional<Instant> later = later_delivery(policy, supply, promised_date(before, planned.sequence), now);
    const bool may_follow = line.back_order_allowed && later;
    const LineAnswer answer =
        divide(planned, supply, answer_to(before, planned.sequence), policy.case_remainder, may_follow);
    acknowledgement.lines.push_back(
        written(planned.sequence, answer, later, planned.rejected.value_or(RejectionReason::TemporarilyUnavailable)));
  }
  return acknowledgement;
}

namespace {

/// What is promised of a line while the ERP is silent.
std::int64_t promised_in_silence(const PlannedLine& planned, const AcknowledgementPolicy& policy) {
  switch (policy.erp_silent) {
    case SilentErp::SoftReject:
      return 0;
    case SilentErp::LastKnownStock: {
      const std::int64_t stock =
          std::clamp<std::int64_t>(planned.stock_eaches.value_or(planned.eaches), 0, planned.eaches);
      return in_units_of(policy.case_remainder, stock, planned.case_size);
    }
    case SilentErp::Accept:
      break;
  }
  return planned.eaches;
}

}  // namespace

Acknowledgement emergency_acknowledgement(const PurchaseOrder& order, const OrderPlan& plan,
                                          const AcknowledgementPolicy& policy) {
  Acknowledgement acknowledgement;
  acknowledgement.purchase_order = order.number;
  for (const PlannedLine& planned : plan.lines) {
    LineAnswer answer;
    answer.accepted = planned.rejected ? 0 : promised_in_silence(planned, policy);
    answer.rejected = planned.eaches - answer.accepted;
    acknowledgement.lines.push_back(written(planned.sequence, answer, std::nullopt,
                                            planned.rejected.value_or(RejectionReason::TemporarilyUnavailable)));
  }
  return acknowledgement;
}

std::vector<LooseStock> loose_stock(const OrderPlan& plan, const std::vector<LineSupply>& supplies) {
  std::vector<LooseStock> found;
  for (const PlannedLine& planned : plan.lines) {
    const LineSupply supply = supply_of(supplies, planned.sequence);
    const std::int64_t firm = firm_eaches(supply, deliverable_eaches(planned, supply));
    const LooseStock stock = {planned.sequence, firm, planned.case_size};
    if (!planned.rejected && stock.loose() > 0) found.push_back(stock);
  }
  return found;
}

std::int64_t eaches_to_hold(std::int64_t ordered, const LineAnswer& before, std::int64_t closed_short) {
  return std::max<std::int64_t>(0, ordered - still_rejected(ordered, before) + closed_short);
}

}  // namespace vendorproof::trade
