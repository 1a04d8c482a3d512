// The chargebacks of North America before July 2025, and the worked examples of the rule catalogue by name.
#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/rules/rule_book.h"
#include "mock_amazon/state/central.h"
#include "tests/mock_amazon/charging.h"

namespace vendorproof::mock_amazon {
namespace {

/// A Monday under the card before.
constexpr const char* past_monday = "2021-03-01";

/// 100 confirmed, 88 on time; on Thursday of the week after, five are taken back; with `late`, seven come on Friday.
Charging hundred_units(bool late) {
  Charging vendor(past_monday);
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 88}});
  vendor.pass(days(8));
  if (late) vendor.ship("S2", {{"A", 1, 7}}, days(3), 50);
  vendor.pass(days(2));
  vendor.answer("A", {{"Accepted", each(95)}, {"Rejected", each(5)}});
  vendor.pass(days(3));
  return vendor;
}

TEST(CB_06, Keeps) {
  Charging vendor = hundred_units(false);
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_06, Breaks) {
  Charging vendor(past_monday);
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 40}}, days(10));
  vendor.pass(days(200));
  EXPECT_EQ(vendor.charges(), (Charges{"CB-06 A 3.00", "CB-06 A 25.00"}));
}

TEST(CB_16, Keeps) {
  Charging vendor(past_monday);
  vendor.confirmed("A", 10);
  vendor.ship("S1", {{"A", 1, 10}});
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges());
}

/// 100 confirmed, so many received.
Charges charges_of_receiving(std::int64_t received) {
  Charging vendor(past_monday);
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, received}});
  vendor.pass(days(4));
  return vendor.charges();
}

TEST(CB_16, Breaks) {
  EXPECT_EQ(charges_of_receiving(150), Charges{"CB-16 A 12.50"});     // a third: 10 % of 50 x 2.50
  EXPECT_EQ(charges_of_receiving(200), Charges{"CB-16 A 125.00"});    // a half: 50 % of 100 x 2.50
  EXPECT_EQ(charges_of_receiving(1100), Charges{"CB-16 A 2000.00"});  // above nine tenths: 80 % of 1,000 x 2.50
}

TEST(CB_18, Keeps) {
  Charging vendor(past_monday);
  vendor.place("A", 100);
  vendor.answer("A", {{"Accepted", each(80)}, {"Rejected", each(20)}});
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_18, Breaks) {
  Charging vendor(past_monday);
  vendor.place("A", 100);
  vendor.answer("A", {{"Accepted", each(60)}, {"Rejected", each(40)}});
  EXPECT_EQ(vendor.charges(), Charges{"CB-18 A 1.50"});
}

TEST(CB_18, IsWaivedWhileLittleWasRejectedInThirteenWeeks) {
  Charging vendor(past_monday);
  vendor.confirmed("A", 100);
  vendor.pass(days(7));
  vendor.place("B", 100);
  vendor.answer("B", {{"Accepted", each(60)}, {"Rejected", each(40)}});
  EXPECT_EQ(vendor.charges(), Charges());
}

Charges charges_of_a_late_truck_in(const std::string& monday) {
  Charging vendor(monday);
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 100}}, days(10));
  vendor.pass(days(11));
  return vendor.charges();
}

TEST(CB_35, Keeps) { EXPECT_EQ(charges_of_a_late_truck_in("2020-04-20"), Charges()); }

TEST(CB_35, Breaks) { EXPECT_EQ(charges_of_a_late_truck_in("2020-07-06"), Charges{"CB-06 A 7.50"}); }

/// Units at 3.00 that went wrong today.
std::string price_of(Trigger trigger, std::int64_t units) {
  Central central;
  charge(central, {trigger, "A", "order A", {units, *Money::parse("3.00 USD") * units}},
         *parse_instant("2026-11-23T08:00:00Z"));
  return central.charges.by_id.empty() ? "" : central.charges.by_id.begin()->second.amount.decimal();
}

TEST(WorkedExamples, NotFilledIsFivePercentOfTheGap) { EXPECT_EQ(price_of(Trigger::NotFilled, 40), "6.00"); }

TEST(WorkedExamples, OverageIsAllOfTheExcess) { EXPECT_EQ(price_of(Trigger::Overage, 40), "120.00"); }

TEST(WorkedExamples, DownConfirmedIsThreePercentOfTheCut) { EXPECT_EQ(price_of(Trigger::DownConfirmed, 40), "3.60"); }

TEST(WorkedExamples, NotOnTimeIsThreePercentOfTheLate) { EXPECT_EQ(price_of(Trigger::NotOnTime, 40), "3.60"); }

TEST(WorkedExamples, ShipNoticeDefectsCostTheTierOfTheirCompliance) {
  EXPECT_EQ(price_of(Trigger::NoticeMissing, 40), "7.20");  // nothing was right: 6 %
}

TEST(WorkedExamples, ExpiryUnderThirtyDaysCostsAllAndTwoDollarsAUnit) {
  EXPECT_EQ(price_of(Trigger::ExpiryUnder30Days, 40), "200.00");
}

// [ZAN]: 10 confirmed, 15 received: 5 of 15 is a third, the first tier: 10 % of the cost of five.
TEST(WorkedExamples, LegacyOverageOfZanoma) {
  Charging vendor(past_monday);
  vendor.confirmed("A", 10);
  vendor.ship("S1", {{"A", 1, 15}});
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges{"CB-16 A 1.25"});
}

// [NAV20]: of 100 units five are down-confirmed, which alone is waived; seven more are late, so 12 % are wrong, and all
// twelve are charged 3 %.
TEST(WorkedExamples, LateUnitsOfNavazon) {
  Charging vendor = hundred_units(true);
  EXPECT_EQ(vendor.charges(), (Charges{"CB-06 A 0.53", "CB-06 A 0.38"}));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
