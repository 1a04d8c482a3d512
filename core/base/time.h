// Wall time and monotonic time are different types, and both are always arguments: only `core/live` and
// `harness/real_time` read a real clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof {

using Duration = std::chrono::milliseconds;
inline constexpr Duration a_day = std::chrono::hours(24);

/// Wall time, always UTC, whole milliseconds. May jump. For dates, windows and token expiry.
using Instant = std::chrono::sys_time<Duration>;

/// Tag of the monotonic clock; it has no now().
struct MonotonicTag {
  using duration = Duration;
  using rep = duration::rep;
  using period = duration::period;
  static constexpr bool is_steady = true;
};

/// Never jumps; a value is meaningless after a restart. For timeouts, back-off and quotas.
using MonoTime = std::chrono::time_point<MonotonicTag, Duration>;

struct Now {
  Instant wall;
  MonoTime mono;

  bool operator==(const Now&) const = default;
};

/// A span of wall time; `to` is not before `from`.
struct Window {
  Instant from;
  Instant to;

  bool operator==(const Window&) const = default;
};

/// Reads ISO 8601: `2026-11-23T08:00:00Z`, with or without fraction (to milliseconds, the rest is cut), with `Z`,
/// an offset `+01:00` or no zone at all, which is read as UTC (API-25). A date alone is its midnight.
/// Years 1970 to 2999. Errors: Malformed.
Result<Instant> parse_instant(std::string_view text);

/// `2026-11-23T08:00:00Z`, or `2026-11-23T08:00:00.250Z` where milliseconds are not zero.
std::string format_instant(Instant instant);

/// `2026-11-23`.
std::string format_date(Instant instant);

/// Amazon's interval `start--end` (Vendor Orders v1, DateTimeInterval). Errors: Malformed, also when end < start.
Result<Window> parse_window(std::string_view text);
std::string format_window(const Window& window);

/// `90s`, `30m`, `26h`, `2d`, or sums of them such as `1d12h`; no sign, no blanks, at most 3,660 days.
/// Errors: Malformed.
Result<Duration> parse_duration(std::string_view text);

/// The shortest sum that parse_duration reads back: `1d12h`, `0s`; milliseconds as `250ms`.
std::string format_duration(Duration duration);

/// Number of days, Monday to Friday, after the date of `earlier` up to the date of `later` (UTC; holidays count too).
/// 0 if `later` is not after `earlier`.
std::int64_t business_days_between(Instant earlier, Instant later);

/// Midnight (UTC) at the start of the day of `instant`.
Instant start_of_day(Instant instant);

}  // namespace vendorproof
