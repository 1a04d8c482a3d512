// The switches of a scenario's Vendor Central: their names and values, and what of the scenario depends on them.
#pragma once

#include <map>
#include <string>

#include "core/base/result.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// Malformed when the scenario sets a switch that does not exist or to a value that it does not have, sets one under
/// both of its names (`X1` and `cost-basis`), or makes an expectation depend on such a value, or on the first value of
/// a switch: "$.amazon.switches.region: region cannot be 'MARS'; it is one of NA, EU, IN, JP".
Result<void> check_switches(const scenarios::Scenario& scenario);

/// The scenario with these switches set, whatever it says of them. Every switch has its full name then. Names and
/// values have been checked.
scenarios::Scenario with_switches(scenarios::Scenario scenario, const std::map<std::string, std::string>& values);

}  // namespace vendorproof::harness
