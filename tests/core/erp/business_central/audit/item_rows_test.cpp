// What an audit reads of items, units and references.
#include <gtest/gtest.h>

#include "core/erp/business_central/audit/rows.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::access;

TEST(AuditItemRows, KeepWhatIsMissing) {
  audit::Books books;
  const auto link = read_audited_items(access(), R"({"value":[
      {"number":"A","type":"Inventory","blocked":true,"gtin":"1","unitPrice":2.5,"priceIncludesTax":true,
       "taxGroupCode":"T","baseUnitOfMeasureCode":"PCS","generalProductPostingGroupCode":"G",
       "inventoryPostingGroupCode":"I"},
      {"number":"B","type":"Non_x002D_Inventory","unitPrice":"much"},
      {"number":"C","type":"Service","unitPrice":-1},
      {"number":"","unitPrice":1}],"@odata.nextLink":"http://erp/api/v2.0/items?$skiptoken=2"})",
                                       books);
  ASSERT_TRUE(link) << link.error().message;
  EXPECT_EQ(*link, "/api/v2.0/items?$skiptoken=2");
  ASSERT_EQ(books.items.size(), 3U);
  const audit::Item& whole = books.items[0];
  EXPECT_TRUE(whole.blocked && whole.has_stock && whole.price_includes_tax);
  EXPECT_EQ(whole.price, samples::dollars("2.50"));
  EXPECT_EQ(whole.tax_group + whole.base_unit, "TPCS");
  EXPECT_EQ(whole.posting_lacks, std::vector<std::string>());
  EXPECT_EQ(books.items[1].posting_lacks, std::vector<std::string>{"the general product posting group"});
  EXPECT_EQ(books.items[1].price, std::nullopt);
  EXPECT_EQ(books.items[2].price, std::nullopt);
  EXPECT_FALSE(books.items[1].has_stock || books.items[2].has_stock);
  ASSERT_EQ(books.odd.size(), 1U);
  EXPECT_EQ(books.odd[0].subject, "items/row 4");
}

TEST(AuditItemRows, KeepFactorsThatAreNotWhole) {
  audit::Books books;
  ASSERT_TRUE(read_audited_units(access(), R"({"value":[
      {"itemNumber":"A","code":"PCS","qtyPerUnitOfMeasure":1},
      {"itemNumber":"A","code":"CASE","qtyPerUnitOfMeasure":12.0},
      {"itemNumber":"A","code":"BAG","qtyPerUnitOfMeasure":0.5},
      {"itemNumber":"A","code":"NONE","qtyPerUnitOfMeasure":0},
      {"itemNumber":"A","code":"TEXT","qtyPerUnitOfMeasure":"12"}]})",
                                 books));
  ASSERT_EQ(books.units.size(), 4U);
  EXPECT_EQ(books.units[0].eaches, 1);
  EXPECT_EQ(books.units[1].eaches, 12);
  EXPECT_EQ(books.units[2].eaches, std::nullopt);
  EXPECT_EQ(books.units[2].factor, "0.5");
  EXPECT_EQ(books.units[3].eaches, std::nullopt);
  ASSERT_EQ(books.odd.size(), 1U);
  EXPECT_EQ(books.odd[0].subject, "itemUnits/A/TEXT");
}

TEST(AuditItemRows, ReadReferencesWithTheirDates) {
  const HttpRequest request = get_audited_references(access(), {});
  EXPECT_EQ(query_of(request, "$select"), "itemNumber,referenceNumber,identifierKind,startingDate,endingDate");
  audit::Books books;
  ASSERT_TRUE(read_audited_references(access(), R"({"value":[
      {"itemNumber":"A","identifierKind":"CustomerCatalogId","referenceNumber":"B0","startingDate":"2026-01-01",
       "endingDate":"0001-01-01"},
      {"itemNumber":"A","identifierKind":"VendorSku","referenceNumber":"S"},
      {"itemNumber":"A","identifierKind":"_x0020_","referenceNumber":"X"}]})",
                                      books));
  ASSERT_EQ(books.references.size(), 3U);
  EXPECT_EQ(books.references[0].from, samples::at("2026-01-01"));
  EXPECT_EQ(books.references[0].until, std::nullopt);
  EXPECT_EQ(books.references[1].kind, audit::ReferenceKind::VendorSku);
  EXPECT_EQ(books.references[2].kind, audit::ReferenceKind::Other);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
