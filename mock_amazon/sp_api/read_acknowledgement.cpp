#include "core/base/json/json_hash.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

AnsweredItem read_answered_item(const JsonNode& row) {
  AnsweredItem item;
  item.sequence = sequence_at(row, "itemSequenceNumber");
  item.asin = text_at(row, "amazonProductIdentifier");
  item.vendor_identifier = text_at(row, "vendorProductIdentifier");
  item.net_cost = stated_money_at(row, "netCost");
  item.list_price = stated_money_at(row, "listPrice");
  item.discount_multiplier = text_at(row, "discountMultiplier");
  for (const JsonNode& part : rows(row, "itemAcknowledgements")) {
    item.parts.push_back({text_at(part, "acknowledgementCode"), text_at(part, "rejectionReason"),
                          stated_quantity_at(part, "acknowledgedQuantity"), instant_at(part, "scheduledShipDate"),
                          instant_at(part, "scheduledDeliveryDate")});
  }
  return item;
}

}  // namespace

AcknowledgementClaim read_acknowledgement(const JsonNode& document) {
  AcknowledgementClaim claim;
  claim.number = text_at(document, "purchaseOrderNumber");
  claim.selling_party = text_at(member(document, "sellingParty"), "partyId");
  for (const JsonNode& item : rows(document, "items")) claim.items.push_back(read_answered_item(item));
  claim.body_hash = content_hash(document);
  return claim;
}

}  // namespace vendorproof::mock_amazon
