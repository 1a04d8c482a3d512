#include "mock_amazon/notices/claimed_goods.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

const Instant noon = *parse_instant("2026-11-02T12:00:00Z");
constexpr Duration travels = std::chrono::hours(48);

/// Six eaches in a labelled carton, and five without a label.
NoticeRegister register_with_notice() {
  NoticeRegister notices;
  NoticeRecord record;
  record.accepted = noon;
  record.ship_to = "PHX6";
  record.bill_of_lading = "BOL1";
  record.lines = {{"A", 1, "B0LINE1", 6}, {"A", 2, "B0LINE2", 5}};
  record.ssccs = {"000000000000000017"};
  notices.notices[{"VEND1", "S1"}] = record;
  notices.carton_by_sscc["000000000000000017"] = {{"VEND1", "S1"}, noon, {{{"A", "B0LINE1"}, 6}}};
  return notices;
}

TEST(ClaimedGoods, AreTheNoticesCartonsAndTheRestWithoutALabel) {
  const std::optional<Truck> truck = claimed_truck(register_with_notice(), "S1", noon, travels);
  ASSERT_TRUE(truck.has_value());
  EXPECT_EQ(truck->ship_to, "PHX6");
  EXPECT_EQ(truck->bill_of_lading, "BOL1");
  EXPECT_EQ(truck->departed, noon) << "a notice without a date departs when it is accepted";
  EXPECT_EQ(truck->arrives, noon + travels);
  ASSERT_EQ(truck->cartons.size(), 2U);
  EXPECT_EQ(truck->cartons[0].sscc, "000000000000000017");
  EXPECT_EQ(truck->cartons[0].contents.at(0).eaches, 6);
  EXPECT_EQ(truck->cartons[1].sscc, "");
  EXPECT_EQ(truck->cartons[1].contents.at(0).item, "B0LINE2");
  EXPECT_EQ(truck->cartons[1].contents.at(0).eaches, 5);
}

TEST(ClaimedGoods, DepartAsTheNoticeSays) {
  NoticeRegister notices = register_with_notice();
  notices.notices.begin()->second.shipped_at = noon - std::chrono::hours(1);
  EXPECT_EQ(claimed_truck(notices, "S1", noon, travels)->departed, noon - std::chrono::hours(1));
}

TEST(ClaimedGoods, OfAnotherNoticeThereAreNone) {
  EXPECT_FALSE(claimed_truck(register_with_notice(), "S2", noon, travels).has_value());
  EXPECT_FALSE(claimed_truck(register_with_notice(), "S1", noon + travels, travels).has_value());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
