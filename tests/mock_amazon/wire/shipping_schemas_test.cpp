// The shapes of the shipping desk. Those of ship notices: schemas_test.cpp.
#include <functional>

#include "core/base/json/json_tree.h"
#include "mock_amazon/wire/schema.h"
#include "tests/mock_amazon/transport_trial.h"

namespace vendorproof::mock_amazon {
namespace {

std::string first_message(const std::function<void(Json&)>& spoil) {
  Json document = transport("T1", start_of_trial());
  spoil(document);
  const Json request = {{"shipments", Json::array({document})}};
  const std::vector<Refusal> refusals =
      check_shape(submit_shipments_request(), JsonNode(&request), "submitShipmentsRequest");
  return refusals.empty() ? "" : refusals.front().message;
}

TEST(ShippingSchemas, TakeARequestForTransport) {
  EXPECT_EQ(first_message([](Json&) {}), "");
  EXPECT_EQ(first_message([](Json& d) { d = cancellation("T1", start_of_trial()); }), "");
}

TEST(ShippingSchemas, WantWhatTheModelRequires) {
  for (const char* field : {"vendorShipmentIdentifier", "transactionType", "transactionDate", "sellingParty",
                            "shipFromParty", "shipToParty"}) {
    EXPECT_NE(first_message([&](Json& d) { d.erase(field); }), "") << field;
  }
  EXPECT_NE(first_message([](Json& d) { d["containers"][0].erase("containerIdentifiers"); }), "");
  EXPECT_NE(first_message([](Json& d) { d["purchaseOrders"][0]["items"][0].erase("shippedQuantity"); }), "");
}

TEST(ShippingSchemas, NameTheFieldThatIsWrong) {
  EXPECT_EQ(first_message([](Json& d) { d["transactionType"] = "Change"; }),
            "Value 'Change' is not valid with respect to enumeration '[Cancel, New]'. "
            "It must be a value from the enumeration.");
  EXPECT_NE(first_message([](Json& d) { d["extra"] = 1; }).find("'extra'"), std::string::npos);
  EXPECT_NE(first_message([](Json& d) { d["containers"][0]["containerType"] = "box"; }).find("'box'"),
            std::string::npos);
  EXPECT_NE(first_message([](Json& d) { d["shipmentMeasurements"]["totalCartonCount"] = "many"; }).find("'many'"),
            std::string::npos);
}

TEST(ShippingSchemas, MakeTheCanonicalForm) {
  Json document = transport("T1", start_of_trial());
  document["transactionDate"] = "2026-11-23T08:00:00";
  document["shipmentMeasurements"]["totalCartonCount"] = "2";
  document["shipmentMeasurements"]["shipmentWeight"] = {{"unitOfMeasure", "Kg"}, {"value", "120.45"}};
  document["purchaseOrders"][0]["items"][0]["shippedQuantity"]["amount"] = "100";
  document["importDetails"] = nullptr;
  const Json canonical_form = *parse_json(canonical(transport_request(), JsonNode(&document)));
  EXPECT_EQ(canonical_form.at("transactionDate"), "2026-11-23T08:00:00Z");
  EXPECT_EQ(canonical_form.at("shipmentMeasurements").at("totalCartonCount"), 2);
  EXPECT_EQ(canonical_form.at("shipmentMeasurements").at("shipmentWeight").at("value"), "120.45");
  EXPECT_EQ(canonical_form.at("purchaseOrders")[0].at("items")[0].at("shippedQuantity").at("amount"), 100);
  EXPECT_FALSE(canonical_form.contains("importDetails"));
  EXPECT_EQ(canonical_form.at("containers"), document.at("containers"));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
