// A program that somebody else runs: it is told where each scenario begins, and nobody sees whether it ends.
#pragma once

#include "harness/trial/program_on_trial.h"

namespace vendorproof::harness {

/// `system` must outlive it. Errors: Malformed, naming file and key.
Result<std::unique_ptr<ProgramOnTrial>> running_program(const SystemUnderTest& system, const TrialPlace& place);

}  // namespace vendorproof::harness
