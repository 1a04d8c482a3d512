#include "mock_erp/api/endpoints.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "mock_erp/api/place.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

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

TEST(Endpoints, AreNamedAsTheirPathsAre) {
  const auto has = [](const std::string& method, const std::string& path) {
    const auto place = place_of(path);
    return std::any_of(endpoints().begin(), endpoints().end(), [&](const Endpoint& endpoint) {
      return place && endpoint.api == place->api && endpoint.method == method &&
             endpoint.resource == resource_of(*place);
    });
  };
  EXPECT_TRUE(has("GET", vendorlink_path + "linkedOrders"));
  EXPECT_TRUE(has("POST", vendorlink_path + "linkedOrders(5d0b7bd4)/Microsoft.NAV.release"));
  EXPECT_TRUE(has("PATCH", standard_path + "salesOrderLines(5)"));
  EXPECT_FALSE(has("GET", standard_path + "linkedOrders")) << "a page of the extension";
  EXPECT_FALSE(has("GET", "/elsewhere"));
}

TEST(Endpoints, UnknownPlacesAre404) {
  Trial trial;
  const std::vector<std::pair<std::string, std::string>> places = {
      {"/", "BadRequest_NotFound"},
      {standard_path + "vendors", "BadRequest_ResourceNotFound"},
      {vendorlink_path + "items", "BadRequest_ResourceNotFound"},
      {standard_path + "despatches", "BadRequest_ResourceNotFound"},
      {standard_path + "itemUnitsOfMeasure", "BadRequest_ResourceNotFound"},
      {"/api/v2.0/", "BadRequest_ResourceNotFound"},
      {standard_path + "items/x", "BadRequest_NotFound"},
  };
  for (const auto& [path, code] : places) {
    const HttpResponse response = trial.call("GET", path);
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_EQ(error_code(response), code) << path;
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
  EXPECT_EQ(trial.call("PATCH", vendorlink_path + "paymentPostings(x)", "{}").status, 405);
  EXPECT_EQ(error_code(trial.call("DELETE", vendorlink_path + "linkedOrders(x)")), "BadRequest_MethodNotAllowed");
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
  EXPECT_EQ(error_code(response), "BadRequest_ResourceNotFound");
}

}  // namespace
}  // namespace vendorproof::mock_erp
