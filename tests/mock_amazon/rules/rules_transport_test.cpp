// The rules of transport and of receiving by hand: kept, and broken.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/transport_trial.h"

namespace vendorproof::mock_amazon {
namespace {

Settings by_hand() {
  Settings settings;
  settings.receiving.manual_delay = days(3);
  return settings;
}

std::int64_t received(Trial& trial) {
  std::int64_t eaches = 0;
  for (const Effect& effect : trial.effects(EffectKind::TruckReceived)) {
    for (const EffectLine& line : effect.lines) eaches += line.eaches;
  }
  return eaches;
}

TEST(ASN_52, Keeps) {
  Trial trial = confirmed_trial(by_hand());
  trial.ship("S1", {{"A", 1, 100}});
  trial.pass(hours(52));
  EXPECT_EQ(received(trial), 100);
}

TEST(ASN_52, Breaks) {
  Trial trial = confirmed_trial(by_hand());
  trial.amazon.expect_truck(truck("S1", trial.now, trial.now + hours(48), {{"A", 1, 100}}), trial.now);
  trial.pass(hours(52) + days(3) - Duration(1));
  EXPECT_EQ(received(trial), 0);
  trial.pass(Duration(1));
  EXPECT_EQ(received(trial), 100);
}

TEST(ASN_54, Keeps) {
  Trial trial = confirmed_trial();
  Json document = transport("T1", trial.now);
  document["collectFreightPickupDetails"]["requestedPickUp"] = "2026-11-25T06:00:00Z";
  EXPECT_EQ(trial.outcome(shipments_path, document), "Success");
}

TEST(ASN_54, Breaks) {
  Trial trial = confirmed_trial();
  trial.issue(order("B", {order_line(1, each(100))}));
  Json unconfirmed = transport("T1", trial.now);
  unconfirmed["purchaseOrders"][0]["purchaseOrderNumber"] = "B";
  EXPECT_EQ(trial.outcome(shipments_path, unconfirmed), "ORDER_NOT_CONFIRMED");
  Json tomorrow = transport("T2", trial.now);
  tomorrow["collectFreightPickupDetails"]["requestedPickUp"] = "2026-11-24T23:59:00Z";
  EXPECT_EQ(trial.outcome(shipments_path, tomorrow), "INVALID_DATE");
  // On Friday, Monday is one business day ahead.
  trial.pass(days(4));
  Json monday = transport("T3", trial.now);
  monday["collectFreightPickupDetails"]["requestedPickUp"] = "2026-11-30T18:00:00Z";
  EXPECT_EQ(trial.outcome(shipments_path, monday), "INVALID_DATE");
  Json pallet = transport("T4", trial.now);
  pallet["containers"][0]["containerType"] = "pallet";
  pallet["containers"][0]["dimensions"] = {
      {"length", "60"}, {"width", "40"}, {"height", "50"}, {"unitOfMeasure", "In"}};
  EXPECT_EQ(trial.outcome(shipments_path, pallet), "NON_STANDARD_PALLET");
}

TEST(ASN_55, Keeps) {
  Trial trial = confirmed_trial();
  EXPECT_EQ(trial.post(shipments_path, transport("T1", trial.now)).status, 202);
  EXPECT_EQ(trial.post(shipments_path, cancellation("T1", trial.now)).status, 202);
}

TEST(ASN_55, Breaks) {
  Trial trial = confirmed_trial();
  for (const char* field : {"shipmentFreightTerm", "shipmentMeasurements", "collectFreightPickupDetails",
                            "purchaseOrders", "transactionType"}) {
    Json document = transport("T1", trial.now);
    document.erase(field);
    const HttpResponse response = trial.post(shipments_path, document);
    EXPECT_EQ(response.status, 400) << field;
    EXPECT_NE(response.body.find("is expected."), std::string::npos) << field;
  }
  Json changed = transport("T1", trial.now);
  changed["transactionType"] = "Change";
  EXPECT_EQ(trial.post(shipments_path, changed).status, 400);
  EXPECT_EQ(trial.outcome(shipments_path, cancellation("T1", trial.now)), "INVALID_SHIPMENT_IDENTIFIER");
}

bool shows_carrier(Trial& trial) {
  return shipments(trial).at(0).at("transportationDetails").contains("carrierDetails");
}

TEST(ASN_56, Keeps) {
  Trial trial = confirmed_trial();
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "Success");
  trial.pass(*parse_instant("2026-11-26T12:00:00Z") - trial.now);
  EXPECT_TRUE(shows_carrier(trial));
  EXPECT_TRUE(shipments(trial).at(0).at("collectFreightPickupDetails").contains("scheduledPickUp"));
  EXPECT_EQ(trial.get("/vendor/shipping/v1/transportLabels").at("transportLabels").size(), 1U);
}

TEST(ASN_56, Breaks) {
  Trial trial = confirmed_trial();
  Json document = transport("T1", trial.now);
  document["transportationDetails"]["carrierDetails"] = {{"name", "Own lorry"}};
  EXPECT_EQ(trial.outcome(shipments_path, document), "Success");
  trial.pass(*parse_instant("2026-11-26T12:00:00Z") - trial.now - Duration(1));
  EXPECT_FALSE(shows_carrier(trial));
  EXPECT_FALSE(shipments(trial).at(0).at("collectFreightPickupDetails").contains("scheduledPickUp"));
  EXPECT_EQ(trial.get("/vendor/shipping/v1/transportLabels").at("transportLabels").size(), 0U);
}

TEST(ASN_57, Keeps) {
  Trial trial = confirmed_trial();
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "Success");
  trial.pass(days(5));
  std::string path;
  const Json listed = shipments(trial);
  for (const Json& step : listed.at(0).at("shipmentStatusDetails")) {
    path += step.at("shipmentStatus").get<std::string>() + " ";
  }
  EXPECT_EQ(path, "Shipped CarrierAssigned TransportationRequested Created ");
}

TEST(ASN_57, Breaks) {
  Trial trial = confirmed_trial();
  Json document = transport("T1", trial.now);
  document["currentShipmentStatus"] = "Shipped";
  EXPECT_EQ(trial.outcome(shipments_path, document), "Success");
  EXPECT_EQ(status_of_shipment(trial, "T1"), "Created");
  trial.pass(days(5));
  EXPECT_EQ(trial.outcome(shipments_path, cancellation("T1", trial.now)), "ALREADY_SHIPPED");
}

TEST(ASN_58, Keeps) {
  Trial trial = confirmed_trial();
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "Success");
  EXPECT_EQ(trial.outcome(shipments_path, transport("T2", trial.now)), "Success");
  trial.pass(days(4));
  for (const std::string list : {"shipments", "transportLabels"}) {
    const std::string query = "/vendor/shipping/v1/" + list + "?limit=1&vendorShipmentIdentifier=T2";
    const Json first = trial.get(query);
    EXPECT_EQ(first.at(list).size(), 0U);
    const Json second = trial.get(query + "&nextToken=" + first.at("pagination").at("nextToken").get<std::string>());
    EXPECT_EQ(second.at(list).size(), 1U);
    EXPECT_FALSE(second.contains("pagination"));
  }
}

TEST(ASN_58, Breaks) {
  Trial trial = confirmed_trial();
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "Success");
  EXPECT_EQ(trial.outcome(shipments_path, transport("T2", trial.now)), "Success");
  const Json all = trial.get(std::string(shipments_path) + "?vendorShipmentIdentifier=T2");
  EXPECT_EQ(all.at("shipments").size(), 1U);
  EXPECT_FALSE(all.contains("pagination"));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
