// Tests the judge: plants each defect of the table around our own core and shows how it was found. Then it kills our
// own core at each place of a small scenario.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "reports/report.h"

namespace vendorproof::harness {

struct SelftestOptions {
  std::uint64_t seed = 1;
  std::vector<std::string> defects;  ///< ids of the table; empty: all
  std::int64_t runs = 20;            ///< generated runs for each defect, before the scenario of its row; at most 10,000
  std::string out;                   ///< folder for selftest.json and the smallest scenarios; "" = none
  unsigned jobs = 0;                 ///< 0: one per core
  bool no_colour = false;
  bool quiet = false;  ///< no progress
};

/// Returns the exit code (exit_codes.h): 0 if each defect was found, 3 if not, 1 if a crash broke a rule. The crashes
/// are left out if defects are named.
int selftest(const SelftestOptions& options);

/// The short form, for a certificate: each defect in the scenario of its row. Called before a verdict.
std::vector<reports::Kill> short_selftest(unsigned jobs, const std::function<bool()>& is_stopped);

}  // namespace vendorproof::harness
