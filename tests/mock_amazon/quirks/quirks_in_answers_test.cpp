// Quirks that come instead of an answer, in what lists hold, and around answers.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/quirk_trial.h"

namespace vendorproof::mock_amazon {
namespace {

std::string next_token_of(const Json& payload) { return payload.at("pagination").at("nextToken").get<std::string>(); }

/// The statuses of that many calls, such as `200 400 200`.
std::string statuses_of(Trial& trial, const std::string& target, int calls) {
  std::string found;
  for (int i = 0; i < calls; ++i) found += std::to_string(trial.call("GET", target).status) + " ";
  return found;
}

TEST(Quirk_html_unavailable, On) {
  Trial trial = trial_with("html-unavailable=100");
  const HttpResponse response = trial.call("GET", orders_path);
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(header_of(response.headers, "content-type"), "text/html");
  EXPECT_FALSE(parse_json(response.body).has_value());
  EXPECT_EQ(trial.call("GET", orders_path).status, 200);
}

TEST(Quirk_html_unavailable, Off) {
  Trial trial = trial_with("html-unavailable=0");
  EXPECT_EQ(statuses_of(trial, orders_path, 4), "200 200 200 200 ");
}

TEST(Quirk_empty_unavailable, On) {
  Trial trial = trial_with("empty-unavailable=100");
  const HttpResponse response = trial.post(acknowledgements_path, acknowledgement("O1", {}));
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.body, "");
  EXPECT_EQ(trial.call("GET", orders_path).status, 200);
}

TEST(Quirk_empty_unavailable, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(statuses_of(trial, orders_path, 4), "200 200 200 200 ");
}

TEST(Quirk_empty_success, On) {
  Trial trial = trial_with("empty-success=100");
  const HttpResponse response = trial.call("GET", orders_path);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "");
  EXPECT_EQ(trial.post(invoices_path, Json::array()).status, 400) << "only a GET is answered so";
}

TEST(Quirk_empty_success, Off) {
  Trial trial = trial_with("");
  EXPECT_NE(trial.call("GET", orders_path).body, "");
}

TEST(Quirk_early_throttle, On) {
  Trial trial = trial_with("early-throttle=100");
  EXPECT_EQ(statuses_of(trial, orders_path, 4), "429 200 429 200 ");
  EXPECT_TRUE(trial.effects(EffectKind::RequestRefused).empty()) << "it is nobody's fault";
}

TEST(Quirk_early_throttle, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(statuses_of(trial, orders_path, 4), "200 200 200 200 ");
}

TEST(Quirk_ascending_refused, On) {
  Trial trial = trial_with("ascending-refused");
  EXPECT_EQ(statuses_of(trial, orders_path + "?sortOrder=ASC", 2), "400 400 ");
  EXPECT_EQ(statuses_of(trial, order_status_path + "?sortOrder=DESC", 1), "200 ");
}

TEST(Quirk_ascending_refused, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(statuses_of(trial, orders_path + "?sortOrder=ASC", 2), "200 200 ");
}

TEST(Quirk_changed_after_refused, On) {
  Trial trial = trial_with("changed-after-refused=50");
  std::string first;
  for (int i = 10; i < 19; ++i) {
    const std::string target = orders_path + "?changedAfter=2026-11-" + std::to_string(i) + "T00:00:00Z";
    const std::string both = statuses_of(trial, target, 1);
    trial.pass(std::chrono::seconds(1));
    EXPECT_EQ(both, statuses_of(trial, target, 1)) << "the same value is refused each time";
    first += both;
  }
  EXPECT_NE(first.find("400"), std::string::npos);
  EXPECT_NE(first.find("200"), std::string::npos);
}

TEST(Quirk_changed_after_refused, Off) {
  Trial trial = trial_with("");
  for (int i = 10; i < 19; ++i) {
    EXPECT_EQ(statuses_of(trial, orders_path + "?changedAfter=2026-11-" + std::to_string(i), 1), "200 ");
  }
}

TEST(Quirk_refused_in_mid_paging, On) {
  Trial trial = trial_with("refused-in-mid-paging=100");
  const std::string second = orders_path + "?limit=1&nextToken=" + next_token_of(trial.get(orders_path + "?limit=1"));
  const HttpResponse refusal = trial.call("GET", second);
  EXPECT_EQ(refusal.status, 400);
  EXPECT_EQ(refusal.body, R"({"errors":[{"code":"InvalidInput","message":"Invalid Input","details":""}]})");
  EXPECT_EQ(numbers_in(trial.get(second)), std::vector<std::string>{"O2"});
}

TEST(Quirk_refused_in_mid_paging, Off) {
  Trial trial = trial_with("");
  const std::string second = orders_path + "?limit=1&nextToken=" + next_token_of(trial.get(orders_path + "?limit=1"));
  EXPECT_EQ(numbers_in(trial.get(second)), std::vector<std::string>{"O2"});
}

TEST(Quirk_empty_page_with_token, On) {
  Trial trial = trial_with("empty-page-with-token=100");
  const std::string token = next_token_of(trial.get(order_status_path + "?limit=1"));
  const Json empty = trial.get(order_status_path + "?limit=1&nextToken=" + token);
  EXPECT_TRUE(empty.at("ordersStatus").empty());
  const Json page = trial.get(order_status_path + "?limit=1&nextToken=" + next_token_of(empty));
  EXPECT_EQ(numbers_in(page, "ordersStatus"), std::vector<std::string>{"O2"});
}

TEST(Quirk_empty_page_with_token, Off) {
  Trial trial = trial_with("");
  const std::string token = next_token_of(trial.get(order_status_path + "?limit=1"));
  const Json page = trial.get(order_status_path + "?limit=1&nextToken=" + token);
  EXPECT_EQ(numbers_in(page, "ordersStatus"), std::vector<std::string>{"O2"});
}

TEST(Quirk_empty_list, On) {
  Trial trial = trial_with("empty-list=100");
  EXPECT_TRUE(numbers_in(trial.get(orders_path)).empty());
  EXPECT_EQ(numbers_in(trial.get(orders_path)).size(), 3U);
}

TEST(Quirk_empty_list, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(numbers_in(trial.get(orders_path)).size(), 3U);
}

TEST(Quirk_order_not_found, On) {
  Trial trial = trial_with("order-not-found=100");
  EXPECT_EQ(statuses_of(trial, orders_path + "/O1", 2), "404 404 ");
  EXPECT_EQ(numbers_in(trial.get(orders_path)).size(), 3U);
}

TEST(Quirk_order_not_found, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(statuses_of(trial, orders_path + "/O1", 2), "200 200 ");
}

/// The status of a transaction that was just taken.
int status_of_fresh_transaction(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  const HttpResponse taken = trial.post(invoices_path, invoice("I1", trial.now, "25", {}));
  const std::string id = parse_json(taken.body)->at("payload").at("transactionId").get<std::string>();
  return trial.call("GET", "/vendor/transactions/v1/transactions/" + id).status;
}

TEST(Quirk_transaction_not_found, On) { EXPECT_EQ(status_of_fresh_transaction("transaction-not-found=100"), 404); }
TEST(Quirk_transaction_not_found, Off) { EXPECT_EQ(status_of_fresh_transaction(""), 200); }

/// Order X comes an hour after the first one, order Y two days later.
Trial trial_with_outage(const std::string& quirk) {
  Trial trial = trial_with(quirk, 1);
  trial.pass(hours(1));
  trial.issue(order("X", {order_line(1, each(1))}));
  trial.pass(days(2));
  trial.issue(order("Y", {order_line(1, each(1))}));
  return trial;
}

TEST(Quirk_outage, On) {
  Trial trial = trial_with_outage("outage=24");
  EXPECT_EQ(numbers_in(trial.get(orders_path)), (std::vector<std::string>{"O1", "X"}));
  EXPECT_EQ(numbers_in(trial.get(order_status_path), "ordersStatus"), (std::vector<std::string>{"O1", "X"}));
  EXPECT_EQ(trial.call("GET", orders_path + "/Y").status, 404);
  trial.pass(hours(24 + 106 - 49));
  EXPECT_EQ(numbers_in(trial.get(orders_path)), (std::vector<std::string>{"O1", "X", "Y"})) << "filled in afterwards";
}

TEST(Quirk_outage, Off) {
  Trial trial = trial_with_outage("");
  EXPECT_EQ(numbers_in(trial.get(orders_path)), (std::vector<std::string>{"O1", "X", "Y"}));
}

TEST(Quirk_sort_order_ignored, On) {
  Trial trial = trial_with("sort-order-ignored");
  EXPECT_EQ(numbers_in(trial.get(orders_path + "?sortOrder=ASC")), (std::vector<std::string>{"O3", "O2", "O1"}));
  EXPECT_EQ(numbers_in(trial.get(order_status_path), "ordersStatus"), (std::vector<std::string>{"O3", "O2", "O1"}));
}

TEST(Quirk_sort_order_ignored, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(numbers_in(trial.get(orders_path + "?sortOrder=ASC")), (std::vector<std::string>{"O1", "O2", "O3"}));
  EXPECT_EQ(numbers_in(trial.get(orders_path + "?sortOrder=DESC")), (std::vector<std::string>{"O3", "O2", "O1"}));
}

TEST(Quirk_updated_filter_ignored, On) {
  Trial trial = trial_with("updated-filter-ignored");
  const Json page = trial.get(order_status_path + "?updatedAfter=2026-12-01T00:00:00Z");
  EXPECT_EQ(numbers_in(page, "ordersStatus").size(), 3U);
}

TEST(Quirk_updated_filter_ignored, Off) {
  Trial trial = trial_with("");
  const Json page = trial.get(order_status_path + "?updatedAfter=2026-12-01T00:00:00Z");
  EXPECT_TRUE(numbers_in(page, "ordersStatus").empty());
}

TEST(Quirk_rate_untold, On) {
  Trial trial = trial_with("rate-untold=100");
  EXPECT_FALSE(header_of(trial.call("GET", orders_path).headers, "x-amzn-ratelimit-limit").has_value());
}

TEST(Quirk_rate_untold, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(header_of(trial.call("GET", orders_path).headers, "x-amzn-ratelimit-limit"), "10.0");
}

/// The answer to a request without a token, and to the eleventh of a second.
std::pair<HttpResponse, HttpResponse> denied_and_throttled(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  HttpRequest request;
  request.path = orders_path;
  const HttpResponse denied = trial.amazon.handle(request, trial.now);
  HttpResponse throttled;
  for (int i = 0; i < 11; ++i) throttled = trial.call("GET", orders_path);
  return {denied, throttled};
}

TEST(Quirk_gateway_errors, On) {
  const auto [denied, throttled] = denied_and_throttled("gateway-errors");
  EXPECT_EQ(denied.status, 403);
  EXPECT_EQ(header_of(denied.headers, "x-amzn-errortype"), "MissingAuthenticationTokenException");
  EXPECT_NE(denied.body.find("MissingAuthenticationToken"), std::string::npos);
  EXPECT_EQ(throttled.status, 429);
  EXPECT_EQ(throttled.body.find("details"), std::string::npos);
}

TEST(Quirk_gateway_errors, Off) {
  const auto [denied, throttled] = denied_and_throttled("");
  EXPECT_EQ(header_of(denied.headers, "x-amzn-errortype"), "AccessDeniedException");
  EXPECT_NE(denied.body.find("Access token is missing"), std::string::npos);
  EXPECT_EQ(throttled.status, 429);
  EXPECT_NE(throttled.body.find("details"), std::string::npos);
}

TEST(Quirk_invoices_not_enabled, On) {
  Trial trial = trial_with("invoices-not-enabled");
  for (int i = 0; i < 2; ++i) {
    const HttpResponse response = trial.post(invoices_path, Json::array());
    EXPECT_EQ(response.status, 400);
    EXPECT_NE(response.body.find("The vendor is not enabled for submitInvoices."), std::string::npos);
  }
  EXPECT_TRUE(trial.effects(EffectKind::RequestRefused).empty()) << "the client made no mistake";
  EXPECT_EQ(trial.post(acknowledgements_path, acknowledgement("O1", {})).body.find("not enabled"), std::string::npos);
}

TEST(Quirk_invoices_not_enabled, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(trial.post(invoices_path, Json::array()).body.find("not enabled"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
