// Every question of the table, with whatever Tryton may send.
#include "core/erp/tryton/tryton.h"

#include <functional>

#include <gtest/gtest.h>

#include "tests/core/erp/tryton/samples.h"
#include "tests/support/foreign_bodies.h"

namespace vendorproof::erp::tryton {
namespace {

template <class Answer, class... About>
void expect_an_error(const Question<Answer, About...>& question) {
  const std::vector<std::string> bodies = tests::foreign_bodies(
      {"\xFF\xFE{\"result\":{}}", R"({"result":{}})", R"({"result":17})", R"({"result":[17]})", R"({"result":[{}]})",
       R"({"result":[{"id":"x"}]})", R"({"result":1e999})", R"({"error":["UserError",["no","",null]]})"});
  for (const std::string& body : bodies) {
    const auto heard = question.hear(samples::access(), body, "");
    const bool is_taken = heard && heard->odd.empty() && heard->answer;
    EXPECT_FALSE(is_taken) << question.name << " took " << body.substr(0, 60);
    const std::string problem = heard ? "a value" : heard.error().message;
    EXPECT_NE(problem, "") << question.name << " " << body.substr(0, 60);
  }
}

TEST(Tryton, TakesNoForeignBodyForAnAnswer) {
  const Dialect& all = dialect();
  expect_an_error(all.items);
  expect_an_error(all.sales_orders);
  expect_an_error(all.create_sales_order);
  expect_an_error(all.change_line);
  expect_an_error(all.change_head);
  expect_an_error(all.add_line);
  expect_an_error(all.reservations);
  expect_an_error(all.despatch_heads);
  expect_an_error(all.despatches);
  expect_an_error(all.invoice_heads);
  expect_an_error(all.invoices);
  expect_an_error(all.credit_memo_heads);
  expect_an_error(all.credit_memos);
  expect_an_error(all.create_payment);
  expect_an_error(all.create_journal_line);
}

TEST(Tryton, KeepsThePasswordOutOfTheFile) {
  for (const trade::Setting& row : dialect().settings) {
    EXPECT_EQ(row.variable, row.name == "password" ? "VENDORPROOF_ERP_PASSWORD" : "") << row.name;
  }
}

}  // namespace
}  // namespace vendorproof::erp::tryton
