#include "core/erp/business_central/item_master.h"

#include <gtest/gtest.h>

#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::access;

constexpr const char* item_list =
    R"({"value":[{"number":"B","blocked":false,"unitPrice":2.5,"baseUnitOfMeasureCode":"STK"},
                                           {"number":"A","blocked":true,"unitPrice":1}]})";
constexpr const char* unit_list = R"({"value":[{"itemNumber":"B","code":"STK","qtyPerUnitOfMeasure":1},
                                           {"itemNumber":"B","code":"KAR12","qtyPerUnitOfMeasure":12},
                                           {"itemNumber":"B","code":"BOX","qtyPerUnitOfMeasure":12},
                                           {"itemNumber":"X","code":"CASE6","qtyPerUnitOfMeasure":6}]})";
constexpr const char* reference_list =
    R"({"value":[{"itemNumber":"B","identifierKind":"CustomerCatalogId","referenceNumber":"B0B"},
                 {"itemNumber":"B","identifierKind":"VendorSku","referenceNumber":"V-1"},
                 {"itemNumber":"B","identifierKind":"TradeItemNumber","referenceNumber":"4006381333931"},
                 {"itemNumber":"B","identifierKind":"_x0020_","referenceNumber":"OLD"},
                 {"itemNumber":"X","identifierKind":"CustomerCatalogId","referenceNumber":"B0X"}]})";

trade::Heard<std::vector<trade::Item>> hear(std::string_view body, std::string_view bookmark) {
  return hear_item_master(usd(), body, bookmark).value();
}

TEST(ItemMasterPages, ThreeListsMakeOneAnswer) {
  const auto first = hear(item_list, "");
  EXPECT_FALSE(first.answer);
  EXPECT_EQ(item_master_call(first.bookmark).operation, "itemUnits.list");
  EXPECT_EQ(item_master_call(first.bookmark).effect, "item-units");
  EXPECT_EQ(ask_item_master(access(), first.bookmark), get_item_units(access()));
  const auto second = hear(unit_list, first.bookmark);
  EXPECT_EQ(item_master_call(second.bookmark).operation, "itemReferences.list");
  const auto third = hear(reference_list, second.bookmark);
  EXPECT_EQ(third.bookmark, "");
  std::vector<trade::Item> expected = {{"A", true, samples::dollars("1"), {}, "", ""},
                                       {"B", false, samples::dollars("2.5"), {12}, "B0B", "V-1"}};
  expected[1].base_unit = "STK";
  expected[1].units = {{"STK", 1}, {"KAR12", 12}, {"BOX", 12}};
  EXPECT_EQ(third.answer, expected);
}

TEST(ItemMasterPages, AListIsReadPageByPage) {
  const auto first = hear(R"({"value":[],"@odata.nextLink":"http://erp/items?$skiptoken=7"})", "");
  EXPECT_EQ(item_master_call(first.bookmark).operation, "items.list");
  EXPECT_EQ(ask_item_master(access(), first.bookmark).path, "/items");
  const auto same = hear(R"({"value":[],"@odata.nextLink":"http://erp/items?$skiptoken=7"})", first.bookmark);
  EXPECT_EQ(item_master_call(same.bookmark).operation, "itemUnits.list") << "a page that follows itself";
}

TEST(ItemMasterPages, AnUnreadablePageIsAnError) { EXPECT_FALSE(hear_item_master(usd(), "[]", "")); }

TEST(ItemMasterPages, OddRowsOfAllListsAreToldAtTheEnd) {
  const auto first = hear(R"({"value":[{"number":"A","unitPrice":0.01234}]})", "");
  EXPECT_TRUE(first.odd.empty());
  const auto second =
      hear(R"({"value":[{"itemNumber":"A","code":"LITRE","qtyPerUnitOfMeasure":0.5}]})", first.bookmark);
  const auto third = hear(R"({"value":[
      {"itemNumber":"A","identifierKind":"CustomerCatalogId","id":"r1"},
      {"itemNumber":"A","identifierKind":"CustomerCatalogId","referenceNumber":"B0A"}]})",
                          second.bookmark);
  const std::vector<trade::Item> items = {{"A", false, Money(), {}, "B0A", ""}};
  EXPECT_EQ(third.answer, items);
  const std::vector<trade::OddRow> odd = {
      {"items/A", "$.value[0].unitPrice is wrong: amount '0.01234' is finer than 1/10,000"},
      {"itemUnits/A/LITRE", "$.value[0].qtyPerUnitOfMeasure is 0.5, not a whole number"},
      {"itemReferences/r1", "$.value[0].referenceNumber is missing"}};
  EXPECT_EQ(third.odd, odd);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
