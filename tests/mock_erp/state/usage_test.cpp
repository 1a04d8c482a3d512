#include "mock_erp/state/usage.h"

#include <deque>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::mock_erp {
namespace {

using std::chrono::seconds;

const Instant start = *parse_instant("2026-11-23T08:00:00Z");

TEST(Usage, AdmitsSoManyWithinFiveMinutes) {
  Usage usage;
  EXPECT_TRUE(usage.admits(2, start));
  EXPECT_TRUE(usage.admits(2, start + seconds(100)));
  EXPECT_FALSE(usage.admits(2, start + seconds(299)));
  EXPECT_TRUE(usage.admits(2, start + seconds(300))) << "the first one is out of the window";
  EXPECT_FALSE(usage.admits(2, start + seconds(301)));
}

TEST(Usage, WithoutALimitEverythingIsAdmitted) {
  Usage usage;
  for (int i = 0; i < 20'000; ++i) ASSERT_TRUE(usage.admits(0, start));
  EXPECT_TRUE(usage.admits(1, start)) << "and nothing was counted";
}

/// Requests come at whole seconds: then the window is exact.
RC_GTEST_PROP(Usage, IsASlidingWindow, ()) {
  const auto limit = *rc::gen::inRange<std::int64_t>(1, 6);
  const auto steps = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 200));
  Usage usage;
  std::deque<Instant> admitted;
  Instant now = start;
  for (const std::int64_t step : steps) {
    now += seconds(step);
    while (!admitted.empty() && admitted.front() <= now - Usage::window) admitted.pop_front();
    const bool fits = static_cast<std::int64_t>(admitted.size()) < limit;
    RC_ASSERT(usage.admits(limit, now) == fits);
    if (fits) admitted.push_back(now);
  }
}

}  // namespace
}  // namespace vendorproof::mock_erp
