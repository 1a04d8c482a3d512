// `vendorproof status`: how a running daemon is, on one screen.
#pragma once

#include <string>

namespace vendorproof::harness {

struct StatusOptions {
  std::string config_file;
  bool json = false;
};

/// 0 if nothing is wrong with the peers and the alerts, 1 if a peer is in trouble or alerts do not arrive; 2: the
/// configuration has no door, or nobody answers.
int status_command(const StatusOptions& options);

}  // namespace vendorproof::harness
