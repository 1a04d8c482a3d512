// One scenario, played by a program that is not ours: both mocks on sockets, the program as a process, and the record
// of what it did, in the same form as the record of a simulated run.
#pragma once

#include <functional>
#include <string>

#include "harness/record/run_record.h"
#include "harness/trial/system_under_test.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct TrialSettings {
  std::string folder;                ///< for the program's state, its log, and copied files; made if it is not there
  std::function<bool()> is_stopped;  ///< then the trial ends, and says nothing
};

/// Plays the scenario to its end. What goes wrong with the program itself (it cannot be started, it ends, it is silent)
/// is a trouble of the record: then the scenario fails.
RunRecord play_trial(const SystemUnderTest& system, const scenarios::Scenario& scenario, const TrialSettings& settings);

}  // namespace vendorproof::harness
