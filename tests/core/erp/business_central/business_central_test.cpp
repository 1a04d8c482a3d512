#include "core/erp/business_central/business_central.h"

#include <gtest/gtest.h>

#include "core/erp/business_central/pages.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

ErpAccess example() { return {usd(), trade::example_settings(dialect().settings)}; }

TEST(BusinessCentralDialect, AsksWithItsSettings) {
  const HttpRequest request = dialect().sales_orders.ask(example(), "PO1", "");
  EXPECT_EQ(request.path,
            "/api/vendorproof/vendorlink/v1.0/companies(5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10)/linkedOrders");
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
  EXPECT_TRUE(dialect().release_sales_order.hear(example(), "", "")->answer);
}

constexpr const char* same_key =
    R"({"error":{"code":"Internal_EntityWithSameKeyExists","message":"The record already exists."}})";

TEST(BusinessCentralDialect, AKeyThatIsTakenMeansThatItWasDone) {
  EXPECT_EQ(dialect().reception({400, {}, same_key}), trade::Reception::Taken);
  EXPECT_EQ(dialect().reception({409, {}, same_key}), trade::Reception::Taken);
  EXPECT_EQ(dialect().reception({400, {}, R"({"error":{"code":"BadRequest","message":"no"}})"}),
            trade::Reception::Wrong);
  EXPECT_EQ(dialect().reception({503, {}, same_key}), trade::Reception::Unavailable);
  EXPECT_FALSE(dialect().change_line.hear(example(), same_key, "")) << "a change has no key";
}

/// Another table's clash is no posting of ours.
TEST(BusinessCentralDialect, APostingWhoseKeyIsTakenIsBelievedWhenItIsSeen) {
  for (const auto& create : {dialect().create_payment.hear, dialect().create_journal_line.hear}) {
    EXPECT_TRUE(create(example(), "{}", "")->answer);
    const std::string look = create(example(), same_key, "")->bookmark;
    EXPECT_TRUE(create(example(), R"({"value":[{"id":"1"}]})", look)->answer);
    EXPECT_FALSE(create(example(), R"({"value":[]})", look));
  }
  EXPECT_EQ(dialect().create_payment.name_at("look").operation, "paymentPostings.find");
  EXPECT_EQ(dialect().create_journal_line.name_at("look").operation, "ledgerPostings.find");
}

TEST(BusinessCentralDialect, AnOrderWhoseKeyIsTakenIsLookedUp) {
  const auto& create = dialect().create_sales_order;
  const auto taken = create.hear(example(), same_key, "");
  ASSERT_TRUE(taken);
  EXPECT_FALSE(taken->answer);
  EXPECT_EQ(create.name_at("").operation, "linkedOrders.create");
  EXPECT_EQ(create.name_at(taken->bookmark).operation, "linkedOrders.find");
  SalesOrderDraft draft;
  draft.purchase_order = "PO1";
  EXPECT_EQ(create.ask(example(), draft, taken->bookmark), dialect().sales_orders.ask(example(), "PO1", ""));
  const std::string order = R"({"id":"so-1","number":"S-1","externalDocumentNumber":"PO1","linkedOrderLines":[]})";
  const auto found = create.hear(example(), R"({"value":[)" + order + "]}", taken->bookmark);
  ASSERT_TRUE(found && found->answer);
  EXPECT_EQ(found->answer->number, "S-1");
  EXPECT_EQ(found->bookmark, "");
  const std::string linked = create.hear(example(), R"({"value":[]})", taken->bookmark)->bookmark;
  EXPECT_EQ(create.name_at(linked).operation, "orderLinks.find");
  const std::string link = R"({"orderId":"so-1","orderNumber":"S-1","externalDocumentNumber":"PO1"})";
  const auto gone = create.hear(example(), R"({"value":[)" + link + "]}", linked);
  ASSERT_TRUE(gone && gone->answer);
  EXPECT_TRUE(gone->answer->is_gone);
  EXPECT_EQ(gone->answer->number, "S-1");
  EXPECT_EQ(create.hear(example(), R"({"value":[]})", linked).error().message,
            "the order was created before, and 0 orders have its number now");
  EXPECT_FALSE(create.hear(example(), R"({"value":[)" + order + "," + order + "]}", taken->bookmark));
}

TEST(BusinessCentralDialect, ALineThatWasChangedSinceIsOutdated) {
  EXPECT_EQ(dialect().reception({409, {}, ""}), trade::Reception::Outdated);
  EXPECT_EQ(dialect().reception({201, {}, ""}), trade::Reception::Taken);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
