#include "scenarios/files/read_profile.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/scenarios/black_friday.h"

namespace vendorproof::scenarios {
namespace {

using namespace std::chrono_literals;

std::string error_after(const std::string& from, const std::string& to) {
  std::string text = black_friday_text();
  text.replace(text.find(from), from.size(), to);
  const Result<Profile> profile = read_profile(text, "p.json");
  return profile ? "no error" : profile.error().message;
}

TEST(ReadProfile, ReadsTheOneThatComesWithTheProgram) {
  const Profile profile = black_friday();
  EXPECT_EQ(profile.name, "black-friday-mid-size");
  EXPECT_EQ(profile.orders_by_week.size() * 7, 42U);
  EXPECT_EQ(profile.thresholds.acknowledgement_p99_max, Duration(20h));
  EXPECT_EQ(profile.thresholds.late_acknowledgements_max, 0);
  EXPECT_EQ(profile.thresholds.ship_notice_p99_max, Duration(8h));
  EXPECT_EQ(profile.thresholds.late_ship_notices_percent_max, 5);
  EXPECT_EQ(profile.thresholds.charged_ship_notices_max, 0);
  EXPECT_EQ(profile.thresholds.money_at_risk_max->text(), "100000.00 USD");
}

TEST(ReadProfile, SaysWhereAMistakeIs) {
  EXPECT_EQ(error_after("[200, 200, 200, 600, 1000, 800]", "[9999, 9999]"),
            "p.json: $.orders_by_week sums up to 19998, not within 1 to 10000");
  EXPECT_EQ(error_after("[200, 200, 200, 600, 1000, 800]", "[]"),
            "p.json: $.orders_by_week is not a list of 1 to 26 weeks");
  EXPECT_EQ(error_after("\"lines_min\": 5", "\"lines_min\": 50"), "p.json: $.lines_min is more than lines_max");
  EXPECT_EQ(error_after("\"lines_max\": 40", "\"lines_max\": 400"),
            "p.json: $.lines_max makes more than 1,000,000 order lines");
  EXPECT_EQ(error_after("\"percent\": 70", "\"percent\": 170"), "p.json: $.burst.percent is 170, not within 0 to 100");
  EXPECT_EQ(error_after("\"length\": \"6h\"", "\"length\": \"7d\""), "p.json: $.burst ends after the week");
  EXPECT_EQ(error_after("\"backlog_orders_max\"", "\"backlog_max\""),
            "p.json: $.thresholds has the unknown field 'backlog_max'; known fields here are: "
            "acknowledgement_p99_max, late_acknowledgements_max, ship_notice_p99_max, "
            "late_ship_notices_percent_max, charged_ship_notices_max, quota_used_percent_max, backlog_orders_max, "
            "money_at_risk_max");
  EXPECT_FALSE(read_profile("[", "p.json"));
  EXPECT_FALSE(read_profile("[]", "p.json"));
}

}  // namespace
}  // namespace vendorproof::scenarios
