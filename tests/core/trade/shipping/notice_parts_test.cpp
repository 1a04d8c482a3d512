#include "core/trade/shipping/notice_parts.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::trade {
namespace {

/// Orders `PO0`, `PO1`, ... of these vendor codes, a line and a carton of each.
struct Mixed {
  Despatch despatch;
  std::map<std::string, NoticeOrder> orders;

  explicit Mixed(const std::vector<std::string>& codes) {
    despatch.number = "DS-1";
    for (const std::string& code : codes) {
      const auto number = static_cast<std::int64_t>(orders.size()) + 1;
      const std::string order = "PO" + std::to_string(number);
      orders[order].order.number = order;
      orders[order].order.selling_party = code;
      despatch.lines.push_back({number, order, 10'000, "S", "TEA", 10, "SS"});
      despatch.packages.push_back({number, "", "", {{number, 10, "", std::nullopt}}, false, 0});
    }
  }
};

TEST(NoticeParts, OfOneVendorCodeAreTheWholeDespatch) {
  const Mixed mixed({"TEAS1", "TEAS1"});
  const auto parts = notice_parts(mixed.despatch, mixed.orders);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 1U);
  EXPECT_EQ(parts->front().despatch, mixed.despatch);
  EXPECT_EQ(parts->front().orders.size(), 2U);
}

TEST(NoticeParts, OfSeveralVendorCodesHaveTheirOwnGoodsAndIdentifier) {
  const Mixed mixed({"TEAS2", "TEAS1", "TEAS2"});
  const auto parts = notice_parts(mixed.despatch, mixed.orders);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_EQ(parts->at(0).vendor_code, "TEAS1");
  EXPECT_EQ(parts->at(0).despatch.number, "DS-1-TEAS1");
  EXPECT_EQ(parts->at(0).despatch.lines, std::vector<DespatchLine>{mixed.despatch.lines[1]});
  EXPECT_EQ(parts->at(0).despatch.packages, std::vector<Package>{mixed.despatch.packages[1]});
  EXPECT_EQ(parts->at(1).despatch.number, "DS-1-TEAS2");
  EXPECT_EQ(parts->at(1).despatch.lines.size(), 2U);
  EXPECT_TRUE(parts->at(1).orders.contains("PO1"));
}

// ASN-28: only one notice may name a box.
TEST(NoticeParts, CannotShareACarton) {
  Mixed mixed({"TEAS1", "TEAS2"});
  mixed.despatch.packages[0].contents.push_back({2, 1, "", std::nullopt});
  EXPECT_EQ(notice_parts(mixed.despatch, mixed.orders).error().message,
            "package 1 holds goods of TEAS1 and of TEAS2; one ship notice is for one vendor code");
}

TEST(NoticeParts, CannotShareAPallet) {
  Mixed mixed({"TEAS1", "TEAS2"});
  mixed.despatch.packages[0].parent = 9;
  mixed.despatch.packages.push_back({9, "", "", {}, true, 0});
  const auto alone = notice_parts(mixed.despatch, mixed.orders);
  ASSERT_TRUE(alone);
  EXPECT_EQ(alone->at(0).despatch.packages.size(), 2U) << "the pallet goes with its cartons";
  mixed.despatch.packages[1].parent = 9;
  EXPECT_EQ(notice_parts(mixed.despatch, mixed.orders).error().message,
            "package 9 holds goods of TEAS1 and of TEAS2; one ship notice is for one vendor code");
}

TEST(NoticeParts, OfAnUnknownOrderAreInTheFirst) {
  Mixed mixed({"TEAS1", "TEAS2"});
  mixed.despatch.lines.push_back({3, "SHOP-7", 10'000, "S", "TEA", 1, "SS"});
  const auto parts = notice_parts(mixed.despatch, mixed.orders);
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->at(0).despatch.lines.size(), 2U) << "its notice then says what is wrong with it";
}

RC_GTEST_PROP(NoticeParts, LoseAndDoubleNothing, ()) {
  const auto codes = *rc::gen::nonEmpty(
      rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("TEAS1", "TEAS2", "TEAS3")));
  const Mixed mixed(codes);
  const auto parts = notice_parts(mixed.despatch, mixed.orders);
  RC_ASSERT(parts.has_value());
  std::size_t lines = 0;
  std::size_t packages = 0;
  for (const NoticePart& part : *parts) {
    lines += part.despatch.lines.size();
    packages += part.despatch.packages.size();
    for (const DespatchLine& line : part.despatch.lines) {
      RC_ASSERT(part.orders.at(line.purchase_order).order.selling_party == part.vendor_code);
    }
  }
  RC_ASSERT(lines == codes.size());
  RC_ASSERT(packages == codes.size());
}

}  // namespace
}  // namespace vendorproof::trade
