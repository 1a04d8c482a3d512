#include "core/audit/check.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(Audit, FindsNothingInACleanCompany) {
  const Audit result = audit(sample_books());
  EXPECT_EQ(findings_in(sample_books()), Lines());
  EXPECT_TRUE(result.not_looked.empty());
  EXPECT_EQ(result.checks_made, checks().size());
  EXPECT_EQ(outcome_of(result, sample_books()), Outcome::Clean);
}

TEST(Audit, LooksAtNothingAloudWhereNothingWasRead) {
  const Audit result = audit(Books());
  EXPECT_TRUE(result.findings.empty());
  std::size_t without_needs = 0;
  for (const Check& check : checks()) without_needs += check.needs.empty() ? 1U : 0U;
  EXPECT_EQ(result.not_looked.size() + without_needs, checks().size());
}

/// Whatever part is missing: each check that needs it is named, and no other.
RC_GTEST_PROP(Audit, NamesExactlyTheChecksThatLackAPart, ()) {
  const auto part = static_cast<Part>(*rc::gen::inRange<std::size_t>(0, parts));
  const auto standing = *rc::gen::element(Standing::NotGiven, Standing::NotOffered, Standing::Failed);
  Books books = sample_books();
  books.readings[part] = {standing, "a page", "a reason"};
  const Audit result = audit(books);
  std::size_t expected = 0;
  for (const Check& check : checks()) {
    expected += std::find(check.needs.begin(), check.needs.end(), part) == check.needs.end() ? 0U : 1U;
  }
  RC_ASSERT(result.not_looked.size() == expected);
  RC_ASSERT(result.checks_made + expected == checks().size());
  for (const NotLooked& one : result.not_looked) RC_ASSERT(one.why == "a reason");
  RC_ASSERT(outcome_of(result, books) == (standing == Standing::Failed ? Outcome::Inconclusive : Outcome::Clean));
}

TEST(Audit, LooksAtNothingOfACustomerThatTheErpDoesNotHave) {
  Books books = sample_books();
  books.customer.reset();
  books.references.clear();
  books.addresses.clear();
  EXPECT_EQ(findings_in(books), Lines{"AUD-22 customer AMAZON"});
  const Audit result = audit(books);
  ASSERT_FALSE(result.not_looked.empty());
  for (const NotLooked& one : result.not_looked) EXPECT_EQ(one.why, "the ERP has no customer AMAZON");
}

TEST(Audit, IsInconclusiveOnlyWithoutFindings) {
  Books books = sample_books();
  books.readings[Part::Terms] = {Standing::Failed, "paymentTerms", "no answer"};
  EXPECT_EQ(outcome_of(audit(books), books), Outcome::Inconclusive);
  books.items[0].gtin = "";
  EXPECT_EQ(outcome_of(audit(books), books), Outcome::Found);
}

TEST(Audit, SumsMoneyByCurrency) {
  std::vector<Money> sums;
  for (const char* amount : {"1.00 USD", "2.00 EUR", "0 USD", "3.00 USD", "4.00 CAD"}) add_to(sums, money(amount));
  EXPECT_EQ(sums, (std::vector<Money>{money("4.00 CAD"), money("2.00 EUR"), money("4.00 USD")}));
}

}  // namespace
}  // namespace vendorproof::audit
