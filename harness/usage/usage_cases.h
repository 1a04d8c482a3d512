// What the command line does where it is used wrongly, or where something stands in its way.
#pragma once

#include <string_view>
#include <vector>

namespace vendorproof::harness {

/// The man page shows each row, and a test runs each row.
struct UsageCase {
  std::string_view sentence;
  std::string_view example;  ///< as a shell takes it, without `vendorproof`; the working folder is the test's
  int code;
  std::string_view says;  ///< a part of what is told
};

/// THE TABLE.
const std::vector<UsageCase>& usage_cases();

}  // namespace vendorproof::harness
