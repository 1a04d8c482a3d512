#include "mock_amazon/api/sandbox.h"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"

namespace vendorproof::mock_amazon {
namespace {

const Instant sandbox_noon = *parse_instant("2026-11-23T12:00:00Z");

/// A model of our own with both extensions: three pairs of a list, two of a submission.
const char* const model_text = R"({"paths":{
  "/v/orders":{"get":{"operationId":"getOrders","responses":{
    "200":{"x-amzn-api-sandbox":{"static":[
      {"request":{"parameters":{}},"response":{"payload":"any"}},
      {"request":{"parameters":{"limit":{"value":2},"state":{"value":"New"}}},"response":{"payload":"new"}},
      {"request":{"parameters":{"state":{"value":"New"}}},"response":{"payload":"state"}}]}},
    "400":{"x-amzn-api-sandbox":{"static":[
      {"request":{"parameters":{"state":{"value":"null"}}},"response":{"errors":[]}}]}},
    "500":{}}}},
  "/v/orders/{number}":{"get":{"operationId":"getOrder","responses":{
    "200":{"x-amzn-api-sandbox":{"static":[
      {"request":{"parameters":{"number":{"value":"A1"}}},"response":{"payload":"A1"}}]}}}}},
  "/v/notices":{"post":{"operationId":"submitNotices","responses":{
    "202":{"x-amazon-spds-sandbox-behaviors":[
      {"request":{"parameters":{"body":{"value":{"a":[1,{"b":"x","c":true}],"d":null}}}},
       "response":{"payload":"taken"}}]},
    "400":{"x-amazon-spds-sandbox-behaviors":[
      {"request":{"parameters":{"body":{"value":{"a":0}}}},"response":{"errors":[]}}]}}}}}})";

/// A client of the sandbox, at a moment each so that the plan never matters.
class Client {
 public:
  explicit Client(std::vector<SandboxPair> pairs) : sandbox_(Settings(), std::move(pairs)) { login(); }

  void login() {
    HttpRequest request;
    request.method = "POST";
    request.path = "/auth/o2/token";
    request.body =
        "grant_type=refresh_token&client_id=amzn1.application-oa2-client.test&client_secret=test-secret"
        "&refresh_token=Atzr|test-refresh-token";
    token = parse_json(sandbox_.handle(request, now).body)->value("access_token", "");
  }

  HttpResponse call(const std::string& method, const std::string& target, const std::string& body = "") {
    HttpRequest request;
    request.method = method;
    set_target(request, target);
    request.body = body;
    if (!token.empty()) request.headers.emplace_back("x-amz-access-token", token);
    now += std::chrono::milliseconds(200);
    return sandbox_.handle(request, now);
  }

  std::string text(const std::string& method, const std::string& target, const std::string& body = "") {
    const HttpResponse response = call(method, target, body);
    return std::to_string(response.status) + " " + response.body;
  }

  std::string token;
  Instant now = sandbox_noon;

 private:
  Sandbox sandbox_;
};

Client client() { return Client(*sandbox_pairs(*parse_json(model_text))); }

const std::string no_match =
    R"(400 {"errors":[{"code":"InvalidInput","message":"Could not match input arguments","details":""}]})";

TEST(Sandbox, AnswersThePairThatAsksForMost) {
  Client sandbox = client();
  EXPECT_EQ(sandbox.text("GET", "/v/orders"), R"(200 {"payload":"any"})");
  EXPECT_EQ(sandbox.text("GET", "/v/orders?limit=2&state=New"), R"(200 {"payload":"new"})");
  EXPECT_EQ(sandbox.text("GET", "/v/orders?limit=3&state=New"), R"(200 {"payload":"state"})");
  EXPECT_EQ(sandbox.text("GET", "/v/orders?state=null"), R"(400 {"errors":[]})");
  EXPECT_EQ(sandbox.text("GET", "/v/orders?state=Old"), R"(200 {"payload":"any"})");
}

TEST(Sandbox, ComparesPathsAndBodies) {
  Client sandbox = client();
  EXPECT_EQ(sandbox.text("GET", "/v/orders/A1"), R"(200 {"payload":"A1"})");
  EXPECT_EQ(sandbox.text("GET", "/v/orders/A2"), no_match);
  EXPECT_EQ(sandbox.text("POST", "/v/notices", R"({"d":null,"a":[1,{"c":true,"b":"x"}]})"),
            R"(202 {"payload":"taken"})");
  EXPECT_EQ(sandbox.text("POST", "/v/notices", R"({"a":0})"), R"(400 {"errors":[]})");
  for (const char* body : {"", "{", "{}", R"({"a":[1,{"b":"x","c":true}]})", R"({"a":[1],"d":null})"}) {
    EXPECT_EQ(sandbox.text("POST", "/v/notices", body), no_match) << body;
  }
  EXPECT_EQ(sandbox.text("GET", "/v/nothing").substr(0, 3), "404");
}

TEST(Sandbox, WantsATokenAndHasOnePlanForAll) {
  Client sandbox = client();
  for (int i = 0; i < 15; ++i) {
    sandbox.now -= std::chrono::milliseconds(200);
    EXPECT_EQ(sandbox.call("GET", "/v/orders").status, 200);
  }
  sandbox.now -= std::chrono::milliseconds(200);
  EXPECT_EQ(sandbox.call("GET", "/v/orders/A1").status, 429);
  const HttpResponse good = sandbox.call("GET", "/v/orders");
  EXPECT_EQ(good.status, 200);
  EXPECT_EQ(header_of(good.headers, "x-amzn-ratelimit-limit"), "5.0");
  sandbox.token.clear();
  EXPECT_EQ(sandbox.call("GET", "/v/orders").status, 403);
}

TEST(Sandbox, SaysWhatIsWrongInAModel) {
  const auto problem_of = [](const char* text) { return sandbox_pairs(*parse_json(text)).error().message; };
  EXPECT_EQ(problem_of("[]"), "$ is not an object");
  EXPECT_EQ(problem_of(R"({"paths":{"/a":{"get":{}}}})"), "$.paths./a.get.responses is missing");
  EXPECT_EQ(problem_of(R"({"paths":{"/a":{"get":{"responses":{"200":{"x-amzn-api-sandbox":{"static":[{}]}}}}}}})"),
            R"($.paths./a.get.responses.200.x-amzn-api-sandbox.static[0].request is missing)");
}

/// `/a/{b}` with the values of the pair, and its query.
std::string target_of_pair(const SandboxPair& pair) {
  HttpRequest request;
  request.path = pair.path;
  for (const auto& [name, value] : pair.parameters) {
    const std::size_t at = request.path.find("{" + name + "}");
    if (at == std::string::npos) {
      request.query.emplace_back(name, value);
    } else {
      request.path.replace(at, name.size() + 2, value);
    }
  }
  return target_of(request);
}

TEST(Sandbox, AnswersEveryPairOfAmazonsModels) {
  const char* folder = std::getenv("VENDORPROOF_MODELS");
  if (folder == nullptr) GTEST_SKIP() << "set VENDORPROOF_MODELS to the folder of Amazon's models to run this";
  std::vector<SandboxPair> pairs;
  for (const char* name : {"vendorOrders", "vendorShipments", "vendorInvoices", "vendorTransactionStatus"}) {
    const Result<std::string> text = read_file(std::string(folder) + "/" + name + ".json");
    ASSERT_TRUE(text.has_value()) << text.error().message;
    const Result<std::vector<SandboxPair>> read = sandbox_pairs(*parse_json(*text));
    ASSERT_TRUE(read.has_value()) << read.error().message;
    pairs.insert(pairs.end(), read->begin(), read->end());
  }
  EXPECT_EQ(pairs.size(), 36U);
  Client sandbox{pairs};
  for (const SandboxPair& pair : pairs) {
    const std::string body = pair.body ? *pair.body : pair.method == "POST" ? "{}" : "";
    EXPECT_EQ(sandbox.text(pair.method, target_of_pair(pair), body), std::to_string(pair.status) + " " + pair.response)
        << pair.operation;
    sandbox.login();
  }
}

}  // namespace
}  // namespace vendorproof::mock_amazon
