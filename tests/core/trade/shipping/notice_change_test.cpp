#include "core/trade/shipping/notice_change.h"

#include <functional>

#include <gtest/gtest.h>

namespace vendorproof::trade {
namespace {

using std::chrono::hours;

const Instant change_departure = *parse_instant("2026-11-03T12:00:00Z");

/// Two cartons on a pallet.
Despatch noticed_despatch() {
  Despatch despatch;
  despatch.number = "DSP-1";
  despatch.posted = true;
  despatch.pro_number = "PRO7";
  despatch.departed_at = change_departure;
  despatch.arrives_at = change_departure + hours(48);
  despatch.lines = {{1, "PO1", 10'000, "S-1", "TEA", 10, "SS-1"}, {2, "PO1", 20'000, "S-1", "MATE", 4, "SS-1"}};
  despatch.packages = {
      {1, "", "", {{1, 10, "", {}}}, false, 3}, {2, "", "", {{2, 4, "", {}}}, false, 3}, {3, "", "", {}, true, 0}};
  return despatch;
}

Despatch changed_by(const std::function<void(Despatch&)>& change) {
  Despatch despatch = noticed_despatch();
  change(despatch);
  return despatch;
}

TEST(NoticeChange, OnlyWhatANoticeSaysMatters) {
  const Despatch noticed = noticed_despatch();
  EXPECT_TRUE(declare_the_same(noticed, changed_by([](Despatch& one) { one.modified_at = change_departure; })));
  EXPECT_FALSE(declare_the_same(noticed, changed_by([](Despatch& one) { one.pro_number = "PRO8"; })));
  EXPECT_FALSE(declare_the_same(noticed, changed_by([](Despatch& one) { one.lines[0].eaches = 9; })));
  EXPECT_FALSE(declare_the_same(noticed, changed_by([](Despatch& one) { one.packages[0].sscc = "1"; })));
  EXPECT_FALSE(declare_the_same(noticed, changed_by([](Despatch& one) { one.arrives_at.reset(); })));
}

TEST(NoticeChange, GrowthIsWhatAReplaceMayNotSay) {
  const auto growth = [](const std::function<void(Despatch&)>& change) {
    return growth_of(noticed_despatch(), changed_by(change));
  };
  EXPECT_EQ(growth([](Despatch& one) { one.lines[0].eaches = 9; }), "");
  EXPECT_EQ(growth([](Despatch& one) { one.lines.pop_back(); }), "");
  EXPECT_EQ(growth([](Despatch& one) { one.lines[1].eaches = 5; }), "eaches grow from 4 to 5 of order PO1 line 20000");
  EXPECT_EQ(growth([](Despatch& one) {
              one.lines.push_back({3, "PO2", 10'000, "S-2", "TEA", 1, "SS-2"});
            }),
            "eaches grow from 0 to 1 of order PO2 line 10000");
  EXPECT_EQ(growth([](Despatch& one) { one.packages.push_back(one.packages[0]); }), "cartons grow from 2 to 3");
  EXPECT_EQ(growth([](Despatch& one) { one.packages.push_back(one.packages[2]); }), "pallets grow from 1 to 2");
  EXPECT_EQ(growth([](Despatch& one) {
              one.lines[0].eaches = 4;
              one.lines.push_back({3, "PO1", 10'000, "S-1", "TEA", 6, "SS-1"});
            }),
            "")
      << "two lines of one order line are one quantity";
}

TEST(NoticeChange, ANoticeIsReplacedForSevenDaysAndBeforeTheGoodsArrive) {
  ShippingPolicy policy;
  Despatch despatch = noticed_despatch();
  EXPECT_EQ(replaceable_until(despatch, policy), change_departure + hours(48));
  despatch.arrives_at = change_departure + hours(24 * 20);
  EXPECT_EQ(replaceable_until(despatch, policy), change_departure + hours(24 * 7));
  despatch.arrives_at.reset();
  policy.transit = hours(30);
  EXPECT_EQ(replaceable_until(despatch, policy), change_departure + hours(30));
  despatch.departed_at.reset();
  EXPECT_EQ(replaceable_until(despatch, policy), Instant());
}

TEST(NoticeChange, NothingIsLeftOfAnUndoneDespatch) {
  EXPECT_FALSE(is_undone(noticed_despatch()));
  EXPECT_TRUE(is_undone(changed_by([](Despatch& one) { one.lines.clear(); })));
  EXPECT_FALSE(is_undone(Despatch())) << "it is not posted yet";
}

}  // namespace
}  // namespace vendorproof::trade
