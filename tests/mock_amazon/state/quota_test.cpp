#include "mock_amazon/state/quota.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

const Instant quota_noon = *parse_instant("2026-11-23T12:00:00Z");

int taken_of(Quota& quota, int tries, std::int64_t burst, Instant now) {
  int taken = 0;
  for (int i = 0; i < tries; ++i) taken += quota.take(0, "op", 10, burst, now) ? 1 : 0;
  return taken;
}

TEST(Quota, GivesTheBurstAndThenTheRate) {
  Quota quota;
  EXPECT_EQ(taken_of(quota, 15, 10, quota_noon), 10);
  EXPECT_EQ(taken_of(quota, 3, 10, quota_noon + std::chrono::milliseconds(99)), 0);
  EXPECT_EQ(taken_of(quota, 3, 10, quota_noon + std::chrono::milliseconds(100)), 1);
  EXPECT_EQ(taken_of(quota, 9, 10, quota_noon + std::chrono::milliseconds(600)), 5);
  EXPECT_EQ(taken_of(quota, 50, 10, quota_noon + std::chrono::hours(9)), 10);
  EXPECT_EQ(quota.usage_of("op").throttled, 5U + 3 + 2 + 4 + 40);
}

TEST(Quota, KeepsOperationsAndApplicationsApart) {
  Quota quota;
  EXPECT_EQ(taken_of(quota, 30, 20, quota_noon), 20);
  EXPECT_TRUE(quota.take(0, "other", 10, 10, quota_noon));
  EXPECT_TRUE(quota.take(1, "op", 10, 20, quota_noon));
}

TEST(Quota, LetsTimeJumpBack) {
  Quota quota;
  EXPECT_EQ(taken_of(quota, 10, 10, quota_noon), 10);
  EXPECT_EQ(taken_of(quota, 1, 10, quota_noon - std::chrono::hours(1)), 0);
  EXPECT_EQ(taken_of(quota, 2, 10, quota_noon + std::chrono::milliseconds(100)), 1);
}

TEST(Quota, CountsTheBusiestMinute) {
  Quota quota;
  for (int i = 0; i < 5; ++i) quota.count("op", quota_noon + std::chrono::seconds(i));
  for (int i = 0; i < 3; ++i) quota.count("op", quota_noon + std::chrono::seconds(60 + i));
  EXPECT_EQ(quota.usage_of("op").requests, 8U);
  EXPECT_EQ(quota.usage_of("op").most_in_a_minute, 5U);
  EXPECT_EQ(quota.usage_of("never").requests, 0U);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
