// Repeats a scenario file exactly and prints it as a time line Amazon | core | ERP.
#pragma once

#include <string>

namespace vendorproof::harness {

struct ReplayOptions {
  std::string file;
  std::string planted_defect;  ///< "" = what the file says
  bool no_colour = false;
};

/// Returns the exit code: 1 if a rule is broken (also if the file names that rule), 0 otherwise.
int replay(const ReplayOptions& options);

}  // namespace vendorproof::harness
