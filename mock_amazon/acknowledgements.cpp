#include "mock_amazon/acknowledgements.h"

#include <algorithm>
#include <map>

#include "core/base/hash.h"
#include "mock_amazon/central.h"
#include "mock_amazon/chargebacks.h"
#include "mock_amazon/reading.h"

namespace vendorproof::mock_amazon {

/// One item acknowledgement, in the document's words and in eaches.
struct AnswerPart {
  std::string code;
  Quantity written;
  std::int64_t eaches = 0;
  bool has_date = false;
  std::string reason;  ///< of a rejection
};

struct AnsweredItem {
  std::string shown;                ///< for messages
  const OrderLine* line = nullptr;  ///< none when the order has no such line
  std::optional<Money> net_cost;
  std::vector<AnswerPart> parts;
};

struct AcknowledgementClaim {
  std::string number;
  const Order* order = nullptr;
  Instant submitted;
  std::vector<AnsweredItem> items;
};

namespace {

using Complaints = std::vector<std::string>;

std::string shown_item(const Json& item) {
  for (const char* key : {"itemSequenceNumber", "amazonProductIdentifier", "vendorProductIdentifier"}) {
    const std::string value = text_at(item, key);
    if (!value.empty()) return std::string("item ") + value.substr(0, 40);
  }
  return "an item without any identifier";
}

/// The order's line that an item names: by sequence where it has one, else by product. Every identifier that is given
/// must be the order's own (ACK-21), and one must be given.
const OrderLine* line_named(const Order& order, const Json& item) {
  const std::string asin = text_at(item, "amazonProductIdentifier");
  const std::string vendor_identifier = text_at(item, "vendorProductIdentifier");
  const std::string sequence_text = text_at(item, "itemSequenceNumber");
  const std::optional<std::int64_t> sequence = number_of(sequence_text);
  for (const OrderLine& line : order.lines) {
    const bool same_sequence = sequence_text.empty() || sequence == line.sequence;
    const bool same_asin = asin.empty() || asin == line.asin;
    const bool same_vendor = vendor_identifier.empty() || vendor_identifier == line.vendor_identifier;
    const bool named = !asin.empty() || !vendor_identifier.empty() || line.item().empty();
    if (same_sequence && same_asin && same_vendor && named) return &line;
  }
  return nullptr;
}

AnsweredItem read_item(const Order& order, const Json& item) {
  AnsweredItem read;
  read.shown = shown_item(item);
  read.line = line_named(order, item);
  read.net_cost = money_at(item, "netCost", order.currency);
  const Quantity unit = read.line == nullptr ? Quantity() : read.line->written;
  for (const Json& row : rows(item, "itemAcknowledgements")) {
    AnswerPart part;
    part.code = text_at(row, "acknowledgementCode");
    part.written = quantity_at(row, "acknowledgedQuantity", unit);
    part.eaches = eaches_of(part.written);
    part.reason = text_at(row, "rejectionReason");
    part.has_date = !text_at(row, "scheduledShipDate").empty() || !text_at(row, "scheduledDeliveryDate").empty();
    read.parts.push_back(std::move(part));
  }
  return read;
}

AcknowledgementClaim read_claim(const OrderBook& book, const Json& document, Instant submitted) {
  AcknowledgementClaim claim;
  claim.number = text_at(document, "purchaseOrderNumber");
  claim.order = book.find(claim.number);
  claim.submitted = submitted;
  if (claim.order == nullptr) return claim;
  for (const Json& item : rows(document, "items")) claim.items.push_back(read_item(*claim.order, item));
  return claim;
}

/// Parts by the line's sequence: an item may come twice, and then both count. Every item has its line by then.
std::map<std::int64_t, LineAnswer> answers_of(const AcknowledgementClaim& claim) {
  std::map<std::int64_t, LineAnswer> answers;
  for (const AnsweredItem& item : claim.items) {
    LineAnswer& answer = answers[item.line->sequence];
    answer.given = true;
    for (const AnswerPart& part : item.parts) {
      if (part.code == "Accepted") answer.accepted += part.eaches;
      if (part.code == "Backordered") answer.backordered += part.eaches;
      if (part.code == "Rejected") answer.rejected += part.eaches;
    }
  }
  return answers;
}

Complaints unknown_order(const AcknowledgementClaim& claim) {
  if (claim.order != nullptr) return {};
  return {"Invalid order ID."};
}

Complaints unknown_product(const AcknowledgementClaim& claim) {
  Complaints complaints;
  for (const AnsweredItem& item : claim.items) {
    if (item.line == nullptr) complaints.push_back(item.shown + " is not on order " + claim.number);
  }
  return complaints;
}

Complaints nothing_acknowledged(const AcknowledgementClaim& claim) {
  Complaints complaints;
  for (const AnsweredItem& item : claim.items) {
    const bool positive =
        std::all_of(item.parts.begin(), item.parts.end(), [](const AnswerPart& part) { return part.eaches > 0; });
    if (!positive) complaints.push_back(item.shown + " acknowledges a quantity that is not above zero");
  }
  return complaints;
}

/// Amazon may change the order while the acknowledgement is under way: what stood when it was sent counts.
Complaints wrong_cost(const AcknowledgementClaim& claim) {
  Complaints complaints;
  for (const AnsweredItem& item : claim.items) {
    const Money limit = std::max(item.line->net_cost, item.line->revision_at(claim.submitted).net_cost);
    if (!item.net_cost || item.net_cost->currency() != claim.order->currency) {
      complaints.push_back(item.shown + " has no net cost in " + claim.order->currency.text());
    } else if (item.net_cost->is_negative() || item.net_cost->is_zero()) {
      complaints.push_back(item.shown + " has a net cost of " + item.net_cost->text());
    } else if (*item.net_cost > limit) {
      complaints.push_back(item.shown + " has a net cost of " + item.net_cost->text() + ", the order says " +
                           limit.text());
    }
  }
  return complaints;
}

Complaints above_ordered(const AcknowledgementClaim& claim) {
  Complaints complaints;
  for (const auto& [sequence, answer] : answers_of(claim)) {
    const OrderLine* line = claim.order->line_of(sequence);
    const std::int64_t ordered = std::max(line->ordered, line->revision_at(claim.submitted).eaches);
    const std::int64_t sum = answer.confirmed() + answer.rejected;
    if (sum <= ordered) continue;
    complaints.push_back("item " + line->sequence_text + " acknowledges " + std::to_string(sum) + " eaches of " +
                         std::to_string(ordered) + " ordered");
  }
  return complaints;
}

Complaints rejected_is_final(const AcknowledgementClaim& claim) {
  Complaints complaints;
  for (const auto& [sequence, answer] : answers_of(claim)) {
    const OrderLine* line = claim.order->line_of(sequence);
    const bool was_rejected = line->answer.given && line->answer.confirmed() == 0 && line->answer.rejected > 0;
    if (was_rejected && answer.confirmed() > 0) {
      complaints.push_back("item " + line->sequence_text + " was rejected before and can not be confirmed any more");
    }
  }
  return complaints;
}

Complaints backorder_not_allowed(const AcknowledgementClaim& claim) {
  Complaints complaints;
  for (const auto& [sequence, answer] : answers_of(claim)) {
    const OrderLine* line = claim.order->line_of(sequence);
    if (answer.backordered == 0 || line->back_order_allowed) continue;
    complaints.push_back("item " + line->sequence_text + " can not be backordered");
  }
  return complaints;
}

Complaints backorder_without_date(const AcknowledgementClaim& claim) {
  Complaints complaints;
  for (const AnsweredItem& item : claim.items) {
    const bool undated = std::any_of(item.parts.begin(), item.parts.end(), [](const AnswerPart& part) {
      return part.code == "Backordered" && !part.has_date;
    });
    if (undated) complaints.push_back(item.shown + " is backordered without a scheduled date");
  }
  return complaints;
}

/// What Amazon took back while the answer was under way is no longer confirmed.
void cap_answer(LineAnswer& answer, std::int64_t ordered) {
  answer.accepted = std::min(answer.accepted, ordered);
  answer.backordered = std::min(answer.backordered, ordered - answer.accepted);
  answer.rejected = std::min(answer.rejected, ordered - answer.confirmed());
}

void give_answer(OrderLine& line, LineAnswer answer, Instant now) {
  cap_answer(answer, line.ordered);
  line.answer = answer;
  line.answers.push_back({now, answer.confirmed(), answer.rejected});
}

Effect acceptance_effect(const AcknowledgementClaim& claim, const Json& document, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::AcknowledgementAccepted;
  effect.purchase_order = claim.number;
  effect.document = claim.number;
  effect.body_hash = hash_of(0, written(document));
  for (const AnsweredItem& item : claim.items) {
    for (const AnswerPart& part : item.parts) {
      EffectLine row = effect_line(*claim.order, *item.line, part.eaches, part.written);
      row.code = part.code;
      row.unit_cost = *item.net_cost;
      effect.lines.push_back(std::move(row));
    }
  }
  return effect;
}

/// What the first answer rejects for lack of stock: reordering goes on, and the rejections count (ACK-27).
void assess_soft_rejections(Central& central, const Order& order, const AcknowledgementClaim& claim, Instant now) {
  std::map<std::int64_t, std::int64_t> rejected;
  for (const AnsweredItem& item : claim.items) {
    for (const AnswerPart& part : item.parts) {
      const bool soft = part.code == "Rejected" && part.reason == "TemporarilyUnavailable";
      if (soft) rejected[item.line->sequence] += part.eaches;
    }
  }
  for (const auto& [sequence, eaches] : rejected) assess_rejected(central, order, sequence, eaches, now);
}

void apply(Central& central, const AcknowledgementClaim& claim, Instant now) {
  Order& order = *central.orders.find(claim.number);
  const bool first = !order.acknowledged;
  CostedUnits down_confirmed;
  for (const auto& [sequence, answer] : answers_of(claim)) {
    OrderLine& changed = *order.line_of(sequence);
    const std::int64_t before = changed.answer.confirmed();
    give_answer(changed, answer, now);
    const std::int64_t cut = std::max<std::int64_t>(before - changed.answer.confirmed(), 0);
    down_confirmed.units += cut;
    down_confirmed.cost += changed.net_cost * cut;
  }
  if (first) {
    order.acknowledged = now;
    // What the first acknowledgement leaves out is rejected without a word (ACK-05).
    for (OrderLine& line : order.lines) {
      if (!line.answer.given) give_answer(line, {true, 0, 0, line.ordered}, now);
    }
  }
  if (order.confirmed() > 0) order.unconfirmed_since.reset();
  if (first) assess_confirmed(central, order, now);
  if (first) assess_soft_rejections(central, order, claim, now);
  assess_down_confirmed(central, order, down_confirmed, claim.submitted, now);
  central.orders.mark_updated(order, now);
  settle_state(order, now);
  plan_assessment(central, order, now);
}

}  // namespace

const std::vector<AcknowledgementRule>& acknowledgement_rules() {
  static const std::vector<AcknowledgementRule> table = {
      {"ACK-01", "INVALID_ORDER_ID", unknown_order},
      {"ACK-21", "INVALID_PRODUCT_IDENTIFIER", unknown_product},
      {"ACK-20", "INVALID_QUANTITY", nothing_acknowledged},
      {"ACK-17", "INVALID_NET_COST", wrong_cost},
      {"ACK-09", "QUANTITY_ABOVE_ORDERED", above_ordered},
      {"ACK-13", "REJECTED_IS_FINAL", rejected_is_final},
      {"ACK-23", "BACKORDER_NOT_ALLOWED", backorder_not_allowed},
      {"ACK-22", "BACKORDER_WITHOUT_DATE", backorder_without_date},
  };
  return table;
}

std::vector<Refusal> process_acknowledgement(Central& central, const Json& document, Instant submitted, Instant now) {
  const AcknowledgementClaim claim = read_claim(central.orders, document, submitted);
  for (const AcknowledgementRule& rule : acknowledgement_rules()) {
    std::vector<Refusal> failures;
    for (const std::string& complaint : rule.complaints(claim))
      failures.push_back({std::string(rule.code), complaint, ""});
    if (!failures.empty()) return failures;
  }
  central.effects.push_back(acceptance_effect(claim, document, now));
  apply(central, claim, now);
  return {};
}

}  // namespace vendorproof::mock_amazon
