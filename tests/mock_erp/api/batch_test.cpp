// `$batch`: several operations in one request.
#include "mock_erp/api/batch.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

const std::string company_url = "companies(5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10)/";
const std::string batch_url = "/api/vendorproof/vendorlink/v1.0/$batch";

Json create(const std::string& id, const std::string& order, const std::string& item = "TEA") {
  return {{"id", id},
          {"method", "POST"},
          {"url", company_url + "linkedOrders"},
          {"headers", {{"Content-Type", "application/json"}}},
          {"body", Json::parse(Trial::order_body(order, {{item, "12", ""}}))}};
}
Json read_orders(const std::string& id) {
  return {{"id", id}, {"method", "GET"}, {"url", company_url + "linkedOrders?$select=number"}};
}

struct Played {
  int status = 0;
  std::vector<int> statuses;
  Json responses;
  std::string code;  ///< of a batch that was refused
};
Played play(Trial& trial, const Json& requests, Fields headers = {}) {
  headers.emplace_back("Content-Type", "application/json");
  const HttpResponse response = trial.call("POST", batch_url, Json{{"requests", requests}}.dump(), headers);
  const Json body = Json::parse(response.body);
  Played played{response.status, {}, body.value("responses", Json::array()), ""};
  for (const Json& one : played.responses) played.statuses.push_back(one.at("status"));
  if (body.contains("error")) played.code = body.at("error").at("code");
  return played;
}

std::size_t orders_of(Trial& trial) { return trial.vendorlink("linkedOrders").size(); }

TEST(Batch, PlaysItsOperationsInTheirOrder) {
  Trial trial;
  const Played played = play(trial, {create("a", "PO1"), create("b", "PO2"), read_orders("c")});
  EXPECT_EQ(played.status, 200);
  EXPECT_EQ(played.statuses, (std::vector<int>{201, 201, 200}));
  EXPECT_EQ(played.responses[1].at("id"), "b");
  EXPECT_EQ(played.responses[2].at("body").at("value").size(), 2U);
  EXPECT_EQ(played.responses[2].at("headers").at("content-type").get<std::string>().find("application/json"), 0U);
}

TEST(Batch, TheFirstErrorEndsItAndWhatWasDoneStays) {
  Trial trial;
  const Played played = play(trial, {create("a", "PO1"), create("b", "PO2", "NO-SUCH"), create("c", "PO3")});
  EXPECT_EQ(played.status, 200) << "the status of a batch says nothing of its operations";
  EXPECT_EQ(played.statuses, (std::vector<int>{201, 400}));
  EXPECT_EQ(orders_of(trial), 1U);
}

TEST(Batch, GoesOnIfThatIsPreferred) {
  Trial trial;
  Json dependent = create("d", "PO4");
  dependent["dependsOn"] = {"b"};
  const Played played = play(trial, {create("a", "PO1"), create("b", "PO2", "NO-SUCH"), create("c", "PO3"), dependent},
                             {{"Prefer", "odata.continue-on-error"}});
  EXPECT_EQ(played.statuses, (std::vector<int>{201, 400, 201, 424}));
  EXPECT_EQ(orders_of(trial), 2U);
}

TEST(Batch, OfOneTransactionIsDoneAsAWholeOrNotAtAll) {
  Trial trial;
  trial.erp.take_effects();
  const std::string before = trial.erp.export_state();
  const Fields snapshot = {{"Isolation", "snapshot"}, {"Prefer", "odata.continue-on-error"}};
  const Played played = play(trial, {create("a", "PO1"), create("b", "PO2", "NO-SUCH"), create("c", "PO3")}, snapshot);
  EXPECT_EQ(played.statuses, (std::vector<int>{201, 400}));
  EXPECT_EQ(orders_of(trial), 0U);
  const std::vector<Effect> effects = trial.erp.take_effects();
  ASSERT_EQ(effects.size(), 1U) << "what was undone never happened";
  EXPECT_EQ(effects[0].kind, EffectKind::RequestRefused);
  EXPECT_EQ(play(trial, {create("a", "PO1"), create("b", "PO2")}, snapshot).statuses, (std::vector<int>{201, 201}));
  EXPECT_EQ(orders_of(trial), 2U);
}

/// Whatever fails where: with one transaction all orders are there, or none of them.
RC_GTEST_PROP(Batch, IsAllOrNothing, ()) {
  const auto good = *rc::gen::container<std::vector<bool>>(rc::gen::weightedElement<bool>({{6, true}, {1, false}}));
  Trial trial;
  Json requests = Json::array();
  for (std::size_t i = 0; i < good.size(); ++i) {
    requests.push_back(create(std::to_string(i), "PO" + std::to_string(i), good[i] ? "TEA" : "NO-SUCH"));
  }
  play(trial, requests, {{"Isolation", "snapshot"}});
  const bool is_all_good = std::find(good.begin(), good.end(), false) == good.end();
  RC_ASSERT(orders_of(trial) == (is_all_good ? good.size() : 0U));
}

TEST(Batch, HasAtMostAHundredOperationsWithIdsOfTheirOwn) {
  Trial trial;
  Json many = Json::array();
  for (int i = 0; i < 100; ++i) many.push_back(read_orders(std::to_string(i)));
  EXPECT_EQ(play(trial, many).statuses.size(), 100U);
  many.push_back(read_orders("100"));
  const Played refused = play(trial, many);
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.code, "Unknown");
  EXPECT_EQ(play(trial, {read_orders("a"), read_orders("a")}).status, 400);
}

TEST(Batch, RefusesWhatIsNoBatch) {
  for (const char* body :
       {"", "[]", "{", "{}", R"({"requests":7})", R"({"requests":[7]})", R"({"requests":[{"id":"a"}]})",
        R"({"requests":[{"id":"a","method":"GET","url":"x","headers":7}]})",
        R"({"requests":[{"id":"a","method":"GET","url":"x","dependsOn":7}]})"}) {
    Trial trial;
    EXPECT_EQ(trial.call("POST", batch_url, body).status, 400) << body;
    EXPECT_EQ(trial.erp.take_effects().size(), 1U) << body;
  }
  Trial trial;
  EXPECT_EQ(trial.call("POST", batch_url, "--x", {{"Content-Type", "multipart/mixed;boundary=x"}}).status, 501);
}

TEST(Batch, HasNoBatchInItAndTextThatIsNotJsonIsAText) {
  Trial trial;
  const Json nested = {{{"id", "1"}, {"method", "POST"}, {"url", "$batch"}, {"body", {{"requests", Json::array()}}}}};
  EXPECT_EQ(play(trial, nested).status, 400);
  const Played played = play(trial, {{{"id", "1"}, {"method", "GET"}, {"url", "$metadata"}}});
  ASSERT_EQ(played.responses.size(), 1U);
  EXPECT_TRUE(played.responses[0].at("body").is_string());
}

TEST(Batch, NeedsASignInAndIsServedByBothApis) {
  Trial trial;
  HttpRequest request;
  request.method = "POST";
  request.path = batch_url;
  request.body = R"({"requests":[]})";
  EXPECT_EQ(trial.erp.handle(request, trial.now).status, 401);
  const Json items = {{{"id", "1"}, {"method", "GET"}, {"url", company_url + "items"}}};
  const HttpResponse response = trial.call("POST", "/api/v2.0/$batch", Json{{"requests", items}}.dump());
  EXPECT_EQ(Json::parse(response.body).at("responses").at(0).at("status"), 200) << response.body;
}

}  // namespace
}  // namespace vendorproof::mock_erp
