// `vendorproof run`: the core as a process, against live peers or the served mocks.
#pragma once

#include <string>

#include "core/live/daemon.h"

namespace vendorproof::harness {

struct RunCommandOptions {
  std::string config_file;
  live::UntilIdle until_idle = live::UntilIdle::No;
};

/// The command. Ends with 0 at SIGTERM or SIGINT, and when everything is settled with UntilIdle::Yes; with 1 when that
/// gives up, after logging what each order waits for; with 2 for an unusable configuration, state file or control
/// plane.
int run_command(const RunCommandOptions& options);

}  // namespace vendorproof::harness
