#include "harness/world/planned_crashes.h"

#include <fmt/format.h>

namespace vendorproof::harness {

PlannedCrashes::PlannedCrashes(const std::vector<scenarios::Fault>& faults,
                               std::string (*called)(const std::string& operation)) {
  for (const scenarios::Fault& fault : faults) {
    if (fault.kind != scenarios::FaultKind::Crash) continue;
    planned_.push_back({fault, called == nullptr ? fault.operation : called(fault.operation)});
  }
}

bool PlannedCrashes::strike(std::string_view operation) {
  if (operation.empty()) return false;
  const std::int64_t number = ++calls_[std::string(operation)];
  for (Planned& planned : planned_) {
    if (planned.called != operation || number <= planned.fault.skip) continue;
    if (planned.struck >= planned.fault.times) continue;
    ++planned.struck;
    return true;
  }
  return false;
}

std::int64_t PlannedCrashes::calls_of(std::string_view operation) const {
  const auto found = calls_.find(operation);
  return found == calls_.end() ? 0 : found->second;
}

std::vector<std::string> PlannedCrashes::missed() const {
  std::vector<std::string> missed;
  for (const Planned& planned : planned_) {
    if (planned.struck == 0) missed.push_back(call_text(planned.fault.operation, planned.fault.skip + 1));
  }
  return missed;
}

std::string call_text(const std::string& operation, std::int64_t number) {
  return fmt::format("{} number {}", operation, number);
}

}  // namespace vendorproof::harness
