#include "mock_amazon/portal/remittance_export.h"

#include <gtest/gtest.h>

#include "mock_amazon/state/central.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

std::string exported(const char* amount, const char* currency) {
  Central central;
  Payment payment;
  payment.number = "P-1";
  payment.date = *parse_instant("2026-12-04T00:00:00Z");
  payment.amount = *Money::parse(amount, *Currency::parse(currency));
  central.invoices.payments.push_back(payment);
  const std::string csv = remittance_export(central, 0);
  const std::size_t start = csv.find("P-1");
  return csv.substr(start, csv.find("\r\n", start) - start);
}

TEST(RemittanceExport, WritesAsTheMarketplaceDoes) {
  EXPECT_EQ(exported("1234567.5", "USD"), "P-1,12/4/2026,USD,\"$1,234,567.50\",Paid");
  EXPECT_EQ(exported("-1234.5", "EUR"), "P-1,4/12/2026,EUR,\"(€1.234,50)\",Paid");
  EXPECT_EQ(exported("20", "GBP"), "P-1,4/12/2026,GBP,£20.00,Paid");
  EXPECT_EQ(exported("1234", "JPY"), "P-1,2026-12-04,JPY,\"1,234\",Paid");
  EXPECT_EQ(exported("12.125", "CAD"), "P-1,2026-12-04,CAD,12.1250,Paid");
}

TEST(RemittanceExport, StartsWithAPayment) {
  Central central;
  central.invoices.payments.resize(2);
  central.invoices.payments[0].number = "P-1";
  central.invoices.payments[1].number = "P-2";
  const std::string csv = remittance_export(central, 1);
  EXPECT_EQ(csv.find("P-1"), std::string::npos);
  EXPECT_NE(csv.find("P-2"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
