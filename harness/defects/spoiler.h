// What a defect may do to the core's traffic. The core itself is never changed.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/http.h"
#include "core/base/peer.h"
#include "core/base/shown.h"
#include "core/base/time.h"

namespace vendorproof::harness {

/// One request on its way from the core to a peer, before the network sees it.
struct SpoiledRequest {
  Peer peer = Peer::Amazon;
  std::string operation;  ///< as operation_of() returns it: `submitInvoices`, `post linkedOrders`
  Instant at;
  HttpRequest request;                  ///< may be edited
  std::optional<HttpResponse> instead;  ///< the core gets this answer, and the peer gets nothing
  int copies = 1;                       ///< how often the peer gets it; the core gets the last answer
  std::vector<HttpRequest> before;      ///< requests that the same peer gets first; their answers are dropped
};

/// The spoiler of one run; its functions hold its state. An empty function does nothing.
struct Spoiler {
  std::function<void(SpoiledRequest& spoiled)> on_request;
  std::function<void(const SpoiledRequest& spoiled, HttpResponse& response)> on_answer;
  std::function<void(std::vector<TradeException>& shown)> on_shown;
  Duration clock_is_slow_by = Duration::zero();  ///< the core's wall clock shows the time so long ago
  bool store_is_lost_at_restart = false;         ///< the core begins with an empty store after each crash
};

}  // namespace vendorproof::harness
