// `vendorproof alerts test`: whether alerts reach the people that they are for.
#pragma once

#include <string>

namespace vendorproof::harness {

struct AlertsOptions {
  std::string act;  ///< `test`
  std::string config_file;
};

/// Sends one test alert to each place of the configuration and prints what came of it. 0 if each took it, 1 if one did
/// not; 2 if the configuration cannot be used or names no place. It needs no daemon and changes no store.
int alerts_command(const AlertsOptions& options);

}  // namespace vendorproof::harness
