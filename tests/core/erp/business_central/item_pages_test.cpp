#include <gtest/gtest.h>

#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::access;

TEST(BusinessCentralMaster, AsksForTheThreeLists) {
  const std::string company = "/companies(c0ffee00-0000-0000-0000-000000000001)/";
  EXPECT_EQ(get_items(access()).path, "/api/v2.0" + company + "items");
  EXPECT_EQ(get_item_units(access()).path, "/api/vendorproof/vendorlink/v1.0" + company + "itemUnits");
  EXPECT_EQ(get_item_references(access()).path, "/api/vendorproof/vendorlink/v1.0" + company + "itemReferences");
  EXPECT_EQ(query_of(get_item_references(access()), "$filter"),
            "referenceType eq 'Customer' and referenceTypeNumber eq 'AMAZON'");
  EXPECT_EQ(header_of(get_items(access()).headers, "authorization"), "Basic bGlua3M6a2V5OjE=");
}

TEST(BusinessCentralMaster, ReadsItems) {
  const auto page = read_items(R"({"@odata.context":"x","value":[
      {"id":"1","number":"TEA-GREEN","displayName":"Green tea","blocked":false,"unitPrice":3.75},
      {"id":"2","number":"TEA-OLD","blocked":true,"unitPrice":0}],
      "@odata.nextLink":"http://erp/api/v2.0/items?$skip=2"})",
                               usd());
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_EQ(page->rows.size(), 2U);
  EXPECT_EQ(page->rows[0].number, "TEA-GREEN");
  EXPECT_EQ(page->rows[0].unit_price, samples::dollars("3.75"));
  EXPECT_TRUE(page->rows[1].blocked);
  EXPECT_EQ(page->next_link, "/api/v2.0/items?$skip=2");
}

TEST(BusinessCentralMaster, ReadsGtinAndStockWhereTheySaySomething) {
  const auto page = read_items(R"({"value":[
      {"number":"A","unitPrice":1,"gtin":"4006381333931","inventory":40},
      {"number":"B","unitPrice":1,"gtin":"","inventory":-3},
      {"number":"C","unitPrice":1,"inventory":2.5},
      {"number":"D","unitPrice":1,"gtin":7,"inventory":"many"}]})",
                               usd());
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_TRUE(page->odd.empty());
  ASSERT_EQ(page->rows.size(), 4U);
  EXPECT_EQ(page->rows[0].gtin, "4006381333931");
  EXPECT_EQ(page->rows[0].stock_eaches, 40);
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_EQ(page->rows[i].gtin, "") << i;
    EXPECT_EQ(page->rows[i].stock_eaches, std::nullopt) << i;
  }
}

TEST(BusinessCentralMaster, ReadsUnitsAndReferences) {
  const auto units =
      read_item_units(R"({"value":[{"itemNumber":"TEA-GREEN","code":"CASE12","qtyPerUnitOfMeasure":12.0}]})");
  ASSERT_TRUE(units) << units.error().message;
  EXPECT_EQ(units->rows[0].item, "TEA-GREEN");
  EXPECT_EQ(units->rows[0].code, "CASE12");
  EXPECT_EQ(units->rows[0].eaches, 12);
  EXPECT_EQ(units->next_link, "");

  const auto references = read_item_references(
      R"({"value":[{"itemNumber":"TEA-GREEN","identifierKind":"CustomerCatalogId","referenceNumber":"B0TEAGREEN"}]})");
  ASSERT_TRUE(references) << references.error().message;
  EXPECT_EQ(references->rows[0].kind, "CustomerCatalogId");
  EXPECT_EQ(references->rows[0].number, "B0TEAGREEN");
}

TEST(BusinessCentralMaster, NamesTheFieldThatIsWrong) {
  EXPECT_EQ(read_items("{}", usd()).error().message, "$.value is missing");
}

TEST(BusinessCentralMaster, AnOddRowStopsNoOther) {
  const auto units = read_item_units(R"({"value":[
      {"itemNumber":"A","code":"C","qtyPerUnitOfMeasure":0},
      {"itemNumber":"A","code":"LITRE","qtyPerUnitOfMeasure":0.5},
      {"itemNumber":"A","code":"CASE","qtyPerUnitOfMeasure":"12"},
      {"code":"CASE","qtyPerUnitOfMeasure":12,"id":"u4"},
      {"itemNumber":"A","code":"CASE6","qtyPerUnitOfMeasure":6}]})");
  ASSERT_TRUE(units) << units.error().message;
  ASSERT_EQ(units->rows.size(), 1U);
  EXPECT_EQ(units->rows[0].eaches, 6);
  const std::vector<trade::OddRow> expected = {
      {"A/C", "$.value[0].qtyPerUnitOfMeasure is 0: a unit has at least one each"},
      {"A/LITRE", "$.value[1].qtyPerUnitOfMeasure is 0.5, not a whole number"},
      {"A/CASE", "$.value[2].qtyPerUnitOfMeasure is \"12\", not a whole number"},
      {"u4", "$.value[3].itemNumber is missing"}};
  EXPECT_EQ(units->odd, expected);
}

TEST(BusinessCentralMaster, AnItemWhosePriceCanNotBeReadIsStillAnItem) {
  const auto page = read_items(R"({"value":[{"number":"A","blocked":true,"unitPrice":0.01234},
      {"number":"B","unitPrice":"3"},{"number":"","unitPrice":3},{"number":"C","unitPrice":3}]})",
                               usd());
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_EQ(page->rows.size(), 3U);
  EXPECT_EQ(page->rows[0].number, "C");
  EXPECT_EQ(page->rows[1].number, "A");
  EXPECT_TRUE(page->rows[1].blocked);
  EXPECT_EQ(page->rows[1].unit_price, Money());
  EXPECT_EQ(page->rows[2].number, "B");
  const std::vector<trade::OddRow> expected = {
      {"A", "$.value[0].unitPrice is wrong: amount '0.01234' is finer than 1/10,000"},
      {"B", "$.value[1].unitPrice is not a number"},
      {"row 3", "$.value[2].number is empty"}};
  EXPECT_EQ(page->odd, expected);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
