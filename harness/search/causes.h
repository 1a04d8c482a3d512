// Failing runs by their cause: what they have in common that one repair would mend.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "harness/search/campaign.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// How many causes are made small: those with the first runs.
constexpr std::size_t causes_minimised_max = 10;

/// The text with `#` for each number, id, amount, time and word in capital letters; a list of them is one `#`:
/// `sales order SO-1 has 4 eaches` becomes `sales order # has # eaches`.
std::string shape_of(std::string_view text);

/// Of one run that failed: why it stopped; else its first unexpected defect, in the order of the rules, so that the
/// amounts of a run do not decide; else what is missing; else what the program told and was refused. `runs` is 1.
reports::Cause cause_of(const reports::ScenarioResult& failed);

/// Whether a run failed because of this rule and shape: the same rule is broken, by a program that traded to the end;
/// or without a rule, the program stopped with the same words.
bool has_cause(const reports::ScenarioResult& result, const reports::Cause& cause);

/// The first unexpected finding of a defect rule, in the order of the rules; nullptr if the run failed only for charges
/// or for missing findings.
const reports::Finding* first_defect(const reports::ScenarioResult& result);

struct CauseGroup {
  reports::Cause cause;
  std::size_t first = 0;  ///< the index of its first run in the list
};

/// Runs with the same rule and shape, in order of their first runs. A run that never began says nothing of the program,
/// and has no cause.
std::vector<CauseGroup> grouped_by_cause(const std::vector<Played>& failed);

/// The kinds of decisions, faults, changes and warehouse events of a scenario, each once and in order of the names:
/// `change quantity; crash; shorts`.
std::string needs_of(const scenarios::Scenario& scenario);

/// Says of a cause what its smallest scenario shows and needs.
void tell_smallest(const scenarios::Scenario& smallest, const reports::ScenarioResult& result, reports::Cause& cause);

/// Causes whose smallest scenarios break the same rule in the same way and need the same are one cause: the first one
/// stands for all. Causes without a smallest scenario stay apart.
std::vector<reports::Cause> refined(const std::vector<reports::Cause>& causes);

}  // namespace vendorproof::harness
