// A season as a scenario, drawn from its profile and a seed.
#pragma once

#include <cstdint>

#include "scenarios/value/profile.h"
#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

/// The same profile and seed give the same scenario on every machine. Its family is `peak-volume`.
Scenario scenario_of_profile(const Profile& profile, std::uint64_t seed);

}  // namespace vendorproof::scenarios
