// `vendorproof report merge`: one certificate of the shards of a campaign.
#pragma once

#include <string>
#include <vector>

namespace vendorproof::harness {

struct MergeOptions {
  std::string action;               ///< `merge`
  std::vector<std::string> shards;  ///< reports, or the folders that certify wrote them to
  std::string out;                  ///< folder for the certificate; "" = none
  std::string command;              ///< how it was called, for the report
  bool no_colour = false;
};

/// Copies the files that repeat failures, too. Returns the exit code of the whole campaign (exit_codes.h).
int merge_command(const MergeOptions& options);

}  // namespace vendorproof::harness
