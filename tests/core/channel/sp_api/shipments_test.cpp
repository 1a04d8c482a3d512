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

}  // namespace
}  // namespace vendorproof::channel::sp_api
