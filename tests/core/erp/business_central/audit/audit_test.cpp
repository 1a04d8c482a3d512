// The table of the audit's questions.
#include "core/erp/business_central/audit/audit.h"

#include <set>

#include <gtest/gtest.h>

#include "core/erp/business_central/business_central.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

ErpAccess access_to_example() {
  ErpAccess access;
  access.settings = trade::example_settings(dialect().settings);
  return access;
}

TEST(AuditQuestionTable, OnlyReads) {
  for (const AuditQuestion& question : audit_questions()) {
    const HttpRequest request = question.ask(access_to_example(), samples::at("2026-11-01"), "");
    EXPECT_EQ(request.method, "GET") << question.page;
    EXPECT_EQ(request.body, "") << question.page;
    EXPECT_TRUE(request.path.ends_with("/" + std::string(question.page))) << request.path;
    EXPECT_TRUE(query_of(request, "$select").has_value()) << question.page << ": it names the fields that it needs";
    EXPECT_FALSE(question.if_missing.empty()) << question.page;
  }
}

TEST(AuditQuestionTable, TellsEveryPartOfAnErp) {
  std::set<audit::Part> told;
  for (const AuditQuestion& question : audit_questions()) told.insert(question.tells.begin(), question.tells.end());
  // Not of an ERP: Amazon's orders, clocks, the configuration, the prefix.
  EXPECT_EQ(told.size(), static_cast<std::size_t>(audit::Part::LabelPrefix) + 1 - 4);
}

TEST(AuditQuestionTable, GoesOnAtTheLinkUntilItRepeats) {
  const AuditQuestion& question = audit_questions()[1];
  const std::string body = R"({"value":[],"@odata.nextLink":"http://erp/api/v2.0/items?$skiptoken=A"})";
  audit::Books books;
  const Result<std::string> next = question.hear(access_to_example(), body, "", books);
  ASSERT_TRUE(next);
  EXPECT_EQ(*next, "/api/v2.0/items?$skiptoken=A");
  EXPECT_EQ(question.ask(access_to_example(), {}, *next).path, "/api/v2.0/items");
  EXPECT_EQ(question.hear(access_to_example(), body, *next, books), std::string());
}

TEST(AuditQuestionTable, RefusesWhatIsNoList) {
  for (const AuditQuestion& question : audit_questions()) {
    for (const char* body : {"", "[", "{}", "[]", R"({"value":7})", "<html></html>"}) {
      audit::Books books;
      EXPECT_FALSE(question.hear(access_to_example(), body, "", books)) << question.page << " " << body;
    }
  }
}

}  // namespace
}  // namespace vendorproof::erp::business_central
