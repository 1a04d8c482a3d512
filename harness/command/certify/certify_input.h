// What `certify` was asked for: its options, read and checked before anything runs.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "harness/command/certify/certify.h"
#include "harness/command/trial/trials.h"
#include "harness/defects/defects.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct CertifyInput {
  CertifyOptions options;        ///< with what the file of the system under test says, where the user says nothing
  std::optional<Trials> trials;  ///< the system under test; nullopt: our own core
  const Defect* defect = nullptr;
  std::vector<scenarios::Scenario> scenarios;  ///< regressions first
  std::vector<std::string> regression_files;
  std::string regressions_folder;               ///< of this integration; "": none
  std::map<std::string, std::string> readings;  ///< --switch
  std::string card;                             ///< the JSON of --rate-card; "": none
  Duration run_for{};                           ///< 0: `options.runs` counts
  reports::Shard shard;
  bool usual_sweep = false;      ///< nobody has said which scenarios are swept
  bool whole_claim = false;      ///< of a system under test: all scenarios that its file claims
  bool whole_catalogue = false;  ///< of our own core: every probe must be reached
};

/// Errors: for bad input, naming file, place and remedy. A message of several lines is several errors.
Result<CertifyInput> certify_input(CertifyOptions options);

/// The folder for failures: inside --out, or in the current folder when there is no --out.
std::string failures_folder(const CertifyOptions& options);

/// Without --out: removes the folder of failures if nothing is in it.
void leave_no_empty_folder(const CertifyOptions& options);

/// The catalogue. Errors: Malformed, if a scenario of it cannot be played.
Result<std::vector<scenarios::Scenario>> catalogue();

}  // namespace vendorproof::harness
