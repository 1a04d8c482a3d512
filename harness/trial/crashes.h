// When a program on trial is killed: by the plan of the scenario, or by named chance.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "harness/world/chance.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

class Crashes {
 public:
  explicit Crashes(const scenarios::Scenario& scenario);

  /// Whether the program is killed when a peer has handled this request, before the program gets the answer.
  bool strike(std::string_view operation);

 private:
  std::vector<scenarios::Fault> faults_;
  std::int64_t chance_bp_;
  Chance chance_;
  std::map<std::size_t, std::int64_t> used_;  ///< how often a planned crash has struck, by its index
  std::map<std::string, std::int64_t> seen_;
};

}  // namespace vendorproof::harness
