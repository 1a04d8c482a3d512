// Failures of earlier campaigns as files: each is repeated first, before everything else.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// The files of one integration are in a folder of its own below `folder`: recorded decisions strike only our own core.
/// `system`: name of the system under test; "": our own core, in `own-core`.
std::string regressions_folder(const std::string& folder, const std::string& system);

struct Regression {
  std::string file;
  scenarios::Scenario scenario;
};

enum class MissingFolder { Refused, Empty };

/// The scenarios of the integration, in order of the names of their files. Files whose names begin with a dot are left
/// alone. Errors: NotFound if `folder` does not exist and that is refused; Malformed, with its name, for a file that is
/// not a scenario, and for one beside the folders of integrations, which would never be played.
Result<std::vector<Regression>> read_regressions(const std::string& folder, const std::string& system,
                                                 MissingFolder missing);

/// Writes a failure into the folder of an integration, under the rule and a hash of the scenario: the same failure has
/// one file. `rule`: "" for an integration that stopped. Returns the path. Errors: Unavailable.
Result<std::string> file_regression(const std::string& own_folder, scenarios::Scenario scenario,
                                    const std::string& rule);

}  // namespace vendorproof::harness
