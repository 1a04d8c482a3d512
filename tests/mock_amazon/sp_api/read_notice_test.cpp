#include "core/base/json/json_hash.h"
#include "core/base/json/json_tree.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/wire/answer.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(ReadNotice, TakesWhatTheRulesRead) {
  const Json document = notice("S1", start_of_trial(), {{"A", 1, 6}, {"B", 2, 5}});
  const NoticeClaim claim = read_notice(JsonNode(&document));
  EXPECT_EQ(claim.key, (NoticeKey{"VEND1", "S1"}));
  EXPECT_FALSE(claim.replaces);
  EXPECT_EQ(claim.shipped_at, start_of_trial());
  EXPECT_EQ(claim.bill_of_lading, "VEND1-0000-S1");
  EXPECT_EQ(claim.ship_to, "PHX6");
  EXPECT_EQ(claim.carton_count, 2);
  ASSERT_EQ(claim.items.size(), 2U);
  EXPECT_EQ(claim.items[1].order_number, "B");
  EXPECT_EQ(claim.items[1].asin, "B0LINE2");
  EXPECT_EQ(claim.items[1].quantity, (StatedQuantity{5, UnitOfMeasure::Eaches, 1}));
  ASSERT_EQ(claim.cartons.size(), 2U);
  EXPECT_EQ(claim.cartons[0].labels[0].number, "00" + sscc_of(1));
  EXPECT_EQ(claim.cartons[0].items[0].reference, "001");
  EXPECT_FALSE(claim.import_papers.has_value());
  EXPECT_EQ(claim.body_hash, content_hash(JsonNode(&document)));
}

TEST(ReadNotice, LeavesOpenWhatTheDocumentDoesNotSay) {
  Json document = notice("S1", start_of_trial(), {{"A", 1, 6}});
  document["shippedItems"][0]["shippedQuantity"] = {{"amount", 6}};
  document["importDetails"] = {{"sealNumber", "S-9"}, {"route", Json::object()}};
  document.erase("shipmentMeasurements");
  document.erase("shippedDate");
  const NoticeClaim claim = read_notice(JsonNode(&document));
  EXPECT_EQ(claim.items[0].quantity, StatedQuantity{6});
  EXPECT_EQ(claim.carton_count, std::nullopt);
  EXPECT_EQ(claim.shipped_at, std::nullopt);
  ASSERT_TRUE(claim.import_papers.has_value());
  EXPECT_EQ(claim.import_papers->seal_number, "S-9");
  EXPECT_TRUE(claim.import_papers->has_route);
  EXPECT_FALSE(claim.import_papers->has_billable_weight);
  EXPECT_TRUE(read_notice(JsonNode()).items.empty());
}

TEST(ReadNotice, ReadsSizesAndWeightsExactly) {
  Json document = notice("S1", start_of_trial(), {{"A", 1, 6}});
  document["cartons"][0]["weight"] = {{"unitOfMeasure", "Lb"}, {"value", "50.5"}};
  document["cartons"][0]["dimensions"] = {
      {"length", "2"}, {"width", "1.5"}, {"height", "1E0"}, {"unitOfMeasure", "Ft"}};
  const NoticeClaim claim = read_notice(JsonNode(&document));
  EXPECT_EQ(claim.cartons[0].size.milligrams, 22'906'396);
  EXPECT_EQ(claim.cartons[0].size.longest_side, 24'000);
  EXPECT_EQ(claim.cartons[0].size.height, 12'000);
}

TEST(ReadNotice, TakesTheNumbersOfItsPartsAsNumbers) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10))}));
  trial.accept_all("A", {10});
  Json document = notice("S1", trial.now, {{"A", 1, 10}});
  document["shippedItems"][0]["itemSequenceNumber"] = 1;
  document["cartons"][0]["items"][0]["itemReference"] = 1;
  document["cartons"][0]["cartonSequenceNumber"] = 7;
  document["shipmentMeasurements"]["palletCount"] = 1;
  document["pallets"] = Json::array({{{"palletIdentifiers", document["cartons"][0]["cartonIdentifiers"]},
                                      {"cartonReferenceDetails", {{"cartonCount", 1}}}}});
  Json& pallet = document["pallets"][0];
  pallet["palletIdentifiers"][0]["containerIdentificationNumber"] = "00" + sscc_of(9);
  pallet["cartonReferenceDetails"]["cartonReferenceNumbers"] = Json::array({7});
  EXPECT_EQ(read_notice(JsonNode(&document)).items[0].reference, "1");
  EXPECT_EQ(read_notice(JsonNode(&document)).pallets[0].cartons, std::vector<std::string>{"7"});
  EXPECT_EQ(trial.outcome(notices_path, document), "Success");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
