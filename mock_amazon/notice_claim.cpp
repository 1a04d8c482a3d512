#include "mock_amazon/notice_claim.h"

#include "mock_amazon/reading.h"

namespace vendorproof::mock_amazon {

namespace {

bool is_product_of(const Json& item, const OrderLine& line) {
  const std::string asin = text_at(item, "amazonProductIdentifier");
  const std::string vendor_identifier = text_at(item, "vendorProductIdentifier");
  const bool named = !asin.empty() || !vendor_identifier.empty() || line.item().empty();
  return named && (asin.empty() || asin == line.asin) &&
         (vendor_identifier.empty() || vendor_identifier == line.vendor_identifier);
}

/// Several lines of an order may be of one product (PO-35): goods go to the first that still waits for some, of what
/// the vendor confirmed; what is beyond goes to the last.
const OrderLine* line_shipped(const Order& order, const Json& item,
                              std::map<const OrderLine*, std::int64_t>& noticed_here, std::int64_t eaches) {
  const OrderLine* found = nullptr;
  for (const OrderLine& line : order.lines) {
    if (!is_product_of(item, line)) continue;
    found = &line;
    if (line.noticed + noticed_here[&line] < line.answer.confirmed()) break;
  }
  if (found != nullptr) noticed_here[found] += eaches;
  return found;
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

std::vector<std::string> ssccs_of(const Json& container, std::string_view key) {
  std::vector<std::string> ssccs;
  for (const Json& identifier : rows(container, key)) {
    if (text_at(identifier, "containerIdentificationType") != "SSCC") continue;
    ssccs.push_back(text_at(identifier, "containerIdentificationNumber"));
  }
  return ssccs;
}

std::vector<PackedItem> packed_items(const NoticeClaim& claim, const Json& container) {
  std::vector<PackedItem> items;
  for (const Json& row : rows(container, "items")) {
    PackedItem packed;
    packed.reference = text_at(row, "itemReference");
    packed.order_number = text_at(member(row, "itemDetails"), "purchaseOrderNumber");
    const NoticedItem* item = claim.item_of(packed.reference);
    packed.eaches = eaches_of(quantity_at(row, "shippedQuantity", item == nullptr ? Quantity() : item->written));
    items.push_back(std::move(packed));
  }
  return items;
}

void read_items(const OrderBook& book, const Json& document, NoticeClaim& claim) {
  std::map<const OrderLine*, std::int64_t> noticed_here;
  const std::map<std::string, std::string> packed_orders = orders_in_containers(document);
  for (const Json& row : rows(document, "shippedItems")) {
    NoticedItem item;
    item.reference = text_at(row, "itemSequenceNumber");
    item.order_number = text_at(member(row, "itemDetails"), "purchaseOrderNumber");
    const auto packed = packed_orders.find(item.reference);
    if (item.order_number.empty() && packed != packed_orders.end()) item.order_number = packed->second;
    item.order = book.find(item.order_number);
    if (item.order != nullptr) {
      const std::int64_t assumed = eaches_of(quantity_at(row, "shippedQuantity", Quantity()));
      item.line = line_shipped(*item.order, row, noticed_here, assumed);
    }
    item.written = quantity_at(row, "shippedQuantity", item.line == nullptr ? Quantity() : item.line->written);
    item.eaches = eaches_of(item.written);
    claim.place_by_reference.emplace(item.reference, claim.items.size());
    claim.items.push_back(std::move(item));
  }
}

}  // namespace

const NoticedItem* NoticeClaim::item_of(const std::string& reference) const {
  const auto found = place_by_reference.find(reference);
  return found == place_by_reference.end() ? nullptr : &items[found->second];
}

NoticeClaim read_notice(const OrderBook& book, const NoticeRegister& earlier, const Json& document, Instant submitted) {
  NoticeClaim claim;
  claim.identifier = text_at(document, "shipmentIdentifier");
  claim.type = text_at(document, "shipmentConfirmationType");
  claim.submitted = submitted;
  claim.shipped_at = instant_at(document, "shippedDate");
  claim.arrives_at = instant_at(document, "estimatedDeliveryDate");
  const Json& measurements = member(document, "shipmentMeasurements");
  claim.carton_count = integer_at(measurements, "cartonCount");
  claim.pallet_count = integer_at(measurements, "palletCount");
  claim.earlier = &earlier;
  read_items(book, document, claim);
  for (const Json& row : rows(document, "cartons")) {
    claim.cartons.push_back(
        {text_at(row, "cartonSequenceNumber"), ssccs_of(row, "cartonIdentifiers"), packed_items(claim, row)});
  }
  for (const Json& row : rows(document, "pallets")) {
    PackedPallet pallet{ssccs_of(row, "palletIdentifiers"), {}, packed_items(claim, row)};
    for (const Json& reference : rows(member(row, "cartonReferenceDetails"), "cartonReferenceNumbers")) {
      if (reference.is_string()) pallet.cartons.push_back(reference.get<std::string>());
    }
    claim.pallets.push_back(std::move(pallet));
  }
  return claim;
}

}  // namespace vendorproof::mock_amazon
