#include <gtest/gtest.h>

#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::access;

constexpr const char* company = "/api/vendorproof/vendorlink/v1.0/companies(c0ffee00-0000-0000-0000-000000000001)/";

TEST(BusinessCentralPayments, AreLookedUpByTheirKeyWhereTheyWereWritten) {
  const HttpRequest request = find_payments(access(), "P-1/SI-5001");
  EXPECT_EQ(request.path, std::string(company) + "paymentPostings");
  EXPECT_EQ(query_of(request, "$filter"), "idempotencyKey eq 'P-1/SI-5001'");
  EXPECT_EQ(header_of(request.headers, "data-access-intent"), "ReadWrite");
  EXPECT_EQ(*read_count(R"({"value":[]})"), 0);
  EXPECT_EQ(*read_count(R"({"value":[{"id":"a"},{"id":"b"}]})"), 2);
  EXPECT_FALSE(read_count(R"({"value":[{}]})"));
}

TEST(BusinessCentralPayments, HaveAKeyAndTheExactAmount) {
  const HttpRequest request = create_payment(access(), {"P-1", "SI-5001", samples::at("2026-12-04T17:00:00Z"),
                                                        samples::dollars("6864355.4142"), "net of \"Shortage\""});
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path, std::string(company) + "paymentPostings");
  EXPECT_EQ(request.body, R"({"idempotencyKey":"P-1","externalDocumentNumber":"P-1","customerNumber":"AMAZON",)"
                          R"("postingDate":"2026-12-04","invoiceNumber":"SI-5001","amount":6864355.4142,)"
                          R"("comment":"net of \"Shortage\""})");
}

TEST(BusinessCentralPayments, HaveACommentThatFits) {
  const HttpRequest request = create_payment(
      access(), {"P-1", "SI-5001", samples::at("2026-12-04T17:00:00Z"), samples::dollars("1"), std::string(251, 'x')});
  EXPECT_EQ(request.body.find(std::string(251, 'x')), std::string::npos) << "at most 250 characters";
}

TEST(BusinessCentralJournal, IsLookedUpByTheKeyOfAPosting) {
  const HttpRequest request = find_ledger_postings(access(), "VP0123456789ABCDEF");
  EXPECT_EQ(request.path, std::string(company) + "ledgerPostings");
  EXPECT_EQ(query_of(request, "$filter"), "idempotencyKey eq 'VP0123456789ABCDEF'");
  EXPECT_EQ(header_of(request.headers, "data-access-intent"), "ReadWrite");
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
  EXPECT_EQ(create_ledger_posting(access(), line).path, std::string(company) + "ledgerPostings");
  EXPECT_EQ(create_ledger_posting(access(), line).body,
            R"({"idempotencyKey":"VP01","documentNumber":"VP01","externalDocumentNumber":"P-1",)"
            R"("postingDate":"2026-12-04","accountNumber":"6910","customerNumber":"AMAZON","amount":20.5,)"
            R"("description":"Amazon shortage SI-1","comment":"shortage about SI-1"})");
  line.bank = "CHECKING";
  line.amount = -line.amount;
  line.description = std::string(101, 'x');
  const std::string body = create_ledger_posting(access(), line).body;
  EXPECT_NE(body.find(R"("accountNumber":"6910","bankAccountNumber":"CHECKING","amount":-20.5)"), std::string::npos)
      << "posted back";
  EXPECT_EQ(body.find("customerNumber"), std::string::npos);
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
