// `vendorproof audit`: what is wrong in master data, orders and set-up, before anything is sent.
#pragma once

#include <cstdint>
#include <string>

namespace vendorproof::harness {

struct AuditOptions {
  std::string config_file;  ///< "": only the orders of `orders_file`
  std::string orders_file;  ///< saved answers of getPurchaseOrders; "": no file is given
  std::int64_t days = 42;   ///< how far back Amazon's orders and the ERP's shipments are read; 1 to 180
  std::string gs1_prefix;   ///< 7 to 10 digits; "": not stated
  std::string out;          ///< folder for audit.html, audit.json and audit.txt; "": they are not written
  bool no_colour = false;
  bool quiet = false;  ///< no progress
};

/// Ends with 0 if nothing was found, 1 with findings, 3 if nothing was found but a part could not be read, and 2 for
/// wrong usage, files that cannot be read, and a peer that does not answer or refuses everything. Writes nothing to any
/// peer.
int audit_command(const AuditOptions& options);

}  // namespace vendorproof::harness
