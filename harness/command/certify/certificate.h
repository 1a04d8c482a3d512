// Writes a report as a certificate: files, the terminal, and the exit code.
#pragma once

#include <string>
#include <vector>

#include "reports/report.h"

namespace vendorproof::harness {

/// Where a certificate goes.
struct CertificatePlace {
  std::string command;  ///< `vendorproof certify`, for messages
  std::string out;      ///< folder; "": none
  bool no_colour = false;
  std::vector<std::string> last_lines;  ///< said after the verdict
};

/// The names of the files of a certificate.
std::vector<std::string> certificate_files();

/// Writes all files or none, prints the text, and returns the exit code of the verdict (exit_codes.h); `exit_usage` if
/// the files could not be written.
int deliver(const CertificatePlace& place, const reports::Report& report);

}  // namespace vendorproof::harness
