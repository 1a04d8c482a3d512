// Tells people when a peer does not answer, or refuses the program altogether, and when it is well again; counts calls.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/time.h"
#include "core/live/inbox.h"

namespace vendorproof::live {

class PeerWatch {
 public:
  using Log = std::function<void(std::string_view line)>;

  explicit PeerWatch(Log log);

  /// Logs one line when the peer is in trouble and one when it is well again; while the trouble lasts, another cause
  /// is logged at most once a minute. Bad is: no answer, a status of 401, 403 or 5xx, and a refused login. A peer
  /// is in trouble after three bad answers in a row, or at once if it never gave a good one.
  void note(const Arrival& arrival, MonoTime now);

  /// What is wrong with the peers now, one sentence per peer; "" if neither is in trouble.
  std::string troubles() const;

 private:
  struct Trouble {
    std::string text;
    MonoTime since;
    std::int64_t answers = 1;      ///< bad ones in a row
    std::optional<MonoTime> told;  ///< nullopt while it may be a single slip
  };
  struct Health {
    bool was_well = false;
    std::optional<Trouble> trouble;
  };

  Log log_;
  std::array<Health, 2> peers_;  ///< by Peer
};

/// How often each operation was called since the start, and what came of it.
class Traffic {
 public:
  void note_call(const HttpCall& call);
  void note_answer(const CallDone& done);
  const TrafficCounts& counts() const { return counts_; }

 private:
  using Attempt = std::pair<std::string, std::uint32_t>;

  TrafficCounts counts_;
  std::map<Attempt, TrafficCounts::key_type> under_way_;
};

}  // namespace vendorproof::live
