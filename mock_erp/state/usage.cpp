#include "mock_erp/state/usage.h"

#include <chrono>

namespace vendorproof::mock_erp {

bool Usage::admits(std::int64_t requests_max, Instant now) {
  if (requests_max == 0) return true;
  while (!by_second_.empty() && by_second_.begin()->first <= now - window) {
    within_window_ -= by_second_.begin()->second;
    by_second_.erase(by_second_.begin());
  }
  if (within_window_ >= requests_max) return false;
  ++by_second_[std::chrono::floor<std::chrono::seconds>(now)];
  ++within_window_;
  return true;
}

}  // namespace vendorproof::mock_erp
