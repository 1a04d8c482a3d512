#include "harness/trial/crashes.h"

#include <fmt/format.h>

#include "harness/site/scripted_faults.h"

namespace vendorproof::harness {

Crashes::Crashes(const scenarios::Scenario& scenario)
    : planned_(scenario.faults, served_name), chance_bp_(scenario.chance.crash_bp), chance_(scenario) {}

bool Crashes::strike(std::string_view operation) {
  if (operation.empty()) return false;
  if (planned_.strike(operation)) return true;
  if (chance_bp_ == 0) return false;
  const std::string name = fmt::format("crash/trial/{}/{}", operation, ++seen_[std::string(operation)]);
  return chance_.draw(name, chance_bp_, 1) != 0;
}

}  // namespace vendorproof::harness
