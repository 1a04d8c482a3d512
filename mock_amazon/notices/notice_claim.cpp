#include "mock_amazon/notices/notice_claim.h"

#include <algorithm>
#include <initializer_list>

#include "core/base/money.h"
#include "core/base/require.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::int64_t days_per_month = 30;
constexpr std::int64_t lasts_days_max = 100 * 365;

/// How a shipped item names its product; either may be "".
struct Product {
  std::string asin;
  std::string vendor_identifier;

  bool is_of(const OrderLine& line) const {
    const bool named = !asin.empty() || !vendor_identifier.empty() || line.item().empty();
    return named && (asin.empty() || asin == line.asin) &&
           (vendor_identifier.empty() || vendor_identifier == line.vendor_identifier);
  }
};

using EachesByLine = std::map<const OrderLine*, std::int64_t>;

/// Several lines of an order may be of one product (PO-35): goods go to the first that still waits for some, of what
/// the vendor confirmed; what is beyond goes to the last.
const OrderLine* line_shipped(const Order& order, const Product& product, EachesByLine& noticed_here,
                              std::int64_t eaches) {
  const OrderLine* found = nullptr;
  for (const OrderLine& line : order.lines) {
    if (!product.is_of(line)) continue;
    found = &line;
    if (line.noticed + noticed_here[&line] < line.answer.confirmed()) break;
  }
  if (found != nullptr) noticed_here[found] += eaches;
  return found;
}

/// What the replaced notice says no longer counts (ASN-08).
EachesByLine given_back(const OrderBook& book, const NoticeRecord* replaced) {
  EachesByLine eaches;
  if (replaced == nullptr) return eaches;
  for (const NoticedLine& row : replaced->lines) {
    const Order* order = book.find(row.purchase_order);
    const OrderLine* line = order == nullptr ? nullptr : order->line_of(row.sequence);
    if (line != nullptr) eaches[line] -= row.eaches;
  }
  return eaches;
}

/// Orders that containers name for their items, by the item's reference (ASN-23).
std::map<std::string, std::string> orders_in_containers(const Json& document) {
  std::map<std::string, std::string> orders;
  for (const char* containers : {"cartons", "pallets"}) {
    for (const Json& container : rows(document, containers)) {
      for (const Json& packed : rows(container, "items")) {
        const std::string number = text_at(member(packed, "itemDetails"), "purchaseOrderNumber");
        if (!number.empty()) orders.emplace(text_at(packed, "itemReference"), number);
      }
    }
  }
  return orders;
}

ItemNotes notes_of(const Json& details) {
  ItemNotes notes;
  notes.lot = text_at(details, "lotNumber");
  notes.lot_source = text_at(details, "lotNumberSourceReference");
  notes.lot_source_type = text_at(details, "lotNumberSourceType");
  const Json& regulation = member(details, "regulationReferences");
  const bool verified =
      !text_at(regulation, "dueDiligenceReference").empty() && !text_at(regulation, "dueDiligenceVerification").empty();
  notes.due_diligence = verified || !text_at(regulation, "dueDiligenceInformation").empty() ||
                        !text_at(regulation, "dueDiligenceExemptionCode").empty();
  const Json& expiry = member(details, "expiry");
  notes.manufactured = instant_at(expiry, "manufacturerDate");
  notes.expires = instant_at(expiry, "expiryDate");
  const Json& duration = member(expiry, "expiryAfterDuration");
  if (const std::optional<std::int64_t> value = integer_at(duration, "durationValue")) {
    const std::int64_t factor = text_at(duration, "durationUnit") == "Months" ? days_per_month : 1;
    notes.lasts_days = std::clamp<std::int64_t>(*value, 0, lasts_days_max) * factor;
  }
  return notes;
}

/// A decimal in 1/10,000; none when it is absent or no decimal. Held at a million either way.
std::optional<std::int64_t> decimal_at(const Json& object, std::string_view key) {
  constexpr std::int64_t most = 1'000'000LL * 10'000;
  const Json& found = member(object, key);
  const Result<Money> read = Money::parse(found.is_number() ? found.dump() : text_at(object, key), usd());
  if (!read) return std::nullopt;
  return std::clamp<std::int64_t>(read->ten_thousandths(), -most, most);
}

struct Factor {
  std::string_view unit;
  std::int64_t thousandths;
};

std::optional<std::int64_t> converted(const Json& object, std::string_view key, std::initializer_list<Factor> factors) {
  const std::optional<std::int64_t> value = decimal_at(object, key);
  const std::string unit = text_at(object, "unitOfMeasure");
  for (const Factor& factor : factors) {
    if (value && unit == factor.unit) return *value * factor.thousandths / 10'000;
  }
  return std::nullopt;
}

ContainerSize size_of(const Json& container) {
  ContainerSize size;
  size.milligrams = converted(member(container, "weight"), "value",
                              {{"G", 1'000}, {"Kg", 1'000'000}, {"Oz", 28'350}, {"Lb", 453'592}});
  const Json& dimensions = member(container, "dimensions");
  const auto side = [&](std::string_view key) {
    return converted(dimensions, key, {{"In", 1'000}, {"Ft", 12'000}, {"Meter", 39'370}, {"Yard", 36'000}});
  };
  size.height = side("height");
  size.longest_side = std::max({side("length"), side("width"), size.height});
  return size;
}

std::vector<ContainerLabel> labels_of(const Json& container, std::string_view key) {
  std::vector<ContainerLabel> labels;
  for (const Json& label : rows(container, key)) {
    labels.push_back({text_at(label, "containerIdentificationType"), text_at(label, "containerIdentificationNumber")});
  }
  return labels;
}

bool has_weight(const Json& row) { return member(member(row, "shippedQuantity"), "totalWeight").is_object(); }

std::vector<PackedItem> packed_items(NoticeClaim& claim, const Json& container) {
  std::vector<PackedItem> items;
  for (const Json& row : rows(container, "items")) {
    PackedItem packed;
    packed.reference = text_at(row, "itemReference");
    const Json& details = member(row, "itemDetails");
    packed.order_number = text_at(details, "purchaseOrderNumber");
    packed.notes = notes_of(details);
    const auto place = claim.place_by_reference.find(packed.reference);
    NoticedItem* item = place == claim.place_by_reference.end() ? nullptr : &claim.items[place->second];
    packed.written = quantity_at(row, "shippedQuantity", item == nullptr ? Quantity() : item->written);
    packed.eaches = eaches_of(packed.written);
    if (item != nullptr) item->weighed |= has_weight(row);
    items.push_back(std::move(packed));
  }
  return items;
}

void read_items(const OrderBook& book, const Json& document, NoticeClaim& claim) {
  EachesByLine noticed_here = given_back(book, claim.replaces ? claim.replaced : nullptr);
  const std::map<std::string, std::string> packed_orders = orders_in_containers(document);
  for (const Json& row : rows(document, "shippedItems")) {
    NoticedItem item;
    item.reference = text_at(row, "itemSequenceNumber");
    const Json& details = member(row, "itemDetails");
    item.order_number = text_at(details, "purchaseOrderNumber");
    item.notes = notes_of(details);
    item.weighed = has_weight(row);
    const auto packed = packed_orders.find(item.reference);
    if (item.order_number.empty() && packed != packed_orders.end()) item.order_number = packed->second;
    item.order = book.find(item.order_number);
    if (item.order != nullptr) {
      const std::int64_t assumed = eaches_of(quantity_at(row, "shippedQuantity", Quantity()));
      const Product product = {text_at(row, "amazonProductIdentifier"), text_at(row, "vendorProductIdentifier")};
      item.line = line_shipped(*item.order, product, noticed_here, assumed);
    }
    item.written = quantity_at(row, "shippedQuantity", item.line == nullptr ? Quantity() : item.line->written);
    item.eaches = eaches_of(item.written);
    claim.place_by_reference.emplace(item.reference, claim.items.size());
    claim.items.push_back(std::move(item));
  }
}

void read_containers(const Json& document, NoticeClaim& claim) {
  for (const Json& row : rows(document, "cartons")) {
    claim.cartons.push_back({text_at(row, "cartonSequenceNumber"), labels_of(row, "cartonIdentifiers"),
                             text_at(row, "trackingNumber"), size_of(row), packed_items(claim, row)});
  }
  for (const Json& row : rows(document, "pallets")) {
    PackedPallet pallet;
    pallet.labels = labels_of(row, "palletIdentifiers");
    pallet.size = size_of(row);
    pallet.items = packed_items(claim, row);
    const Json& references = member(row, "cartonReferenceDetails");
    pallet.carton_count = integer_at(references, "cartonCount");
    for (const Json& reference : rows(references, "cartonReferenceNumbers")) {
      if (reference.is_string()) pallet.cartons.push_back(reference.get<std::string>());
    }
    claim.pallets.push_back(std::move(pallet));
  }
}

void read_carriage(const Json& document, NoticeClaim& claim) {
  claim.shipment_type = text_at(document, "shipmentType");
  claim.structure = text_at(document, "shipmentStructure");
  claim.shipped_at = instant_at(document, "shippedDate");
  claim.arrives_at = instant_at(document, "estimatedDeliveryDate");
  const Json& transportation = member(document, "transportationDetails");
  claim.scac = text_at(transportation, "carrierScac");
  claim.pro = text_at(transportation, "carrierShipmentReferenceNumber");
  claim.bill_of_lading = text_at(transportation, "billOfLadingNumber");
  claim.amazon_reference = text_at(document, "amazonReferenceNumber");
  const Json& ship_from = member(document, "shipFromParty");
  claim.ship_from = text_at(ship_from, "partyId");
  claim.ship_from_postal_code = text_at(member(ship_from, "address"), "postalCode");
  claim.ship_from_country = text_at(member(ship_from, "address"), "countryCode");
  claim.ship_to = text_at(member(document, "shipToParty"), "partyId");
  const Json& measurements = member(document, "shipmentMeasurements");
  claim.carton_count = integer_at(measurements, "cartonCount");
  claim.pallet_count = integer_at(measurements, "palletCount");
  const Json& import_details = member(document, "importDetails");
  if (import_details.is_object()) claim.import_details = &import_details;
}

}  // namespace

std::optional<Instant> ItemNotes::expiry() const {
  if (expires) return expires;
  if (!manufactured || !lasts_days) return std::nullopt;
  return *manufactured + std::chrono::hours(24 * *lasts_days);
}

const NoticedItem* NoticeClaim::item_of(const std::string& reference) const {
  const auto found = place_by_reference.find(reference);
  return found == place_by_reference.end() ? nullptr : &items[found->second];
}

const NoticedItem& NoticeClaim::known_item(const std::string& reference) const {
  const NoticedItem* item = item_of(reference);
  if (item == nullptr) unknown_key("item of ship notice " + key.second, reference);
  return *item;
}

bool NoticeClaim::palletised() const {
  return !pallets.empty() || structure == "PalletizedAssortmentCase" || structure == "PalletizedStandardCase" ||
         structure == "PalletOfItems" || structure == "MasterPallet";
}

ItemTraits NoticeClaim::traits_of(const NoticedItem& item) const {
  if (item.line == nullptr) return {};
  const auto found = settings->catalogue.find(item.line->item());
  ItemTraits traits = found == settings->catalogue.end() ? ItemTraits() : found->second;
  traits.priced_by_weight |= item.line->priced_by_weight;
  return traits;
}

NoticeClaim read_notice(const OrderBook& book, const NoticeRegister& earlier, const Settings& settings,
                        const Json& document, Instant submitted) {
  NoticeClaim claim;
  claim.key = {text_at(member(document, "sellingParty"), "partyId"), text_at(document, "shipmentIdentifier")};
  claim.replaces = text_at(document, "shipmentConfirmationType") == "Replace";
  claim.submitted = submitted;
  claim.earlier = &earlier;
  claim.settings = &settings;
  claim.replaced = notice_within_a_year(earlier, claim.key, submitted);
  read_carriage(document, claim);
  read_items(book, document, claim);
  read_containers(document, claim);
  return claim;
}

}  // namespace vendorproof::mock_amazon
