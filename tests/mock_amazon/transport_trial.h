// Requests for transport in a few words.
#pragma once

#include <string>
#include <vector>

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {

inline Json warehouse_party() {
  return {{"partyId", "WHSE1"},
          {"address",
           {{"name", "Tea (House) \xC3\xBC"},
            {"addressLine1", "1 Harbour Street"},
            {"city", "Hamburg"},
            {"postalCode", "20457"},
            {"countryCode", "DE"}}}};
}

/// Cartons of order A, labelled from serial 1 on, to be collected four days after `now`.
inline Json transport(const std::string& identifier, Instant now, std::size_t cartons = 2) {
  Json containers = Json::array();
  for (std::size_t i = 0; i < cartons; ++i) {
    const Json label = {{"containerIdentificationType", "SSCC"},
                        {"containerIdentificationNumber", "00" + sscc_of(i + 1)}};
    containers.push_back({{"containerType", "carton"},
                          {"containerSequenceNumber", std::to_string(i + 1)},
                          {"containerIdentifiers", Json::array({label})}});
  }
  const Json item = {
      {"itemSequenceNumber", "001"}, {"buyerProductIdentifier", "B0LINE1"}, {"shippedQuantity", each(100)}};
  return {{"vendorShipmentIdentifier", identifier},
          {"transactionType", "New"},
          {"transactionDate", format_instant(now)},
          {"shipmentFreightTerm", "Collect"},
          {"sellingParty", party("VEND1")},
          {"shipFromParty", warehouse_party()},
          {"shipToParty", party("PHX6")},
          {"shipmentMeasurements", {{"totalCartonCount", cartons}}},
          {"collectFreightPickupDetails", {{"requestedPickUp", format_instant(now + days(4))}}},
          {"purchaseOrders", Json::array({{{"purchaseOrderNumber", "A"}, {"items", Json::array({item})}}})},
          {"containers", containers},
          {"transportationDetails", {{"shipMode", "SmallParcel"}}}};
}

inline Json cancellation(const std::string& identifier, Instant now) {
  Json document = transport(identifier, now);
  for (const char* field : {"shipmentFreightTerm", "shipmentMeasurements", "collectFreightPickupDetails",
                            "purchaseOrders", "containers", "transportationDetails"}) {
    document.erase(field);
  }
  document["transactionType"] = "Cancel";
  return document;
}

/// Order A of 100 and 10, all of it confirmed.
inline Trial confirmed_trial(Settings settings = {}) {
  settings.burst = 1000;  // these tests ask more often than the plan allows
  Trial trial(std::move(settings));
  trial.issue(order("A", {order_line(1, each(100)), order_line(2, each(10))}));
  trial.accept_all("A", {100, 10});
  return trial;
}

inline Json shipments(Trial& trial, const std::string& query = "") {
  return trial.get(std::string(shipments_path) + query).at("shipments");
}

inline std::string status_of_shipment(Trial& trial, const std::string& identifier) {
  const Json found = shipments(trial, "?vendorShipmentIdentifier=" + identifier);
  return found.empty() ? "none" : found.at(0).at("currentShipmentStatus").get<std::string>();
}

}  // namespace vendorproof::mock_amazon
