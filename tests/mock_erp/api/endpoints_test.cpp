#include "mock_erp/api/endpoints.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

TEST(Endpoints, EveryListAnswers) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  for (const Endpoint& endpoint : endpoints()) {
    if (endpoint.method != "GET") continue;
    const std::string base = endpoint.base == Base::Standard ? standard_path : vendorlink_path;
    const bool of_document = endpoint.resource == "salesOrderLines" || endpoint.resource == "salesOrderReservations";
    const std::string filter = of_document ? "?$filter=documentId eq " + order.at("id").get<std::string>() : "";
    const HttpResponse response = trial.call("GET", base + std::string(endpoint.resource) + filter);
    EXPECT_EQ(response.status, 200) << endpoint.resource << response.body;
    const Json body = Json::parse(response.body);
    EXPECT_NE(body.at("@odata.context").get<std::string>().find(endpoint.resource), std::string::npos);
    EXPECT_TRUE(body.at("value").is_array());
  }
}

TEST(Endpoints, WrongCredentialsAre401) {
  Trial trial;
  for (const std::string& authorization : {std::string(), std::string("Bearer x"),
                                           "Basic " + base64_encode("vendorproof:wrong"), std::string("Basic ###")}) {
    HttpRequest request;
    request.path = standard_path + "items";
    if (!authorization.empty()) request.headers.emplace_back("authorization", authorization);
    const HttpResponse response = trial.erp.handle(request, trial.now);
    EXPECT_EQ(response.status, 401);
    EXPECT_EQ(error_code(response), "Authentication_InvalidCredentials");
  }
}

TEST(Endpoints, UnknownPlacesAre404) {
  Trial trial;
  for (const std::string& path : {std::string("/"), std::string("/api/v2.0/"), standard_path, standard_path + "items/",
                                  standard_path + "customers", vendorlink_path + "items", standard_path + "despatches",
                                  standard_path + "salesOrders(x)", standard_path + "salesOrderLines()x"}) {
    const HttpResponse response = trial.call("GET", path);
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_EQ(error_code(response), "BadRequest_NotFound");
  }
  EXPECT_TRUE(trial.erp.take_effects().empty()) << "a resource that only the real ERP has is no mistake";
  const HttpResponse company = trial.call("GET", "/api/v2.0/companies(00000000-0000-4000-a000-000000000000)/items");
  EXPECT_EQ(company.status, 404);
  EXPECT_EQ(error_code(company), "Internal_CompanyNotFound");
}

/// The platform's own entity, whose fields Microsoft publishes (resource type company).
TEST(Endpoints, CompaniesAreListedAndReadByTheirId) {
  Trial trial;
  const Json list = *parse_json(trial.call("GET", "/api/v2.0/companies").body);
  ASSERT_EQ(list.at("value").size(), 1U);
  const std::string id = list.at("value").at(0).at("id").get<std::string>();
  EXPECT_EQ(parse_json(trial.call("GET", "/api/v2.0/companies(" + id + ")").body)->at("id"), id);
  EXPECT_EQ(trial.call("GET", "/api/v2.0/companies(" + id + ")/items").status, 200);
  const HttpResponse unknown = trial.call("GET", "/api/v2.0/companies(00000000-0000-4000-a000-000000000000)");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(error_code(unknown), "Internal_CompanyNotFound");
  EXPECT_EQ(trial.call("POST", "/api/v2.0/companies", "{}").status, 405);
}

TEST(Endpoints, WrongMethodIs405) {
  Trial trial;
  EXPECT_EQ(trial.call("DELETE", standard_path + "salesOrders").status, 405);
  EXPECT_EQ(trial.call("POST", vendorlink_path + "despatches", "{}").status, 405);
}

TEST(Endpoints, RefusalsCarryACorrelationAndAreRecorded) {
  Trial trial;
  const HttpResponse first = trial.call("GET", standard_path + "items?$filter=colour eq 1");
  const HttpResponse second = trial.call("GET", standard_path + "items?$filter=colour eq 1");
  EXPECT_NE(error_message(first).find("CorrelationId:"), std::string::npos);
  EXPECT_NE(first.body, second.body) << "every refusal has its own correlation";
  const std::vector<Effect> refused = trial.effects(EffectKind::RequestRefused);
  ASSERT_EQ(refused.size(), 2U);
  EXPECT_EQ(refused[0].reason.rfind("400 items BadRequest ", 0), 0U) << refused[0].reason;
}

TEST(Endpoints, BytesThatAreNotTextAreQuotedSafely) {
  Trial trial;
  HttpRequest request;
  request.path = standard_path + "it\xff\xfe";
  request.headers.emplace_back("Authorization", "Basic " + base64_encode("vendorproof:erp-test-key"));
  const HttpResponse response = trial.erp.handle(request, trial.now);
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(error_code(response), "BadRequest_NotFound");
}

}  // namespace
}  // namespace vendorproof::mock_erp
