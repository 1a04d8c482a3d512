// Europe's flat fees, and what is charged for outside the API.
#include "core/base/json/json_tree.h"
#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/rules/rule_book.h"
#include "mock_amazon/state/central.h"
#include "tests/mock_amazon/charging.h"

namespace vendorproof::mock_amazon {
namespace {

Charging european() {
  Charging vendor("2026-11-23", in_region(Region::EU));
  vendor.confirmed("A", 100);
  return vendor;
}

/// The charges of an order of which this became known.
Charges charges_when_known(Region region, const std::string& kind, std::int64_t eaches = 0,
                           std::int64_t late_days = 1) {
  Charging vendor("2026-11-23", in_region(region));
  vendor.confirmed("A", 100);
  const std::int64_t line = eaches > 0 ? 1 : 0;
  EXPECT_TRUE(vendor.amazon.note({kind, "A", "", line, eaches, late_days}, vendor.now).has_value());
  return vendor.charges();
}

TEST(CB_11, Keeps) { EXPECT_EQ(charges_when_known(Region::NA, "expiry-too-close", 10), Charges{"CB-09 A 1.50"}); }

TEST(CB_11, Breaks) { EXPECT_EQ(charges_when_known(Region::NA, "expiry-under-30-days", 10), Charges{"CB-11 A 45.00"}); }

TEST(CB_12, Keeps) {
  Charging vendor = european();
  vendor.ship("S1", {{"A", 1, 100}});
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_12, Breaks) {
  Charging missing = european();
  missing.arrive("L1", {{"A", 1, 100}});
  EXPECT_EQ(missing.charges(), Charges{"CB-12 A 170.00"});
  Charging mislabelled = european();
  EXPECT_EQ(mislabelled.outcome(notices_path, notice("S1", mislabelled.now, {{"A", 1, 100}}, 7)), "Success");
  mislabelled.arrive("L1", {{"A", 1, 100}}, 8);
  EXPECT_EQ(mislabelled.charges(), Charges{"CB-12 A 30.00"});
}

TEST(CB_13, Keeps) {
  Charging vendor = european();
  vendor.ship("S1", {{"A", 1, 50}, {"A", 1, 50}});
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_13, Breaks) {
  Charging vendor = european();
  vendor.ship("S1", {{"A", 1, 50}});
  Truck load = truck("L2", vendor.now, vendor.now + hours(60), {{"A", 1, 50}}, 9);
  load.cartons.front().sscc.clear();
  Json loose = notice("S2", vendor.now, {{"A", 1, 50}});
  loose.erase("cartons");
  EXPECT_EQ(vendor.outcome(notices_path, loose), "Success");
  vendor.amazon.expect_truck(load, vendor.now);
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges{"CB-13 A 7.00"});
}

TEST(CB_17, Keeps) {
  Charging vendor = european();
  vendor.ship("S1", {{"A", 1, 100}});
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(CB_17, Breaks) {
  Charging vendor("2026-11-23", in_region(Region::EU));
  vendor.place("A", 100);
  vendor.answer("A", {{"Accepted", each(60)}, {"Rejected", each(40)}});
  vendor.ship("S1", {{"A", 1, 50}});
  vendor.ship("S2", {{"A", 1, 50}}, hours(60), 9);
  vendor.pass(days(4));
  EXPECT_EQ(vendor.charges(), Charges{"CB-17 A 28.00"});
}

TEST(CB_20, Keeps) { EXPECT_EQ(charges_when_known(Region::EU, "cap-seal", 10), Charges()); }

TEST(CB_20, Breaks) { EXPECT_EQ(charges_when_known(Region::NA, "cap-seal", 10), Charges{"CB-20 A 8.20"}); }

TEST(CB_21, Keeps) { EXPECT_EQ(charges_when_known(Region::JP, "packaging", 10), Charges()); }

TEST(CB_21, Breaks) {
  EXPECT_EQ(charges_when_known(Region::EU, "packaging", 10), Charges{"CB-21 A 17.00"});
  EXPECT_EQ(charges_when_known(Region::NA, "packaging", 10), Charges{"CB-21 A 19.90"});
}

TEST(CB_22, Keeps) { EXPECT_EQ(charges_when_known(Region::NA, "no-show"), Charges()); }

TEST(CB_22, Breaks) { EXPECT_EQ(charges_when_known(Region::EU, "no-show"), Charges{"CB-22 A 290.00"}); }

TEST(CB_23, Keeps) { EXPECT_EQ(charges_when_known(Region::NA, "refused-delivery"), Charges()); }

TEST(CB_23, Breaks) { EXPECT_EQ(charges_when_known(Region::EU, "refused-delivery"), Charges{"CB-23 A 290.00"}); }

TEST(CB_25, Keeps) { EXPECT_EQ(charges_when_known(Region::NA, "import-documents-by-sea", 0, 3), Charges()); }

TEST(CB_25, Breaks) {
  EXPECT_EQ(charges_when_known(Region::EU, "import-documents-by-sea", 0, 3), Charges{"CB-25 A 150.00"});
  EXPECT_EQ(charges_when_known(Region::EU, "import-documents-by-air", 0, 3), Charges{"CB-25 A 450.00"});
}

TEST(CB_27, Keeps) { EXPECT_EQ(charges_when_known(Region::NA, "paper-invoice"), Charges()); }

TEST(CB_27, Breaks) { EXPECT_EQ(charges_when_known(Region::EU, "paper-invoice"), Charges{"CB-27 A 5.00"}); }

TEST(CB_31, Keeps) {
  Central central;
  for (const char* day : {"2026-11-22T00:00:00Z", "2026-11-28T23:59:59Z"}) {
    charge(central, {Trigger::NotFilled, "A", "order A", {1, *Money::parse("100.00 USD")}}, *parse_instant(day));
  }
  const Instant wednesday = *parse_instant("2026-12-02");
  EXPECT_EQ(charges_noticed(central.charges, {wednesday, wednesday}).size(), 2U);
}

TEST(CB_31, Breaks) {
  Central central;
  charge(central, {Trigger::NotFilled, "A", "order A", {1, *Money::parse("100.00 USD")}}, *parse_instant("2026-11-29"));
  const Instant wednesday = *parse_instant("2026-12-02");
  EXPECT_TRUE(charges_noticed(central.charges, {wednesday, wednesday}).empty());
  EXPECT_EQ(charges_noticed(central.charges, {wednesday, wednesday + days(7)}).size(), 1U);
}

/// How many charges the register knows so many days after one that was taken, when the next is entered.
std::size_t kept_after(std::int64_t count_of_days) {
  Central central;
  const Fault fault = {Trigger::NotFilled, "A", "order A", {1, *Money::parse("100.00 USD")}};
  charge(central, fault, start_of_trial());
  central.charges.by_id.begin()->second.state = ChargeState::Taken;
  charge(central, fault, start_of_trial() + days(count_of_days));
  return central.charges.by_id.size();
}

TEST(CB_33, Keeps) { EXPECT_EQ(kept_after(730), 2U); }

TEST(CB_33, Breaks) { EXPECT_EQ(kept_after(731), 1U); }

}  // namespace
}  // namespace vendorproof::mock_amazon
