// `vendorproof store`: looks at the store of `vendorproof run`, copies it, puts a copy back, or makes a lost one anew.
#pragma once

#include <string>

namespace vendorproof::harness {

struct StoreOptions {
  std::string action;  ///< check, backup, restore or rebuild
  std::string store_file;
  std::string copy;         ///< for backup and restore
  std::string config_file;  ///< for rebuild
};

/// The command. Prints what the file contains; 2 with the reason where it is damaged or cannot be used.
int store_command(const StoreOptions& options);

}  // namespace vendorproof::harness
