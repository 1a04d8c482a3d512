// What an audit reads of the company.
#include <gtest/gtest.h>

#include "core/erp/business_central/audit/rows.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::access;

TEST(AuditCompanyRows, ReadTheCustomer) {
  EXPECT_EQ(query_of(get_customers(access(), {}), "$filter"), "number eq 'AMAZON'");
  audit::Books books;
  ASSERT_TRUE(read_customers(access(), R"({"value":[{"number":"AMAZON","blocked":"_x0020_","paymentTermsId":"t1",
      "taxAreaId":"00000000-0000-0000-0000-000000000000","taxRegistrationNumber":"LU1"}]})",
                             books));
  ASSERT_TRUE(books.customer.has_value());
  EXPECT_EQ(books.customer->blocked + books.customer->tax_area, "");
  EXPECT_EQ(books.customer->terms, "t1");
  EXPECT_EQ(books.customer->tax_number, "LU1");
  ASSERT_TRUE(read_customers(access(), R"({"value":[{"number":"AMAZON","blocked":"Ship"}]})", books));
  EXPECT_EQ(books.customer->blocked, "Ship");
}

TEST(AuditCompanyRows, ReadTermsOfDaysOnly) {
  audit::Books books;
  ASSERT_TRUE(read_payment_terms(access(), R"({"value":[
      {"id":"1","code":"30","dueDateCalculation":"30D"},{"id":"2","code":"60","dueDateCalculation":"<60D>"},
      {"id":"3","code":"M","dueDateCalculation":"1M"},{"id":"4","code":"CM","dueDateCalculation":"CM+30D"},
      {"id":"5","code":"NONE","dueDateCalculation":""}]})",
                                 books));
  std::vector<std::optional<std::int64_t>> days;
  for (const audit::Terms& terms : books.terms) days.push_back(terms.net_days);
  EXPECT_EQ(days, (std::vector<std::optional<std::int64_t>>{30, 60, {}, {}, {}}));
}

TEST(AuditCompanyRows, ReadSetUpCurrenciesTaxGroupsAndCentres) {
  audit::Books books;
  ASSERT_TRUE(read_setups(access(), R"({"value":[{"paymentBatchName":"B","localCurrencyCode":"USD"}]})", books));
  EXPECT_EQ(books.setup.payment_batch + books.setup.local_currency, "BUSD");
  EXPECT_FALSE(read_setups(access(), R"({"value":[]})", books));
  ASSERT_TRUE(read_currencies(access(), R"({"value":[{"code":"EUR","amountRoundingPrecision":0.01},
      {"code":"CAD","amountRoundingPrecision":null},{"code":"XX","amountRoundingPrecision":1}]})",
                              books));
  ASSERT_EQ(books.currencies.size(), 3U);
  EXPECT_EQ(books.currencies[0].step->text(), "0.01 EUR");
  EXPECT_EQ(books.currencies[1].step, std::nullopt);
  EXPECT_EQ(books.currencies[2].step, std::nullopt);
  ASSERT_TRUE(read_tax_groups(access(), R"({"value":[{"code":"GOODS"}]})", books));
  EXPECT_TRUE(books.tax_groups.contains("GOODS"));
  ASSERT_TRUE(read_addresses(access(), R"({"value":[{"customerNumber":"OTHER","code":"X"},
      {"customerNumber":"AMAZON","code":"PHX5","addressLine1":"1 Way","city":"P","postalCode":"8","country":"US",
       "gln":"9"}]})",
                             books));
  ASSERT_EQ(books.addresses.size(), 1U);
  const audit::Address& address = books.addresses[0];
  EXPECT_EQ(address.code + address.street + address.city + address.postal_code + address.country + address.gln,
            "PHX51 WayP8US9");
}

}  // namespace
}  // namespace vendorproof::erp::business_central
