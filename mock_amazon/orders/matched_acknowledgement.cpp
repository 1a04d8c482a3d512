#include "mock_amazon/orders/matched_acknowledgement.h"

#include "core/base/require.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

std::string shown_item(const AnsweredItem& item) {
  for (const std::string* identifier : {&item.sequence, &item.asin, &item.vendor_identifier}) {
    if (!identifier->empty()) return "item " + identifier->substr(0, 40);
  }
  return "an item without any identifier";
}

/// Whether the sequence in `text` is the line's; X13 decides whether 1 equals 001.
bool is_sequence_of(const OrderLine& line, const std::string& text, SequenceComparison comparison) {
  if (comparison == SequenceComparison::AsText) return text == line.sequence_text;
  return number_of(text) == line.sequence;
}

/// The order's line that an item names: by sequence where it has one, else by product. Every identifier that is given
/// must be the order's own (ACK-21), and one must be given.
const OrderLine* line_named(const Order& order, const AnsweredItem& item, SequenceComparison comparison) {
  for (const OrderLine& line : order.lines) {
    const bool same_sequence = item.sequence.empty() || is_sequence_of(line, item.sequence, comparison);
    const bool same_asin = item.asin.empty() || item.asin == line.asin;
    const bool same_vendor = item.vendor_identifier.empty() || item.vendor_identifier == line.vendor_identifier;
    const bool named = !item.asin.empty() || !item.vendor_identifier.empty() || line.item().empty();
    if (same_sequence && same_asin && same_vendor && named) return &line;
  }
  return nullptr;
}

MatchedAnswer match_item(const Order& order, const AnsweredItem& item, SequenceComparison comparison) {
  MatchedAnswer matched;
  matched.stated = &item;
  matched.shown = shown_item(item);
  matched.line = line_named(order, item, comparison);
  matched.net_cost = completed(item.net_cost, order.currency);
  matched.list_price = completed(item.list_price, order.currency);
  const Quantity unit = matched.line == nullptr ? Quantity() : matched.line->written;
  for (const AnswerPart& part : item.parts) {
    const Quantity written = completed(part.quantity, unit);
    matched.parts.push_back({&part, written, eaches_of(written)});
  }
  return matched;
}

}  // namespace

MatchedAcknowledgement match_acknowledgement(const Central& central, const AcknowledgementClaim& claim,
                                             Instant submitted) {
  MatchedAcknowledgement matched{claim, central.orders.find(claim.number), &central.settings, submitted, {}};
  if (matched.order == nullptr) return matched;
  const SequenceComparison comparison = central.settings.readings.sequence_comparison;
  for (const AnsweredItem& item : claim.items) matched.items.push_back(match_item(*matched.order, item, comparison));
  return matched;
}

std::map<std::int64_t, LineAnswer> answers_of(const MatchedAcknowledgement& matched) {
  std::map<std::int64_t, LineAnswer> answers;
  for (const MatchedAnswer& item : matched.items) {
    REQUIRE(item.line != nullptr);
    LineAnswer& answer = answers[item.line->sequence];
    answer.given = true;
    for (const MatchedPart& part : item.parts) {
      if (part.stated->code == "Accepted") answer.accepted += part.eaches;
      if (part.stated->code == "Backordered") answer.backordered += part.eaches;
      if (part.stated->code == "Rejected") answer.rejected += part.eaches;
    }
  }
  return answers;
}

}  // namespace vendorproof::mock_amazon
