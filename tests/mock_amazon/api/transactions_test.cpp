#include "mock_amazon/api/transactions.h"

#include "core/base/json/json_hash.h"
#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "mock_amazon/state/central.h"
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

/// The effect is the same, whatever blanks and escapes the vendor's program writes.
TEST(Transactions, TheHashOfABodyIsOfItsValues) {
  const Json document = acknowledgement("A", {acknowledged_item(1, {{"Accepted", each(10)}})});
  for (const std::string& text : {document.dump(), document.dump(2)}) {
    Trial trial;
    trial.issue(order("A", {order_line(1, each(10))}));
    EXPECT_EQ(trial.call("POST", acknowledgements_path, "{\"acknowledgements\" : [" + text + "]}").status, 202);
    trial.pass(std::chrono::minutes(5));
    const std::vector<Effect> effects = trial.effects(EffectKind::AcknowledgementAccepted);
    ASSERT_EQ(effects.size(), 1U);
    EXPECT_EQ(effects[0].body_hash, content_hash(JsonNode(&document)));
  }
}

/// What waited longest may be the oldest of all that are kept: it is processed to its end, and then forgotten.
TEST(Transactions, TheOldestIsForgottenOnlyWhenItIsProcessed) {
  Central central;
  for (std::size_t i = 2; i <= settled_transactions_max + 1; ++i) {
    const std::string id = "T" + std::to_string(i);
    central.transactions.id_by_settled_serial.emplace(serial_of(i), id);
    central.transactions.by_id[id].status = TransactionStatus::Success;
  }
  central.transactions.taken = settled_transactions_max + 1;
  central.transactions.by_id["T1"].body =
      Json{{"acknowledgements", Json::array({acknowledgement("NOBODY", {})})}}.dump();
  central.transactions.id_by_serial[serial_of(1)] = "T1";
  settle_transaction(central, serial_of(1), start_of_trial());
  EXPECT_EQ(central.effects.size(), 1U) << "it failed: there is no such order";
  EXPECT_FALSE(central.transactions.by_id.contains("T1"));
  EXPECT_EQ(central.transactions.by_id.size(), settled_transactions_max);
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
