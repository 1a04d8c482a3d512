// The commands of a system under test as one trial runs them: with the names of the trial filled in, and in the
// environment.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "harness/trial/program_on_trial.h"
#include "harness/trial/readiness.h"
#include "harness/trial/trial_program.h"

namespace vendorproof::harness {

/// `amazon` is TRIAL_AMAZON in the environment of the program.
std::string variable_of(const std::string& name);

/// `words` are those of `key` in the file. Errors: Malformed, naming file and key.
Result<TrialStart> trial_start(const SystemUnderTest& system, const TrialPlace& place, std::string_view key,
                               const std::vector<std::string>& words);

/// How it is asked whether it is ready; nullopt if the file does not say. Errors: Malformed, naming file and key.
Result<std::optional<Readiness>> readiness_of(const SystemUnderTest& system, const TrialNames& names);

}  // namespace vendorproof::harness
