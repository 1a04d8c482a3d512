// The clocks. This is the only place in the harness that reads the machine's clock.
#pragma once

#include <chrono>
#include <cstdint>

#include "core/base/time.h"

namespace vendorproof::harness {

Instant real_now();
/// Never goes back and never jumps, whatever becomes of the time of day.
MonoTime machine_time();

enum class ServedTime {
  Real,     ///< runs by itself, possibly faster than real time
  Virtual,  ///< stands still until it is moved
};

/// The last instant of a clock: every time that is written must be readable again (parse_instant).
constexpr Instant end_of_time = std::chrono::sys_days(std::chrono::year(2999) / 12 / 31);

/// The clock of the served mocks. Not safe for several threads at once.
class ServedClock {
 public:
  /// Shows `start` now; a Real one runs `scale` (1 to 100,000) times as fast as real time.
  ServedClock(ServedTime kind, Instant start, std::int64_t scale);

  ServedTime kind() const { return kind_; }
  /// The speed of a Real clock; kept while the clock stands still.
  std::int64_t scale() const { return scale_; }
  Instant now() const;
  /// Only for Virtual: moves the clock to `target`, at most to the end of time. Does nothing if `target` is not in the
  /// future.
  void advance_to(Instant target);

  /// The clock stands still from now on.
  void freeze();
  /// The clock runs from now on, `scale` (1 to 100,000) times as fast as real time.
  void run(std::int64_t scale);
  /// Shows `start` now; kind and speed stay as they are.
  void restart(Instant start);

 private:
  ServedTime kind_;
  Instant start_;  ///< for a Virtual clock: its time
  std::int64_t scale_;
  MonoTime started_;
};

}  // namespace vendorproof::harness
