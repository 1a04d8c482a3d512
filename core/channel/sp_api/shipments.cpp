// SubmitShipmentConfirmations: loose cartons on one truck.
#include <map>

#include "core/base/json/json_tree.h"
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
Json ship_from_json(const trade::ShipNotice& notice) {
  Json json = party_json(notice.ship_from_party);
  const trade::PostalAddress& address = notice.ship_from_address;
  if (address.country_code.empty()) return json;
  Json written = {{"name", address.name}, {"addressLine1", address.street}, {"countryCode", address.country_code}};
  add_text(written, "city", address.city);
  add_text(written, "stateOrRegion", address.state);
  add_text(written, "postalCode", address.postal_code);
  json["address"] = std::move(written);
  return json;
}

Json transportation_json(const trade::ShipNotice& notice) {
  Json json = Json::object();
  add_text(json, "carrierScac", notice.carrier_scac);
  add_text(json, "carrierShipmentReferenceNumber", notice.pro_number);
  json["transportationMode"] = "Road";
  add_text(json, "billOfLadingNumber", notice.bill_of_lading);
  return json;
}

Json shipped_item_json(const trade::ShippedItem& item) {
  Json json = {{"itemSequenceNumber", item.reference}};
  add_text(json, "amazonProductIdentifier", item.amazon_product_identifier);
  add_text(json, "vendorProductIdentifier", item.vendor_product_identifier);
  json["shippedQuantity"] = quantity_json(item.shipped);
  json["itemDetails"] = {{"purchaseOrderNumber", item.purchase_order}};
  return json;
}

/// A carton may mix orders, so each of its items names its own order (ASN-23).
Json carton_item_json(const trade::CartonItem& item, const OrdersByReference& orders) {
  Json details = Json::object();
  const auto order = orders.find(item.reference);
  if (order != orders.end()) details["purchaseOrderNumber"] = order->second;
  add_text(details, "lotNumber", item.lot);
  if (item.expires) details["expiry"] = {{"expiryDate", format_instant(*item.expires)}};

  Json json = {{"itemReference", item.reference}, {"shippedQuantity", quantity_json(item.shipped)}};
  if (!details.empty()) json["itemDetails"] = std::move(details);
  return json;
}

/// The message has the application identifier 00 and then the SSCC: 20 digits (ASN-24).
Json carton_json(const trade::Carton& carton, const OrdersByReference& orders) {
  Json json = Json::object();
  if (!carton.sscc.empty()) {
    const Json identifier = {{"containerIdentificationType", "SSCC"},
                             {"containerIdentificationNumber", "00" + carton.sscc}};
    json["cartonIdentifiers"] = Json::array({identifier});
  }
  json["cartonSequenceNumber"] = carton.sequence;
  add_text(json, "trackingNumber", carton.tracking_number);
  json["items"] = Json::array();
  for (const trade::CartonItem& item : carton.items) json["items"].push_back(carton_item_json(item, orders));
  return json;
}

Json notice_json(const trade::ShipNotice& notice) {
  Json json;
  json["shipmentIdentifier"] = notice.identifier;
  json["shipmentConfirmationType"] = "Original";
  json["shipmentType"] = "LessThanTruckLoad";
  json["shipmentStructure"] = "LooseAssortmentCase";
  json["transportationDetails"] = transportation_json(notice);
  add_text(json, "amazonReferenceNumber", notice.amazon_reference);
  json["shipmentConfirmationDate"] = format_instant(notice.date);
  json["shippedDate"] = format_instant(notice.shipped_at);
  json["estimatedDeliveryDate"] = format_instant(notice.arrives_at);
  json["sellingParty"] = party_json(notice.selling_party);
  json["shipFromParty"] = ship_from_json(notice);
  json["shipToParty"] = party_json(notice.ship_to_party);
  json["shipmentMeasurements"] = {{"cartonCount", notice.cartons.size()}};
  json["shippedItems"] = Json::array();
  for (const trade::ShippedItem& item : notice.items) json["shippedItems"].push_back(shipped_item_json(item));

  const OrdersByReference orders = orders_by_reference(notice);
  json["cartons"] = Json::array();
  for (const trade::Carton& carton : notice.cartons) json["cartons"].push_back(carton_json(carton, orders));
  return json;
}

}  // namespace

HttpRequest submit_shipment_confirmations(const trade::ShipNotice& notice) {
  return amazon_post("/vendor/shipping/v1/shipmentConfirmations",
                     {{"shipmentConfirmations", Json::array({notice_json(notice)})}});
}

}  // namespace vendorproof::channel::sp_api
