// The threads that send calls: several per peer, each with its own connections.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
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

/// The first matching route is used; the prefix of the last route must be "".
struct PeerAddress {
  std::vector<Route> routes;
  std::int64_t connections_max = 4;  ///< threads, and so calls under way at once; 1 to 64
};

class Transport {
 public:
  /// Is told of a call that is not made.
  using Withhold = std::function<void(const HttpCall& call)>;

  /// The inbox must outlive the transport. With `withhold`, nothing leaves that could change anything at a peer: every
  /// call that is neither only a read nor the login is handed over to it, and answered with NoAnswer::Withheld.
  Transport(PeerAddress amazon, PeerAddress erp, Inbox& inbox, Withhold withhold = nullptr);
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  /// Aborts calls that are under way: at its next boot, the core treats their outcome as unknown.
  ~Transport();

  /// Returns at once; exactly one CallDone follows after little more than `timeout`, unless the transport ends first.
  void submit(HttpCall call, Duration timeout);

 private:
  class Lane;
  Inbox& inbox_;
  Withhold withhold_;
  std::unique_ptr<Lane> amazon_;
  std::unique_ptr<Lane> erp_;
};

}  // namespace vendorproof::live
