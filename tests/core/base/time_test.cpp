#include "core/base/time.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Instant at(std::string_view text) { return parse_instant(text).value(); }

std::string read_and_written(std::string_view text) { return format_instant(at(text)); }

/// Any instant of the years 1970 to 2999.
Instant any_instant() { return Instant(Duration(*rc::gen::inRange<std::int64_t>(0, 32'503'680'000'000))); }

TEST(Instant, IsReadWithEveryZone) {
  EXPECT_EQ(read_and_written("2026-11-23T08:00:00Z"), "2026-11-23T08:00:00Z");
  EXPECT_EQ(read_and_written("2026-11-23t08:00:00z"), "2026-11-23T08:00:00Z");
  EXPECT_EQ(read_and_written("2026-11-23T08:00:00+01:00"), "2026-11-23T07:00:00Z");
  EXPECT_EQ(read_and_written("2026-11-23T08:00:00-0830"), "2026-11-23T16:30:00Z");
  EXPECT_EQ(read_and_written("2026-11-23T08:00:00"), "2026-11-23T08:00:00Z");
  EXPECT_EQ(read_and_written("2026-11-23"), "2026-11-23T00:00:00Z");
}

TEST(Instant, KeepsMillisecondsAndCutsTheRest) {
  EXPECT_EQ(read_and_written("2026-11-23T08:00:00.25Z"), "2026-11-23T08:00:00.250Z");
  EXPECT_EQ(read_and_written("2026-11-23T08:00:00.9999999Z"), "2026-11-23T08:00:00.999Z");
  EXPECT_EQ(read_and_written("2026-11-23T08:00:00.000Z"), "2026-11-23T08:00:00Z");
  EXPECT_EQ(read_and_written("2026-11-23T08:00:00.007+00:00"), "2026-11-23T08:00:00.007Z");
}

TEST(Instant, CrossesDaysAndLeapYears) {
  EXPECT_EQ(read_and_written("2024-02-29T23:30:00-01:00"), "2024-03-01T00:30:00Z");
  EXPECT_EQ(read_and_written("2026-12-31T23:59:60Z"), "2027-01-01T00:00:00Z");
  EXPECT_EQ(format_date(at("2000-02-29T00:00:00+14:00")), "2000-02-28");
  EXPECT_EQ(at("1970-01-01T00:00:00Z"), Instant());
}

TEST(Instant, RefusesWhatIsNoDate) {
  for (const char* bad : {"",
                          "2026",
                          "2026-11",
                          "2026-13-01",
                          "2026-02-29",
                          "2026-00-10",
                          "2026-11-31",
                          "1969-12-31",
                          "3000-01-01",
                          "2026-11-23T",
                          "2026-11-23T08:00Z",
                          "2026-11-23 08:00:00Z",
                          "2026-11-23T24:00:00Z",
                          "2026-11-23T08:60:00Z",
                          "2026-11-23T08:00:61Z",
                          "2026-11-23T08:00:00.Z",
                          "2026-11-23T08:00:00ZZ",
                          "2026-11-23T08:00:00+15:00",
                          "2026-11-23T08:00:00+1",
                          "2026-11-23T08:00:00+01:60",
                          "26-11-23",
                          "2026-11-23x",
                          "2026-11-23T08:00:00.1234567890123Z",
                          "+2026-11-23",
                          "20261123T080000Z"}) {
    const Result<Instant> instant = parse_instant(bad);
    ASSERT_FALSE(instant) << bad;
    EXPECT_NE(instant.error().message.find("is not a date-time"), std::string::npos) << bad;
  }
}

RC_GTEST_PROP(InstantProperty, IsReadBack, ()) {
  const Instant instant = any_instant();
  RC_ASSERT(at(format_instant(instant)) == instant);
  RC_ASSERT(at(format_date(instant)) == start_of_day(instant));
}

RC_GTEST_PROP(InstantProperty, TextsOfWholeSecondsSortAsInstants, ()) {
  const Instant one = Instant(seconds(*rc::gen::inRange<std::int64_t>(0, 32'503'680'000)));
  const Instant other = Instant(seconds(*rc::gen::inRange<std::int64_t>(0, 32'503'680'000)));
  RC_ASSERT((one < other) == (format_instant(one) < format_instant(other)));
}

RC_GTEST_PROP(InstantProperty, NoTextCrashesTheReaders, (const std::string& text)) {
  RC_ASSERT(parse_instant(text).has_value() || parse_instant(text).error().code == ErrorCode::Malformed);
  RC_ASSERT(parse_window(text).has_value() || parse_window(text).error().code == ErrorCode::Malformed);
  RC_ASSERT(parse_duration(text).has_value() || parse_duration(text).error().code == ErrorCode::Malformed);
}

TEST(Window, IsReadAndWritten) {
  const Result<Window> window = parse_window("2026-11-23T08:00:00Z--2026-11-30T08:00:00Z");
  ASSERT_TRUE(window);
  EXPECT_EQ(window->from, at("2026-11-23T08:00:00Z"));
  EXPECT_EQ(window->to, at("2026-11-30T08:00:00Z"));
  EXPECT_EQ(format_window(*window), "2026-11-23T08:00:00Z--2026-11-30T08:00:00Z");
  EXPECT_TRUE(parse_window("2026-11-23--2026-11-23"));
}

TEST(Window, RefusesWhatIsNone) {
  for (const char* bad : {"", "--", "2026-11-23", "2026-11-23--", "--2026-11-23", "2026-11-24--2026-11-23",
                          "2026-11-23/2026-11-24", "2026-11-23--2026-11-24--2026-11-25"}) {
    EXPECT_FALSE(parse_window(bad)) << bad;
  }
}

RC_GTEST_PROP(WindowProperty, IsReadBack, ()) {
  const Instant one = any_instant();
  const Instant other = any_instant();
  const Window window{std::min(one, other), std::max(one, other)};
  RC_ASSERT(parse_window(format_window(window)).value() == window);
}

TEST(DurationText, IsReadInEveryUnit) {
  EXPECT_EQ(parse_duration("90s").value(), seconds(90));
  EXPECT_EQ(parse_duration("30m").value(), minutes(30));
  EXPECT_EQ(parse_duration("26h").value(), hours(26));
  EXPECT_EQ(parse_duration("2d").value(), days(2));
  EXPECT_EQ(parse_duration("1d12h").value(), hours(36));
  EXPECT_EQ(parse_duration("250ms").value(), Duration(250));
  EXPECT_EQ(parse_duration("1m5ms").value(), Duration(60'005));
  EXPECT_EQ(parse_duration("0s").value(), Duration(0));
  EXPECT_EQ(parse_duration("3660d").value(), days(3'660));
}

TEST(DurationText, RefusesWhatIsNone) {
  for (const char* bad : {"", "s", "10", "-5s", "5 s", "5x", "1d12", "1.5h", "3661d", "3660d1ms",
                          "99999999999999999999d", "9999999999999s", "5S"}) {
    EXPECT_FALSE(parse_duration(bad)) << bad;
  }
}

TEST(DurationText, IsWrittenShort) {
  EXPECT_EQ(format_duration(hours(36)), "1d12h");
  EXPECT_EQ(format_duration(Duration(0)), "0s");
  EXPECT_EQ(format_duration(Duration(90'250)), "1m30s250ms");
  EXPECT_EQ(format_duration(-minutes(90)), "-1h30m");
}

RC_GTEST_PROP(DurationProperty, IsReadBack, ()) {
  const Duration duration(*rc::gen::inRange<std::int64_t>(0, 3'660LL * 86'400'000 + 1));
  RC_ASSERT(parse_duration(format_duration(duration)).value() == duration);
}

TEST(BusinessDays, LeaveOutSaturdayAndSunday) {
  const Instant friday = at("2026-11-20T23:00:00Z");
  EXPECT_EQ(business_days_between(friday, at("2026-11-20T23:30:00Z")), 0);
  EXPECT_EQ(business_days_between(friday, at("2026-11-22T12:00:00Z")), 0);
  EXPECT_EQ(business_days_between(friday, at("2026-11-23T00:00:00Z")), 1);
  EXPECT_EQ(business_days_between(friday, at("2026-11-27T00:00:00Z")), 5);
  EXPECT_EQ(business_days_between(at("2026-11-23"), friday), 0);
}

RC_GTEST_PROP(BusinessDaysProperty, AnyWeekHasFive, ()) {
  const Instant instant = any_instant();
  RC_ASSERT(business_days_between(instant, instant + days(7)) == 5);
}

RC_GTEST_PROP(BusinessDaysProperty, AddUpOverAStopOnTheWay, ()) {
  const Instant start = any_instant();
  const Instant stop = start + hours(*rc::gen::inRange(0, 1'000));
  const Instant end = stop + hours(*rc::gen::inRange(0, 1'000));
  RC_ASSERT(business_days_between(start, stop) + business_days_between(stop, end) == business_days_between(start, end));
}

TEST(StartOfDay, IsMidnightUtc) {
  EXPECT_EQ(format_instant(start_of_day(at("2026-11-23T23:59:59.999Z"))), "2026-11-23T00:00:00Z");
  EXPECT_EQ(start_of_day(at("2026-11-23")), at("2026-11-23"));
}

}  // namespace
}  // namespace vendorproof
