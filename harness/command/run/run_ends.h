// How a run of the daemon ends: what it says, and its exit code.
#pragma once

#include <functional>
#include <string>

#include "core/core.h"
#include "core/live/daemon.h"
#include "core/live/log.h"

namespace vendorproof::harness {

using RunLog = std::function<void(const live::LogLine&)>;
void say(const RunLog& log, std::string text);

/// The exit code: 0, 1 or 2, as run_command.h says.
int end_of(const Result<live::DaemonEnd>& end, const Core& core, const std::string& peer_troubles, bool once,
           const RunLog& log);

/// 1 if the shadow could not see everything.
int end_of_shadow(const std::string& peer_troubles, const RunLog& log);

}  // namespace vendorproof::harness
