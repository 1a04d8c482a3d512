#include "mock_amazon/transport/transport_desk.h"

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/transport_trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(TransportDesk, TakesARequestAndTellsSo) {
  Trial trial = confirmed_trial();
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "Success");
  const Effect effect = trial.effects(EffectKind::TransportAccepted).at(0);
  EXPECT_EQ(effect.document, "T1");
  EXPECT_EQ(effect.purchase_order, "A");
  EXPECT_EQ(effect.reason, "New");
  EXPECT_NE(effect.body_hash, 0U);
}

TEST(TransportDesk, WalksThePathInTime) {
  Trial trial = confirmed_trial();
  // Monday 08:05: asked for; the pick-up is on Friday at the same time.
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "Success");
  EXPECT_EQ(status_of_shipment(trial, "T1"), "Created");
  trial.pass(hours(1));
  EXPECT_EQ(status_of_shipment(trial, "T1"), "TransportationRequested");
  trial.pass(*parse_instant("2026-11-26T12:00:00Z") - trial.now - Duration(1));
  EXPECT_EQ(status_of_shipment(trial, "T1"), "TransportationRequested");
  trial.pass(Duration(1));
  EXPECT_EQ(status_of_shipment(trial, "T1"), "CarrierAssigned");
  trial.pass(days(1));
  EXPECT_EQ(status_of_shipment(trial, "T1"), "Shipped");
  const Json shown = shipments(trial).at(0);
  EXPECT_EQ(shown.at("shipmentStatusDetails").size(), 4U);
  EXPECT_EQ(shown.at("shipmentStatusDetails").at(3).at("shipmentStatus"), "Created");
}

TEST(TransportDesk, ForgetsWhatIsCancelled) {
  Trial trial = confirmed_trial();
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "Success");
  EXPECT_EQ(trial.outcome(shipments_path, cancellation("T1", trial.now)), "Success");
  EXPECT_EQ(status_of_shipment(trial, "T1"), "none");
  trial.pass(days(6));
  EXPECT_EQ(status_of_shipment(trial, "T1"), "none");
  EXPECT_EQ(trial.effects(EffectKind::TransportAccepted).at(1).reason, "Cancel");
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "DUPLICATE_SHIPMENT_IDENTIFIER");
}

TEST(TransportDesk, CancelsAlsoWithACarrierAndItsLabels) {
  Trial trial = confirmed_trial();
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "Success");
  trial.pass(days(3) + hours(6));
  EXPECT_EQ(status_of_shipment(trial, "T1"), "CarrierAssigned");
  EXPECT_EQ(trial.outcome(shipments_path, cancellation("T1", trial.now)), "Success");
  EXPECT_EQ(trial.get("/vendor/shipping/v1/transportLabels").at("transportLabels").size(), 0U);
}

TEST(TransportDesk, LetsTheVendorCarryWhatItPaysFor) {
  Trial trial = confirmed_trial();
  Json document = transport("T1", trial.now);
  document["shipmentFreightTerm"] = "Prepaid";
  document.erase("collectFreightPickupDetails");
  document["transportationDetails"]["shippedDate"] = format_instant(trial.now + days(1));
  document["transportationDetails"]["carrierDetails"] = {{"name", "Own lorry"}};
  EXPECT_EQ(trial.outcome(shipments_path, document), "Success");
  Json shown = shipments(trial).at(0);
  EXPECT_FALSE(shown.contains("buyerReferenceNumber"));
  EXPECT_EQ(shown.at("transportationDetails").at("carrierDetails").at("name"), "Own lorry");
  EXPECT_EQ(shown.at("currentShipmentStatus"), "Created");
  trial.pass(days(1));
  EXPECT_EQ(status_of_shipment(trial, "T1"), "Shipped");
}

TEST(TransportDesk, TakesAnIdentifierAgainAfterAYear) {
  Trial trial;
  Json document = transport("T1", trial.now);
  document["shipmentFreightTerm"] = "Prepaid";
  document.erase("purchaseOrders");
  EXPECT_EQ(trial.outcome(shipments_path, document), "Success");
  trial.pass(days(364));
  EXPECT_EQ(trial.outcome(shipments_path, document), "DUPLICATE_SHIPMENT_IDENTIFIER");
  trial.pass(days(2));
  EXPECT_EQ(trial.outcome(shipments_path, document), "Success");
  EXPECT_EQ(shipments(trial).size(), 1U);
}

TEST(TransportDesk, NumbersParcelsOneByOne) {
  Transport transport;
  transport.identifier = "T1";
  EXPECT_EQ(tracking_number_of(transport, 1).size(), 18U);
  EXPECT_EQ(tracking_number_of(transport, 1).substr(0, 14), tracking_number_of(transport, 12).substr(0, 14));
  EXPECT_EQ(tracking_number_of(transport, 12).substr(14), "0012");
  EXPECT_EQ(carrier_reference_of(transport).size(), 10U);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
