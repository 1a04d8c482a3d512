#include "harness/audit/audit_pages.h"

#include "core/base/json/json_tree.h"
#include "tests/harness/audit/audited_company.h"
#include "tests/support/golden.h"
#include "tests/support/well_formed.h"

namespace vendorproof::harness {
namespace {

AuditResult result_of(const std::string& scenario, const std::string& orders) {
  AuditedCompany company = audited(audits_scenario(scenario), orders);
  AuditResult result{std::move(company.books), {}, {"saved orders in " + orders, "the ERP at http://127.0.0.1:8475"}};
  result.audit = audit::audit(result.books);
  return result;
}

AuditResult dirty() { return result_of("dirty-company", "orders-dirty.json"); }

TEST(AuditPages, TellTheDirtyCompany) {
  tests::expect_golden("audit.txt", text_audit(dirty(), reports::Colour::Off));
  tests::expect_golden("audit.json", json_audit(dirty()));
}

TEST(AuditPages, AreOneWellFormedPageInHtml) {
  const std::string html = html_audit(dirty());
  EXPECT_EQ(tests::WellFormed::problem_of(html), "");
  for (const char* owner : {"Operations", "Finance", "Ecommerce", "IT"}) {
    EXPECT_NE(html.find(owner), std::string::npos) << owner;
  }
  EXPECT_NE(html.find("TEA-HERBAL"), std::string::npos);
}

TEST(AuditPages, SayWhatWasNotLookedAt) {
  AuditResult result = result_of("clean-company", "orders.json");
  result.books.readings[audit::Part::LabelPrefix] = {audit::Standing::NotGiven, "", "name it"};
  result.audit = audit::audit(result.books);
  const std::string text = text_audit(result, reports::Colour::Off);
  EXPECT_NE(text.find("Not looked at\n"), std::string::npos);
  EXPECT_NE(text.find("name it (GS1 company prefix): AUD-39, AUD-40"), std::string::npos) << text;
  EXPECT_NE(text.find("CLEAN: nothing was found; 50 of 52 checks were made."), std::string::npos) << text;
  EXPECT_NE(html_audit(result).find("Not looked at"), std::string::npos);
  const Json json = *parse_json(json_audit(result));
  EXPECT_EQ(json.at("outcome"), "clean");
  EXPECT_EQ(json.at("not_looked").at(0).at("check"), "AUD-39");
}

TEST(AuditPages, AreInconclusiveInWords) {
  AuditResult result = result_of("clean-company", "orders.json");
  result.books.readings[audit::Part::Terms] = {audit::Standing::Failed, "paymentTerms", "no answer"};
  result.audit = audit::audit(result.books);
  EXPECT_NE(text_audit(result, reports::Colour::Off).find("INCONCLUSIVE: "), std::string::npos);
  EXPECT_EQ(parse_json(json_audit(result))->at("outcome"), "inconclusive");
}

TEST(AuditPages, ShowEvidenceOfPeersAsTextOnly) {
  AuditResult result = result_of("clean-company", "orders.json");
  result.books.odd = {{"items/<script>", "\x1b[31m & <b>"}};
  result.audit = audit::audit(result.books);
  EXPECT_EQ(html_audit(result).find("<script>"), std::string::npos);
  EXPECT_EQ(tests::WellFormed::problem_of(html_audit(result)), "");
  EXPECT_EQ(text_audit(result, reports::Colour::Off).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::harness
