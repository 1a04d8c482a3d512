#include "harness/site/waking.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::harness {
namespace {

const Instant noon = *parse_instant("2026-11-02T12:00:00Z");
constexpr Duration quarter_hour = std::chrono::minutes(15);

TEST(Waking, ComesAtTheNextPollAfterNews) {
  EXPECT_EQ(waking(noon, {quarter_hour, std::nullopt, noon, std::nullopt}), noon + quarter_hour);
}

TEST(Waking, WaitsAQuarterOfTheSilence) {
  const Instant two_days_ago = noon - std::chrono::hours(48);
  EXPECT_EQ(waking(noon, {quarter_hour, std::nullopt, two_days_ago, std::nullopt}), noon + std::chrono::hours(12));
}

TEST(Waking, LeapsOverNoDeadlineOfADay) {
  for (int hour = 0; hour < 36; ++hour) {
    const Instant news = noon - std::chrono::hours(hour);
    EXPECT_LE(waking(noon, {quarter_hour, std::nullopt, news, std::nullopt}), noon + std::chrono::hours(2)) << hour;
  }
}

TEST(Waking, ComesAtTheFirstPollAfterWhatIsPlanned) {
  const Instant a_day_ago = noon - std::chrono::hours(24);
  EXPECT_EQ(waking(noon, {quarter_hour, std::nullopt, a_day_ago, noon + std::chrono::minutes(31)}),
            noon + std::chrono::minutes(45));
  EXPECT_EQ(waking(noon, {quarter_hour, std::nullopt, a_day_ago, noon + std::chrono::minutes(30)}),
            noon + std::chrono::minutes(30));
}

TEST(Waking, ComesWhenTheProgramWantsIt) {
  const Instant soon = noon + std::chrono::seconds(7);
  EXPECT_EQ(waking(noon, {quarter_hour, soon, noon, std::nullopt}), soon);
  // An instant that has passed is no reason to come back at once, again and again.
  EXPECT_EQ(waking(noon, {quarter_hour, noon, noon, std::nullopt}), noon + quarter_hour);
}

RC_GTEST_PROP(WakingProperties, IsNeverNowAndNeverLaterThanThePollAfterAnEvent, ()) {
  const Duration poll = std::chrono::seconds(*rc::gen::inRange(1, 100'000));
  const Instant news = noon - std::chrono::seconds(*rc::gen::inRange(0, 10'000'000));
  const Instant event = noon + std::chrono::seconds(*rc::gen::inRange(0, 10'000'000));
  const Instant wake = waking(noon, {poll, std::nullopt, news, event});
  RC_ASSERT(wake > noon);
  RC_ASSERT(wake < event + poll || wake == noon + poll);
  RC_ASSERT((wake - noon) % poll == Duration(0));
}

}  // namespace
}  // namespace vendorproof::harness
