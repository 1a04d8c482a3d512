// What happens in the simulated world, one after the other.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "core/core.h"
#include "harness/world/network.h"
#include "harness/world/planted.h"

namespace vendorproof::harness {

/// One call on its way, and what the network does to it.
struct Exchange {
  HttpCall call;
  Disposition disposition;
  SpoiledRequest spoiled;    ///< the call after a planted defect has changed it
  std::uint64_t epoch = 0;   ///< number of the core that sent it; answers to a killed core are dropped
  std::size_t record = 0;    ///< index in RunOutcome::calls + 1; 0 for polls
  bool is_given_up = false;  ///< the call ends at its deadline, before it arrives
};

enum class Moment { Arrival, Answer, Timeout, Wake, Boot };

struct Happening {
  Instant at;
  std::uint64_t sequence = 0;
  Moment moment = Moment::Wake;
  std::uint64_t epoch = 0;
  std::shared_ptr<Exchange> exchange;
  std::optional<HttpResponse> response;
};

/// For a heap: the earliest event first; among equal times the one that was planned first.
inline bool later(const Happening& left, const Happening& right) {
  return std::pair(left.at, left.sequence) > std::pair(right.at, right.sequence);
}

}  // namespace vendorproof::harness
