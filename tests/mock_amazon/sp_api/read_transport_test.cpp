#include "core/base/json/json_hash.h"
#include "core/base/json/json_tree.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/wire/answer.h"
#include "tests/mock_amazon/transport_trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(ReadTransport, TakesWhatTheRulesRead) {
  Json document = transport("T1", start_of_trial(), 2);
  document["containers"].push_back(
      {{"containerType", "pallet"},
       {"containerSequenceNumber", "9"},
       {"dimensions", {{"length", "48"}, {"width", "1e30"}, {"height", "50"}, {"unitOfMeasure", "In"}}}});
  const TransportClaim claim = read_transport(JsonNode(&document));
  EXPECT_EQ(claim.transaction, "New");
  EXPECT_EQ(claim.identifier, "T1");
  EXPECT_EQ(claim.selling_party, "VEND1");
  EXPECT_TRUE(claim.collect);
  EXPECT_TRUE(claim.small_parcel);
  EXPECT_EQ(claim.pick_up, start_of_trial() + days(4));
  ASSERT_EQ(claim.orders.size(), 1U);
  EXPECT_EQ(claim.orders[0].items[0].asin, "B0LINE1");
  EXPECT_EQ(claim.orders[0].items[0].quantity.amount, 100);
  EXPECT_EQ(claim.cartons_listed, 2U);
  EXPECT_EQ(claim.cartons_counted, 2);
  ASSERT_EQ(claim.pallets.size(), 1U);
  EXPECT_EQ(claim.pallets[0].sequence, "9");
  EXPECT_EQ(claim.pallets[0].base->length, 12'192);
  EXPECT_EQ(claim.pallets[0].base->width, 0);
  EXPECT_EQ(claim.body_hash, content_hash(JsonNode(&document)));
}

TEST(ReadTransport, KeepsTheDocumentWithoutWhatIsAmazonsToSay) {
  Json document = transport("T1", start_of_trial());
  document["buyerReferenceNumber"] = "MINE";
  const Json shown = *parse_json(read_transport(JsonNode(&document)).document);
  EXPECT_FALSE(shown.contains("buyerReferenceNumber"));
  EXPECT_EQ(shown.at("vendorShipmentIdentifier"), "T1");
  const Json cancelled = cancellation("T1", start_of_trial());
  EXPECT_EQ(read_transport(JsonNode(&cancelled)).document, "");
}

TEST(ReadTransport, SayWhatIsMissing) {
  const auto missing = [](const std::function<void(Json&)>& spoil) {
    Json document = transport("T1", start_of_trial());
    spoil(document);
    std::string text;
    for (const Refusal& refusal : missing_of_transport(JsonNode(&document))) text += refusal.message;
    return text;
  };
  EXPECT_EQ(missing([](Json&) {}), "");
  EXPECT_EQ(missing([](Json& d) { d.erase("shipmentMeasurements"); }),
            "The content of element 'shipments' is not complete. One of '{shipmentMeasurements}' is expected.");
  EXPECT_EQ(missing([](Json& d) { d["shipmentMeasurements"] = Json::object(); }),
            "The content of element 'shipmentMeasurements' is not complete. One of '{totalCartonCount, "
            "totalPalletStackable, totalPalletNonStackable}' is expected.");
  EXPECT_NE(missing([](Json& d) { d.erase("purchaseOrders"); }), "");
  EXPECT_NE(missing([](Json& d) { d["purchaseOrders"][0].erase("purchaseOrderNumber"); }), "");
  EXPECT_NE(missing([](Json& d) { d["shipmentFreightTerm"] = ""; }), "");
  EXPECT_EQ(missing([](Json& d) {
              d["shipmentFreightTerm"] = "Prepaid";
              d.erase("shipmentMeasurements");
              d.erase("purchaseOrders");
            }),
            "");
}

TEST(ReadTransport, TakesTheNumbersOfItsPartsAsNumbers) {
  Trial trial = confirmed_trial();
  Json document = transport("T1", trial.now);
  document["purchaseOrders"][0]["items"][0]["itemSequenceNumber"] = 1;
  document["containers"][0]["containerSequenceNumber"] = 1;
  EXPECT_EQ(read_transport(JsonNode(&document)).orders[0].items[0].sequence, "1");
  EXPECT_EQ(trial.outcome(shipments_path, document), "Success");
  EXPECT_EQ(shipments(trial).at(0).at("containers").at(0).at("containerSequenceNumber"), "1");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
