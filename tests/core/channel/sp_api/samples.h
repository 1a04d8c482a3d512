// Documents for the tests of this room, in Amazon's shapes, made up here.
#pragma once

#include <string>

#include "core/base/json/json_tree.h"
#include "core/base/time.h"
#include "core/trade/documents.h"

namespace vendorproof::channel::sp_api::samples {

inline Instant at(const char* text) { return *parse_instant(text); }
inline Money dollars(const char* decimal) { return *Money::parse(decimal, usd()); }
inline Json parsed(const std::string& text) { return *parse_json(text); }

/// Three lines: eaches, cases of 12, and a cancelled one.
inline Json order_json() {
  return parsed(R"({
    "purchaseOrderNumber": "7QX2M4KP",
    "purchaseOrderState": "New",
    "orderDetails": {
      "purchaseOrderDate": "2026-11-02T09:30:00Z",
      "purchaseOrderStateChangedDate": "2026-11-02T09:30:00Z",
      "purchaseOrderType": "RegularOrder",
      "paymentMethod": "Invoice",
      "buyingParty": {"partyId": "PHX6"},
      "sellingParty": {"partyId": "TEAS1"},
      "shipToParty": {"partyId": "PHX6"},
      "billToParty": {"partyId": "AMZPA"},
      "deliveryWindow": "2026-11-05T08:00:00Z--2026-11-12T08:00:00Z",
      "items": [
        {"itemSequenceNumber": "1", "amazonProductIdentifier": "B0TEAGREEN", "vendorProductIdentifier": "TG-100",
         "orderedQuantity": {"amount": 40, "unitOfMeasure": "Eaches", "unitSize": 1}, "isBackOrderAllowed": true,
         "netCost": {"currencyCode": "USD", "amount": "3.75"}},
        {"itemSequenceNumber": "2", "amazonProductIdentifier": "B0TEABLACK",
         "orderedQuantity": {"amount": 5, "unitOfMeasure": "Cases", "unitSize": 12}, "isBackOrderAllowed": false,
         "netCost": {"currencyCode": "USD", "amount": "2.5"}},
        {"itemSequenceNumber": "3", "vendorProductIdentifier": "TW-300",
         "orderedQuantity": {"amount": 0, "unitOfMeasure": "Eaches", "unitSize": 1}, "isBackOrderAllowed": false,
         "netCost": {"currencyCode": "USD", "amount": "4"}}
      ]
    }
  })");
}

inline trade::PurchaseOrder order() {
  trade::PurchaseOrder order;
  order.number = "7QX2M4KP";
  order.ordered_at = at("2026-11-02T09:30:00Z");
  order.selling_party = "TEAS1";
  order.buying_party = "PHX6";
  order.ship_to_party = "PHX6";
  order.bill_to_party = "AMZPA";
  order.delivery_window = Window{at("2026-11-05T08:00:00Z"), at("2026-11-12T08:00:00Z")};
  order.lines = {
      {1, "1", "B0TEAGREEN", "TG-100", {40, UnitOfMeasure::Eaches, 1}, true, dollars("3.75")},
      {2, "2", "B0TEABLACK", "", {5, UnitOfMeasure::Cases, 12}, false, dollars("2.50")},
      {3, "3", "", "TW-300", {0, UnitOfMeasure::Eaches, 1}, false, dollars("4")},
  };
  return order;
}

inline std::string page_of(const Json& order) { return Json{{"payload", {{"orders", Json::array({order})}}}}.dump(); }

/// An order with one value set, at an RFC 6901 pointer.
inline Json with(const char* pointer, Json value) {
  Json json = order_json();
  json[Json::json_pointer(pointer)] = std::move(value);
  return json;
}

inline Json without(const char* parent, const char* key) {
  Json json = order_json();
  json[Json::json_pointer(parent)].erase(key);
  return json;
}

inline trade::ShipNotice notice() {
  trade::ShipNotice notice;
  notice.identifier = "DSP-1001";
  notice.date = at("2026-11-04T15:00:00Z");
  notice.shipped_at = at("2026-11-04T14:45:00Z");
  notice.arrives_at = at("2026-11-06T14:45:00Z");
  notice.selling_party = "TEAS1";
  notice.ship_from_party = "WHSE1";
  notice.ship_from_address = {"Tea House", "1 Dock Street", "Phoenix", "AZ", "85043", "US"};
  notice.ship_to_party = "PHX6";
  notice.carrier_scac = "ABFS";
  notice.pro_number = "PRO778899";
  notice.bill_of_lading = "BOL-20001001";
  notice.amazon_reference = "7000000001";
  notice.transportation_mode = "Road";
  notice.items = {{"001", "7QX2M4KP", "B0TEAGREEN", "TG-100", {24, UnitOfMeasure::Eaches, 1}},
                  {"002", "8RY3N5LQ", "B0TEABLACK", "", {2, UnitOfMeasure::Cases, 12}}};
  notice.cartons = {
      {"001", "095060000000000012", "", {{"001", {24, UnitOfMeasure::Eaches, 1}, "L42", at("2027-11-01T00:00:00Z")}}},
      {"002", "", "1Z999", {{"002", {2, UnitOfMeasure::Cases, 12}, "", {}}}}};
  return notice;
}

inline trade::AmazonInvoice invoice() {
  trade::AmazonInvoice invoice;
  invoice.id = "SI-5001";
  invoice.date = at("2026-11-04T17:00:00Z");
  invoice.remit_to_party = "TEAS1";
  invoice.bill_to_party = "AMZPA";
  invoice.ship_to_party = "PHX6";
  invoice.total = dollars("150");
  invoice.lines = {{1, "B0TEAGREEN", "TG-100", {24, UnitOfMeasure::Eaches, 1}, dollars("3.75"), "7QX2M4KP"},
                   {2, "B0TEABLACK", "", {2, UnitOfMeasure::Cases, 12}, dollars("2.5"), "7QX2M4KP"}};
  return invoice;
}

}  // namespace vendorproof::channel::sp_api::samples
