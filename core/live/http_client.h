// One kept connection to one endpoint. Only stop() may be called from another thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "core/base/http.h"
#include "core/core.h"
#include "core/live/endpoint.h"

namespace vendorproof::live {

using Outcome = std::variant<HttpResponse, NoAnswer>;

struct Sent {
  Outcome outcome;
  std::string trouble;  ///< for people: why there is no answer; "" with an answer
};

class HttpClient {
 public:
  /// Connects at the first request. Certificates of https endpoints are checked against the system's authorities,
  /// or against those in the file that the environment variable SSL_CERT_FILE names (or the folder SSL_CERT_DIR).
  explicit HttpClient(const Endpoint& endpoint);
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();

  /// Takes little more than `timeout` (at least a millisecond); accepts answers of at most 64 MiB. NotDelivered if no
  /// byte of the request can have left (no connection, no TLS); Indeterminate for every other failure.
  Sent send(const HttpRequest& request, Duration timeout);

  /// Ends a send() that is under way in another thread.
  void stop();

 private:
  struct Connection;
  Endpoint endpoint_;
  std::unique_ptr<Connection> connection_;
};

/// How often and how long a call is repeated where the peer is too busy or fails.
struct Patience {
  Duration call_timeout = std::chrono::seconds(60);
  int attempts_max = 4;
  Duration first_wait = std::chrono::milliseconds(500);  ///< doubles with each attempt, unless the peer says how long
  Duration wait_max = std::chrono::seconds(60);
};

/// For calls that only read: repeats 429, 5xx, and what was not delivered, and waits between. `tell` is told, for
/// people, why a call is repeated. Returns the last outcome, whatever its status.
Sent send_patiently(HttpClient& client, const HttpRequest& request, const Patience& patience,
                    const std::function<void(const std::string& text)>& tell);

}  // namespace vendorproof::live
