#include "core/base/json/json_hash.h"
#include "core/base/json/json_tree.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/wire/answer.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(ReadAcknowledgement, TakesWhatTheRulesRead) {
  const std::vector<Part> parts = {{"Accepted", cases(2, 12)}, {"Backordered", each(6)}, {"Rejected", each(1)}};
  const Json document = acknowledgement("A", {acknowledged_item(1, parts, "2.40")});
  const AcknowledgementClaim claim = read_acknowledgement(JsonNode(&document));
  EXPECT_EQ(claim.number, "A");
  EXPECT_EQ(claim.selling_party, "VEND1");
  ASSERT_EQ(claim.items.size(), 1U);
  const AnsweredItem& item = claim.items[0];
  EXPECT_EQ(item.sequence, "1");
  EXPECT_EQ(item.asin, "B0LINE1");
  EXPECT_EQ(item.net_cost, Money(24'000, usd()));
  ASSERT_EQ(item.parts.size(), 3U);
  EXPECT_EQ(item.parts[0].quantity, (StatedQuantity{2, UnitOfMeasure::Cases, 12}));
  EXPECT_EQ(item.parts[1].arrives_at, *parse_instant("2026-12-01T00:00:00Z"));
  EXPECT_EQ(item.parts[2].reason, "TemporarilyUnavailable");
  EXPECT_EQ(claim.body_hash, content_hash(JsonNode(&document)));
}

TEST(ReadAcknowledgement, LeavesOpenWhatTheDocumentDoesNotSay) {
  Json item = acknowledged_item(1, {{"Accepted", {{"amount", 2}}}});
  item["netCost"] = {{"amount", "2.40"}};
  const Json document = acknowledgement("A", {item});
  const AcknowledgementClaim claim = read_acknowledgement(JsonNode(&document));
  EXPECT_EQ(claim.items[0].parts[0].quantity, StatedQuantity{2});
  EXPECT_TRUE(claim.items[0].net_cost->currency().empty());
  EXPECT_EQ(claim.items[0].list_price, std::nullopt);
  EXPECT_TRUE(read_acknowledgement(JsonNode()).items.empty());
}

TEST(ReadAcknowledgement, TakesAnItemsNumberAsANumber) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(12, each(10))}));
  Json document = acknowledgement(
      "A", {acknowledged_item(1, {{"Accepted", each(10)}}), acknowledged_item(12, {{"Accepted", each(10)}})});
  document["items"][0]["itemSequenceNumber"] = 1;
  document["items"][1]["itemSequenceNumber"] = 12;
  EXPECT_EQ(read_acknowledgement(JsonNode(&document)).items[1].sequence, "12");
  EXPECT_EQ(trial.outcome(acknowledgements_path, document), "Processing");
  EXPECT_EQ(trial.effects(EffectKind::AcknowledgementAccepted).at(0).lines.at(1).sequence, 12);
  document["items"][1]["itemSequenceNumber"] = 1.5;
  EXPECT_EQ(trial.post(acknowledgements_path, document).status, 400);
  document["items"][1]["itemSequenceNumber"] = true;
  EXPECT_EQ(trial.post(acknowledgements_path, document).status, 400);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
