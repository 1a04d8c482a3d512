#include "mock_erp/wire/body.h"

#include <gtest/gtest.h>

#include "tests/mock_erp/wire/thing.h"

namespace vendorproof::mock_erp {
namespace {

/// "" if the body is taken, else code and message of the refusal.
std::string refused(const std::string& body, Writing writing) {
  const Result<JsonText> json = JsonText::parse(body);
  EXPECT_TRUE(json) << body;
  const auto checked = check_body(JsonReader(*json, "thing"), thing, writing);
  return checked ? "" : checked.error().code + ": " + checked.error().message;
}

struct BodyRow {
  std::string body;
  std::string create;  ///< how the refusal begins; "": taken
  std::string change;
};

TEST(Body, IsCheckedAgainstItsEntity) {
  const std::vector<BodyRow> rows = {
      {R"({"code":"A"})", "", ""},
      {R"({"@odata.etag":"x","code":"abcde","name":"Tom","amount":1.5,"blocked":true,"day":"2026-11-23"})", "", ""},
      {R"({"code":"A","day":"0001-01-01","kind":"Loose"})", "", ""},
      {R"({})", "Application_DialogException: code must have a value in thing", ""},
      {R"([])", "BadRequest: thing is not an object", "BadRequest: thing is not an object"},
      {R"({"code":"A","colour":"red"})",
       "BadRequest: The property 'colour' does not exist on type 'Microsoft.NAV.thing'",
       "BadRequest: The property 'colour' does not exist"},
      {R"({"code":"A","modified":"2026-11-23T08:00:00Z"})", "BadRequest_InvalidOperation: The property 'modified'",
       "BadRequest_InvalidOperation: The property 'modified'"},
      {R"({"code":"A","count":3})", "", "Application_DialogException: thing.count cannot be changed"},
      {R"({"code":"ABCDEF"})", "Application_StringExceededLength: The length of the string is 6",
       "Application_StringExceededLength"},
      {R"({"code":"A","name":"ééééééééééééééééééééx"})",
       "Application_StringExceededLength: The length of the string is 21", "Application_StringExceededLength"},
      {R"({"code":"A","name":"éééééééééééééééééééé"})", "", ""},
      {R"({"code":1})", "BadRequest: Cannot convert the value of thing.code", "BadRequest: Cannot convert"},
      {R"({"code":null})", "BadRequest: Cannot convert the value of thing.code", "BadRequest: Cannot convert"},
      {R"({"code":"A","amount":"1"})", "BadRequest: Cannot convert the value of thing.amount", "BadRequest"},
      {R"({"code":"A","count":1.5})", "BadRequest: Cannot convert the value of thing.count", "Application_Dialog"},
      {R"({"code":"A","day":"soon"})", "BadRequest: Cannot convert the value of thing.day", "BadRequest"},
      {R"({"code":"A","day":"2026-11-23T08:00:00Z"})", "BadRequest: Cannot convert the value of thing.day",
       "BadRequest"},
      {R"({"code":"A","blocked":"yes"})", "BadRequest: Cannot convert the value of thing.blocked", "BadRequest"},
      {R"({"code":"A","kind":"Red"})",
       "BadRequest: Cannot convert the value of thing.kind to the expected type 'Edm.String' (_x0020_, Loose",
       "BadRequest"},
      {R"({"code":"A","packages":[]})", "", "BadRequest: thing.packages: a change of rows within a change"},
      {R"({"code":"A","packages":{}})", "BadRequest: thing.packages is not an array", "BadRequest"},
      {R"({"code":"A","packages":[7]})", "BadRequest: thing.packages[0] is not an object", "BadRequest"},
      {R"({"code":"A","packages":[{"despatchNumber":"D","packageType":"Bag"}]})",
       "BadRequest: Cannot convert the value of thing.packages[0].packageType", "BadRequest"},
  };
  for (const BodyRow& row : rows) {
    const std::string create = refused(row.body, Writing::Create);
    const std::string change = refused(row.body, Writing::Change);
    EXPECT_TRUE(row.create.empty() ? create.empty() : create.rfind(row.create, 0) == 0) << row.body << "\n" << create;
    EXPECT_TRUE(row.change.empty() ? change.empty() : change.rfind(row.change, 0) == 0) << row.body << "\n" << change;
  }
}

}  // namespace
}  // namespace vendorproof::mock_erp
