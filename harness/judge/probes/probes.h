// Probes: situations that a campaign must reach at least once. Otherwise it proves nothing about them.
#pragma once

#include <vector>

#include "harness/record/run_record.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// All probes with no hits, each required.
std::vector<reports::Probe> no_probes();
/// Adds the situations that this run reached.
void add_probes(const scenarios::Scenario& scenario, const RunRecord& record, std::vector<reports::Probe>& probes);

}  // namespace vendorproof::harness
