// How the API answers: each rule shown, and the contrast where it must not show.
#include "core/base/json/json_tree.h"
#include "mock_amazon/api/sandbox.h"
#include "mock_amazon/rules/rule_book.h"
#include "mock_amazon/wire/page.h"
#include "tests/mock_amazon/quirk_trial.h"

namespace vendorproof::mock_amazon {
namespace {

using Numbers = std::vector<std::string>;

Numbers orders_at(Trial& trial, const std::string& query) { return numbers_in(trial.get(orders_path + query)); }
Numbers statuses_at(Trial& trial, const std::string& query) {
  return numbers_in(trial.get(order_status_path + query), "ordersStatus");
}

std::string token_after_first(Trial& trial) {
  return trial.get(orders_path + "?limit=1").at("pagination").at("nextToken").get<std::string>();
}

TEST(API_09, Keeps) {
  Trial trial = trial_with("");
  EXPECT_EQ(orders_at(trial, "?createdBefor=2026-11-23T08:00:01Z").size(), 3U);
}

TEST(API_09, Breaks) {
  Trial trial = trial_with("");
  EXPECT_EQ(orders_at(trial, "?createdBefore=2026-11-23T08:00:01Z"), Numbers{"O1"});
}

TEST(API_10, Keeps) {
  Trial trial = trial_with("sort-order-ignored");
  EXPECT_EQ(orders_at(trial, "?sortOrder=ASC"), (Numbers{"O3", "O2", "O1"}));
}

TEST(API_10, Breaks) {
  Trial trial = trial_with("");
  EXPECT_EQ(orders_at(trial, "?sortOrder=ASC"), (Numbers{"O1", "O2", "O3"}));
}

TEST(API_11, Keeps) {
  Trial trial = trial_with("");
  const std::string token = token_after_first(trial);
  EXPECT_EQ(base64_decode(token), R"([1795420800000,"O1"])");
  EXPECT_EQ(orders_at(trial, "?limit=2&nextToken=" + token), (Numbers{"O2", "O3"}));
}

TEST(API_11, Breaks) {
  Trial trial = trial_with("");
  for (const char* key : {R"([1795420800000,"O9"])", R"([1795420800001,"O1"])", R"(["O1"])", "x"}) {
    const std::string token = base64_encode(key);
    EXPECT_EQ(trial.call("GET", orders_path + "?nextToken=" + percent_encode(token)).status, 400) << key;
  }
}

TEST(API_12, Keeps) {
  Trial trial = trial_with("refused-in-mid-paging=100");
  const std::string second = orders_path + "?limit=1&nextToken=" + token_after_first(trial);
  EXPECT_EQ(trial.call("GET", second).status, 400);
  EXPECT_EQ(trial.call("GET", second).status, 200);
}

TEST(API_12, Breaks) {
  Trial trial = trial_with("refused-in-mid-paging=100");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(trial.call("GET", orders_path + "?limit=1").status, 200) << "not a first page";
}

TEST(API_13, Keeps) {
  Trial trial = trial_with("order-not-found=100");
  EXPECT_EQ(orders_at(trial, "").size(), 3U);
  EXPECT_EQ(trial.call("GET", orders_path + "/O1").status, 404);
  Trial other = trial_with("empty-list=100");
  EXPECT_TRUE(orders_at(other, "").empty());
  EXPECT_EQ(orders_at(other, "").size(), 3U);
}

TEST(API_13, Breaks) {
  Trial trial = trial_with("");
  EXPECT_EQ(orders_at(trial, "").size(), 3U);
  EXPECT_EQ(trial.call("GET", orders_path + "/O1").status, 200);
}

TEST(API_14, Keeps) {
  Trial trial = trial_with("outage=0", 1);
  EXPECT_TRUE(orders_at(trial, "").empty());
  trial.pass(hours(105));
  EXPECT_TRUE(orders_at(trial, "").empty());
  trial.pass(hours(1));
  EXPECT_EQ(orders_at(trial, "?createdAfter=2026-11-23T08:00:00Z&createdBefore=2026-11-23T08:00:01Z"), Numbers{"O1"});
}

TEST(API_14, Breaks) {
  Trial trial = trial_with("outage=1", 1);
  EXPECT_EQ(orders_at(trial, ""), Numbers{"O1"}) << "issued before the outage";
}

TEST(API_15, Keeps) {
  Trial trial = trial_with("updated-filter-ignored");
  EXPECT_EQ(statuses_at(trial, "?updatedAfter=2026-11-24T00:00:00Z").size(), 3U);
}

TEST(API_15, Breaks) {
  Trial trial = trial_with("");
  EXPECT_TRUE(statuses_at(trial, "?updatedAfter=2026-11-24T00:00:00Z").empty());
}

std::int64_t first_amount(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  const Json items = first_order(trial).at("orderDetails").at("items");
  return items.at(0).at("orderedQuantity").at("amount").get<std::int64_t>();
}

TEST(API_16, Keeps) { EXPECT_EQ(first_amount("negative-quantity=100"), -5); }
TEST(API_16, Breaks) { EXPECT_EQ(first_amount(""), 10); }

/// Whether the status of an order that was received says so.
bool shows_receipts(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  trial.accept_all("O1", {10, 60});
  trial.ship("S1", {{"O1", 1, 10}});
  trial.pass(days(4));
  return first_status(trial).at("itemStatus").at(0).contains("receivingStatus");
}

TEST(API_17, Keeps) { EXPECT_FALSE(shows_receipts("receiving-status-missing=100")); }
TEST(API_17, Breaks) { EXPECT_TRUE(shows_receipts("")); }

/// What payables know of an invoice over 25 dollars whose transaction never failed. With the quirk each document is
/// sent twice, because the first is taken without effect; the invoice is sent once.
Money invoiced_with(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  const std::vector<Json> answers = {acknowledged_item(1, {{"Accepted", each(10)}}),
                                     acknowledged_item(2, {{"Accepted", each(60)}})};
  if (!quirk.empty()) {
    EXPECT_EQ(trial.outcome(acknowledgements_path, acknowledgement("O1", answers)), "Processing");
  }
  trial.accept_all("O1", {10, 60});
  if (!quirk.empty()) {
    EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"O1", 1, 10}})), "Processing");
  }
  trial.ship("S1", {{"O1", 1, 10}});
  const Json bill = invoice("I1", trial.now, "25.00", {invoice_item("O1", 1, each(10))});
  EXPECT_EQ(trial.outcome(invoices_path, bill), "Processing");
  trial.pass(days(2));
  return trial.amazon.payables().invoiced;
}

TEST(API_18, Keeps) { EXPECT_TRUE(invoiced_with("submission-without-effect=100").is_zero()); }
TEST(API_18, Breaks) { EXPECT_EQ(invoiced_with("").decimal(), "25.00"); }

const char* const sandbox_model = R"({"paths":{
  "/vendor/orders/v1/purchaseOrders":{"get":{"operationId":"getPurchaseOrders","responses":{"200":{
    "x-amzn-api-sandbox":{"static":[{"request":{"parameters":{}},"response":{"payload":{"orders":[]}}}]}}}}},
  "/vendor/orders/v1/acknowledgements":{"post":{"operationId":"submitAcknowledgement","responses":{"202":{
    "x-amzn-api-sandbox":{"static":[{"request":{"parameters":{"body":{}}},
      "response":{"payload":{"transactionId":"T"}}}]}}}}}}})";

TEST(API_24, Keeps) {
  Sandbox sandbox(Settings(), *sandbox_pairs(*parse_json(sandbox_model)));
  Trial trial;
  trial.login();
  HttpRequest login;
  login.method = "POST";
  login.path = "/auth/o2/token";
  login.body =
      "grant_type=refresh_token&client_id=amzn1.application-oa2-client.test&client_secret=test-secret"
      "&refresh_token=Atzr|test-refresh-token";
  const Json granted = *parse_json(sandbox.handle(login, trial.now).body);
  HttpRequest request;
  request.path = orders_path;
  request.headers = {{"x-amz-access-token", granted.at("access_token").get<std::string>()},
                     {"content-type", "application/json"}};
  const std::string before = sandbox.handle(request, trial.now).body;
  HttpRequest submission = request;
  submission.method = "POST";
  submission.path = acknowledgements_path;
  submission.body = Json{{"acknowledgements", Json::array()}}.dump();
  EXPECT_EQ(sandbox.handle(submission, trial.now).body, R"({"payload":{"transactionId":"T"}})");
  EXPECT_EQ(sandbox.handle(request, trial.now).body, before);
}

TEST(API_24, Breaks) {
  Trial trial = trial_with("");
  const std::string before = trial.call("GET", orders_path + "/O1").body;
  trial.accept_all("O1", {10, 60});
  EXPECT_NE(trial.call("GET", orders_path + "/O1").body, before) << "Vendor Central remembers";
}

TEST(API_25, Keeps) {
  Trial trial = trial_with("");
  EXPECT_EQ(orders_at(trial, "?createdAfter=2026-11-23T08:00:01&createdBefore=2026-11-23T08:00:02"), Numbers{"O2"});
  EXPECT_EQ(orders_at(trial, "?createdAfter=2026-11-23T08:00:01.000Z"), (Numbers{"O2", "O3"}));
  Json document = acknowledgement("O1", {acknowledged_item(1, {{"Accepted", each(10)}})});
  document["acknowledgementDate"] = "2026-11-23T08:00:00";
  EXPECT_EQ(trial.post(acknowledgements_path, document).status, 202);
}

TEST(API_25, Breaks) {
  Trial trial = trial_with("");
  EXPECT_EQ(orders_at(trial, "?createdAfter=2026-11-23T08:00:01%2B01:00").size(), 3U) << "an offset is no UTC";
  EXPECT_EQ(trial.call("GET", orders_path + "?createdAfter=2026-11-2308:00:01").status, 400);
}

TEST(API_27, Keeps) {
  Trial trial = trial_with("stray-spaces=100");
  EXPECT_EQ(orders_at(trial, ""), (Numbers{" O1", " O2", " O3"}));
  EXPECT_EQ(statuses_at(trial, ""), (Numbers{"O1", "O2", "O3"}));
}

TEST(API_27, Breaks) {
  Trial trial = trial_with("");
  EXPECT_EQ(orders_at(trial, ""), (Numbers{"O1", "O2", "O3"}));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
