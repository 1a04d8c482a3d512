#include "mock_amazon/payables/payee.h"

#include "mock_amazon/state/order_book.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

std::optional<StatedParty> payee_of(const Order& order) {
  const Result<JsonText> document = JsonText::parse(order.document);
  if (!document) return std::nullopt;
  const JsonNode party = member(member(document->root(), "orderDetails"), "billToParty");
  if (!party.is_object()) return std::nullopt;
  return StatedParty{text_at(party, "partyId"), texts_at(party, "address"), {}};
}

}  // namespace vendorproof::mock_amazon
