#include "harness/sockets/real_time.h"

#include <algorithm>
#include <chrono>

#include "core/base/require.h"

namespace vendorproof::harness {

MonoTime machine_time() {
  const auto since_boot = std::chrono::steady_clock::now().time_since_epoch();
  return MonoTime(std::chrono::duration_cast<Duration>(since_boot));
}

Instant real_now() { return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()); }

ServedClock::ServedClock(ServedTime kind, Instant start, std::int64_t scale)
    : kind_(kind), start_(start), scale_(scale), started_(machine_time()) {
  REQUIRE(scale >= 1 && scale <= 100'000);
}

Instant ServedClock::now() const {
  if (kind_ == ServedTime::Virtual) return start_;
  return std::min(start_ + (machine_time() - started_) * scale_, end_of_time);
}

void ServedClock::advance_to(Instant target) {
  REQUIRE(kind_ == ServedTime::Virtual);
  start_ = std::max(start_, std::min(target, end_of_time));
}

void ServedClock::freeze() {
  start_ = now();
  kind_ = ServedTime::Virtual;
}

void ServedClock::run(std::int64_t scale) {
  REQUIRE(scale >= 1 && scale <= 100'000);
  restart(now());
  kind_ = ServedTime::Real;
  scale_ = scale;
}

void ServedClock::restart(Instant start) {
  start_ = start;
  started_ = machine_time();
}

}  // namespace vendorproof::harness
