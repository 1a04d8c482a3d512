// The first look: ten orders, a broken example integration, and a verdict that names its defects with money.
#pragma once

#include <string>

namespace vendorproof::harness {

struct DemoOptions {
  std::string out = "vendorproof-demo";  ///< folder for report.html, report.json and junit.xml
};

/// Plays in virtual time, in far less than a second. Returns 0 if the verdict names the three defects, 2 if the report
/// cannot be written, 70 if a defect is not found.
int demo(const DemoOptions& options);

}  // namespace vendorproof::harness
