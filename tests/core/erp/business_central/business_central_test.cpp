#include "core/erp/business_central/business_central.h"

#include <gtest/gtest.h>

#include "core/erp/business_central/pages.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

ErpAccess example() { return {usd(), trade::example_settings(dialect().settings)}; }

TEST(BusinessCentralDialect, AsksWithItsSettings) {
  const HttpRequest request = dialect().sales_orders.ask(example(), "PO1", "");
  EXPECT_EQ(request.path, "/api/v2.0/companies(5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10)/salesOrders");
  EXPECT_EQ(header_of(request.headers, "authorization"), "Basic " + base64_encode("vendorproof:erp-test-key"));
}

TEST(BusinessCentralDialect, TheNextPageIsItsBookmark) {
  const char* page = R"({"value":[],"@odata.nextLink":"http://erp/despatches?$skiptoken=7"})";
  const auto first = dialect().despatches.hear(example(), page, "");
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->answer);
  EXPECT_EQ(first->bookmark, "/despatches?$skiptoken=7");
  EXPECT_EQ(target_of(dialect().despatches.ask(example(), Instant(), first->bookmark)), first->bookmark);
  EXPECT_EQ(dialect().despatches.hear(example(), page, first->bookmark)->bookmark, "") << "a page that follows itself";
}

TEST(BusinessCentralDialect, AChangedLineHasNothingToSay) {
  EXPECT_TRUE(dialect().change_line.hear(example(), "<html>", "")->answer);
  EXPECT_TRUE(dialect().create_payment.hear(example(), "", "")->answer);
}

TEST(BusinessCentralDialect, ALineThatWasChangedSinceIsOutdated) {
  EXPECT_EQ(dialect().reception({409, {}, ""}), trade::Reception::Outdated);
  EXPECT_EQ(dialect().reception({201, {}, ""}), trade::Reception::Taken);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
