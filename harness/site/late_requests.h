// Requests that have their effect only after the client has given them up (the scenario's LateEffect).
#pragma once

#include <optional>
#include <vector>

#include "core/base/http.h"
#include "core/base/peer.h"
#include "core/base/time.h"

namespace vendorproof::harness {

struct LateRequest {
  Instant at;
  Peer peer = Peer::Amazon;
  HttpRequest request;
};

class LateRequests {
 public:
  void add(LateRequest late);
  /// When the next one arrives; nullopt if all have arrived.
  std::optional<Instant> next() const;
  /// The next one that arrives up to `until`, which is then forgotten here; nullopt if it arrives later.
  std::optional<LateRequest> take(Instant until);
  void clear() { requests_.clear(); }

 private:
  std::vector<LateRequest> requests_;  ///< in order of time
};

}  // namespace vendorproof::harness
