#include "mock_erp/description/open_api.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "scenarios/files/layout.h"
#include "tests/mock_erp/page_differences.h"
#include "tests/support/golden.h"
#include "tests/support/open_api.h"

namespace vendorproof::mock_erp {
namespace {

TEST(OpenApiDocument, IsShippedWithTheExtension) {
  tests::expect_file(tests::shipped_open_api, scenarios::lay_out(open_api_of(Api::Vendorlink)));
}

/// Read as data: by its own schemas and paths, not by how it was made.
TEST(OpenApiDocument, OfTheExtensionNamesWhatTheTablesNameAndNothingElse) {
  Lines without;
  EXPECT_EQ(differences_of(Api::Vendorlink, tests::OpenApi::shipped().entities(), without), Lines());
  EXPECT_EQ(without, Lines());
}

TEST(OpenApiDocument, OfTheStandardPagesNamesWhatTheTablesName) {
  Lines without;
  const tests::OpenApi document(open_api_of(Api::Standard));
  const Lines platform = {"companies: served, not published"};
  EXPECT_EQ(differences_of(Api::Standard, document.entities(), without), platform);
  EXPECT_EQ(without, Lines());
}

/// Each reference leads somewhere, and each operation has a name of its own.
TEST(OpenApiDocument, HangsTogether) {
  for (const Api api : {Api::Standard, Api::Vendorlink}) {
    const Json document = open_api_of(api);
    const std::function<void(const Json&)> follow = [&](const Json& value) {
      if (value.is_object() && value.contains("$ref")) {
        const std::string reference = value.at("$ref").get<std::string>();
        EXPECT_TRUE(document.contains(Json::json_pointer(reference.substr(1)))) << reference;
      }
      if (value.is_structured()) {
        for (const Json& element : value) follow(element);
      }
    };
    follow(document);
    Lines names;
    for (const Json& path : document.at("paths")) {
      for (const Json& operation : path) {
        if (!operation.is_object()) continue;
        EXPECT_TRUE(names.insert(operation.at("operationId").get<std::string>()).second);
        EXPECT_TRUE(operation.at("responses").contains("default"));
      }
    }
  }
}

/// What has to be seen: a field more or less, another type, length, right, link, action.
TEST(OpenApiDocument, IsComparedInEveryWord) {
  const auto differences_with = [](const std::string& pointer, const Json& value) {
    Json document = open_api_of(Api::Vendorlink);
    Json& place = document[Json::json_pointer("/components/schemas" + pointer)];
    place = value;
    Lines without;
    return differences_of(Api::Vendorlink, tests::OpenApi(document).entities(), without).size();
  };
  const Json text = {{"type", "string"}, {"readOnly", true}};
  EXPECT_EQ(differences_with("/despatch/properties/colour", text), 1U);
  EXPECT_EQ(differences_with("/despatch/properties/loadNumber/maxLength", 36), 1U);
  EXPECT_EQ(differences_with("/despatch/properties/status/enum", {"Open"}), 1U);
  EXPECT_EQ(differences_with("/despatch/properties/status/x-choice", "other"), 1U);
  EXPECT_EQ(differences_with("/despatch/properties/packageCount/type", "number"), 1U);
  EXPECT_EQ(differences_with("/despatch/properties/packages/x-links", {{"number", "number"}}), 1U);
  EXPECT_EQ(differences_with("/despatchChange/properties/complete", text), 1U);
  EXPECT_EQ(differences_with("/paymentPostingCreate/required", Json::array()), 5U);
  EXPECT_EQ(differences_with("/linePromise/x-keys", {"documentId"}), 1U);
  EXPECT_EQ(differences_with("/linkedOrderCreate/properties/shipToCode/maxLength", 11), 1U);
  EXPECT_EQ(differences_with("/linkedOrderChange/properties/shipToCode/type", "number"), 1U);
  Json document = open_api_of(Api::Vendorlink);
  document["components"]["schemas"]["linkedOrderCreate"]["properties"].erase("shipToCode");
  Lines without;
  EXPECT_EQ(differences_of(Api::Vendorlink, tests::OpenApi(document).entities(), without).size(), 1U);
}

}  // namespace
}  // namespace vendorproof::mock_erp
