// The queue of answers for the one thread that steps the core.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/core.h"

namespace vendorproof::live {

/// The answer to a call, or its absence, as it came from the network.
struct Arrival {
  CallDone done;
  Peer peer = Peer::Amazon;
  std::string trouble;  ///< for people: why there is no answer; "" with an answer
};

struct TrafficCount {
  std::int64_t calls = 0;
  std::int64_t taken = 0;       ///< answers with 2xx
  std::int64_t refused = 0;     ///< 3xx and 4xx
  std::int64_t failed = 0;      ///< 5xx, and what is no status
  std::int64_t unanswered = 0;  ///< no connection, or no answer in time
  std::int64_t withheld = 0;    ///< only shown: the peer was not called
};

/// By peer and operation.
using TrafficCounts = std::map<std::pair<Peer, std::string>, TrafficCount>;

/// What became of the alerts since the start; each is counted once for each place (core/live/alerts).
struct AlertCounts {
  std::int64_t sent = 0;
  std::int64_t failed = 0;   ///< given up
  std::int64_t pending = 0;  ///< on their way now
  std::string trouble;       ///< for people: what does not take alerts now, and why; "" if nothing is wrong
};

/// What a visitor of the operators' door finds in the thread that steps the core.
struct Visit {
  Now now;
  std::string peer_troubles;  ///< see PeerWatch::troubles
  TrafficCounts traffic;
  AlertCounts alerts;
  /// One step of the core; the error says why nothing was changed.
  std::function<std::optional<Error>(const OperatorAction&)> act;
};
using Errand = std::function<void(const Visit&)>;

/// Any thread may post; one thread takes. Never holds more answers than calls are in flight, nor more errands than the
/// door has threads.
class Inbox {
 public:
  static constexpr std::size_t taken_max = 64;

  void post(Arrival answer);
  void post(Errand errand);
  /// From now on take() returns nullopt at once.
  void stop();
  bool stopped() const;

  /// All answers that are there, at most `taken_max`, the oldest first; waits for the first at most `patience` (and at
  /// most an hour). None if no answer came or after stop().
  std::vector<Arrival> take(Duration patience);
  /// What visitors wait for, in the order in which they came; never waits. It ends the wait of take().
  std::vector<Errand> take_errands();

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Arrival> answers_;
  std::vector<Errand> errands_;
  bool stopped_ = false;
};

}  // namespace vendorproof::live
