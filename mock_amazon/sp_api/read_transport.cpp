#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/base/json/json_hash.h"
#include "core/base/money.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/wire/reading.h"
#include "mock_amazon/wire/schema.h"

namespace vendorproof::mock_amazon {

namespace {

/// Fields of a shipment that only Amazon sets; values from a vendor are ignored.
constexpr std::array<std::string_view, 7> fields_of_amazon = {
    "buyerReferenceNumber", "currentShipmentStatus", "currentshipmentStatusDate", "shipmentStatusDetails",
    "shipmentCreateDate",   "shipmentConfirmDate",   "packageLabelCreateDate"};

Refusal incomplete(std::string_view element, std::string_view missing) {
  return {"InvalidInput",
          "The content of element '" + std::string(element) + "' is not complete. One of '{" + std::string(missing) +
              "}' is expected.",
          ""};
}

/// Tenths of a millimetre; 0 when it cannot be read. Decimals finer than 1/10,000 of the unit are cut.
std::int64_t tenths_of_millimetres(const JsonNode& dimensions, std::string_view side) {
  std::string text = text_at(dimensions, side);
  const std::size_t point = text.find('.');
  if (point != std::string::npos && text.find_first_of("eE") == std::string::npos) text = text.substr(0, point + 5);
  const Result<Money> value = Money::parse(text, *Currency::parse("USD"));
  constexpr std::int64_t ten_thousandths_max = 1'000'000'000;
  if (!value || value->ten_thousandths() < 0 || value->ten_thousandths() > ten_thousandths_max) return 0;
  const std::string unit = text_at(dimensions, "unitOfMeasure");
  const std::int64_t factor = unit == "In" ? 254 : unit == "Ft" ? 3'048 : unit == "Yard" ? 9'144 : 10'000;
  return value->ten_thousandths() * factor / 10'000;
}

TransportOrder order_of(const JsonNode& group) {
  TransportOrder order;
  order.number = text_at(group, "purchaseOrderNumber");
  for (const JsonNode& item : rows(group, "items")) {
    order.items.push_back({sequence_at(item, "itemSequenceNumber"), text_at(item, "buyerProductIdentifier"),
                           text_at(item, "vendorProductIdentifier"), stated_quantity_at(item, "shippedQuantity")});
  }
  return order;
}

void read_containers(const JsonNode& document, TransportClaim& claim) {
  for (const JsonNode& container : rows(document, "containers")) {
    const std::string type = text_at(container, "containerType");
    if (type == "carton") ++claim.cartons_listed;
    if (type != "pallet") continue;
    TransportPallet pallet;
    pallet.sequence = sequence_at(container, "containerSequenceNumber");
    const JsonNode dimensions = member(container, "dimensions");
    if (dimensions.is_object()) {
      pallet.base = PalletBase{tenths_of_millimetres(dimensions, "length"), tenths_of_millimetres(dimensions, "width")};
    }
    claim.pallets.push_back(std::move(pallet));
  }
  claim.cartons_counted = integer_at(member(document, "shipmentMeasurements"), "totalCartonCount").value_or(0);
}

const Shape& shown_again() {
  static const Shape shape = [] {
    Shape shown = transport_request();
    std::erase_if(shown.fields, [](const FieldRule& field) {
      return std::find(fields_of_amazon.begin(), fields_of_amazon.end(), field.name) != fields_of_amazon.end();
    });
    return shown;
  }();
  return shape;
}

}  // namespace

TransportClaim read_transport(const JsonNode& document) {
  TransportClaim claim;
  claim.transaction = text_at(document, "transactionType");
  claim.identifier = text_at(document, "vendorShipmentIdentifier");
  claim.selling_party = text_at(member(document, "sellingParty"), "partyId");
  claim.collect = text_at(document, "shipmentFreightTerm") == "Collect";
  claim.pick_up = instant_at(member(document, "collectFreightPickupDetails"), "requestedPickUp");
  const JsonNode transportation = member(document, "transportationDetails");
  claim.small_parcel = text_at(transportation, "shipMode") == "SmallParcel";
  claim.ships_at = instant_at(transportation, "shippedDate");
  for (const JsonNode& group : rows(document, "purchaseOrders")) claim.orders.push_back(order_of(group));
  read_containers(document, claim);
  if (claim.transaction != "Cancel") claim.document = canonical(shown_again(), document);
  claim.body_hash = content_hash(document);
  return claim;
}

std::vector<Refusal> missing_of_transport(const JsonNode& document) {
  std::vector<Refusal> refusals;
  if (text_at(document, "transactionType") == "Cancel") return refusals;
  const std::string term = text_at(document, "shipmentFreightTerm");
  if (term.empty()) refusals.push_back(incomplete("shipments", "shipmentFreightTerm"));
  if (term != "Collect") return refusals;
  const JsonNode measurements = member(document, "shipmentMeasurements");
  if (!measurements.is_object()) {
    refusals.push_back(incomplete("shipments", "shipmentMeasurements"));
  } else if (!measurements.member("totalCartonCount") && !measurements.member("totalPalletStackable") &&
             !measurements.member("totalPalletNonStackable")) {
    refusals.push_back(
        incomplete("shipmentMeasurements", "totalCartonCount, totalPalletStackable, totalPalletNonStackable"));
  }
  if (!instant_at(member(document, "collectFreightPickupDetails"), "requestedPickUp")) {
    refusals.push_back(incomplete("collectFreightPickupDetails", "requestedPickUp"));
  }
  const std::vector<JsonNode> orders = rows(document, "purchaseOrders");
  const bool named = std::all_of(orders.begin(), orders.end(),
                                 [](const JsonNode& order) { return !text_at(order, "purchaseOrderNumber").empty(); });
  if (orders.empty()) refusals.push_back(incomplete("shipments", "purchaseOrders"));
  if (!named) refusals.push_back(incomplete("purchaseOrders", "purchaseOrderNumber"));
  return refusals;
}

}  // namespace vendorproof::mock_amazon
