// How fast operations may be called: Amazon's token buckets, kept by ourselves in monotonic time so that we are never
// the reason for a 429, and the pause of an operation that was throttled all the same.
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

  /// When a call of the operation may leave: `now` or later.
  MonoTime opens_at(Peer peer, std::string_view operation, MonoTime now);
  void pass(Peer peer, std::string_view operation);
  void close_until(Peer peer, std::string_view operation, MonoTime until);

 private:
  struct Gate {
    std::int64_t thousandths = 1000;  ///< of a call; one is there from the start
    MonoTime filled_at = MonoTime::min();
    MonoTime closed_until = MonoTime::min();
  };
  Gate& gate(Peer peer, std::string_view operation);

  std::int64_t rate_;      ///< thousandths of a call per millisecond, which is calls per second
  std::int64_t capacity_;  ///< thousandths
  /// Two peers may call an operation the same.
  std::map<Peer, std::map<std::string, Gate, std::less<>>> gates_;
};

}  // namespace vendorproof::flow
