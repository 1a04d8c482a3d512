#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::company;
using samples::result;
using samples::talk;

const std::string item_warehouse = result(R"([{"id":5,"storage_location":3,"input_location":1}])");

std::string item_product(int id, const std::string& code, const char* more = "") {
  return fmt::format(R"({{"id":{},"template":{},"code":"{}","active":1,"salable":1,"quantity":36.0,)"
                     R"("list_price":{{"__class__":"Decimal","decimal":"2.5000"}},)"
                     R"("default_uom.":{{"id":1,"symbol":"u","factor":1.0,"digits":0}},)"
                     R"("sale_uom.":{{"id":33,"symbol":"cs12","factor":12.0}},)"
                     R"("identifiers.":[{{"id":1,"code":"KEY-7"}},{{"id":2,"code":"9506000134314"}}]{}}})",
                     id, id + 100, code, more);
}

TEST(TrytonItems, HaveUnitsIdentifiersAndStock) {
  const auto items = talk(items_question(), {company, item_warehouse, result("[" + item_product(7, "TEA-GREEN") + "]"),
                                             result(R"([{"id":1,"template":107,"product":7,"code":"B00TEA0001"},
                                      {"id":2,"template":107,"product":null,"code":"TEA-AT-AMAZON"}])")});
  ASSERT_TRUE(items.answer) << items.error.message;
  trade::Item tea;
  tea.number = "TEA-GREEN";
  tea.unit_price = samples::dollars("2.5");
  tea.case_sizes = {12};
  tea.amazon_product_identifier = "B00TEA0001";
  tea.vendor_product_identifier = "TEA-AT-AMAZON";
  tea.gtin = "9506000134314";
  tea.stock_eaches = 36;
  tea.base_unit = "u";
  tea.units = {{"u", 1}, {"cs12", 12}};
  EXPECT_EQ(items.answer->at(0), tea);
  EXPECT_EQ(items.operations,
            (std::vector<std::string>{"company.company.search_read", "stock.location.search_read",
                                      "product.product.search_read", "sale.product_customer.search_read"}));
  EXPECT_EQ(samples::context_of(items.requests[2]).dump(), R"({"company":1,"locations":[3],"language":"en"})")
      << "without a place the stock is 0, without a company there is no price";
}

TEST(TrytonItems, KnowABookByItsIsbn) {
  const auto items = talk(items_question(), {company, item_warehouse, result("[" + item_product(7, "BOOK") + "]"),
                                             result(R"([{"id":1,"template":107,"product":7,"code":"030640615X"},
                                                        {"id":2,"template":107,"product":7,"code":"B0-NOT-ONE"}])")});
  ASSERT_TRUE(items.answer) << items.error.message;
  EXPECT_EQ(items.answer->at(0).amazon_product_identifier, "030640615X");
  EXPECT_EQ(items.answer->at(0).vendor_product_identifier, "B0-NOT-ONE");
}

TEST(TrytonItems, AProductThatIsNotCountedInEachesIsOdd) {
  std::string weighed = item_product(8, "FLOUR");
  weighed.replace(weighed.find(R"("digits":0)"), 10, R"("digits":3)");
  const auto items =
      talk(items_question(),
           {company, item_warehouse, result("[" + weighed + "," + item_product(7, "TEA") + "]"), samples::no_rows});
  ASSERT_TRUE(items.answer) << items.error.message;
  EXPECT_EQ(items.answer->size(), 1U);
  ASSERT_EQ(items.odd.size(), 1U);
  EXPECT_EQ(items.odd[0].subject, "FLOUR");
}

TEST(TrytonItems, ThatAreNotSoldAreBlockedAndStockThatIsOddSaysNothing) {
  std::string blocked = item_product(8, "OLD");
  blocked.replace(blocked.find(R"("salable":1)"), 11, R"("salable":0)");
  blocked.replace(blocked.find("36.0"), 4, "-2.0");
  const auto items = talk(items_question(), {company, item_warehouse, result("[" + blocked + "]"), samples::no_rows});
  ASSERT_TRUE(items.answer) << items.error.message;
  EXPECT_TRUE(items.answer->at(0).blocked);
  EXPECT_EQ(items.answer->at(0).stock_eaches, std::nullopt);
}

TEST(TrytonItems, ComePageByPage) {
  std::string page = item_product(1, "P001");
  for (int i = 2; i <= 200; ++i) page += "," + item_product(i, fmt::format("P{:03}", i));
  const auto items = talk(items_question(), {company, item_warehouse, result("[" + page + "]"),
                                             result("[" + item_product(201, "P201") + "]"), samples::no_rows});
  ASSERT_TRUE(items.answer) << items.error.message;
  EXPECT_EQ(items.answer->size(), 201U);
  EXPECT_NE(items.requests[3].body.find(R"(["id",">",200])"), std::string::npos);
}

TEST(TrytonItems, NeedTheWarehouseThatIsNamed) {
  EXPECT_EQ(talk(items_question(), {company, samples::no_rows}).error.message,
            "Tryton has 0 warehouses 'Warehouse': it must have one");
}

}  // namespace
}  // namespace vendorproof::erp::tryton
