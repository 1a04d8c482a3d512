// What `store rebuild` says at its end: what was asked of each peer, what the new store knows from it, and what is
// left.
#pragma once

#include <string>

#include "core/live/inbox.h"
#include "core/store/store.h"

namespace vendorproof::harness {

/// How the run that made the store went.
struct RebuildRun {
  live::TrafficCounts traffic;
  std::string peer_troubles;  ///< "": both peers answer
  bool gave_up = false;       ///< time was too short
};

/// Several lines. The store counts as complete if both peers answered and time was long enough; what waits for its time
/// is named all the same.
std::string rebuilt_text(const store::Store& store, const std::string& store_file, const RebuildRun& run);

}  // namespace vendorproof::harness
