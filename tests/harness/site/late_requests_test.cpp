#include "harness/site/late_requests.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

const Instant first_arrival = *parse_instant("2026-11-02T12:00:00Z");

LateRequest late_at(Instant at, const std::string& path) {
  LateRequest late;
  late.at = at;
  late.request.path = path;
  return late;
}

TEST(LateRequests, ArriveInOrderOfTimeAndThenOfTheirCalls) {
  LateRequests late;
  EXPECT_FALSE(late.next().has_value());
  late.add(late_at(first_arrival + std::chrono::hours(2), "/last"));
  late.add(late_at(first_arrival, "/first"));
  late.add(late_at(first_arrival, "/second"));
  EXPECT_EQ(late.next(), first_arrival);
  EXPECT_FALSE(late.take(first_arrival - std::chrono::hours(1)).has_value());
  EXPECT_EQ(late.take(first_arrival)->request.path, "/first");
  EXPECT_EQ(late.take(first_arrival)->request.path, "/second");
  EXPECT_FALSE(late.take(first_arrival).has_value());
  EXPECT_EQ(late.next(), first_arrival + std::chrono::hours(2));
  late.clear();
  EXPECT_FALSE(late.next().has_value());
}

}  // namespace
}  // namespace vendorproof::harness
