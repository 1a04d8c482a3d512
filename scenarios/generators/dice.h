// Draws for generators, from one RapidCheck Random. Pure: the same Random gives the same draws on every machine and on
// any thread (gen::exec and operator* of RapidCheck share state between threads).
#pragma once

#include <cstdint>
#include <vector>

#include <rapidcheck/Random.h>

#include "core/base/require.h"
#include "core/base/time.h"

namespace vendorproof::scenarios {

/// Both ends are included.
struct Range {
  std::int64_t min = 0;
  std::int64_t max = 0;
};

class Dice {
 public:
  explicit Dice(const rc::Random& random) : random_(random) {}

  std::int64_t within(Range range) {
    REQUIRE(range.min <= range.max);
    const auto values = static_cast<std::uint64_t>(range.max - range.min) + 1;
    return range.min + static_cast<std::int64_t>(random_.next() % values);
  }
  bool percent(std::int64_t chance) { return within({0, 99}) < chance; }
  std::uint64_t seed() { return random_.next(); }

  /// From now on times are multiples of a second, of a minute, or of a quarter of an hour, at which an integration
  /// polls: then many things happen at the same instant.
  void set_grain(Duration grain) { grain_ = grain; }

  Duration hours(Range range) { return minutes({range.min * 60, range.max * 60}); }
  /// On the grain where the range has such an instant, else a whole minute.
  Duration minutes(Range range) {
    const Duration first = std::chrono::minutes(range.min);
    const Duration last = std::chrono::minutes(range.max);
    const Range steps = {(first + grain_ - Duration(1)) / grain_, last / grain_};
    if (steps.min > steps.max) return std::chrono::minutes(within(range));
    return grain_ * within(steps);
  }

  template <class T>
  const T& one_of(const std::vector<T>& choices) {
    REQUIRE(!choices.empty());
    return choices[static_cast<std::size_t>(within({0, static_cast<std::int64_t>(choices.size()) - 1}))];
  }

 private:
  rc::Random random_;
  Duration grain_ = std::chrono::minutes(1);
};

}  // namespace vendorproof::scenarios
