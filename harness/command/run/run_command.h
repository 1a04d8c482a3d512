// `vendorproof run`: the core as a process, against live peers or the served mocks.
#pragma once

#include <optional>
#include <string>

#include "core/base/time.h"
#include "core/live/daemon.h"

namespace vendorproof::harness {

struct RunCommandOptions {
  std::string config_file;
  live::UntilIdle until_idle = live::UntilIdle::No;
  live::Once once = live::Once::No;
  std::string give_up_after;  ///< a duration; "": 9m for Once, 400d for UntilIdle
  bool check_only = false;
  bool shadow = false;     ///< shows what it would send, and sends nothing (shadow/shadow.h)
  std::string shadow_out;  ///< a file for what a shadow shows, as lines of JSON; "": none
  bool rebuild = false;    ///< makes the store anew, only reads, and tells what was found; with Once::Yes
  std::string run_for;     ///< of a shadow: a duration; "": until it is stopped or idle
};

/// The command. Ends with 0 at SIGTERM or SIGINT, and when everything is settled with UntilIdle::Yes; with 1 when that
/// gives up, after logging what each order waits for; with Once::Yes it ends with 0 when all that is due is done, and
/// with 1 when a peer is in trouble, time was too short, or people must act by a deadline; with 2 for a configuration
/// that is unusable or makes no sense (core/live/keys/config_sense.h), an unusable state file or control plane. With
/// check_only it ends there with 0.
/// With rebuild it ends with 2 if there is a store.
int run_command(const RunCommandOptions& options);

}  // namespace vendorproof::harness
