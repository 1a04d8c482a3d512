// Whether the folders and files that a configuration names can be used: what `run --check` looks at.
#pragma once

#include <string>
#include <vector>

#include "core/live/config.h"

namespace vendorproof::harness {

/// One sentence for each place that cannot be used, with section, key, path and remedy, in order of the file's
/// reference: the folders of the store, of the alerts' file and of the log, which the daemon writes to, and the folder
/// of remittances, which it reads. Changes nothing.
std::vector<std::string> problems_of_places(const live::LiveConfig& config);

}  // namespace vendorproof::harness
