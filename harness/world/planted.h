// The defect that is planted around the core in one run, and how often it changed anything.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/http.h"
#include "core/base/peer.h"
#include "core/base/shown.h"
#include "core/base/time.h"
#include "harness/defects/defects.h"

namespace vendorproof::harness {

class Planted {
 public:
  /// nullptr: nothing is planted, and every function leaves everything as it is.
  Planted(const Defect* defect, const scenarios::Scenario& scenario);

  /// The request as the defect leaves it.
  SpoiledRequest spoil(Peer peer, HttpRequest request, Instant now);
  void spoil_answer(const SpoiledRequest& spoiled, HttpResponse& response);
  void spoil_shown(std::vector<TradeException>& shown);
  /// Whether the core must begin with an empty store now, after a crash.
  bool takes_the_store();
  /// How slow the clock of the core is.
  Duration clock_is_slow_by() const { return spoiler_.clock_is_slow_by; }
  /// How many requests, answers, lists for people, stores and clocks it changed.
  std::int64_t changes() const { return changes_; }

 private:
  Spoiler spoiler_;
  std::int64_t changes_ = 0;
};

}  // namespace vendorproof::harness
