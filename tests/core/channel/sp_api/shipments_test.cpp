#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/channel/sp_api/messages.h"
#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

TEST(Shipments, WritesAShipNotice) {
  const HttpRequest request = submit_shipment_confirmations(std::vector{samples::notice()});
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path, "/vendor/shipping/v1/shipmentConfirmations");
  EXPECT_EQ(samples::parsed(request.body), samples::parsed(R"({"shipmentConfirmations":[{
    "shipmentIdentifier":"DSP-1001","shipmentConfirmationType":"Original","shipmentType":"LessThanTruckLoad",
    "shipmentStructure":"LooseAssortmentCase",
    "transportationDetails":{"carrierScac":"ABFS","carrierShipmentReferenceNumber":"PRO778899",
      "transportationMode":"Road","billOfLadingNumber":"BOL-20001001"},"amazonReferenceNumber":"7000000001",
    "shipmentConfirmationDate":"2026-11-04T15:00:00Z","shippedDate":"2026-11-04T14:45:00Z",
    "estimatedDeliveryDate":"2026-11-06T14:45:00Z",
    "sellingParty":{"partyId":"TEAS1"},"shipFromParty":{"partyId":"WHSE1","address":{
      "name":"Tea House","addressLine1":"1 Dock Street","countryCode":"US","city":"Phoenix","stateOrRegion":"AZ",
      "postalCode":"85043"}},"shipToParty":{"partyId":"PHX6"},
    "shipmentMeasurements":{"cartonCount":2},
    "shippedItems":[
      {"itemSequenceNumber":"001","amazonProductIdentifier":"B0TEAGREEN","vendorProductIdentifier":"TG-100",
       "shippedQuantity":{"amount":24,"unitOfMeasure":"Eaches","unitSize":1},
       "itemDetails":{"purchaseOrderNumber":"7QX2M4KP"}},
      {"itemSequenceNumber":"002","amazonProductIdentifier":"B0TEABLACK",
       "shippedQuantity":{"amount":2,"unitOfMeasure":"Cases","unitSize":12},
       "itemDetails":{"purchaseOrderNumber":"8RY3N5LQ"}}],
    "cartons":[
      {"cartonIdentifiers":[{"containerIdentificationType":"SSCC",
                             "containerIdentificationNumber":"00095060000000000012"}],
       "cartonSequenceNumber":"001",
       "items":[{"itemReference":"001","shippedQuantity":{"amount":24,"unitOfMeasure":"Eaches","unitSize":1},
         "itemDetails":{"purchaseOrderNumber":"7QX2M4KP","lotNumber":"L42",
                        "expiry":{"expiryDate":"2027-11-01T00:00:00Z"}}}]},
      {"cartonSequenceNumber":"002","trackingNumber":"1Z999",
       "items":[{"itemReference":"002","shippedQuantity":{"amount":2,"unitOfMeasure":"Cases","unitSize":12},
         "itemDetails":{"purchaseOrderNumber":"8RY3N5LQ"}}]}]}]})"));
}

TEST(Shipments, SaysWhenItReplacesTheNoticeWithItsIdentifier) {
  trade::ShipNotice notice = samples::notice();
  Json expected = samples::parsed(submit_shipment_confirmations(std::vector{notice}).body);
  expected["shipmentConfirmations"][0]["shipmentConfirmationType"] = "Replace";
  notice.replaces = true;
  EXPECT_EQ(samples::parsed(submit_shipment_confirmations(std::vector{notice}).body), expected);
}

TEST(Shipments, LeavesOutWhatIsNotKnown) {
  trade::ShipNotice notice = samples::notice();
  notice.pro_number.clear();
  notice.bill_of_lading.clear();
  notice.amazon_reference.clear();
  notice.ship_from_address = {};
  notice.cartons[0].items[0].reference = "999";
  notice.cartons[0].items[0].lot.clear();
  notice.cartons[0].items[0].expires.reset();
  const Json json =
      samples::parsed(submit_shipment_confirmations(std::vector{notice}).body)["shipmentConfirmations"][0];
  const Json transportation = {{"carrierScac", "ABFS"}, {"transportationMode", "Road"}};
  EXPECT_EQ(json["transportationDetails"], transportation);
  EXPECT_EQ(json["shipFromParty"], Json({{"partyId", "WHSE1"}}));
  EXPECT_FALSE(json.contains("amazonReferenceNumber"));
  EXPECT_FALSE(json["cartons"][0]["items"][0].contains("itemDetails"));
}

/// The notice of the samples with its first `on_it` cartons on a pallet.
Json with_a_pallet(std::size_t on_it, bool with_goods) {
  trade::ShipNotice notice = samples::notice();
  notice.type = trade::ShipmentType::TruckLoad;
  trade::Pallet pallet;
  pallet.sscc = "095060000000000077";
  for (std::size_t i = 0; i < on_it; ++i) pallet.cartons.push_back(notice.cartons[i].sequence);
  if (with_goods) pallet.items = notice.cartons[0].items;
  notice.pallets = {pallet};
  return samples::parsed(submit_shipment_confirmations(std::vector{notice}).body)["shipmentConfirmations"][0];
}

TEST(Shipments, WritesPalletsWithTheirCartons) {
  const Json json = with_a_pallet(2, false);
  EXPECT_EQ(json["shipmentType"], "TruckLoad");
  EXPECT_EQ(json["shipmentStructure"], "PalletizedAssortmentCase");
  EXPECT_EQ(json["shipmentMeasurements"], samples::parsed(R"({"cartonCount":2,"palletCount":1})"));
  EXPECT_EQ(json["pallets"], samples::parsed(R"([{
    "palletIdentifiers":[{"containerIdentificationType":"SSCC",
                          "containerIdentificationNumber":"00095060000000000077"}],
    "cartonReferenceDetails":{"cartonCount":2,"cartonReferenceNumbers":["001","002"]}}])"));
}

TEST(Shipments, WritesNoStructureThatIsNotThere) {
  EXPECT_FALSE(with_a_pallet(1, false).contains("shipmentStructure")) << "one carton stands beside the pallet";
  const Json mixed = with_a_pallet(2, true);
  EXPECT_FALSE(mixed.contains("shipmentStructure"));
  EXPECT_EQ(mixed["pallets"][0]["items"][0]["itemReference"], "001");
}

TEST(Shipments, WritesGoodsOnPalletsWithoutCartons) {
  trade::ShipNotice notice = samples::notice();
  notice.pallets = {{"095060000000000077", {}, notice.cartons[0].items}};
  notice.cartons.clear();
  const Json json =
      samples::parsed(submit_shipment_confirmations(std::vector{notice}).body)["shipmentConfirmations"][0];
  EXPECT_EQ(json["shipmentStructure"], "PalletOfItems");
  EXPECT_FALSE(json["pallets"][0].contains("cartonReferenceDetails"));
}

// ASN-38: Europe wants the number of pallets, 0 included.
TEST(Shipments, CountsNoPalletsWhereAmazonWantsTheNumber) {
  trade::ShipNotice notice = samples::notice();
  notice.type = trade::ShipmentType::SmallParcel;
  notice.counts_pallets = true;
  const Json json =
      samples::parsed(submit_shipment_confirmations(std::vector{notice}).body)["shipmentConfirmations"][0];
  EXPECT_EQ(json["shipmentType"], "SmallParcel");
  EXPECT_EQ(json["shipmentMeasurements"]["palletCount"], 0);
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
