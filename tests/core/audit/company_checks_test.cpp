#include "core/audit/company_checks.h"

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(CompanyChecks, WantACustomerThatIsNotBlocked) {
  Books books = sample_books();
  books.customer.reset();
  EXPECT_EQ(findings_in(books), (Lines{"AUD-22 customer AMAZON"}));
  books = sample_books();
  books.customer->blocked = "Ship";
  EXPECT_EQ(finding_in(books).check->id, "AUD-23");
  EXPECT_EQ(finding_in(books).what.money, (std::vector<Money>{money("300.00 USD")}));
}

TEST(CompanyChecks, WantTheTermsThatAreAgreed) {
  Books books = sample_books();
  for (const char* terms : {"", "60 DAYS", "MONTH"}) {
    books.customer->terms = terms;
    EXPECT_EQ(findings_in(books), (Lines{"AUD-24 customer AMAZON"})) << terms;
  }
  books.agreed.net_days.reset();
  EXPECT_EQ(findings_in(books), Lines());
  books.customer->terms = "30 DAYS";
  books.agreed.net_days = 60;
  EXPECT_EQ(finding_in(books).what.seen, "its payment terms '30 DAYS' are 30 days, and 60 are agreed");
}

TEST(CompanyChecks, WantTaxesInEuropeOnly) {
  Books books = sample_books();
  books.customer->tax_area = "";
  books.customer->tax_number = "";
  EXPECT_EQ(findings_in(books), Lines());
  books.agreed.region = trade::Region::Europe;
  books.orders.clear();
  books.sales_orders.clear();
  EXPECT_EQ(finding_in(books).check->id, "AUD-25");
  EXPECT_EQ(finding_in(books).what.seen, "it lacks a tax area (VAT business posting group) and Amazon's VAT number");
}

TEST(CompanyChecks, CompareCurrencies) {
  Books books = sample_books();
  books.setup.local_currency = "EUR";
  books.currencies = {{"USD", money("0.01 USD")}};
  EXPECT_EQ(findings_in(books), (Lines{"AUD-26 [erp] currency"}));
  books = sample_books();
  for (trade::PurchaseOrder& order : books.orders) order.lines[0].net_cost = money("2.50 CAD");
  EXPECT_EQ(findings_in(books), (Lines{"AUD-27 currency CAD", "AUD-28 currency CAD"}));
  books.currencies.push_back({"CAD", money("0.01 CAD")});
  EXPECT_EQ(findings_in(books), (Lines{"AUD-28 currency CAD"}));
  books.agreed.order_currencies = {Currency::parse("CAD").value()};
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(CompanyChecks, WantAmountsAsFineAsAmazons) {
  Books books = sample_books();
  books.currencies = {{"EUR", money("0.05 EUR")}, {"JPY", money("1.00 JPY")}, {"XXX", money("100.00 XXX")}};
  EXPECT_EQ(findings_in(books), (Lines{"AUD-29 currency EUR"}));
  EXPECT_EQ(finding_in(books).what.seen, "its amounts are rounded to 0.05, and Amazon's to 0.01");
  books.currencies = {{"EUR", std::nullopt}};
  EXPECT_EQ(findings_in(books), (Lines{"AUD-29 currency EUR"}));
}

TEST(CompanyChecks, WantCurrenciesOfTheRegion) {
  Books books = sample_books();
  books.agreed.region = trade::Region::India;
  EXPECT_EQ(findings_in(books), (Lines{"AUD-30 currency USD"}));
}

TEST(CompanyChecks, WantAJournalBatchForPayments) {
  Books books = sample_books();
  books.setup.payment_batch = "";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-31 set-up of the integration"}));
}

TEST(CompanyChecks, WantWhatTheConfigurationNames) {
  Books books = sample_books();
  books.setup.lacks = {{"journal AMZ", "there is no such journal"}, {"warehouse North", "there are two"}};
  EXPECT_EQ(findings_in(books), (Lines{"AUD-52 journal AMZ", "AUD-52 warehouse North"}));
}

}  // namespace
}  // namespace vendorproof::audit
