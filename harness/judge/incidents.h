// Findings that have one cause are one incident, and its money is counted once.
#pragma once

#include <string>
#include <vector>

#include "core/base/money.h"
#include "harness/record/run_record.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// Numbers the incidents, from 1: sets Finding::incident. Findings about the same document have one cause. So have
/// findings without a document that are about the same goods (a line of an order, or the whole order). A charge belongs
/// to the defect on the same order that leads to this kind of charge. An order that does not
/// finish belongs to its dearest defect.
void number_incidents(std::vector<reports::Finding>& findings);

/// The orders that a finding names: a finding about a truck may name several.
std::vector<std::string> orders_of(const reports::Finding& finding);

/// All money of a run, per currency: the highest value that was ordered, plus what was invoiced, deducted and charged.
/// It is an upper bound of the sum of all incidents.
std::vector<Money> money_moved(const scenarios::Scenario& scenario, const RunRecord& record);

}  // namespace vendorproof::harness
