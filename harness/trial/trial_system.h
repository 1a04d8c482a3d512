// What is known of a system under test before any scenario: the names that its file may use, what its record shows, and
// whether it can be started at all.
#pragma once

#include <map>
#include <string>

#include "core/base/result.h"
#include "harness/record/run_record.h"
#include "harness/trial/system_under_test.h"
#include "mock_erp/erp.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// What stands for each name in braces, and for `TRIAL_...` in the environment; "" for what is known only when the
/// mocks are served.
using TrialNames = std::map<std::string, std::string>;
TrialNames trial_names(const scenarios::Scenario& scenario, const mock_erp::Settings& erp);

/// What the record of such a system shows, as its file says.
Visibility visibility_of(const SystemUnderTest& system);

/// What every trial of this system would stumble over: a command that cannot be found, an unknown name in braces, a
/// file that is not there. Errors: Malformed or NotFound, naming the place.
Result<void> check_system(const SystemUnderTest& system);

}  // namespace vendorproof::harness
