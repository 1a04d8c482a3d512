#include "core/erp/dialects.h"

#include <set>

#include <gtest/gtest.h>

namespace vendorproof::erp {
namespace {

TEST(Dialects, AreFoundByName) {
  std::set<std::string_view> names;
  for (const Dialect* dialect : dialects()) {
    EXPECT_TRUE(names.insert(dialect->name).second) << dialect->name;
    EXPECT_EQ(dialect_named(dialect->name), dialect);
  }
  EXPECT_EQ(names.count("business-central"), 1U);
  EXPECT_EQ(dialect_named("abacus"), nullptr);
}

template <class Answer, class... About>
void expect_whole(const Question<Answer, About...>& question, std::string_view dialect) {
  EXPECT_FALSE(question.name.empty()) << dialect;
  EXPECT_NE(question.ask, nullptr) << dialect << " " << question.name;
  EXPECT_NE(question.hear, nullptr) << dialect << " " << question.name;
  EXPECT_EQ(question.name_at("").operation, question.name) << dialect;
  EXPECT_EQ(question.name_at("").effect, "") << dialect << " " << question.name;
}

TEST(Dialects, AnswerEveryQuestion) {
  for (const Dialect* dialect : dialects()) {
    expect_whole(dialect->items, dialect->name);
    expect_whole(dialect->sales_orders, dialect->name);
    expect_whole(dialect->create_sales_order, dialect->name);
    if (dialect->release_sales_order.ask != nullptr) expect_whole(dialect->release_sales_order, dialect->name);
    expect_whole(dialect->change_line, dialect->name);
    expect_whole(dialect->reservations, dialect->name);
    expect_whole(dialect->despatches, dialect->name);
    expect_whole(dialect->invoices, dialect->name);
    expect_whole(dialect->payments, dialect->name);
    expect_whole(dialect->create_payment, dialect->name);
    const bool needs_token = dialect->access.ask != nullptr;
    if (needs_token) expect_whole(dialect->access, dialect->name);
    EXPECT_EQ(dialect->sign != nullptr, needs_token) << dialect->name;
    EXPECT_NE(dialect->reception, nullptr);
    EXPECT_NE(dialect->error_text, nullptr);
    EXPECT_NE(dialect->error_code, nullptr);
  }
}

TEST(Dialects, ExamplesAreWholeSettings) {
  for (const Dialect* dialect : dialects()) {
    EXPECT_TRUE(trade::check_settings(dialect->settings, example_access(*dialect).settings)) << dialect->name;
  }
}

}  // namespace
}  // namespace vendorproof::erp
