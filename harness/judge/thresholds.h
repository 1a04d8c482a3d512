// The thresholds of a profile, compared with what a rehearsal saw, and the verdict that follows.
#pragma once

#include "reports/rehearsal/rehearsal.h"
#include "scenarios/value/profile.h"

namespace vendorproof::harness {

/// Adds a result for each threshold that has a value.
void check_thresholds(const scenarios::Thresholds& thresholds, reports::Rehearsal& rehearsal);

/// Verdict and reason, from the thresholds and the findings.
void decide(reports::Rehearsal& rehearsal);

}  // namespace vendorproof::harness
