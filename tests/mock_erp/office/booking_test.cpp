#include "mock_erp/office/booking.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

Instant at(const char* text) { return parse_instant(text).value(); }

Settings closing_after(int days) {
  Settings settings = trial_settings();
  settings.policy.month_closes_after = days * a_day;
  return settings;
}

TEST(OpenPeriod, BeginsWithTheMonthUntilThatIsClosed) {
  EXPECT_EQ(open_from(trial_settings(), at("2026-12-05")), std::nullopt);
  const Settings settings = closing_after(3);
  EXPECT_EQ(open_from(settings, at("2026-12-03T23:59:59Z")), at("2026-11-01")) << "November is still open";
  EXPECT_EQ(open_from(settings, at("2026-12-04")), at("2026-12-01"));
  EXPECT_EQ(open_from(settings, at("2027-01-04")), at("2027-01-01"));
  Settings closed = closing_after(3);
  closed.posting_from = at("2026-11-20");
  EXPECT_EQ(open_from(closed, at("2026-12-01")), at("2026-11-20")) << "what is closed for good stays closed";
}

/// Today is always open, and what is closed stays closed.
RC_GTEST_PROP(OpenPeriod, NeverGoesBack, ()) {
  const Settings settings = closing_after(*rc::gen::inRange(0, 60));
  const Instant now = at("2026-01-01") + *rc::gen::inRange(0, 900) * a_day;
  const Instant later = now + *rc::gen::inRange(0, 90) * a_day;
  RC_ASSERT(*open_from(settings, now) <= now);
  RC_ASSERT(*open_from(settings, now) <= *open_from(settings, later));
}

TEST(OpenPeriod, APostingOfAClosedMonthIsRefusedWhenTheMonthIsClosed) {
  Trial trial(closing_after(3));
  const auto post = [&](const std::string& key, const char* date) {
    return trial
        .call("POST", vendorlink_path + "ledgerPostings",
              R"({"idempotencyKey":")" + key + R"(","documentNumber":")" + key + R"(","customerNumber":"AMAZON",)" +
                  R"("accountNumber":"6910","amount":1,"postingDate":")" + date + "\"}")
        .status;
  };
  EXPECT_EQ(post("A", "2026-11-23"), 201);
  trial.now = at("2026-12-03T12:00:00Z");
  EXPECT_EQ(post("B", "2026-11-30"), 201);
  trial.now = at("2026-12-04T12:00:00Z");
  EXPECT_EQ(post("C", "2026-11-30"), 400);
  EXPECT_EQ(post("D", "2026-12-01"), 201);
}

}  // namespace
}  // namespace vendorproof::mock_erp
