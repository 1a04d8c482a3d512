#include "mock_amazon/notices/notice_register.h"

#include "core/base/json/json_tree.h"
#include "mock_amazon/notices/matched_notice.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/state/central.h"
#include "tests/mock_amazon/notice_trial.h"

namespace vendorproof::mock_amazon {
namespace {

const NoticeKey s1 = {"VEND1", "S1"};

/// Order A with 10 eaches confirmed of lines 1 and 2.
Central central_with_order() {
  Central central;
  Order read = *read_order(order("A", {order_line(1, each(10)), order_line(2, each(10))}).dump(), start_of_trial());
  for (OrderLine& line : read.lines) line.answer = {true, 10, 0, 0};
  central.orders.add(std::move(read));
  return central;
}

void enter(Central& central, const Json& document, Instant now) {
  const NoticeClaim claim = read_notice(JsonNode(&document));
  register_notice(central, match_notice(central.orders, central.notices, central.settings, claim, now), now);
}

TEST(NoticeRegister, ClaimsCartonByCartonAndTheRestLoose) {
  Central central = central_with_order();
  Json document = notice("S1", start_of_trial(), {{"A", 1, 6}, {"A", 2, 5}});
  document["cartons"][1].erase("cartonIdentifiers");
  enter(central, document, start_of_trial());
  ASSERT_EQ(central.notices.carton_by_sscc.size(), 1U);
  const Claim contents = {{{"A", "B0LINE1"}, 6}};
  EXPECT_EQ(central.notices.carton_by_sscc.at(sscc_of(1)).contents, contents);
  ASSERT_EQ(central.notices.unlabelled.size(), 1U);
  EXPECT_EQ((central.notices.unlabelled.at({"A", "B0LINE2"}).at(0).left), 5);
  EXPECT_EQ(central.orders.find("A")->lines[0].noticed, 6);
}

TEST(NoticeRegister, FollowsAReplace) {
  Central central = central_with_order();
  Json document = notice("S1", start_of_trial(), {{"A", 1, 6}, {"A", 2, 5}});
  document["cartons"][1].erase("cartonIdentifiers");
  enter(central, document, start_of_trial());
  enter(central, replacing(notice("S1", start_of_trial() + hours(1), {{"A", 1, 4}}, 9)), start_of_trial() + hours(1));
  EXPECT_FALSE(central.notices.carton_by_sscc.contains(sscc_of(1)));
  EXPECT_TRUE(central.notices.carton_by_sscc.contains(sscc_of(9)));
  EXPECT_TRUE((central.notices.unlabelled.at({"A", "B0LINE2"}).empty()));
  EXPECT_EQ(central.orders.find("A")->lines[0].noticed, 4);
  EXPECT_EQ(central.orders.find("A")->lines[1].noticed, 0);
  EXPECT_EQ(central.notices.notices.at(s1).submitted, start_of_trial());
  EXPECT_EQ(central.notices.notices.at(s1).cartons, 1);
}

TEST(NoticeRegister, KnowsIdentifiersForAYear) {
  Central central = central_with_order();
  enter(central, notice("S1", start_of_trial(), {{"A", 1, 6}}), start_of_trial());
  EXPECT_NE(notice_within_a_year(central.notices, s1, start_of_trial() + days(364)), nullptr);
  EXPECT_EQ(notice_within_a_year(central.notices, s1, start_of_trial() + days(365)), nullptr);
  EXPECT_EQ(notice_within_a_year(central.notices, {"VEND2", "S1"}, start_of_trial()), nullptr);
}

// The truck may be known before the notice, or after it; by its cartons, or by its bill of lading.
TEST(NoticeRegister, MatchesNoticesWithTrucks) {
  const Instant left = start_of_trial();
  Truck loaded = truck("L1", left, left + hours(48), {{"A", 1, 6}});
  Central first_truck = central_with_order();
  note_truck(first_truck, loaded, std::nullopt, left);
  enter(first_truck, notice("S1", left, {{"A", 1, 6}}), left);
  EXPECT_EQ(first_truck.notices.notices.at(s1).truck, (TruckTimes{left, left + hours(48), std::nullopt}));
  EXPECT_TRUE(first_truck.notices.truck_by_unclaimed_sscc.empty());

  Central first_notice = central_with_order();
  enter(first_notice, notice("S1", left, {{"A", 1, 6}}), left);
  note_truck(first_notice, loaded, std::nullopt, left);
  EXPECT_TRUE(first_notice.notices.notices.at(s1).truck.has_value());

  loaded.cartons[0].sscc.clear();
  loaded.bill_of_lading = "VEND1-000001";
  Json unlabelled = notice("S1", left, {{"A", 1, 6}});
  unlabelled["transportationDetails"]["billOfLadingNumber"] = "VEND1-000001";
  unlabelled["cartons"][0].erase("cartonIdentifiers");
  Central by_bill = central_with_order();
  enter(by_bill, unlabelled, left);
  note_truck(by_bill, loaded, std::nullopt, left);
  EXPECT_TRUE(by_bill.notices.notices.at(s1).truck.has_value());
}

TEST(NoticeRegister, SettlesLatenessWhenTheTruckIsReceived) {
  const Instant left = start_of_trial();
  const Truck loaded = truck("L1", left, left + hours(48), {{"A", 1, 6}});
  const auto timing = [&](Duration after_departure) {
    Central central = central_with_order();
    note_truck(central, loaded, std::nullopt, left);
    const Instant sent = left + after_departure;
    const Instant received = left + hours(52);
    if (sent >= received) note_truck(central, loaded, received, received);
    enter(central, notice("S1", left, {{"A", 1, 6}}), sent);
    if (sent < received) note_truck(central, loaded, received, received);
    const std::vector<NoticeDefect>& defects = central.notices.defects;
    EXPECT_TRUE(central.notices.notices.at(s1).timing.has_value());
    return defects.empty() ? std::string() : defects[0].rule + " " + defects[0].message;
  };
  EXPECT_EQ(timing(hours(0)), "");
  EXPECT_EQ(timing(hours(1)), "ASN-01 came after the official deadline");
  EXPECT_EQ(timing(hours(45)), "ASN-01 came less than four hours before arrival");
  EXPECT_EQ(timing(hours(53)), "ASN-02 came after the goods were received");
}

TEST(NoticeRegister, ReportsDefectsAsEffects) {
  Central central;
  report_defect(central, {start_of_trial(), "ASN-50", s1, "A", 3, "too much"});
  ASSERT_EQ(central.effects.size(), 1U);
  EXPECT_EQ(central.effects[0].kind, EffectKind::ShipNoticeDefect);
  EXPECT_EQ(central.effects[0].document, "S1");
  EXPECT_EQ(central.effects[0].reason, "ASN-50 too much");
}

TEST(NoticeRegister, ReadsSsccs) {
  EXPECT_EQ(sscc_digits("00" + sscc_of(3)), sscc_of(3));
  EXPECT_EQ(sscc_digits(sscc_of(3)), sscc_of(3));
  EXPECT_EQ(sscc_digits("123"), "");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
