#include "mock_amazon/orders/acknowledgements.h"

#include <algorithm>
#include <map>

#include "core/base/require.h"
#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/orders/acknowledgement_warnings.h"
#include "mock_amazon/orders/matched_acknowledgement.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/orders/order_lapses.h"
#include "mock_amazon/orders/vendor_group.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/state/regions.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

constexpr Duration free_to_change = std::chrono::hours(48);

Complaints unknown_order(const MatchedAcknowledgement& matched) {
  if (matched.order != nullptr) return {};
  return {"Invalid order ID."};
}

Complaints unknown_product(const MatchedAcknowledgement& matched) {
  Complaints complaints;
  for (const MatchedAnswer& item : matched.items) {
    if (item.line == nullptr) complaints.push_back(item.shown + " is not on order " + matched.claim.number);
  }
  return complaints;
}

Complaints nothing_acknowledged(const MatchedAcknowledgement& matched) {
  Complaints complaints;
  for (const MatchedAnswer& item : matched.items) {
    const bool positive =
        std::all_of(item.parts.begin(), item.parts.end(), [](const MatchedPart& part) { return part.eaches > 0; });
    if (!positive) complaints.push_back(item.shown + " acknowledges a quantity that is not above zero");
  }
  return complaints;
}

/// Amazon may change the order while the acknowledgement is processed: the cost at the time of sending counts.
Complaints wrong_cost(const MatchedAcknowledgement& matched) {
  Complaints complaints;
  for (const MatchedAnswer& item : matched.items) {
    const Money limit = std::max(item.line->net_cost, item.line->revision_at(matched.submitted).net_cost);
    if (item.line->at_list_price && !item.net_cost) continue;
    if (!item.net_cost || item.net_cost->currency() != matched.order->currency) {
      complaints.push_back(item.shown + " has no net cost in " + matched.order->currency.text());
    } else if (item.net_cost->is_negative() || item.net_cost->is_zero()) {
      complaints.push_back(item.shown + " has a net cost of " + item.net_cost->text());
    } else if (*item.net_cost > limit) {
      complaints.push_back(item.shown + " has a net cost of " + item.net_cost->text() + ", the order says " +
                           limit.text());
    } else if (has_no_fraction(item.net_cost->currency()) && item.net_cost->ten_thousandths() % 10'000 != 0) {
      complaints.push_back(item.shown + " has a net cost with a fraction, " + item.net_cost->text());
    }
  }
  return complaints;
}

/// Books: 0.90 is ten per cent off. A multiplier is a decimal with at most four places, like an amount.
bool is_multiplier(const std::string& text) {
  const Result<Money> factor = Money::parse(text, Currency());
  return factor && factor->ten_thousandths() > 0 && factor->ten_thousandths() <= 10'000;
}

Complaints wrong_list_price(const MatchedAcknowledgement& matched) {
  Complaints complaints;
  for (const MatchedAnswer& item : matched.items) {
    if (!item.line->at_list_price) continue;
    const bool priced = item.list_price && item.list_price->currency() == matched.order->currency &&
                        !item.list_price->is_negative() && !item.list_price->is_zero();
    if (!priced) complaints.push_back(item.shown + " has no list price in " + matched.order->currency.text());
    if (!is_multiplier(item.stated->discount_multiplier)) {
      complaints.push_back(item.shown + " has no discountMultiplier above 0 and up to 1");
    }
  }
  return complaints;
}

Complaints above_ordered(const MatchedAcknowledgement& matched) {
  Complaints complaints;
  for (const auto& [sequence, answer] : answers_of(matched)) {
    const OrderLine& line = matched.order->known_line(sequence);
    const std::int64_t ordered = std::max(line.ordered, line.revision_at(matched.submitted).eaches);
    const std::int64_t sum = answer.confirmed() + answer.rejected;
    if (sum <= ordered) continue;
    complaints.push_back("item " + line.sequence_text + " acknowledges " + std::to_string(sum) + " eaches of " +
                         std::to_string(ordered) + " ordered");
  }
  return complaints;
}

Complaints rejected_is_final(const MatchedAcknowledgement& matched) {
  Complaints complaints;
  for (const auto& [sequence, answer] : answers_of(matched)) {
    const OrderLine& line = matched.order->known_line(sequence);
    const bool was_rejected = line.answer.given && line.answer.confirmed() == 0 && line.answer.rejected > 0;
    if (was_rejected && answer.confirmed() > 0) {
      complaints.push_back("item " + line.sequence_text + " was rejected before and cannot be confirmed any more");
    }
  }
  return complaints;
}

Complaints backorder_not_allowed(const MatchedAcknowledgement& matched) {
  Complaints complaints;
  for (const auto& [sequence, answer] : answers_of(matched)) {
    const OrderLine& line = matched.order->known_line(sequence);
    if (answer.backordered == 0 || line.back_order_allowed) continue;
    complaints.push_back("item " + line.sequence_text + " cannot be backordered");
  }
  return complaints;
}

Complaints backorder_without_date(const MatchedAcknowledgement& matched) {
  Complaints complaints;
  for (const MatchedAnswer& item : matched.items) {
    const bool undated = std::any_of(item.parts.begin(), item.parts.end(), [](const MatchedPart& part) {
      return part.stated->code == "Backordered" && !part.stated->ships_at && !part.stated->arrives_at;
    });
    if (undated) complaints.push_back(item.shown + " is backordered without a scheduled date");
  }
  return complaints;
}

/// In India the freight terms say which date a confirmation needs; elsewhere dates are optional.
Complaints missing_date(const MatchedAcknowledgement& matched) {
  if (matched.settings->region != Region::IN) return {};
  const bool delivery = matched.order->window_is_for_delivery;
  Complaints complaints;
  for (const MatchedAnswer& item : matched.items) {
    for (const MatchedPart& part : item.parts) {
      if (part.stated->code == "Rejected" || (delivery ? part.stated->arrives_at : part.stated->ships_at)) continue;
      complaints.push_back(item.shown + " has no " + (delivery ? "scheduledDeliveryDate" : "scheduledShipDate"));
    }
  }
  return complaints;
}

/// Later than 48 hours after the order, or after Amazon's last change of it, only dates may change; and what was
/// confirmed may be taken back, which is charged for (ACK-14, CB-03).
Complaints too_late(const MatchedAcknowledgement& matched) {
  const Order& order = *matched.order;
  const Instant told = std::max(order.issued, order.changed.value_or(order.issued));
  if (matched.submitted <= told + free_to_change) return {};
  Complaints complaints;
  for (const auto& [sequence, answer] : answers_of(matched)) {
    const OrderLine& line = order.known_line(sequence);
    if (line.answer.given && answer.confirmed() > line.answer.confirmed()) {
      complaints.push_back("item " + line.sequence_text + " confirms more than before, 48 hours after the order");
    }
  }
  for (const MatchedAnswer& item : matched.items) {
    const std::optional<Money>& before = item.line->answered_cost;
    if (before && item.net_cost && *before != *item.net_cost) {
      complaints.push_back(item.shown + " changes its net cost 48 hours after the order");
    }
  }
  return complaints;
}

/// Units that Amazon cancelled while the acknowledgement was processed are not confirmed.
void cap_answer(LineAnswer& answer, std::int64_t ordered) {
  answer.accepted = std::min(answer.accepted, ordered);
  answer.backordered = std::min(answer.backordered, ordered - answer.accepted);
  answer.rejected = std::min(answer.rejected, ordered - answer.confirmed());
}

void give_answer(OrderLine& line, LineAnswer answer, Instant now) {
  cap_answer(answer, line.ordered);
  line.take_answer(answer, now);
}

Effect acceptance_effect(const MatchedAcknowledgement& matched, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::AcknowledgementAccepted;
  effect.purchase_order = matched.claim.number;
  effect.document = matched.claim.number;
  effect.body_hash = matched.claim.body_hash;
  effect.reason = warnings_of(matched);
  effect.lines.reserve(matched.items.size());
  for (const MatchedAnswer& item : matched.items) {
    for (const MatchedPart& part : item.parts) {
      EffectLine row = effect_line(*matched.order, *item.line, part.eaches, part.written);
      row.code = part.stated->code;
      if (row.code == "Rejected") row.rejection = part.stated->reason;
      row.expected = part.stated->arrives_at ? part.stated->arrives_at : part.stated->ships_at;
      if (item.net_cost) row.unit_cost = *item.net_cost;
      effect.lines.push_back(std::move(row));
    }
  }
  return effect;
}

bool is_hard_rejection(const MatchedAnswer& item) {
  return std::all_of(item.parts.begin(), item.parts.end(), [](const MatchedPart& part) {
    return part.stated->code == "Rejected" &&
           (part.stated->reason == "ObsoleteProduct" || part.stated->reason == "InvalidProductIdentifier");
  });
}

/// Records cost and dates of an item.
void note_item(Central& central, const MatchedAnswer& item, OrderLine& line, Instant submitted) {
  if (item.net_cost) line.answered_cost = item.net_cost;
  for (const MatchedPart& part : item.parts) {
    const std::optional<Instant> date = part.stated->arrives_at ? part.stated->arrives_at : part.stated->ships_at;
    if (date) line.expected = std::max(line.expected.value_or(*date), *date);
  }
  central.assortment.note_answer(line.item(), is_hard_rejection(item), submitted);
}

/// Units that the first answer rejects for lack of stock. Amazon keeps ordering, and they count for CB-18 (ACK-27).
void assess_soft_rejections(Central& central, const Order& order, const MatchedAcknowledgement& matched, Instant now) {
  std::map<std::int64_t, std::int64_t> rejected;
  for (const MatchedAnswer& item : matched.items) {
    for (const MatchedPart& part : item.parts) {
      const bool soft = part.stated->code == "Rejected" && part.stated->reason == "TemporarilyUnavailable";
      if (soft) rejected[item.line->sequence] += part.eaches;
    }
  }
  for (const auto& [sequence, eaches] : rejected) assess_rejected(central, order, sequence, eaches, now);
}

void apply(Central& central, const MatchedAcknowledgement& matched, Instant now) {
  Order& order = central.orders.known(matched.claim.number);
  for (const MatchedAnswer& item : matched.items) {
    // An answer replaces the one before, its dates too (ACK-12).
    order.known_line(item.line->sequence).expected.reset();
  }
  for (const MatchedAnswer& item : matched.items) {
    note_item(central, item, order.known_line(item.line->sequence), matched.submitted);
  }
  const bool first = !order.acknowledged;
  CostedUnits down_confirmed;
  for (const auto& [sequence, answer] : answers_of(matched)) {
    OrderLine& changed = order.known_line(sequence);
    const std::int64_t before = changed.answer.confirmed();
    give_answer(changed, answer, now);
    const std::int64_t cut = std::max<std::int64_t>(before - changed.answer.confirmed(), 0);
    down_confirmed.units += cut;
    down_confirmed.cost += changed.net_cost * cut;
  }
  if (first) {
    order.acknowledged = now;
    // Lines that the first acknowledgement leaves out are rejected without an error (ACK-05), but for those that Amazon
    // added while it was on its way.
    for (OrderLine& line : order.lines) {
      const bool is_newer = line.revisions.front().from > matched.submitted;
      if (!line.answer.given && !is_newer) give_answer(line, {true, 0, 0, line.ordered}, now);
    }
  }
  if (order.confirmed() > 0) order.unconfirmed_since.reset();
  if (first) assess_confirmed(central, order, now);
  if (first) assess_soft_rejections(central, order, matched, now);
  assess_down_confirmed(central, order, down_confirmed, matched.submitted, now);
  central.orders.mark_updated(order, now);
  settle_state(order, now);
  plan_assessment(central, order, now);
  plan_lapse(central.settings, central.agenda, order, now);
}

}  // namespace

const std::vector<AcknowledgementRule>& acknowledgement_rules() {
  static const std::vector<AcknowledgementRule> table = {
      {"ACK-01", "INVALID_ORDER_ID", unknown_order},
      {"ACK-21", "INVALID_PRODUCT_IDENTIFIER", unknown_product},
      {"ACK-20", "INVALID_QUANTITY", nothing_acknowledged},
      {"ACK-17", "INVALID_NET_COST", wrong_cost},
      {"ACK-19", "INVALID_LIST_PRICE", wrong_list_price},
      {"ACK-09", "QUANTITY_ABOVE_ORDERED", above_ordered},
      {"ACK-13", "REJECTED_IS_FINAL", rejected_is_final},
      {"ACK-23", "BACKORDER_NOT_ALLOWED", backorder_not_allowed},
      {"ACK-22", "BACKORDER_WITHOUT_DATE", backorder_without_date},
      {"ACK-25", "MISSING_SCHEDULED_DATE", missing_date},
      {"ACK-04", "TOO_LATE_TO_CHANGE", too_late},
  };
  return table;
}

std::vector<Refusal> process_acknowledgement(Central& central, const AcknowledgementClaim& claim, Instant submitted,
                                             Instant now) {
  std::vector<Refusal> failures = check_vendor_group(central.settings, claim.selling_party);
  if (!failures.empty()) return failures;
  const MatchedAcknowledgement matched = match_acknowledgement(central, claim, submitted);
  for (const AcknowledgementRule& rule : acknowledgement_rules()) {
    for (const std::string& complaint : rule.complaints(matched)) {
      failures.push_back({std::string(rule.code), complaint, ""});
    }
    if (!failures.empty()) return failures;
  }
  central.effects.push_back(acceptance_effect(matched, now));
  apply(central, matched, now);
  return {};
}

}  // namespace vendorproof::mock_amazon
