#include "mock_amazon/api/endpoints.h"

#include <set>

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

std::string code_of(const HttpResponse& response) {
  return std::to_string(response.status) + " " +
         parse_json(response.body)->at("errors").at(0).at("code").get<std::string>();
}

TEST(Endpoints, AreListedOnce) {
  std::set<std::string> seen;
  for (const Endpoint& endpoint : endpoints()) {
    EXPECT_TRUE(seen.insert(std::string(endpoint.method) + " " + std::string(endpoint.path)).second);
    EXPECT_TRUE(seen.insert(std::string(endpoint.operation)).second);
  }
}

TEST(Endpoints, AreFoundByTheirPath) {
  std::string name;
  EXPECT_TRUE(fits("/a/{b}", "/a/x-1", name));
  EXPECT_EQ(name, "x-1");
  for (const char* path : {"/a", "/a/", "/a/x/y", "/b/x", ""}) EXPECT_FALSE(fits("/a/{b}", path, name)) << path;
  EXPECT_TRUE(fits("/a", "/a", name));
  EXPECT_FALSE(fits("/a", "/a/", name));
}

TEST(Endpoints, AnswerUnknownPathsAndMethodsWith404) {
  Trial trial;
  EXPECT_EQ(code_of(trial.call("GET", "/vendor/orders/v2/purchaseOrders")), "404 ResourceNotFound");
  EXPECT_EQ(code_of(trial.call("DELETE", orders_path)), "404 ResourceNotFound");
  EXPECT_EQ(trial.effects(EffectKind::RequestRefused).at(1).reason,
            "404 unknown ResourceNotFound Cannot find resource by the given URI");
}

/// The judge tells by it whether a client goes on with one old token.
TEST(Endpoints, NoteWhichTokenHasExpired) {
  Trial trial;
  trial.call("GET", orders_path);
  HttpRequest request;
  request.path = orders_path;
  request.headers = {{"x-amz-access-token", trial.token}};
  trial.amazon.handle(request, trial.now + hours(2));
  trial.amazon.handle(request, trial.now + hours(3));
  const std::vector<Effect> refused = trial.effects(EffectKind::RequestRefused);
  ASSERT_EQ(refused.size(), 2U);
  EXPECT_EQ(refused[0].other_document, "access token 1");
  EXPECT_EQ(refused[1].other_document, "access token 1");
}

TEST(Endpoints, DenyWithoutAToken) {
  Trial trial;
  HttpRequest request;
  request.path = orders_path;
  const HttpResponse response = trial.amazon.handle(request, trial.now);
  EXPECT_EQ(code_of(response), "403 Unauthorized");
  EXPECT_EQ(header_of(response.headers, "x-amzn-errortype"), "AccessDeniedException");
  EXPECT_FALSE(header_of(response.headers, "x-amzn-ratelimit-limit"));
  EXPECT_EQ(trial.effects(EffectKind::RequestRefused).at(0).reason,
            "403 getPurchaseOrders Unauthorized Access to requested resource is denied.");
}

TEST(Endpoints, ThrottleEachOperationByItself) {
  Trial trial;
  for (int i = 0; i < 10; ++i) EXPECT_EQ(trial.call("GET", orders_path).status, 200);
  const HttpResponse response = trial.call("GET", orders_path);
  EXPECT_EQ(response.status, 429);
  EXPECT_EQ(response.body,
            R"({"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota for the requested resource.",)"
            R"("details":""}]})");
  EXPECT_FALSE(header_of(response.headers, "x-amzn-ratelimit-limit"));
  EXPECT_EQ(trial.call("GET", "/vendor/orders/v1/purchaseOrdersStatus").status, 200);
  const std::string transaction = "/vendor/transactions/v1/transactions/x";
  for (int i = 0; i < 20; ++i) EXPECT_EQ(trial.call("GET", transaction).status, 400);
  EXPECT_EQ(trial.call("GET", transaction).status, 429);
  trial.pass(std::chrono::milliseconds(100));
  EXPECT_EQ(trial.call("GET", orders_path).status, 200);
  const std::vector<Usage> usage = trial.amazon.usage();
  EXPECT_EQ(usage.at(1).operation, "getPurchaseOrders");
  EXPECT_EQ(usage.at(1).requests, 12U);
  EXPECT_EQ(usage.at(1).throttled, 1U);
  EXPECT_EQ(usage.at(1).most_in_a_minute, 12U);
}

TEST(Endpoints, TellTheRateAndTheRequest) {
  Trial trial;
  const HttpResponse good = trial.call("GET", orders_path);
  EXPECT_EQ(header_of(good.headers, "x-amzn-ratelimit-limit"), "10.0");
  EXPECT_EQ(header_of(good.headers, "content-type"), "application/json");
  EXPECT_EQ(header_of(good.headers, "x-amzn-requestid")->size(), 36U);
  const HttpResponse next = trial.call("GET", orders_path);
  EXPECT_NE(header_of(good.headers, "x-amzn-requestid"), header_of(next.headers, "x-amzn-requestid"));
  const HttpResponse bad = trial.call("GET", orders_path + "?limit=0");
  EXPECT_EQ(header_of(bad.headers, "x-amzn-ratelimit-limit"), "10.0");
}

TEST(Endpoints, RefuseBodiesThatAreNotJson) {
  Trial trial;
  EXPECT_EQ(code_of(trial.call("POST", invoices_path, "{")), "400 InvalidInput");
  EXPECT_EQ(code_of(trial.call("POST", invoices_path, "")), "400 InvalidInput");
  EXPECT_EQ(code_of(trial.call("POST", invoices_path, "3")), "400 InvalidInput");
  EXPECT_EQ(code_of(trial.call("POST", invoices_path, std::string(6 * 1024 * 1024 + 1, ' '))), "413 InvalidInput");
  HttpRequest request;
  request.method = "POST";
  request.path = invoices_path;
  request.headers = {{"x-amz-access-token", trial.token}, {"Content-Type", "text/xml"}};
  EXPECT_EQ(code_of(trial.amazon.handle(request, trial.now)), "415 InvalidInput");
  request.headers.pop_back();
  EXPECT_EQ(code_of(trial.amazon.handle(request, trial.now)), "415 InvalidInput");
}

TEST(Endpoints, TakeAContentTypeOnGet) {
  Trial trial;
  trial.login();
  HttpRequest request;
  request.path = orders_path;
  request.headers = {{"x-amz-access-token", trial.token}, {"Content-Type", "application/json; charset=utf-8"}};
  EXPECT_EQ(trial.amazon.handle(request, trial.now).status, 200);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
