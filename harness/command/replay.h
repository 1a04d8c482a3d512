// Repeats a scenario file exactly and tells it as a time line Amazon | core | ERP.
#pragma once

#include <string>

namespace vendorproof::harness {

struct ReplayOptions {
  std::string file;
  std::string planted_defect;  ///< "" = what the file says
  bool no_colour = false;
};

/// Returns the exit code: 1 when a rule is broken (also when it is the one that the file names), 0 when none is.
int replay(const ReplayOptions& options);

}  // namespace vendorproof::harness
