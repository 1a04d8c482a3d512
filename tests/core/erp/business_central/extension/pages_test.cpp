// The description, the mock and the AL sources name the same pages, fields, types, rights, parts and actions.
#include <string>

#include <gtest/gtest.h>

#include "tests/core/erp/business_central/extension/page_checks.h"

namespace vendorproof::tests::al {
namespace {

const std::string orders_page = "src/api/VPLAPILinkedOrders.Page.al";
const std::string lines_page = "src/api/VPLAPILinkedOrderLines.Page.al";
const std::string despatches_page = "src/api/VPLAPIDespatches.Page.al";
const std::string postings_page = "src/api/VPLAPIPaymentPostings.Page.al";

TEST(AlPages, AreThoseThatTheMockServes) {
  const Extension extension(shipped_sources());
  EXPECT_EQ(page_complaints(extension), Complaints());
}

TEST(AlPages, APlantedDifferenceIsSeen) {
  const Planted all[] = {
      // Properties.
      {orders_page, "PageType = API;", "PageType = List;"},
      {orders_page, "APIVersion = 'v1.0';", "APIVersion = 'v2.0';"},
      {orders_page, "EntityName = 'linkedOrder';", "EntityName = 'order';"},
      {orders_page, "    DelayedInsert = true;\n", ""},
      {orders_page, "ODataKeyFields = SystemId;", "ODataKeyFields = \"No.\";"},
      {orders_page, "DeleteAllowed = true;", "DeleteAllowed = false;"},
      {"src/api/VPLAPIOrderLinks.Page.al", "    Editable = false;\n", ""},
      {"src/api/VPLAPIOrderLinks.Page.al", "    EntitySetCaption = 'Order Links';\n", ""},
      // Fields.
      {despatches_page, "field(loadNumber;", "field(loadNo;"},
      {despatches_page, "Rec.\"Load No.\"", "Rec.\"Customer Pickup Reference\""},
      {despatches_page, "Rec.\"Package Count\"", "Rec.Complete"},
      {despatches_page, "                    Caption = 'Load Number';\n", ""},
      {despatches_page, "                    Caption = 'Complete';\n                    Editable = false;\n",
       "                    Caption = 'Complete';\n"},
      {despatches_page, "Caption = 'Load Number';", "Caption = 'Load Number';\n                    Editable = false;"},
      {orders_page, "FieldRules.RequireCreate(Rec.SystemId, 'customerNumber');\n", "\n"},
      {orders_page, "field(idempotencyKey; IdempotencyKey)", "field(idempotencyKey; Rec.\"No.\")"},
      {orders_page, "ContentHash: Text[64];", "ContentHash: Text[100];"},
      {"src/tables/VPLDespatch.Table.al", "\"Load No.\"; Code[35]", "\"Load No.\"; Code[30]"},
      {"src/tables/VPLDespatch.Table.al", "Enum \"VPL Despatch Status\"", "Enum \"VPL Link State\""},
      {"src/enums/VPLDespatchStatus.Enum.al", "value(1; Posted)", "value(1; Shipped)"},
      {"src/codeunits/VPLMoneyPosting.Codeunit.al", "        PaymentPosting.TestField(\"Invoice No.\");\n", ""},
      // Parts and actions.
      {orders_page, "SubPageLink = \"Document No.\" = field(\"No.\")",
       "SubPageLink = \"Document No.\" = field(SystemId)"},
      {orders_page, "part(linkedOrderLines;", "part(lines;"},
      {orders_page, "EntitySetName = 'linkedOrderLines';", "EntitySetName = 'lines';"},
      {despatches_page, "\"VPL API Packages\"", "\"VPL API Package Contents\""},
      {orders_page, "    [ServiceEnabled]\n    procedure Reopen", "    procedure Reopen"},
      {orders_page, "requestKey: Text[50]", "requestKey: Text[20]"},
      {lines_page, "procedure CloseShort", "procedure Close"},
  };
  for (const Planted& planted : all) {
    const Extension extension(spoiled(planted));
    EXPECT_FALSE(page_complaints(extension).empty()) << planted.path << ": " << planted.from;
  }
}

TEST(AlPages, APageMoreOrLessIsSeen) {
  Sources sources = shipped_sources();
  sources.erase(postings_page);
  EXPECT_EQ(page_complaints(Extension(sources)), Complaints{"no page serves paymentPostings"});
  sources = spoiled({postings_page, "EntitySetName = 'paymentPostings';", "EntitySetName = 'payments';"});
  EXPECT_EQ(page_complaints(Extension(sources)).size(), 2U);
}

TEST(AlPages, TypesOfForeignTablesAreSeen) {
  if (!base_application()) GTEST_SKIP() << base_is_missing;
  const Planted all[] = {
      {orders_page, "Rec.\"Ship-to Code\")", "Rec.\"Ship-to Name\")"},
      {orders_page, "Rec.\"Ship-to Code\")", "Rec.\"Ship-to\")"},
      {orders_page, "Rec.\"Shipping Advice\")", "Rec.Status)"},
      {lines_page, "Rec.\"Unit Price\")", "Rec.Description)"},
  };
  for (const Planted& planted : all) {
    const Extension extension(spoiled(planted));
    EXPECT_FALSE(page_complaints(extension).empty()) << planted.path << ": " << planted.to;
  }
}

}  // namespace
}  // namespace vendorproof::tests::al
