// `vendorproof store`: looks at the store of `vendorproof run`, copies it, puts a copy back.
#pragma once

#include <string>

namespace vendorproof::harness {

struct StoreOptions {
  std::string action;  ///< check, backup or restore
  std::string store_file;
  std::string copy;  ///< for backup and restore
};

/// The command. Prints what the file contains; 2 with the reason where it is damaged or cannot be used.
int store_command(const StoreOptions& options);

}  // namespace vendorproof::harness
