#include "harness/trial/item_list.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TEST(ItemList, HasARowForEachItemThatTheErpKnows) {
  scenarios::Scenario scenario;
  scenario.items.resize(3);
  scenario.items[0].number = "TEA-GREEN";
  scenario.items[0].asin = "B0TEAGREEN";
  scenario.items[0].vendor_product_identifier = "4006381300001";
  scenario.items[0].unit_price = *Money::parse("2.50", usd());
  scenario.items[0].stock_eaches = 600;
  scenario.items[0].case_sizes = {6, 12};
  scenario.items[1].number = "MUG, BLUE";
  scenario.items[1].gtin = "04006381300015";
  scenario.items[1].unit_price = *Money::parse("12", usd());
  scenario.items[1].blocked = true;
  scenario.items[2].number = "LATER";
  scenario.items[2].entered_after = std::chrono::hours(1);
  EXPECT_EQ(item_list(scenario),
            "number,asin,vendor_product_identifier,gtin,unit_price,currency,stock_eaches,case_sizes,blocked\n"
            "TEA-GREEN,B0TEAGREEN,4006381300001,,2.50,USD,600,6|12,no\n"
            "\"MUG, BLUE\",,,04006381300015,12.00,USD,0,,yes\n");
}

}  // namespace
}  // namespace vendorproof::harness
