// Random draws with names. Every draw has a stable name, and its value is hash(seed, name): removing one order from a
// scenario leaves the draws of the others as they were. The value 0 means: no fault.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "scenarios/scenario.h"

namespace vendorproof::harness {

class Chance {
 public:
  explicit Chance(const scenarios::Scenario& scenario);

  /// 0, or with a chance of `chance_bp` / 10,000 a value from 1 to `options`. A scenario with recorded decisions
  /// uses only these. Each name is drawn once in a run.
  std::int64_t draw(const std::string& name, std::int64_t chance_bp, std::int64_t options);

  /// Whether a draw with this chance can be other than 0.
  bool may_fire(std::int64_t chance_bp) const { return recorded_ ? !decisions_.empty() : chance_bp > 0; }

  /// The draws that were not 0, in the order in which they were drawn.
  const std::vector<scenarios::Decision>& fired() const { return fired_; }

 private:
  std::uint64_t seed_;
  bool recorded_;
  std::map<std::string, std::int64_t> decisions_;
  std::vector<scenarios::Decision> fired_;
};

}  // namespace vendorproof::harness
