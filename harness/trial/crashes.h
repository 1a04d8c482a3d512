// When a program on trial is killed: by the plan of the scenario, or by named chance.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "harness/world/chance.h"
#include "harness/world/planned_crashes.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

class Crashes {
 public:
  explicit Crashes(const scenarios::Scenario& scenario);

  /// Whether the program is killed when a peer has handled this request, before the program gets the answer. Counts the
  /// request.
  bool strike(std::string_view operation);
  /// How many requests of the operation were counted.
  std::int64_t calls_of(std::string_view operation) const { return planned_.calls_of(operation); }
  /// Crashes of the plan that never struck.
  std::vector<std::string> missed() const { return planned_.missed(); }

 private:
  PlannedCrashes planned_;
  std::int64_t chance_bp_;
  Chance chance_;
  std::map<std::string, std::int64_t> seen_;
};

}  // namespace vendorproof::harness
