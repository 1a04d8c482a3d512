// The chargebacks of North America's current card, rule by rule.
#include "core/base/json/json_tree.h"
#include "mock_amazon/charges/rate_card.h"
#include "mock_amazon/rules/rule_book.h"
#include "tests/mock_amazon/charging.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(CB_01, Keeps) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 100}});
  vendor.bill("I1", "A", 100);
  vendor.pass(days(200));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_01, Breaks) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 60}});
  vendor.bill("I1", "A", 60);
  vendor.pass(days(200));
  EXPECT_EQ(vendor.charges(), Charges{"CB-01 A 5.00"});
}

/// Fills `filled` of 1,000 units on one order, and twelve weeks on 60 of 100 on another.
Charges charges_after_a_fill_of(std::int64_t filled, Duration between) {
  Charging vendor;
  vendor.confirmed("A", 1000);
  vendor.ship("S1", {{"A", 1, filled}});
  vendor.bill("I1", "A", filled);
  vendor.pass(between);
  vendor.confirmed("B", 100);
  vendor.ship("S2", {{"B", 1, 60}}, hours(48), 50);
  vendor.bill("I2", "B", 60);
  vendor.pass(days(35));
  Charges charges = vendor.charges();
  std::erase_if(charges, [](const std::string& text) { return text.find(" B ") == std::string::npos; });
  return charges;
}

TEST(CB_01, IsWaivedWhileTwelveWeeksWereFilledAboveNinetyFivePercent) {
  EXPECT_EQ(charges_after_a_fill_of(951, days(40)), Charges());
  EXPECT_EQ(charges_after_a_fill_of(950, days(40)), Charges{"CB-01 B 5.00"});
  EXPECT_EQ(charges_after_a_fill_of(1000, days(12 * 7)), Charges());
  EXPECT_EQ(charges_after_a_fill_of(1000, days(13 * 7)), Charges{"CB-01 B 5.00"});
}

TEST(CB_02, Keeps) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 100}});
  vendor.bill("I1", "A", 100);
  vendor.pass(days(31));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_02, Breaks) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 110}});
  vendor.bill("I1", "A", 110);
  vendor.pass(days(31));
  EXPECT_EQ(vendor.charges(), Charges{"CB-02 A 25.00"});
}

TEST(CB_02, CountsFromWhatWasConfirmedWhereX10ReadsSo) {
  for (const OverageBase reading : {OverageBase::Ordered, OverageBase::Confirmed}) {
    Settings settings;
    settings.readings.overage_base = reading;
    Charging vendor("2026-11-23", settings);
    vendor.place("A", 100);
    vendor.answer("A", {{"Accepted", each(60)}, {"Rejected", each(40)}});
    vendor.ship("S1", {{"A", 1, 80}});
    vendor.bill("I1", "A", 80);
    vendor.pass(days(31));
    EXPECT_EQ(vendor.charges(), reading == OverageBase::Ordered ? Charges() : Charges{"CB-02 A 50.00"});
  }
}

/// Confirms 100 and takes ten back so many days later. The window opens on Wednesday, 25 November.
Charges charges_of_a_cut_after(std::int64_t days_later) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.pass(days(days_later));
  vendor.answer("A", {{"Accepted", each(90)}, {"Rejected", each(10)}});
  return vendor.charges();
}

TEST(CB_03, Keeps) { EXPECT_EQ(charges_of_a_cut_after(9), Charges()); }

TEST(CB_03, Breaks) { EXPECT_EQ(charges_of_a_cut_after(10), Charges{"CB-03 A 0.75"}); }

TEST(CB_04, Keeps) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 60}});
  vendor.bill("I1", "A", 60);
  vendor.pass(days(200));
  EXPECT_EQ(format_date(vendor.effects(EffectKind::ChargebackCharged).at(0).at), "2026-12-23");
}

TEST(CB_04, Breaks) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.pass(days(200));
  EXPECT_EQ(format_date(vendor.effects(EffectKind::ChargebackCharged).at(0).at), "2027-04-01");
}

/// Sends one truck that is late after one that was on time, so much earlier, and one that is late at once.
Charges charges_of_a_late_truck(const std::string& day, Duration since_good_truck, Readings readings) {
  Settings settings;
  settings.readings = readings;
  Charging vendor(day, settings);
  vendor.confirmed("A", 1000);
  vendor.ship("S1", {{"A", 1, 1000}});
  vendor.pass(since_good_truck);
  vendor.confirmed("B", 100);
  vendor.ship("S2", {{"B", 1, 100}}, days(10), 50);
  vendor.pass(days(11));
  return vendor.charges();
}

TEST(CB_05, Keeps) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 100}}, days(8));
  vendor.pass(days(11));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_05, Breaks) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 100}}, days(10));
  vendor.pass(days(11));
  EXPECT_EQ(vendor.charges(), Charges{"CB-05 A 7.50"});
}

TEST(CB_05, IsWaivedByTheWeekBeforeOrByFourWeeksAsX14Reads) {
  Readings week;
  Readings month;
  month.on_time_look_back = OnTimeLookBack::FourWeeks;
  EXPECT_EQ(charges_of_a_late_truck("2026-11-23", hours(1), week), Charges());
  EXPECT_EQ(charges_of_a_late_truck("2026-11-23", days(10), week), Charges{"CB-05 B 7.50"});
  EXPECT_EQ(charges_of_a_late_truck("2026-11-23", days(10), month), Charges());
  EXPECT_EQ(charges_of_a_late_truck("2026-11-23", days(30), month), Charges{"CB-05 B 7.50"});
}

TEST(CB_05, BeginsOnTheDayThatX11Reads) {
  Readings later;
  Readings sooner;
  sooner.on_time_start = OnTimeStart::February25;
  const std::shared_ptr<const RateCard> card = builtin_rate_card(Region::NA);
  const Instant between = *parse_instant("2026-02-26");
  EXPECT_EQ(card->row_for(Trigger::NotOnTime, between, later)->rule, "CB-06");
  EXPECT_EQ(card->row_for(Trigger::NotOnTime, between, sooner)->rule, "CB-05");
}

TEST(CB_08, Keeps) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.arrive("L1", {{"A", 1, 100}});
  EXPECT_EQ(vendor.reason_of_first_charge(),
            "CB-09 Receive Accuracy: no ship notice came before the goods, 6 % of cost, truck L1 (a rate card's, "
            "not Amazon's statement)");
}

TEST(CB_08, Breaks) {
  Charging vendor("2025-11-24");
  vendor.confirmed("A", 100);
  vendor.arrive("L1", {{"A", 1, 100}});
  EXPECT_EQ(vendor.reason_of_first_charge().substr(0, 18), "CB-09 ASN Accuracy");
}

TEST(CB_09, Keeps) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 100}});
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_09, Breaks) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.arrive("L1", {{"A", 1, 100}});
  EXPECT_EQ(vendor.charges(), Charges{"CB-09 A 15.00"});
}

/// Ten units without a notice, in the week of so many with one.
Charges charges_beside(std::int64_t good_units) {
  Charging vendor;
  vendor.confirmed("A", 1000);
  vendor.ship("S1", {{"A", 1, good_units}});
  vendor.amazon.expect_truck(truck("L1", vendor.now, vendor.now + hours(60), {{"A", 1, 10}}, 50), vendor.now);
  vendor.pass(days(4));
  return vendor.charges();
}

TEST(CB_09, CostsTwoFourOrSixPercentByTheComplianceOfSevenDays) {
  EXPECT_EQ(charges_beside(191), Charges{"CB-09 A 0.50"});
  EXPECT_EQ(charges_beside(190), Charges{"CB-09 A 1.00"});
  EXPECT_EQ(charges_beside(24), Charges{"CB-09 A 1.00"});
  EXPECT_EQ(charges_beside(23), Charges{"CB-09 A 1.50"});
}

TEST(CB_10, Keeps) {
  Charging vendor;
  vendor.confirmed("A", 100);
  vendor.ship("S1", {{"A", 1, 60}, {"A", 1, 40}});
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_10, Breaks) {
  Charging mislabelled;
  mislabelled.confirmed("A", 100);
  EXPECT_EQ(mislabelled.outcome(notices_path, notice("S1", mislabelled.now, {{"A", 1, 100}}, 7)), "Success");
  mislabelled.arrive("L1", {{"A", 1, 100}}, 8);
  EXPECT_NE(mislabelled.reason_of_first_charge().find("does not list the carton's label"), std::string::npos);
  Charging late;
  late.confirmed("A", 100);
  late.amazon.expect_truck(truck("L1", late.now, late.now + hours(1), {{"A", 1, 100}}), late.now);
  late.pass(hours(2));
  EXPECT_EQ(late.outcome(notices_path, notice("S1", late.now, {{"A", 1, 100}})), "Success");
  late.pass(days(1));
  EXPECT_NE(late.reason_of_first_charge().find("the ship notice was late"), std::string::npos);
}

/// One truck with so many cartons of ten that have a label, and one that has none; no notice lists cartons.
Charges charges_of_unlabelled_beside(std::size_t labelled) {
  Charging vendor;
  const auto units = static_cast<std::int64_t>(10 * labelled + 10);
  vendor.confirmed("A", units);
  Json document = notice("S1", vendor.now, {{"A", 1, units}});
  document.erase("cartons");
  EXPECT_EQ(vendor.outcome(notices_path, document), "Success");
  Truck load = truck("L1", vendor.now, vendor.now + hours(48), std::vector<Packed>(labelled + 1, {"A", 1, 10}));
  load.cartons.back().sscc.clear();
  vendor.amazon.expect_truck(load, vendor.now);
  vendor.pass(hours(53));
  return vendor.charges();
}

TEST(CB_14, Keeps) {
  Charging vendor;
  vendor.confirmed("A", 20);
  vendor.ship("S1", {{"A", 1, 10}, {"A", 1, 10}});
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_14, Breaks) {
  EXPECT_EQ(charges_of_unlabelled_beside(1), Charges{"CB-14 A 5.00"});
  EXPECT_EQ(charges_of_unlabelled_beside(0), Charges{"CB-14 A 15.00"});
}

TEST(CB_15, Keeps) {
  Charging vendor;
  vendor.confirmed("A", 90);
  vendor.ship("S1", {{"A", 1, 50}, {"A", 1, 40}});
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_15, Breaks) {
  Charging vendor;
  vendor.confirmed("A", 100);
  EXPECT_EQ(vendor.outcome(notices_path, notice("S1", vendor.now, {{"A", 1, 50}, {"A", 1, 50}})), "Success");
  vendor.arrive("L1", {{"A", 1, 50}, {"A", 1, 40}});
  EXPECT_EQ(vendor.charges(), Charges{"CB-15 A 2.60"});
}

TEST(CB_36, Keeps) {
  Charging vendor;
  vendor.place("A", 100);
  vendor.answer("A", {{"Accepted", each(40)}, {"Backordered", each(60)}});
  vendor.ship("S1", {{"A", 1, 100}});
  vendor.bill("I1", "A", 100);
  vendor.pass(days(200));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_36, Breaks) {
  Charging vendor;
  vendor.place("A", 100);
  vendor.answer("A", {{"Accepted", each(40)}, {"Backordered", each(60)}});
  vendor.ship("S1", {{"A", 1, 40}});
  vendor.bill("I1", "A", 40);
  vendor.pass(days(200));
  EXPECT_EQ(vendor.charges(), Charges{"CB-01 A 7.50"});
}

}  // namespace
}  // namespace vendorproof::mock_amazon
