// One scenario, played by a program that is not ours: both mocks on sockets, the program as a process, and the record
// of what it did, in the same form as the record of a simulated run.
#pragma once

#include <functional>
#include <string>

#include "core/base/result.h"
#include "harness/record/run_record.h"
#include "harness/trial/system_under_test.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct TrialSettings {
  std::string folder;                ///< for the program's state, its log, and copied files; made if it is not there
  std::function<bool()> is_stopped;  ///< then the trial ends, and says nothing
};

/// The result of a trial: what is judged, and where the program's own words are.
struct TrialOutcome : RunRecord {
  std::string log_file;
};

/// Plays the scenario to its end. What goes wrong with the program itself (it cannot be started, it ends, it is silent)
/// is a trouble of the record: then the scenario fails.
TrialOutcome play_trial(const SystemUnderTest& system, const scenarios::Scenario& scenario,
                        const TrialSettings& settings);

/// What every trial of this system would stumble over: a command that cannot be found, an unknown name in braces, a
/// file that is not there. Errors: Malformed or NotFound, naming the place.
Result<void> check_system(const SystemUnderTest& system);

/// The names that command, environment and files of a system may use: amazon, erp, control, client_id, ...; for the
/// text of --help and errors.
std::vector<std::string> trial_names();

}  // namespace vendorproof::harness
