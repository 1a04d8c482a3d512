// Where answers wait for the one thread that steps the core.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "core/core.h"

namespace vendorproof::live {

/// Any thread posts, one takes. Never holds more answers than there are calls in flight.
class Inbox {
 public:
  void post(CallDone answer);
  /// From now on take() returns at once and empty-handed.
  void stop();
  bool stopped() const;

  /// The oldest answer, waiting for one at most `patience` (cut to an hour); none when there is none or after stop().
  std::optional<CallDone> take(Duration patience);

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<CallDone> answers_;
  bool stopped_ = false;
};

}  // namespace vendorproof::live
