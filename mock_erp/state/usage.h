// How often the integration's user called within the last five minutes.
#pragma once

#include <cstdint>
#include <map>

#include "core/base/time.h"

namespace vendorproof::mock_erp {

/// A sliding window, counted by the second. Requests that are refused for the limit do not count.
class Usage {
 public:
  static constexpr Duration window = std::chrono::minutes(5);

  /// Counts a request unless `requests_max` were admitted within the window; 0: no limit, and nothing is counted.
  bool admits(std::int64_t requests_max, Instant now);

 private:
  std::map<Instant, std::int64_t> by_second_;
  std::int64_t within_window_ = 0;
};

}  // namespace vendorproof::mock_erp
