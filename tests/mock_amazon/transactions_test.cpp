#include "mock_amazon/transactions.h"

#include "core/base/text.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(Transactions, AreProcessedLater) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10))}));
  const Json document = acknowledgement("A", {acknowledged_item(1, {{"Accepted", each(10)}})});
  const HttpResponse response = trial.post(acknowledgements_path, document);
  ASSERT_EQ(response.status, 202);
  const std::string id = parse_json(response.body)->at("payload").at("transactionId").get<std::string>();
  EXPECT_EQ(id.size(), 36U + 15);
  EXPECT_EQ(id.substr(36), "-20261123080000");
  EXPECT_EQ(trial.amazon.next_due(), trial.now + std::chrono::minutes(5));
  EXPECT_EQ(trial.status_of(id), "Processing");
  EXPECT_TRUE(trial.effects(EffectKind::AcknowledgementAccepted).empty());
  trial.pass(std::chrono::minutes(5));
  EXPECT_EQ(trial.effects(EffectKind::AcknowledgementAccepted).size(), 1U);
}

// ACK-31: every document of a batch stands for itself.
TEST(Transactions, JudgeEveryDocumentOnItsOwn) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10))}));
  const Json good = acknowledgement("A", {acknowledged_item(1, {{"Accepted", each(10)}})});
  const Json unknown = acknowledgement("Z", {acknowledged_item(1, {{"Accepted", each(10)}})});
  EXPECT_EQ(trial.outcome(acknowledgements_path, Json::array({unknown, good, unknown})),
            "INVALID_ORDER_ID INVALID_ORDER_ID");
  EXPECT_EQ(trial.effects(EffectKind::AcknowledgementAccepted).size(), 1U);
  EXPECT_EQ(trial.effects(EffectKind::SubmissionFailed).size(), 2U);
}

TEST(Transactions, UnknownAndMalformedOnesAreToldApart) {
  Trial trial;
  const std::string path = "/vendor/transactions/v1/transactions/";
  EXPECT_EQ(trial.call("GET", path + "20190904190535-eef8cad8-418e-4ed3-ac72-789e2ee6214a").status, 404);
  EXPECT_EQ(trial.call("GET", path + "eef8cad8-418e-4ed3-ac72-789e2ee6214a-20190904190535").status, 404);
  const HttpResponse malformed_id = trial.call("GET", path + "Tran0904190535-eef8cad8-418e-4ed3-ac72-789e2ee6214a");
  EXPECT_EQ(malformed_id.status, 400);
  EXPECT_NE(malformed_id.body.find("Invalid transmission ID."), std::string::npos);
}

TEST(Transactions, SerialsSortLikeNumbers) {
  EXPECT_LT(serial_of(9), serial_of(10));
  EXPECT_EQ(serial_of(10).size(), 20U);
}

TEST(Transactions, TellAtMostTwentyFailures) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10))}));
  std::vector<Json> strangers;
  for (std::int64_t i = 2; i < 40; ++i) strangers.push_back(acknowledged_item(i, {{"Accepted", each(1)}}));
  const std::string codes = trial.outcome(acknowledgements_path, acknowledgement("A", strangers));
  EXPECT_EQ(split(codes, ' ').size(), 20U) << codes;
}

}  // namespace
}  // namespace vendorproof::mock_amazon
