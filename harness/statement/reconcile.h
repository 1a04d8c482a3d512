// `vendorproof reconcile`: the statement at the end of a month, from the store of the integration.
#pragma once

#include <string>

namespace vendorproof::harness {

struct ReconcileOptions {
  std::string config_file;      ///< names the store; or
  std::string store_file;       ///< the store itself
  std::string month;            ///< `2026-11`; "": the month of the newest movement
  std::string out;              ///< folder for statement.txt, .csv and .html; "": none
  std::string format = "text";  ///< what is printed: text, csv or html
  bool no_colour = false;
};

/// Ends with 0 if the ERP's receivable ties to Amazon's payable, with 1 if something is not explained, with 2 for a
/// store or configuration that cannot be read. Reads a copy, so that the daemon may go on working.
int reconcile(const ReconcileOptions& options);

}  // namespace vendorproof::harness
