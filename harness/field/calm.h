// When a scenario has no more news of its own.
#pragma once

#include <optional>

#include "core/base/time.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// No order, change or planned fault comes after this.
Instant calm_from(const scenarios::Scenario& scenario);

/// When the next planned fault after `now` begins or ends; nullopt if no fault is planned after it.
std::optional<Instant> next_turn_of_faults(const scenarios::Scenario& scenario, Instant now);

}  // namespace vendorproof::harness
