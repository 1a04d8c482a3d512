// The only place of the harness that asks what time it is.
#pragma once

#include <chrono>
#include <cstdint>

#include "core/base/time.h"

namespace vendorproof::harness {

Instant real_now();

enum class ServedTime {
  Real,     ///< runs by itself, perhaps faster than the world's
  Virtual,  ///< stands still until it is moved
};

/// Where a clock stops: what is written must be readable (parse_instant).
constexpr Instant end_of_time = std::chrono::sys_days(std::chrono::year(2999) / 12 / 31);

/// The time that the served mocks live in. Not for use by several threads at once.
class ServedClock {
 public:
  /// Shows `start` now; a Real one runs `scale` (1 to 100,000) times as fast as the world.
  ServedClock(ServedTime kind, Instant start, std::int64_t scale);

  ServedTime kind() const { return kind_; }
  /// Of a Real one; kept while it stands still.
  std::int64_t scale() const { return scale_; }
  Instant now() const;
  /// Moves a Virtual clock to `target`, at most to the end of time; one that is there or beyond stays. Only for
  /// Virtual.
  void advance_to(Instant target);

  /// Stands still from now on.
  void freeze();
  /// Runs from now on, `scale` (1 to 100,000) times as fast as the world.
  void run(std::int64_t scale);
  /// Shows `start` now, and goes on in its manner.
  void restart(Instant start);

 private:
  ServedTime kind_;
  Instant start_;  ///< of a Virtual one: now
  std::int64_t scale_;
  MonoTime started_;
};

}  // namespace vendorproof::harness
