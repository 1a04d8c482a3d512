#include "mock_erp/description/served.h"

#include <gtest/gtest.h>

#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

TEST(ServedDescription, IsReadWhereBusinessCentralHasIt) {
  Trial trial;
  for (const char* base : {"/api/v2.0/", "/api/vendorproof/vendorlink/v1.0/"}) {
    const HttpResponse metadata = trial.call("GET", std::string(base) + "$metadata");
    EXPECT_EQ(metadata.status, 200);
    EXPECT_EQ(header_of(metadata.headers, "Content-Type"), "application/xml");
    EXPECT_NE(metadata.body.find("<EntityType Name=\"company\">"), std::string::npos);
    EXPECT_EQ(trial.call("GET", std::string(base) + "%24metadata").body, metadata.body);
    const HttpResponse open_api = trial.call("GET", std::string(base) + "openapi.json");
    EXPECT_EQ(Json::parse(open_api.body).at("openapi"), "3.0.3");
  }
}

TEST(ServedDescription, NeedsCredentialsAndIsOnlyRead) {
  Trial trial;
  HttpRequest request;
  request.method = "GET";
  request.path = "/api/v2.0/$metadata";
  EXPECT_EQ(trial.erp.handle(request, trial.now).status, 401);
  EXPECT_EQ(trial.call("POST", "/api/v2.0/$metadata", "{}").status, 404);
  EXPECT_EQ(trial.call("GET", "/api/v2.0/$schema").status, 404);
}

/// A client that finds the pages by the description finds each of them.
TEST(ServedDescription, NamesSetsThatAreServed) {
  Trial trial;
  const Json document = Json::parse(trial.call("GET", "/api/vendorproof/vendorlink/v1.0/openapi.json").body);
  int sets = 0;
  for (const auto& [path, item] : document.at("paths").items()) {
    if (path.find_first_of("/(", 1) != std::string::npos) continue;
    const int status = trial.call("GET", vendorlink_path + path.substr(1)).status;
    EXPECT_TRUE(status == 200 || status == 400) << path << status;
    ++sets;
  }
  EXPECT_EQ(sets, 23);
}

}  // namespace
}  // namespace vendorproof::mock_erp
