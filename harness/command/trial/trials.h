// `certify --sut FILE`: somebody else's integration plays the scenarios.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "harness/command/certify/certify.h"
#include "harness/record/run_record.h"
#include "harness/trial/system_under_test.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// The system under test of a file, whose scenarios are all there. Errors: of read_system_under_test.
Result<SystemUnderTest> claimed_system(const std::string& path);

/// Plays scenarios with a program, each in a folder of its own below `folder`. Only the folders of what failed are
/// kept. May be used by several threads at once.
class Trials {
 public:
  Trials(SystemUnderTest system, std::string folder) : system_(std::move(system)), folder_(std::move(folder)) {}

  /// The scenario, which says that it is not played if this program cannot play it.
  scenarios::Scenario as_playable(scenarios::Scenario scenario) const;
  RunRecord play(const scenarios::Scenario& scenario, const std::function<bool()>& is_stopped) const;
  /// Removes what the trial of a scenario that passed has written.
  void forget(const std::string& scenario) const;
  const SystemUnderTest& system() const { return system_; }

 private:
  std::string folder_of(const std::string& scenario) const { return folder_ + "/" + scenario; }

  SystemUnderTest system_;
  std::string folder_;
};

/// The first lines of a certificate: what was tested, with which peers and which clock, and what could not be judged.
/// `played` of `all` scenarios of the catalogue.
std::vector<std::string> scope_of(const SystemUnderTest& system, std::size_t played, std::size_t all);

/// Adds a line that names what the generated runs are without; nothing if they are without nothing.
void add_what_is_left_out(const std::vector<const scenarios::Stimulus*>& left_out, std::vector<std::string>& scope);

/// `started as: python3 bridge.py`, `running at http://127.0.0.1:9000`.
std::string way_of(const SystemUnderTest& system);

/// `jobs`: how many trials were asked for at once. Errors: Malformed, if the system can play only one at a time.
Result<void> check_jobs(const SystemUnderTest& system, unsigned jobs);
/// Errors: Malformed, if nobody can kill the program.
Result<void> check_sweep(const SystemUnderTest& system);

/// The command that plays a trial again with the same seed and readings. `played`: the option that names the scenario,
/// and its value.
std::string trial_again(const CertifyOptions& options, const std::vector<std::string>& played);

/// Tells how to play each failed trial again, unless the result says it. The first scenarios of the campaign are those
/// of `regression_files`. Such a file, that of a generated run and that of a run of a sweep has seed and readings in
/// itself.
void tell_repetitions(const CertifyOptions& options, const std::vector<std::string>& regression_files,
                      reports::Report& report);

/// Errors: Malformed for decisions of chance that were recorded with our own core: they mean nothing for the calls of
/// another program.
Result<void> check_playable(const std::vector<scenarios::Scenario>& scenarios);

}  // namespace vendorproof::harness
