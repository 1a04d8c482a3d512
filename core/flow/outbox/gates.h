// How fast operations may be called. We keep a copy of Amazon's token buckets, in monotonic time, so that our calls
// never cause a 429. If an operation is throttled all the same, its gate is closed for a pause.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/time.h"
#include "core/flow/outbox/contract.h"

namespace vendorproof::flow {

class Gates {
 public:
  explicit Gates(const CoreConfig& config);

  /// The time from which a call of the operation may leave: `now` or later.
  MonoTime opens_at(Peer peer, std::string_view operation, MonoTime now);
  void pass(Peer peer, std::string_view operation);
  void close_until(Peer peer, std::string_view operation, MonoTime until);

 private:
  struct Gate {
    std::int64_t thousandths = 1000;  ///< of a call; the bucket starts with one call
    MonoTime filled_at = MonoTime::min();
    MonoTime closed_until = MonoTime::min();
  };
  Gate& gate(Peer peer, std::string_view operation);

  std::int64_t rate_;      ///< thousandths of a call per millisecond, which is calls per second
  std::int64_t capacity_;  ///< thousandths
  /// By peer, because two peers may have operations of the same name.
  std::map<Peer, std::map<std::string, Gate, std::less<>>> gates_;
};

}  // namespace vendorproof::flow
