// A control plane over one usual tenant, and an order to place.
#pragma once

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "harness/control/control_plane.h"
#include "harness/site/stock.h"

namespace vendorproof::harness {

inline const Instant plane_start = parse_instant("2026-11-23T08:00:00Z").value();

inline constexpr const char* hand_order = R"({
  "purchaseOrderNumber": "HAND0001",
  "purchaseOrderState": "New",
  "orderDetails": {
    "purchaseOrderDate": "2026-11-23T08:00:00Z",
    "purchaseOrderStateChangedDate": "2026-11-23T08:00:00Z",
    "purchaseOrderType": "RegularOrder",
    "sellingParty": {"partyId": "VEND1"},
    "shipToParty": {"partyId": "PHX6"},
    "billToParty": {"partyId": "AMZN"},
    "buyingParty": {"partyId": "AMZN"},
    "deliveryWindow": "2026-11-27T08:00:00Z--2026-12-04T08:00:00Z",
    "items": [{
      "itemSequenceNumber": "1",
      "amazonProductIdentifier": "B00TEAGREEN",
      "orderedQuantity": {"amount": 24, "unitOfMeasure": "Eaches", "unitSize": 1},
      "isBackOrderAllowed": false,
      "netCost": {"currencyCode": "USD", "amount": "4.50"}
    }]
  }
})";

struct Plane {
  explicit Plane(ServedTime kind = ServedTime::Virtual)
      : tenants(stock_without_orders(plane_start), ServedClock(kind, plane_start, 1)), control(tenants, "9.9.9") {}

  HttpResponse ask(const std::string& method, const std::string& path, const std::string& body = "") {
    HttpRequest request;
    request.method = method;
    set_target(request, path);
    request.body = body;
    return control.handle(request);
  }
  Json json(const std::string& method, const std::string& path, const std::string& body = "") {
    const HttpResponse response = ask(method, path, body);
    EXPECT_LT(response.status, 300) << response.body;
    return Json::parse(response.body);
  }

  Tenants tenants;
  ControlPlane control;
};

}  // namespace vendorproof::harness
