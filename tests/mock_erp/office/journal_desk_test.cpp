// Lines of a journal through the door.
#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

std::string line_body(const std::string& amount, const std::string& account = "6910",
                      const std::string& more = R"("accountType":"Customer","accountNumber":"AMAZON")") {
  return R"({"documentNumber":"VP01","externalDocumentNumber":"P-1","postingDate":"2026-12-24",)"
         R"("description":"Shortage",)"
         R"("balanceAccountType":"G_x002F_L_x0020_Account","balancingAccountNumber":")" +
         account + R"(",)" + more + R"(,"amount":)" + amount + "}";
}

HttpResponse post_line(Trial& trial, const std::string& body) {
  return trial.call("POST", standard_path + "journalLines", body);
}

constexpr const char* on_the_bank = R"("accountType":"Bank_x0020_Account","accountNumber":"CHECKING")";

TEST(JournalLines, OnTheCustomerChangeTheReceivable) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  const HttpResponse posted = post_line(trial, line_body("-5.01"));
  ASSERT_EQ(posted.status, 201) << posted.body;
  EXPECT_EQ(Json::parse(posted.body).at("amount").dump(), "-5.01");
  EXPECT_EQ(trial.erp.receivable().text(), "19.99 USD");
  EXPECT_EQ(post_line(trial, line_body("5.01")).status, 201);
  EXPECT_EQ(trial.erp.receivable().text(), "25.00 USD");
  EXPECT_EQ(trial.standard("journalLines?$filter=documentNumber eq 'VP01'").size(), 2U) << "it is not idempotent";
  EXPECT_TRUE(trial.standard("journalLines?$filter=documentNumber eq 'VP02'").empty());
  const std::vector<Effect> effects = trial.effects(EffectKind::JournalLinePosted);
  ASSERT_EQ(effects.size(), 2U);
  EXPECT_EQ(effects[0].document, "VP01");
  EXPECT_EQ(effects[0].other_document, "6910");
  EXPECT_EQ(effects[0].amount.text(), "-5.01 USD");
}

TEST(JournalLines, OnTheBankLeaveTheReceivableAlone) {
  Trial trial;
  EXPECT_EQ(post_line(trial, line_body("-3", "6930", on_the_bank)).status, 201);
  EXPECT_TRUE(trial.erp.receivable().is_zero());
}

TEST(JournalLines, AreRefusedForUnknownAccountsAndWrongFields) {
  Trial trial;
  const std::vector<std::pair<std::string, std::string>> bad = {
      {line_body("-1", "6999"), "Application_DialogException"},
      {line_body("-1", "6910", R"("accountType":"Customer","accountNumber":"OTHER")"), "Application_DialogException"},
      {line_body("-1", "6910", R"("accountType":"Vendor","accountNumber":"AMAZON")"), "BadRequest"},
      {line_body("-1", "6910", R"("accountType":"Bank_x0020_Account","accountNumber":"X")"),
       "Application_DialogException"},
      {line_body("0"), "Application_DialogException"},
      {line_body("\"-1\""), "BadRequest"},
      {line_body("-1.00001"), "BadRequest"},
      {line_body("-1", "6910", R"("accountType":"Customer","accountNumber":"AMAZON","tip":1)"), "BadRequest"},
      {line_body("-1", "6910",
                 R"("accountType":"Customer","accountNumber":"AMAZON","comment":")" + std::string(251, 'x') + "\""),
       "Application_StringExceededLength"},
  };
  for (const auto& [body, code] : bad) {
    const HttpResponse response = post_line(trial, body);
    EXPECT_EQ(response.status, 400) << body;
    EXPECT_EQ(error_code(response), code) << body << response.body;
  }
  EXPECT_TRUE(trial.erp.receivable().is_zero());
  EXPECT_EQ(trial.effects(EffectKind::RequestRefused).size(), bad.size());
}

TEST(JournalLines, AndPaymentsAreRefusedInAClosedPeriod) {
  Settings settings = trial_settings();
  settings.posting_from = parse_instant("2026-12-25").value();
  Trial trial(settings);
  const HttpResponse response = post_line(trial, line_body("-1"));
  EXPECT_EQ(response.status, 400);
  EXPECT_NE(error_message(response).find("not within your range of allowed posting dates"), std::string::npos);
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  const std::string payment =
      R"({"customerNumber":"AMAZON","postingDate":"2026-12-24","appliesToInvoiceNumber":"SI-100001","amount":-1})";
  EXPECT_EQ(trial.call("POST", standard_path + "customerPayments", payment).status, 400);
  EXPECT_EQ(trial.erp.receivable().text(), "25.00 USD");
}

}  // namespace
}  // namespace vendorproof::mock_erp
