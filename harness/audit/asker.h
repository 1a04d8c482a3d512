// Asks one peer, one call after the other.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/live/http_client.h"
#include "core/live/transport.h"

namespace vendorproof::harness {

class Asker {
 public:
  /// `tell` is told, for people, why a call is repeated.
  Asker(live::PeerAddress address, const live::Patience& patience, std::function<void(const std::string&)> tell);

  /// By the first route that fits.
  live::Sent ask(const HttpRequest& request);

 private:
  live::PeerAddress address_;
  live::Patience patience_;
  std::function<void(const std::string&)> tell_;
  std::vector<std::unique_ptr<live::HttpClient>> clients_;  ///< one for each route
};

}  // namespace vendorproof::harness
