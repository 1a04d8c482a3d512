#include "mock_amazon/orders/acknowledgement_claim.h"

#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

std::string shown_item(const Json& item) {
  for (const char* key : {"itemSequenceNumber", "amazonProductIdentifier", "vendorProductIdentifier"}) {
    const std::string value = text_at(item, key);
    if (!value.empty()) return std::string("item ") + value.substr(0, 40);
  }
  return "an item without any identifier";
}

/// X13: 1 and 001 are one sequence, or two.
bool is_sequence_of(const OrderLine& line, const std::string& text, SequenceComparison comparison) {
  if (comparison == SequenceComparison::AsText) return text == line.sequence_text;
  return number_of(text) == line.sequence;
}

/// The order's line that an item names: by sequence where it has one, else by product. Every identifier that is given
/// must be the order's own (ACK-21), and one must be given.
const OrderLine* line_named(const Order& order, const Json& item, SequenceComparison comparison) {
  const std::string asin = text_at(item, "amazonProductIdentifier");
  const std::string vendor_identifier = text_at(item, "vendorProductIdentifier");
  const std::string sequence = text_at(item, "itemSequenceNumber");
  for (const OrderLine& line : order.lines) {
    const bool same_sequence = sequence.empty() || is_sequence_of(line, sequence, comparison);
    const bool same_asin = asin.empty() || asin == line.asin;
    const bool same_vendor = vendor_identifier.empty() || vendor_identifier == line.vendor_identifier;
    const bool named = !asin.empty() || !vendor_identifier.empty() || line.item().empty();
    if (same_sequence && same_asin && same_vendor && named) return &line;
  }
  return nullptr;
}

AnsweredItem read_item(const Order& order, const Json& item, SequenceComparison comparison) {
  AnsweredItem read;
  read.shown = shown_item(item);
  read.line = line_named(order, item, comparison);
  read.net_cost = money_at(item, "netCost", order.currency);
  read.list_price = money_at(item, "listPrice", order.currency);
  read.discount_multiplier = text_at(item, "discountMultiplier");
  const Quantity unit = read.line == nullptr ? Quantity() : read.line->written;
  for (const Json& row : rows(item, "itemAcknowledgements")) {
    AnswerPart part;
    part.code = text_at(row, "acknowledgementCode");
    part.reason = text_at(row, "rejectionReason");
    part.written = quantity_at(row, "acknowledgedQuantity", unit);
    part.eaches = eaches_of(part.written);
    part.ships_at = instant_at(row, "scheduledShipDate");
    part.arrives_at = instant_at(row, "scheduledDeliveryDate");
    read.parts.push_back(std::move(part));
  }
  return read;
}

}  // namespace

AcknowledgementClaim read_acknowledgement(const Central& central, const Json& document, Instant submitted) {
  AcknowledgementClaim claim;
  claim.number = text_at(document, "purchaseOrderNumber");
  claim.order = central.orders.find(claim.number);
  claim.settings = &central.settings;
  claim.submitted = submitted;
  if (claim.order == nullptr) return claim;
  const SequenceComparison comparison = central.settings.readings.sequence_comparison;
  for (const Json& item : rows(document, "items")) claim.items.push_back(read_item(*claim.order, item, comparison));
  return claim;
}

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

}  // namespace vendorproof::mock_amazon
