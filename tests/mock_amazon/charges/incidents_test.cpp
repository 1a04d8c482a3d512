#include "mock_amazon/charges/incidents.h"

#include "tests/mock_amazon/charging.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(Incidents, SayWhatIsWrongWithThem) {
  Charging vendor;
  vendor.confirmed("A", 100);
  const auto error_of = [&](const Incident& incident) {
    const Result<void> noted = vendor.amazon.note(incident, vendor.now);
    return noted ? std::string() : noted.error().message;
  };
  EXPECT_EQ(error_of({"not-filled", "A"}).substr(0, 64),
            "no incident is called 'not-filled'; there are notice-pending, no");
  EXPECT_EQ(error_of({"no-show", "Z"}), "there is no order 'Z'");
  EXPECT_EQ(error_of({"packaging", "A", "", 7, 1}), "order A has no line 7");
  EXPECT_EQ(error_of({"packaging", "A", "", 0, 1}), "eaches need a line; name the line");
  EXPECT_EQ(error_of({"packaging", "A", "", 1, -1}), "eaches must be from 0 to 1000000");
  EXPECT_EQ(error_of({"no-show", "A", "", 0, 0, 0}), "days must be from 1 to 1000");
  EXPECT_EQ(vendor.charges(), Charges());
}

TEST(Incidents, MaySayWhatTheyAreAbout) {
  Charging vendor("2026-11-23", in_region(Region::EU));
  vendor.confirmed("A", 100);
  EXPECT_TRUE(vendor.amazon.note({"no-show", "A", "appointment 4711"}, vendor.now).has_value());
  EXPECT_NE(vendor.reason_of_first_charge().find("appointment 4711"), std::string::npos);
}

TEST(Incidents, OfShipNoticesAreChargedAsTheyAre) {
  Charging vendor;
  vendor.confirmed("A", 100);
  EXPECT_TRUE(vendor.amazon.note({"notice-structure", "A", "", 1, 100}, vendor.now).has_value());
  EXPECT_EQ(vendor.charges(), Charges{"CB-09 A 15.00"});
}

}  // namespace
}  // namespace vendorproof::mock_amazon
