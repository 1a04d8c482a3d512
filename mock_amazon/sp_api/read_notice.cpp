#include <algorithm>
#include <initializer_list>

#include "core/base/json/json_hash.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::int64_t days_per_month = 30;
constexpr std::int64_t lasts_days_max = 100 * 365;

ItemNotes notes_of(const JsonNode& details) {
  ItemNotes notes;
  notes.lot = text_at(details, "lotNumber");
  notes.lot_source = text_at(details, "lotNumberSourceReference");
  notes.lot_source_type = text_at(details, "lotNumberSourceType");
  const JsonNode regulation = member(details, "regulationReferences");
  const bool verified =
      !text_at(regulation, "dueDiligenceReference").empty() && !text_at(regulation, "dueDiligenceVerification").empty();
  notes.due_diligence = verified || !text_at(regulation, "dueDiligenceInformation").empty() ||
                        !text_at(regulation, "dueDiligenceExemptionCode").empty();
  const JsonNode expiry = member(details, "expiry");
  notes.manufactured = instant_at(expiry, "manufacturerDate");
  notes.expires = instant_at(expiry, "expiryDate");
  const JsonNode duration = member(expiry, "expiryAfterDuration");
  if (const std::optional<std::int64_t> value = integer_at(duration, "durationValue")) {
    const std::int64_t factor = text_at(duration, "durationUnit") == "Months" ? days_per_month : 1;
    notes.lasts_days = std::clamp<std::int64_t>(*value, 0, lasts_days_max) * factor;
  }
  return notes;
}

/// A decimal in 1/10,000; none if it is absent or not a decimal. Cut to the range of plus or minus a million.
std::optional<std::int64_t> measure_at(const JsonNode& object, std::string_view key) {
  constexpr std::int64_t most = 1'000'000LL * 10'000;
  const Result<Money> read = Money::parse(decimal_of(member(object, key)), usd());
  if (!read) return std::nullopt;
  return std::clamp<std::int64_t>(read->ten_thousandths(), -most, most);
}

struct Factor {
  std::string_view unit;
  std::int64_t thousandths;
};

std::optional<std::int64_t> converted(const JsonNode& object, std::string_view key,
                                      std::initializer_list<Factor> factors) {
  const std::optional<std::int64_t> value = measure_at(object, key);
  const std::string unit = text_at(object, "unitOfMeasure");
  for (const Factor& factor : factors) {
    if (value && unit == factor.unit) return *value * factor.thousandths / 10'000;
  }
  return std::nullopt;
}

ContainerSize size_of(const JsonNode& container) {
  ContainerSize size;
  size.milligrams = converted(member(container, "weight"), "value",
                              {{"G", 1'000}, {"Kg", 1'000'000}, {"Oz", 28'350}, {"Lb", 453'592}});
  const JsonNode dimensions = member(container, "dimensions");
  const auto side = [&](std::string_view key) {
    return converted(dimensions, key, {{"In", 1'000}, {"Ft", 12'000}, {"Meter", 39'370}, {"Yard", 36'000}});
  };
  size.height = side("height");
  size.longest_side = std::max({side("length"), side("width"), size.height});
  return size;
}

std::vector<ContainerLabel> labels_of(const JsonNode& container, std::string_view key) {
  std::vector<ContainerLabel> labels;
  for (const JsonNode& label : rows(container, key)) {
    labels.push_back({text_at(label, "containerIdentificationType"), text_at(label, "containerIdentificationNumber")});
  }
  return labels;
}

bool has_weight(const JsonNode& row) { return member(member(row, "shippedQuantity"), "totalWeight").is_object(); }

ShippedItem shipped_item(const JsonNode& row) {
  const JsonNode details = member(row, "itemDetails");
  ShippedItem item;
  item.reference = sequence_at(row, "itemSequenceNumber");
  item.asin = text_at(row, "amazonProductIdentifier");
  item.vendor_identifier = text_at(row, "vendorProductIdentifier");
  item.order_number = text_at(details, "purchaseOrderNumber");
  item.quantity = stated_quantity_at(row, "shippedQuantity");
  item.weighed = has_weight(row);
  item.notes = notes_of(details);
  return item;
}

std::vector<PackedItem> packed_items(const JsonNode& container) {
  std::vector<PackedItem> items;
  for (const JsonNode& row : rows(container, "items")) {
    const JsonNode details = member(row, "itemDetails");
    items.push_back({sequence_at(row, "itemReference"), text_at(details, "purchaseOrderNumber"),
                     stated_quantity_at(row, "shippedQuantity"), has_weight(row), notes_of(details)});
  }
  return items;
}

PackedPallet pallet_of(const JsonNode& row) {
  PackedPallet pallet;
  pallet.labels = labels_of(row, "palletIdentifiers");
  pallet.size = size_of(row);
  pallet.items = packed_items(row);
  const JsonNode references = member(row, "cartonReferenceDetails");
  pallet.carton_count = integer_at(references, "cartonCount");
  for (const JsonNode& reference : rows(references, "cartonReferenceNumbers")) {
    pallet.cartons.push_back(sequence_of(reference));
  }
  return pallet;
}

void read_goods(const JsonNode& document, NoticeClaim& claim) {
  for (const JsonNode& row : rows(document, "shippedItems")) claim.items.push_back(shipped_item(row));
  for (const JsonNode& row : rows(document, "cartons")) {
    claim.cartons.push_back({sequence_at(row, "cartonSequenceNumber"), labels_of(row, "cartonIdentifiers"),
                             text_at(row, "trackingNumber"), size_of(row), packed_items(row)});
  }
  for (const JsonNode& row : rows(document, "pallets")) claim.pallets.push_back(pallet_of(row));
}

std::optional<ImportPapers> import_papers_of(const JsonNode& document) {
  const JsonNode imports = member(document, "importDetails");
  if (!imports.is_object()) return std::nullopt;
  return ImportPapers{text_at(imports, "sealNumber"), text_at(imports, "importContainers"),
                      member(imports, "route").is_object(), member(imports, "billableWeight").is_object(),
                      instant_at(imports, "estimatedShipByDate")};
}

void read_carriage(const JsonNode& document, NoticeClaim& claim) {
  claim.shipment_type = text_at(document, "shipmentType");
  claim.structure = text_at(document, "shipmentStructure");
  claim.shipped_at = instant_at(document, "shippedDate");
  claim.arrives_at = instant_at(document, "estimatedDeliveryDate");
  const JsonNode transportation = member(document, "transportationDetails");
  claim.scac = text_at(transportation, "carrierScac");
  claim.pro = text_at(transportation, "carrierShipmentReferenceNumber");
  claim.bill_of_lading = text_at(transportation, "billOfLadingNumber");
  claim.amazon_reference = text_at(document, "amazonReferenceNumber");
  const JsonNode ship_from = member(document, "shipFromParty");
  claim.ship_from = text_at(ship_from, "partyId");
  claim.ship_from_postal_code = text_at(member(ship_from, "address"), "postalCode");
  claim.ship_from_country = text_at(member(ship_from, "address"), "countryCode");
  claim.ship_to = text_at(member(document, "shipToParty"), "partyId");
  const JsonNode measurements = member(document, "shipmentMeasurements");
  claim.carton_count = integer_at(measurements, "cartonCount");
  claim.pallet_count = integer_at(measurements, "palletCount");
  claim.import_papers = import_papers_of(document);
}

}  // namespace

NoticeClaim read_notice(const JsonNode& document) {
  NoticeClaim claim;
  claim.key = {text_at(member(document, "sellingParty"), "partyId"), text_at(document, "shipmentIdentifier")};
  claim.replaces = text_at(document, "shipmentConfirmationType") == "Replace";
  read_carriage(document, claim);
  read_goods(document, claim);
  claim.body_hash = content_hash(document);
  return claim;
}

}  // namespace vendorproof::mock_amazon
