// How the API takes what it is sent: each rule kept, and broken.
#include "core/base/json/json_tree.h"
#include "mock_amazon/rules/rule_book.h"
#include "tests/mock_amazon/quirk_trial.h"

namespace vendorproof::mock_amazon {
namespace {

const std::string transactions = "/vendor/transactions/v1/transactions/";

/// The messages of a refusal, one a line.
std::string messages_of(const HttpResponse& response) {
  std::string text = std::to_string(response.status);
  const Json body = *parse_json(response.body);
  for (const Json& error : body.at("errors")) {
    text += "\n" + error.at("code").get<std::string>() + ": " + error.at("message").get<std::string>();
  }
  return text;
}

Json accepted_whole(const std::string& number) {
  return acknowledgement(
      number, {acknowledged_item(1, {{"Accepted", each(10)}}), acknowledged_item(2, {{"Accepted", each(60)}})});
}

std::string transaction_of(const HttpResponse& taken) {
  return parse_json(taken.body)->at("payload").at("transactionId").get<std::string>();
}

TEST(API_01, Keeps) {
  Trial trial = trial_with("");
  for (int i = 0; i < 30; ++i) {
    EXPECT_EQ(trial.call("GET", orders_path).status, 200);
    trial.pass(std::chrono::milliseconds(100));
  }
}

TEST(API_01, Breaks) {
  Trial trial = trial_with("");
  for (int i = 0; i < 10; ++i) EXPECT_EQ(trial.call("GET", orders_path).status, 200);
  EXPECT_EQ(trial.call("GET", orders_path).status, 429);
  const std::string id = transaction_of(trial.post(acknowledgements_path, accepted_whole("O1")));
  for (int i = 0; i < 20; ++i) EXPECT_EQ(trial.call("GET", transactions + id).status, 200);
  EXPECT_EQ(trial.call("GET", transactions + id).status, 429);
}

TEST(API_02, Keeps) {
  Trial trial = trial_with("");
  const HttpResponse taken = trial.post(acknowledgements_path, accepted_whole("O1"));
  EXPECT_EQ(taken.status, 202);
  EXPECT_FALSE(transaction_of(taken).empty());
}

TEST(API_02, Breaks) {
  Trial trial = trial_with("");
  const HttpResponse refused = trial.call("POST", acknowledgements_path, std::string(6 * 1024 * 1024 + 1, ' '));
  EXPECT_EQ(messages_of(refused), "413\nInvalidInput: The request size exceeded the maximum accepted size.");
}

TEST(API_03, Keeps) {
  Trial trial = trial_with("");
  const std::string id = transaction_of(trial.post(acknowledgements_path, accepted_whole("O1")));
  EXPECT_EQ(trial.call("GET", transactions + id).status, 200);
  const std::string reversed = id.substr(37) + "-" + id.substr(0, 36);
  EXPECT_EQ(trial.call("GET", transactions + reversed).status, 200);
}

TEST(API_03, Breaks) {
  Trial trial = trial_with("");
  const std::string id = transaction_of(trial.post(acknowledgements_path, accepted_whole("O1")));
  EXPECT_EQ(messages_of(trial.call("GET", transactions + id.substr(0, 36))),
            "400\nInvalidInput: Invalid transmission ID.");
  EXPECT_EQ(trial.call("GET", transactions + "00000000" + id.substr(8)).status, 404);
}

TEST(API_04, Keeps) {
  Trial trial = trial_with("");
  const std::string id = transaction_of(trial.post(acknowledgements_path, accepted_whole("O1")));
  trial.pass(days(3));
  EXPECT_EQ(trial.status_of(id), "Processing");
  EXPECT_EQ(first_status(trial).at("itemStatus").at(0).at("acknowledgementStatus").at("confirmationStatus"),
            "ACCEPTED");
}

TEST(API_04, Breaks) {
  Trial trial = trial_with("");
  const std::string id = transaction_of(trial.post(acknowledgements_path, accepted_whole("NONE")));
  EXPECT_EQ(trial.status_of(id), "Processing");
  trial.pass(std::chrono::minutes(15));
  EXPECT_NE(trial.status_of(id), "Processing");
}

TEST(API_05, Keeps) {
  Trial trial = trial_with("opaque-errors");
  EXPECT_EQ(trial.outcome(acknowledgements_path, accepted_whole("NONE")),
            "NotAvailable NotAvailable NotAvailable NotAvailable NotAvailable NotAvailable");
}

TEST(API_05, Breaks) {
  Trial trial = trial_with("");
  EXPECT_EQ(trial.outcome(acknowledgements_path, accepted_whole("NONE")).find("NotAvailable"), std::string::npos);
}

TEST(API_06, Keeps) {
  Trial trial = trial_with("");
  EXPECT_EQ(trial.outcome(acknowledgements_path, accepted_whole("O1")), "Processing");
}

TEST(API_06, Breaks) {
  Trial trial = trial_with("");
  EXPECT_EQ(trial.outcome(acknowledgements_path, accepted_whole("NONE")), "INVALID_ORDER_ID");
}

TEST(API_07, Keeps) {
  Trial trial = trial_with("");
  EXPECT_EQ(trial.post(acknowledgements_path, accepted_whole("O1")).status, 202);
}

TEST(API_07, Breaks) {
  Trial trial = trial_with("");
  Json document = accepted_whole("O1");
  document["sellingParty"] = Json::object();
  EXPECT_EQ(messages_of(trial.post(acknowledgements_path, document)),
            "400\nInvalidInput: The content of element 'sellingParty' is not complete. "
            "One of '{partyId, address, taxInfo}' is expected.");
}

TEST(API_08, Keeps) {
  Trial trial = trial_with("");
  Json document = accepted_whole("O1");
  document["items"][0]["vendorProductIdentifier"] = "V1";
  EXPECT_EQ(trial.post(acknowledgements_path, document).status, 202);
}

TEST(API_08, Breaks) {
  Trial trial = trial_with("");
  const Json body = {{"marketplaceIds", "ATVPDKIKX0DER"}, {"acknowledgements", Json::array({accepted_whole("O1")})}};
  const std::string found = messages_of(trial.call("POST", acknowledgements_path, body.dump()));
  EXPECT_EQ(found.find("400\nInvalidInput: Invalid content was found starting with element 'marketplaceIds'."), 0U)
      << found;
}

TEST(API_20, Keeps) {
  Settings settings;
  settings.denied_operations = {"getPurchaseOrder"};
  Trial trial(settings);
  EXPECT_EQ(trial.call("GET", orders_path).status, 200);
}

TEST(API_20, Breaks) {
  Settings settings;
  settings.denied_operations = {"getPurchaseOrder"};
  Trial trial(settings);
  const HttpResponse refused = trial.call("GET", orders_path + "/O1");
  EXPECT_EQ(messages_of(refused), "403\nUnauthorized: Access to requested resource is denied.");
  EXPECT_EQ(parse_json(refused.body)->at("errors").at(0).at("details"), "");
}

TEST(API_22, Keeps) {
  Trial trial = trial_with("");
  const std::string id = transaction_of(trial.post(acknowledgements_path, accepted_whole("O1")));
  EXPECT_EQ(trial.call("GET", transactions + id).status, 200);
}

TEST(API_22, Breaks) {
  Trial trial = trial_with("");
  const std::string id = transaction_of(trial.post(acknowledgements_path, accepted_whole("O1")));
  EXPECT_EQ(messages_of(trial.call("GET", "/vendor/transactions/v1/transactionStatus/" + id)),
            "404\nResourceNotFound: Cannot find resource by the given URI");
}

/// An acknowledgement whose first line costs that.
Json costing(const Json& amount) {
  Json document = accepted_whole("O1");
  document["items"][0]["netCost"]["amount"] = amount;
  return document;
}

TEST(API_23, Keeps) {
  Trial trial = trial_with("");
  for (const char* amount : {"2.50", "25E-1", "0.25e1"}) {
    EXPECT_EQ(trial.outcome(acknowledgements_path, costing(amount)), "Processing") << amount;
  }
}

TEST(API_23, Breaks) {
  Trial trial = trial_with("");
  for (const Json& amount : {Json(2), Json("2,50"), Json("02.50"), Json("")}) {
    const std::string found = messages_of(trial.post(acknowledgements_path, costing(amount)));
    EXPECT_NE(found.find("is not a valid value for 'decimal'"), std::string::npos) << found;
  }
}

/// What becomes of a notice of a shipment so many days ahead.
std::string outcome_of_notice(std::int64_t days_ahead) {
  Trial trial = trial_with("");
  trial.accept_all("O1", {10, 60});
  return trial.outcome(notices_path, notice("S1", trial.now + days(days_ahead), {{"O1", 1, 10}}));
}

TEST(API_26, Keeps) { EXPECT_EQ(outcome_of_notice(0), "Success"); }
TEST(API_26, Breaks) { EXPECT_EQ(outcome_of_notice(16).find("INVALID_"), 0U) << outcome_of_notice(16); }

}  // namespace
}  // namespace vendorproof::mock_amazon
