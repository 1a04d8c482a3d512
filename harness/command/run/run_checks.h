// What is found wrong with a configuration before anything runs, and what `run --check` says of a sound one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/live/clock.h"
#include "core/live/config.h"

namespace vendorproof::harness {

std::unique_ptr<live::Clock> clock_of(const live::LiveConfig& config);

/// One line for each problem. Returns 2.
int refuse_all(const std::vector<std::string>& problems);

/// 0 if the configuration makes sense and its files are for their owner alone; else 2, and all problems were told.
int check(const live::LiveConfig& config, const std::string& file);

/// For `--check`, after check(): peers, places of alerts, and where each secret comes from; never a secret itself. 2,
/// and all problems were told, if a folder or a file that it names cannot be used (run_places.h): at a start, what uses
/// it tells that.
int tell_configuration(const live::LiveConfig& config, const std::string& file);

}  // namespace vendorproof::harness
