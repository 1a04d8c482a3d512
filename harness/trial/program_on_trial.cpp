#include "harness/trial/program_on_trial.h"

#include "harness/trial/running_program.h"
#include "harness/trial/started_program.h"

namespace vendorproof::harness {

Result<std::unique_ptr<ProgramOnTrial>> program_on_trial(const SystemUnderTest& system, const TrialPlace& place) {
  return system.is_running_elsewhere() ? running_program(system, place) : started_program(system, place);
}

}  // namespace vendorproof::harness
