// The threads that send: some per peer, each with its own connections.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/core.h"
#include "core/live/endpoint.h"
#include "core/live/inbox.h"

namespace vendorproof::live {

/// Requests whose path begins with `path_prefix` go to `endpoint`.
struct Route {
  std::string path_prefix;
  Endpoint endpoint;
};

/// The first route that fits is taken; the last one's prefix must be "".
struct PeerAddress {
  std::vector<Route> routes;
  std::int64_t connections_max = 4;  ///< threads, and so calls under way at once; 1 to 64
};

class Transport {
 public:
  /// The inbox must outlive the transport.
  Transport(PeerAddress amazon, PeerAddress erp, Inbox& inbox);
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  /// Breaks off what is under way: the core takes it for unknown at its next boot.
  ~Transport();

  /// Returns at once; exactly one CallDone follows within `timeout` and a little, unless the transport ends first.
  void submit(HttpCall call, Duration timeout);

 private:
  class Lane;
  std::unique_ptr<Lane> amazon_;
  std::unique_ptr<Lane> erp_;
};

}  // namespace vendorproof::live
