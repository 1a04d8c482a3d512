// A copy of the books that lags behind: online, Business Central answers most reads from one.
#pragma once

#include <cstddef>
#include <deque>

#include "core/base/time.h"
#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// Remembers the books as they were before each change, for as long as the replica lags. Not in the company's file: it
/// is forgotten within the lag.
class Replica {
 public:
  /// Before a change at `now`. Of several changes at one time, the first counts. Without a lag, nothing is kept.
  void note(const Company& company, Instant now);

  /// The books as they were a lag before `now`; nullptr if they have not changed since.
  Company* books(const Company& company, Instant now);

  std::size_t size() const { return past_.size(); }

 private:
  struct Past {
    Instant until;  ///< they were so before that time
    Company books;
  };
  void forget(Instant until);

  std::deque<Past> past_;  ///< the oldest first
};

}  // namespace vendorproof::mock_erp
