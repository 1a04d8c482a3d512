// Asks one peer, one call after the other, and waits for each answer: for commands that read a peer once.
#pragma once

#include <functional>
#include <string>

#include "core/base/http.h"
#include "core/live/http_client.h"
#include "core/live/transport.h"

namespace vendorproof::live {

struct AskerOptions {
  Duration call_timeout = std::chrono::seconds(60);
  int attempts_max = 4;                                  ///< of one call, when the peer is too busy or fails
  Duration first_wait = std::chrono::milliseconds(500);  ///< doubles with each attempt, unless the peer says how long
  Duration wait_max = std::chrono::seconds(60);
};

class Asker {
 public:
  /// `tell` is told, for people, why a call is repeated.
  Asker(PeerAddress address, const AskerOptions& options, std::function<void(const std::string&)> tell);
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;
  ~Asker();

  /// The answer, whatever its status; or why there is none. 429 and 5xx, and a call that was not delivered, are
  /// repeated.
  Sent ask(const HttpRequest& request);

 private:
  HttpClient& client_for(const HttpRequest& request);

  PeerAddress address_;
  AskerOptions options_;
  std::function<void(const std::string&)> tell_;
  std::vector<std::unique_ptr<HttpClient>> clients_;  ///< one for each route
};

}  // namespace vendorproof::live
