// How fast operations may be called. We keep a copy of Amazon's token buckets, in monotonic time, so that our calls
// never cause a 429. If an operation is throttled all the same, its gate is closed for a pause. A peer that refuses
// everything is shut: after a pause one call at a time tries whether it is open again.
#pragma once

#include <array>
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
  /// Ends that pause.
  void open(Peer peer, std::string_view operation);
  /// Amazon's plan for an operation, `10.0` calls per second (API-01), counts if it is lower than ours. A text that is
  /// not a number changes nothing.
  void limit(std::string_view operation, const std::string& calls_per_second);

  void shut(Peer peer, MonoTime until);
  void reopen(Peer peer);
  /// Calls that may leave at `now`, by operation of Amazon that was called since the start.
  std::map<std::string, std::int64_t> calls_left(MonoTime now) const;
  /// To call at each answer of a peer, and where no answer comes.
  void take_answer(Peer peer);

 private:
  struct Gate {
    std::int64_t millionths = call;  ///< of a call; the bucket starts with one call
    std::int64_t rate = 0;           ///< thousandths of a call per second
    MonoTime filled_at = MonoTime::min();
    MonoTime closed_until = MonoTime::min();
  };
  struct Door {
    bool is_shut = false;
    bool is_tried = false;  ///< a call is under way to find out whether it is open again
    MonoTime until = MonoTime::min();
  };
  std::int64_t filled(const Gate& gate, MonoTime now) const;
  Gate& gate(Peer peer, std::string_view operation);

  static constexpr std::int64_t call = 1'000'000;
  std::int64_t rate_;          ///< thousandths of a call per second
  std::int64_t capacity_;      ///< millionths of a call
  std::array<Door, 2> doors_;  ///< by peer
  /// By peer, because two peers may have operations of the same name.
  std::map<Peer, std::map<std::string, Gate, std::less<>>> gates_;
};

}  // namespace vendorproof::flow
