#include "harness/world/chance.h"

#include "core/base/hash.h"
#include "core/base/require.h"

namespace vendorproof::harness {

Chance::Chance(const scenarios::Scenario& scenario) : seed_(scenario.seed), recorded_(scenario.decisions_recorded) {
  for (const scenarios::Decision& decision : scenario.decisions) decisions_[decision.name] = decision.value;
}

std::int64_t Chance::draw(const std::string& name, std::int64_t chance_bp, std::int64_t options) {
  REQUIRE(options >= 1);
  std::int64_t value = 0;
  if (recorded_) {
    const auto found = decisions_.find(name);
    if (found != decisions_.end()) value = (found->second - 1) % options + 1;
    if (value < 0) value = 0;
  } else if (chance_bp > 0) {
    const std::uint64_t hash = hash_of(seed_, name);
    if (static_cast<std::int64_t>(hash % 10'000) < chance_bp) {
      value = static_cast<std::int64_t>(hash / 10'000 % static_cast<std::uint64_t>(options)) + 1;
    }
  }
  if (value != 0) fired_.push_back({name, value});
  return value;
}

}  // namespace vendorproof::harness
