// Postings of the ledger through the door.
#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

std::string posting_body(const std::string& amount, const std::string& account = "6910",
                         const std::string& more = R"("customerNumber":"AMAZON")", const std::string& key = "VP01") {
  return R"({"idempotencyKey":")" + key +
         R"(","documentNumber":"VP01","externalDocumentNumber":"P-1",)"
         R"("postingDate":"2026-12-24","description":"Shortage","accountNumber":")" +
         account + R"(",)" + more + R"(,"amount":)" + amount + "}";
}

HttpResponse post(Trial& trial, const std::string& body) {
  return trial.call("POST", vendorlink_path + "ledgerPostings", body);
}

constexpr const char* on_the_bank = R"("bankAccountNumber":"CHECKING")";

TEST(LedgerPostings, AgainstTheCustomerChangeTheReceivable) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  const HttpResponse posted = post(trial, posting_body("5.01"));
  ASSERT_EQ(posted.status, 201) << posted.body;
  EXPECT_EQ(Json::parse(posted.body).at("amount").dump(), "5.01");
  EXPECT_EQ(trial.erp.receivable().text(), "19.99 USD");
  EXPECT_EQ(post(trial, posting_body("-5.01", "6910", R"("customerNumber":"AMAZON")", "VP02")).status, 201);
  EXPECT_EQ(trial.erp.receivable().text(), "25.00 USD");
  EXPECT_EQ(trial.vendorlink("ledgerPostings?$filter=documentNumber eq 'VP01'").size(), 2U);
  EXPECT_EQ(trial.vendorlink("ledgerPostings?$filter=idempotencyKey eq 'vp02'").size(), 1U);
  EXPECT_TRUE(trial.vendorlink("ledgerPostings?$filter=idempotencyKey eq 'VP03'").empty());
  const std::vector<Effect> effects = trial.effects(EffectKind::JournalLinePosted);
  ASSERT_EQ(effects.size(), 2U);
  EXPECT_EQ(effects[0].document, "VP01");
  EXPECT_EQ(effects[0].other_document, "6910");
  EXPECT_EQ(effects[0].amount.text(), "-5.01 USD");
}

TEST(LedgerPostings, ArePostedOnceForEachKey) {
  Trial trial;
  EXPECT_EQ(post(trial, posting_body("5")).status, 201);
  const HttpResponse again = post(trial, posting_body("5"));
  EXPECT_EQ(again.status, 400);
  EXPECT_EQ(error_code(again), "Internal_EntityWithSameKeyExists");
  EXPECT_EQ(trial.erp.receivable().text(), "-5.00 USD");
}

TEST(LedgerPostings, AgainstTheBankLeaveTheReceivableAlone) {
  Trial trial;
  EXPECT_EQ(post(trial, posting_body("3", "6930", on_the_bank)).status, 201);
  EXPECT_TRUE(trial.erp.receivable().is_zero());
}

TEST(LedgerPostings, AreRefusedForUnknownAccountsAndWrongFields) {
  Trial trial;
  const std::vector<std::pair<std::string, std::string>> bad = {
      {posting_body("1", "6999"), "Application_DialogException"},
      {posting_body("1", "6910", R"("customerNumber":"OTHER")"), "Application_DialogException"},
      {posting_body("1", "6910", R"("bankAccountNumber":"X")"), "Application_DialogException"},
      {posting_body("1", "6910", R"("bankAccountNumber":"CHECKING","customerNumber":"AMAZON")"),
       "Application_DialogException"},
      {posting_body("1", "6910", R"("comment":"neither bank nor customer")"), "Application_DialogException"},
      {posting_body("0"), "Application_DialogException"},
      {posting_body("\"1\""), "BadRequest"},
      {posting_body("1.00001"), "BadRequest"},
      {posting_body("1", "6910", R"("customerNumber":"AMAZON","tip":1)"), "BadRequest"},
      {posting_body("1", "6910", R"("customerNumber":"AMAZON","postedDateTime":"2026-12-24T00:00:00Z")"),
       "BadRequest_InvalidOperation"},
      {posting_body("1", "6910", R"("customerNumber":"AMAZON","comment":")" + std::string(251, 'x') + "\""),
       "Application_StringExceededLength"},
  };
  for (const auto& [body, code] : bad) {
    const HttpResponse response = post(trial, body);
    EXPECT_EQ(response.status, 400) << body;
    EXPECT_EQ(error_code(response), code) << body << response.body;
  }
  EXPECT_TRUE(trial.erp.receivable().is_zero());
  EXPECT_EQ(trial.effects(EffectKind::RequestRefused).size(), bad.size());
}

TEST(LedgerPostings, AndPaymentsAreRefusedInAClosedPeriod) {
  Settings settings = trial_settings();
  settings.posting_from = parse_instant("2026-12-25").value();
  Trial trial(settings);
  const HttpResponse response = post(trial, posting_body("1"));
  EXPECT_EQ(response.status, 400);
  EXPECT_NE(error_message(response).find("not within your range of allowed posting dates"), std::string::npos);
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  const std::string payment =
      R"({"idempotencyKey":"P","customerNumber":"AMAZON","postingDate":"2026-12-24","invoiceNumber":"SI-100001",)"
      R"("amount":1})";
  EXPECT_EQ(trial.call("POST", vendorlink_path + "paymentPostings", payment).status, 400);
  EXPECT_EQ(trial.erp.receivable().text(), "25.00 USD");
}

}  // namespace
}  // namespace vendorproof::mock_erp
