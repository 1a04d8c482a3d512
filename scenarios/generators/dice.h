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

  Duration hours(Range range) { return std::chrono::hours(within(range)); }
  Duration minutes(Range range) { return std::chrono::minutes(within(range)); }

  template <class T>
  const T& one_of(const std::vector<T>& choices) {
    REQUIRE(!choices.empty());
    return choices[static_cast<std::size_t>(within({0, static_cast<std::int64_t>(choices.size()) - 1}))];
  }

 private:
  rc::Random random_;
};

}  // namespace vendorproof::scenarios
