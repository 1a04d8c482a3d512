#include "harness/site/waking.h"

#include <algorithm>

namespace vendorproof::harness {

namespace {

constexpr Duration watchful_for = std::chrono::hours(36);
constexpr Duration watchful_leap_max = std::chrono::hours(2);

/// The first poll at or after `target`, when polls come at now, now + poll, now + 2 polls...
Instant poll_at_or_after(Instant now, Duration poll, Instant target) {
  const std::int64_t polls = std::max<std::int64_t>(1, (target - now + poll - Duration(1)) / poll);
  return now + polls * poll;
}

}  // namespace

Instant waking(Instant now, const Sleep& sleep) {
  const Duration silence = std::max(Duration(0), now - sleep.news);
  const Duration leap = silence < watchful_for ? std::min<Duration>(silence / 4, watchful_leap_max) : silence / 4;
  Instant wake = poll_at_or_after(now, sleep.poll, now + leap);
  if (sleep.next_event) wake = std::min(wake, poll_at_or_after(now, sleep.poll, *sleep.next_event));
  if (sleep.until && *sleep.until > now) wake = std::min(wake, *sleep.until);
  return wake;
}

}  // namespace vendorproof::harness
