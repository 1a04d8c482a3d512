#include "reports/text_findings.h"

#include <gtest/gtest.h>

#include "tests/reports/samples.h"

namespace vendorproof::reports {
namespace {

TEST(TextFindings, TellRuleSubjectEvidenceMoneyOwnerRemedyAndSource) {
  const std::vector<Finding> findings = {
      samples::finding(samples::not_filled, "PO1", 2, 6'00, "confirmed 48 eaches, invoiced 36")};
  std::string page;
  append_findings(page, unexpected_by_rule(findings), Colour::Off);
  EXPECT_EQ(page,
            "      CB-01     What was confirmed is invoiced in full; 5 % of the cost of the gap is charged.\n"
            "        on      PO1 line 2, 2026-11-24T09:30:00Z, at stake 6.00 USD\n"
            "                confirmed 48 eaches, invoiced 36\n"
            "        owner   Ecommerce\n"
            "        remedy  Confirm no more than the warehouse can ship inside the window.\n"
            "        source  In Full Delivery: Not Filled (charge, industry)\n");
}

TEST(TextFindings, OnlyTheRuleIsPainted) {
  const std::vector<Finding> findings = {samples::finding(samples::doubled_invoice, "PO1", 0, 0, "twice")};
  std::string page;
  append_findings(page, unexpected_by_rule(findings), Colour::On);
  EXPECT_EQ(page.find("      \x1B[1;31mONCE-04\x1B[0m   A shipment"), 0U);
}

}  // namespace
}  // namespace vendorproof::reports
