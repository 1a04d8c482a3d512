#include "mock_amazon/transport/transport_rules.h"

#include <functional>

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/transport_trial.h"

namespace vendorproof::mock_amazon {
namespace {

struct BrokenRequest {
  std::string code;
  std::function<void(Json&)> spoil;
};

TEST(TransportRules, FailEachInItsOwnWay) {
  const std::vector<BrokenRequest> requests = {
      {"INVALID_ORDER_ID", [](Json& d) { d["purchaseOrders"][0]["purchaseOrderNumber"] = "Z"; }},
      {"ORDER_NOT_CONFIRMED", [](Json& d) { d["purchaseOrders"][0]["purchaseOrderNumber"] = "B"; }},
      {"INVALID_PRODUCT_IDENTIFIER",
       [](Json& d) { d["purchaseOrders"][0]["items"][0]["buyerProductIdentifier"] = "B0LINE9"; }},
      {"INVALID_QUANTITY", [](Json& d) { d["purchaseOrders"][0]["items"][0]["shippedQuantity"]["amount"] = 0; }},
      {"INVALID_DATE", [](Json& d) { d["collectFreightPickupDetails"]["requestedPickUp"] = "2026-11-24T23:00:00Z"; }},
      {"TOO_MANY_CARTONS", [](Json& d) { d["shipmentMeasurements"]["totalCartonCount"] = 501; }},
      {"DUPLICATE_SHIPMENT_IDENTIFIER", [](Json& d) { d["vendorShipmentIdentifier"] = ""; }},
  };
  Trial trial = confirmed_trial();
  trial.issue(order("B", {order_line(1, each(100))}));
  for (const BrokenRequest& request : requests) {
    Json document = transport("T-" + request.code, trial.now);
    request.spoil(document);
    EXPECT_EQ(trial.outcome(shipments_path, document), request.code);
  }
  EXPECT_TRUE(trial.effects(EffectKind::TransportAccepted).empty());
  EXPECT_EQ(trial.effects(EffectKind::SubmissionFailed).size(), requests.size());
}

Json with_pallet(Json document, const std::string& length, const std::string& width, const std::string& unit) {
  const Json label = {{"containerIdentificationType", "SSCC"}, {"containerIdentificationNumber", sscc_of(900)}};
  document["containers"].push_back(
      {{"containerType", "pallet"},
       {"containerIdentifiers", Json::array({label})},
       {"dimensions", {{"length", length}, {"width", width}, {"height", "50"}, {"unitOfMeasure", unit}}}});
  return document;
}

TEST(TransportRules, KnowStandardPalletsInEveryUnit) {
  Trial trial = confirmed_trial();
  auto outcome = [&, serial = 0](const std::string& length, const std::string& width, const std::string& unit) mutable {
    const Json document = transport("P" + std::to_string(++serial), trial.now);
    return trial.outcome(shipments_path, with_pallet(document, length, width, unit));
  };
  EXPECT_EQ(outcome("48", "40", "In"), "Success");
  EXPECT_EQ(outcome("40", "48.0", "In"), "Success");
  EXPECT_EQ(outcome("4", "3.33333333", "Ft"), "Success");
  EXPECT_EQ(outcome("1.2", "0.8", "Meter"), "Success");
  EXPECT_EQ(outcome("1.2", "1", "Meter"), "Success");
  EXPECT_EQ(outcome("48", "48", "In"), "NON_STANDARD_PALLET");
  EXPECT_EQ(outcome("1.14", "1.14", "Meter"), "NON_STANDARD_PALLET");
  EXPECT_EQ(outcome("1e30", "40", "In"), "NON_STANDARD_PALLET");
}

TEST(TransportRules, CancelOnlyWhatIsThere) {
  Trial trial = confirmed_trial();
  EXPECT_EQ(trial.outcome(shipments_path, cancellation("T9", trial.now)), "INVALID_SHIPMENT_IDENTIFIER");
  EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), "Success");
  Json foreign = cancellation("T1", trial.now);
  foreign["sellingParty"]["partyId"] = "OTHER";
  EXPECT_EQ(trial.outcome(shipments_path, foreign), "INVALID_SHIPMENT_IDENTIFIER");
  trial.pass(days(5));
  EXPECT_EQ(trial.outcome(shipments_path, cancellation("T1", trial.now)), "ALREADY_SHIPPED");
}

TEST(TransportRules, OfferCollectionInTwoRegionsOnly) {
  for (const Region region : {Region::NA, Region::EU, Region::IN, Region::JP}) {
    Settings settings;
    settings.region = region;
    Trial trial = confirmed_trial(settings);
    const bool offered = region == Region::NA || region == Region::EU;
    EXPECT_EQ(trial.outcome(shipments_path, transport("T1", trial.now)), offered ? "Success" : "TRANSPORT_NOT_OFFERED");
  }
}

}  // namespace
}  // namespace vendorproof::mock_amazon
