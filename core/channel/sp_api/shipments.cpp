// SubmitShipmentConfirmations: each notice of the parcels, loose cartons or pallets on one truck.
#include <map>

#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {

namespace {

/// Purchase order of every item of the notice, by its reference.
using OrdersByReference = std::map<std::string, std::string>;

OrdersByReference orders_by_reference(const trade::ShipNotice& notice) {
  OrdersByReference orders;
  for (const trade::ShippedItem& item : notice.items) orders[item.reference] = item.purchase_order;
  return orders;
}

/// Amazon refuses an address without name, street or country; postal code and country should be stated (ASN-39).
void write_ship_from(JsonWriter& out, const trade::ShipNotice& notice) {
  out.begin_object().member("partyId", notice.ship_from_party);
  const trade::PostalAddress& address = notice.ship_from_address;
  if (!address.country_code.empty()) {
    out.key("address").begin_object();
    out.member("name", address.name).member("addressLine1", address.street);
    out.member("countryCode", address.country_code);
    add_text(out, "city", address.city);
    add_text(out, "stateOrRegion", address.state);
    add_text(out, "postalCode", address.postal_code);
    out.end_object();
  }
  out.end_object();
}

void write_transportation(JsonWriter& out, const trade::ShipNotice& notice) {
  out.begin_object();
  add_text(out, "carrierScac", notice.carrier_scac);
  add_text(out, "carrierShipmentReferenceNumber", notice.pro_number);
  add_text(out, "transportationMode", notice.transportation_mode);
  add_text(out, "billOfLadingNumber", notice.bill_of_lading);
  out.end_object();
}

void write_shipped_item(JsonWriter& out, const trade::ShippedItem& item) {
  out.begin_object().member("itemSequenceNumber", item.reference);
  add_product(out, item.amazon_product_identifier, item.vendor_product_identifier);
  write_quantity(out.key("shippedQuantity"), item.shipped);
  out.key("itemDetails").begin_object().member("purchaseOrderNumber", item.purchase_order).end_object();
  out.end_object();
}

/// A carton or pallet may mix orders, so each of its items names its own order (ASN-23).
void write_packed_item(JsonWriter& out, const trade::CartonItem& item, const OrdersByReference& orders) {
  out.begin_object().member("itemReference", item.reference);
  write_quantity(out.key("shippedQuantity"), item.shipped);
  const auto order = orders.find(item.reference);
  if (order != orders.end() || !item.lot.empty() || item.expires) {
    out.key("itemDetails").begin_object();
    if (order != orders.end()) out.member("purchaseOrderNumber", order->second);
    add_text(out, "lotNumber", item.lot);
    if (item.expires) {
      out.key("expiry").begin_object().member("expiryDate", format_instant(*item.expires)).end_object();
    }
    out.end_object();
  }
  out.end_object();
}

/// The message has the application identifier 00 and then the SSCC: 20 digits (ASN-24).
void write_label(JsonWriter& out, std::string_view key, const std::string& sscc) {
  if (sscc.empty()) return;
  out.key(key).begin_array().begin_object();
  out.member("containerIdentificationType", "SSCC").member("containerIdentificationNumber", "00" + sscc);
  out.end_object().end_array();
}

void write_packed_items(JsonWriter& out, const std::vector<trade::CartonItem>& items, const OrdersByReference& orders) {
  out.key("items").begin_array();
  for (const trade::CartonItem& item : items) write_packed_item(out, item, orders);
  out.end_array();
}

void write_carton(JsonWriter& out, const trade::Carton& carton, const OrdersByReference& orders) {
  out.begin_object();
  write_label(out, "cartonIdentifiers", carton.sscc);
  out.member("cartonSequenceNumber", carton.sequence);
  add_text(out, "trackingNumber", carton.tracking_number);
  write_packed_items(out, carton.items, orders);
  out.end_object();
}

void write_pallet(JsonWriter& out, const trade::Pallet& pallet, const OrdersByReference& orders) {
  out.begin_object();
  write_label(out, "palletIdentifiers", pallet.sscc);
  if (!pallet.cartons.empty()) {
    out.key("cartonReferenceDetails").begin_object().member("cartonCount", pallet.cartons.size());
    out.key("cartonReferenceNumbers").begin_array();
    for (const std::string& sequence : pallet.cartons) out.text(sequence);
    out.end_array().end_object();
  }
  if (!pallet.items.empty()) write_packed_items(out, pallet.items, orders);
  out.end_object();
}

/// How pallets, cartons and items nest (ASN-17); "" where no word of Amazon's says it, as for loose cartons beside
/// pallets.
std::string_view structure_of(const trade::ShipNotice& notice) {
  if (notice.pallets.empty()) return "LooseAssortmentCase";
  std::size_t standing = 0;
  bool has_goods = false;
  for (const trade::Pallet& pallet : notice.pallets) {
    standing += pallet.cartons.size();
    has_goods = has_goods || !pallet.items.empty();
  }
  if (notice.cartons.empty()) return "PalletOfItems";
  return standing == notice.cartons.size() && !has_goods ? "PalletizedAssortmentCase" : "";
}

std::string_view text_of(trade::ShipmentType type) {
  switch (type) {
    case trade::ShipmentType::TruckLoad:
      return "TruckLoad";
    case trade::ShipmentType::LessThanTruckLoad:
      return "LessThanTruckLoad";
    case trade::ShipmentType::SmallParcel:
      return "SmallParcel";
  }
  return "";
}

void write_measurements(JsonWriter& out, const trade::ShipNotice& notice) {
  out.begin_object().member("cartonCount", notice.cartons.size());
  if (notice.counts_pallets || !notice.pallets.empty()) out.member("palletCount", notice.pallets.size());
  out.end_object();
}

void write_notice(JsonWriter& out, const trade::ShipNotice& notice) {
  out.begin_object().member("shipmentIdentifier", notice.identifier);
  out.member("shipmentConfirmationType", notice.replaces ? "Replace" : "Original");
  out.member("shipmentType", text_of(notice.type));
  add_text(out, "shipmentStructure", structure_of(notice));
  write_transportation(out.key("transportationDetails"), notice);
  add_text(out, "amazonReferenceNumber", notice.amazon_reference);
  out.member("shipmentConfirmationDate", format_instant(notice.date));
  out.member("shippedDate", format_instant(notice.shipped_at));
  out.member("estimatedDeliveryDate", format_instant(notice.arrives_at));
  write_party(out.key("sellingParty"), notice.selling_party);
  write_ship_from(out.key("shipFromParty"), notice);
  write_party(out.key("shipToParty"), notice.ship_to_party);
  write_measurements(out.key("shipmentMeasurements"), notice);
  out.key("shippedItems").begin_array();
  for (const trade::ShippedItem& item : notice.items) write_shipped_item(out, item);
  out.end_array();

  const OrdersByReference orders = orders_by_reference(notice);
  out.key("cartons").begin_array();
  for (const trade::Carton& carton : notice.cartons) write_carton(out, carton, orders);
  out.end_array();
  if (!notice.pallets.empty()) {
    out.key("pallets").begin_array();
    for (const trade::Pallet& pallet : notice.pallets) write_pallet(out, pallet, orders);
    out.end_array();
  }
  out.end_object();
}

}  // namespace

HttpRequest submit_shipment_confirmations(std::span<const trade::ShipNotice> notices) {
  JsonWriter out;
  out.begin_object().key("shipmentConfirmations").begin_array();
  for (const trade::ShipNotice& notice : notices) write_notice(out, notice);
  out.end_array().end_object();
  return amazon_post("/vendor/shipping/v1/shipmentConfirmations", out.take());
}

}  // namespace vendorproof::channel::sp_api
