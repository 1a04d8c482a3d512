// Crashes that the plan of a scenario names: after which calls of an operation the integration is killed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/scenario.h"

namespace vendorproof::harness {

class PlannedCrashes {
 public:
  /// `called`: how the calls of an operation of the scenario are named here; null: as in the scenario.
  explicit PlannedCrashes(const std::vector<scenarios::Fault>& faults,
                          std::string (*called)(const std::string& operation) = nullptr);

  /// Counts a call of the operation, and says whether the integration is killed after it. One call is killed by one
  /// crash of the plan.
  bool strike(std::string_view operation);
  /// How many calls of the operation there were.
  std::int64_t calls_of(std::string_view operation) const;
  /// The crashes that never struck, in the words of the scenario: `submitInvoices number 2`.
  std::vector<std::string> missed() const;

 private:
  struct Planned {
    scenarios::Fault fault;
    std::string called;
    std::int64_t struck = 0;
  };

  std::vector<Planned> planned_;
  std::map<std::string, std::int64_t, std::less<>> calls_;
};

/// `submitInvoices number 2`: a call, counted from 1.
std::string call_text(const std::string& operation, std::int64_t number);

}  // namespace vendorproof::harness
