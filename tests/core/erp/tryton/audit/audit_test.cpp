// The table of the audit's questions to Tryton.
#include "core/erp/tryton/audit/audit.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/core/erp/tryton/samples.h"
#include "tests/support/foreign_bodies.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::access;
using samples::result;

TEST(TrytonAuditTable, OnlyReads) {
  for (const AuditQuestion& question : audit_questions()) {
    const HttpRequest request = question.ask(access(), samples::at("2026-11-01"), "");
    EXPECT_TRUE(dialect().only_reads(request)) << question.page << " " << request.body;
    EXPECT_FALSE(question.if_missing.empty()) << question.page;
    audit::Books books;
    const auto next = question.hear(access(), samples::company, "", books);
    if (!next || next->empty()) continue;  // a list without a company
    EXPECT_TRUE(dialect().only_reads(question.ask(access(), {}, *next))) << question.page;
  }
}

TEST(TrytonAuditTable, TellsEveryPartOfAnErp) {
  std::set<audit::Part> told;
  for (const AuditQuestion& question : audit_questions()) told.insert(question.tells.begin(), question.tells.end());
  // Not of an ERP: Amazon's orders, clocks, the configuration, the prefix.
  EXPECT_EQ(told.size(), static_cast<std::size_t>(audit::Part::LabelPrefix) + 1 - 4);
}

TEST(TrytonAuditTable, NamesTheCustomerOfTheConfigurationAlsoIfThereIsNoSuchParty) {
  audit::Books books;
  const AuditQuestion& parties = audit_questions()[4];
  const auto next = parties.hear(access(), samples::company, "", books);
  ASSERT_TRUE(next);
  EXPECT_EQ(parties.hear(access(), samples::no_rows, *next, books), std::string());
  EXPECT_EQ(books.agreed.customer, "Amazon");
  EXPECT_FALSE(books.customer.has_value());
}

TEST(TrytonAuditTable, NamesTheListOfAnOddRow) {
  audit::Books books;
  const AuditQuestion& products = audit_questions()[1];
  const auto next = products.hear(access(), samples::company, "", books);
  ASSERT_TRUE(next);
  ASSERT_TRUE(products.hear(access(), result(R"([{"id":7,"code":"TEA"}])"), *next, books));
  ASSERT_EQ(books.odd.size(), 1U);
  EXPECT_EQ(books.odd[0].subject, "product.product.search_read TEA");
  EXPECT_TRUE(books.items.empty());
}

TEST(TrytonAuditTable, RefusesWhatIsNoList) {
  for (const AuditQuestion& question : audit_questions()) {
    audit::Books first;
    const Result<std::string> rows = question.hear(access(), samples::company, "", first);
    for (const std::string& body :
         tests::foreign_bodies({R"({"result":{}})", R"({"error":["UserError",["no","",null]]})"})) {
      audit::Books books;
      EXPECT_FALSE(question.hear(access(), body, "", books)) << question.page << " " << body;
      if (!rows || rows->empty()) continue;
      EXPECT_FALSE(question.hear(access(), body, *rows, books)) << question.page << " " << body;
    }
  }
}

}  // namespace
}  // namespace vendorproof::erp::tryton
