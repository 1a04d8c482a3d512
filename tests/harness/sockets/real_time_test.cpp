#include "harness/sockets/real_time.h"

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

const Instant clock_start = parse_instant("2026-11-23T08:00:00Z").value();

TEST(ServedClock, AVirtualOneStandsUntilItIsMovedAndNeverGoesBack) {
  ServedClock clock(ServedTime::Virtual, clock_start, 1);
  std::this_thread::sleep_for(milliseconds(5));
  EXPECT_EQ(clock.now(), clock_start);
  clock.advance_to(clock_start + hours(2));
  EXPECT_EQ(clock.now(), clock_start + hours(2));
  clock.advance_to(clock_start);
  EXPECT_EQ(clock.now(), clock_start + hours(2));
}

TEST(ServedClock, ARealOneRunsAtItsScale) {
  const ServedClock clock(ServedTime::Real, clock_start, 1000);
  std::this_thread::sleep_for(milliseconds(100));
  const Duration passed = clock.now() - clock_start;
  EXPECT_GE(passed, std::chrono::seconds(99));
  EXPECT_LT(passed, hours(1));
}

TEST(ServedClock, StopsWhereTimeCanNoLongerBeWritten) {
  ServedClock clock(ServedTime::Virtual, clock_start, 1);
  clock.advance_to(end_of_time + hours(1));
  EXPECT_EQ(clock.now(), end_of_time);
  EXPECT_TRUE(parse_instant(format_instant(clock.now())).has_value());
  const ServedClock running(ServedTime::Real, end_of_time - milliseconds(10), 100'000);
  std::this_thread::sleep_for(milliseconds(20));
  EXPECT_EQ(running.now(), end_of_time);
}

}  // namespace
}  // namespace vendorproof::harness
