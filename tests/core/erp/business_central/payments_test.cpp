#include <gtest/gtest.h>

#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::access;

TEST(BusinessCentralPayments, LooksUpByNumber) {
  const HttpRequest request = find_payments(access(), "P-1/SI-5001");
  EXPECT_EQ(request.path, "/api/v2.0/companies(c0ffee00-0000-0000-0000-000000000001)/customerPayments");
  EXPECT_EQ(query_of(request, "$filter"), "externalDocumentNumber eq 'P-1/SI-5001' and customerNumber eq 'AMAZON'");
  EXPECT_EQ(*read_payment_count(access(), R"({"value":[]})"), 0);
  EXPECT_EQ(*read_payment_count(access(), R"({"value":[{"id":"a"},{"id":"b"}]})"), 2);
  EXPECT_EQ(*read_payment_count(access(), R"({"value":[{"id":"a"},{"customerNumber":"10000"}]})"), 1);
  EXPECT_FALSE(read_payment_count(access(), R"({"value":[{}]})"));
}

TEST(BusinessCentralPayments, WritesTheAmountNegative) {
  const HttpRequest request = create_payment(access(), {"P-1", "SI-5001", samples::at("2026-12-04T17:00:00Z"),
                                                        samples::dollars("6864355.4142"), "net of \"Shortage\""});
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.body,
            R"({"customerNumber":"AMAZON","postingDate":"2026-12-04","externalDocumentNumber":"P-1",)"
            R"("appliesToInvoiceNumber":"SI-5001","amount":-6864355.4142,"comment":"net of \"Shortage\""})");
}

}  // namespace
}  // namespace vendorproof::erp::business_central
