// Findings that have one cause are one incident, and its money is counted once.
#pragma once

#include <string>
#include <vector>

#include "core/base/money.h"
#include "harness/record/run_record.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// Numbers the incidents, from 1: sets Finding::incident. The same document is the same cause. So are the same goods (a
/// line of an order, or the whole order) where no document is to blame. A charge belongs to the defect on the same
/// order that Amazon charges for in that way. That an order does not finish belongs to its dearest defect.
void number_incidents(std::vector<reports::Finding>& findings);

/// The orders that a finding names: of a truck there may be several.
std::vector<std::string> orders_of(const reports::Finding& finding);

/// All money that moved in a run, per currency: what was ordered at most, invoiced, deducted and charged. No sum of
/// incidents is above it.
std::vector<Money> money_moved(const scenarios::Scenario& scenario, const RunRecord& record);

}  // namespace vendorproof::harness
