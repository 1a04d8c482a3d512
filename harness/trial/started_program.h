// A program that Vendorproof starts for each scenario: a process of its own.
#pragma once

#include "harness/trial/program_on_trial.h"

namespace vendorproof::harness {

/// Copies its files. `system` must outlive it. Errors: Malformed or NotFound, naming file and key.
Result<std::unique_ptr<ProgramOnTrial>> started_program(const SystemUnderTest& system, const TrialPlace& place);

}  // namespace vendorproof::harness
