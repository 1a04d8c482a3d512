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

TEST(BusinessCentralJournal, LooksUpByDocumentNumber) {
  const HttpRequest request = find_journal_lines(access(), "VP0123456789ABCDEF");
  EXPECT_EQ(request.path, "/api/v2.0/companies(c0ffee00-0000-0000-0000-000000000001)/journalLines");
  EXPECT_EQ(query_of(request, "$filter"), "documentNumber eq 'VP0123456789ABCDEF'");
  EXPECT_EQ(*read_journal_line_count(R"({"value":[{"id":"a"},{"id":"b"}]})"), 2);
  EXPECT_FALSE(read_journal_line_count(R"({"value":[{}]})"));
}

TEST(BusinessCentralJournal, TakesADeductionOffTheCustomerOrTheBank) {
  JournalLineDraft line = {"VP01",
                           "P-1",
                           "6910",
                           "",
                           samples::at("2026-12-04T17:00:00Z"),
                           samples::dollars("20.5"),
                           "Amazon shortage SI-1",
                           "shortage about SI-1"};
  EXPECT_EQ(create_journal_line(access(), line).body,
            R"({"accountType":"Customer","accountNumber":"AMAZON","balanceAccountType":"G_x002F_L_x0020_Account",)"
            R"("balancingAccountNumber":"6910","postingDate":"2026-12-04","documentNumber":"VP01",)"
            R"("externalDocumentNumber":"P-1","amount":-20.5,"description":"Amazon shortage SI-1",)"
            R"("comment":"shortage about SI-1"})");
  line.bank = "CHECKING";
  line.amount = -line.amount;
  line.description = std::string(101, 'x');
  const std::string body = create_journal_line(access(), line).body;
  EXPECT_NE(body.find(R"("accountType":"Bank_x0020_Account","accountNumber":"CHECKING")"), std::string::npos);
  EXPECT_NE(body.find(R"("amount":20.5)"), std::string::npos) << "posted back";
  EXPECT_EQ(body.find(std::string(101, 'x')), std::string::npos) << "at most 100 characters";
}

TEST(BusinessCentralJournal, KnowsAClosedPeriod) {
  EXPECT_TRUE(is_closed_period(R"({"error":{"code":"Application_DialogException",)"
                               R"("message":"Posting Date is not within your range of allowed posting dates."}})"));
  EXPECT_FALSE(is_closed_period(R"({"error":{"code":"Application_DialogException","message":"no"}})"));
  EXPECT_FALSE(is_closed_period("<html>"));
}

}  // namespace
}  // namespace vendorproof::erp::business_central
