// A run whose core may stop with an error.
#pragma once

#include "harness/world/world.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// As run(). If something in the run throws, the record has no effects and no end, and its troubles say why. So the
/// scenario has failed, and others can still be played.
RunOutcome guarded_run(const scenarios::Scenario& scenario, const RunSettings& settings);

}  // namespace vendorproof::harness
