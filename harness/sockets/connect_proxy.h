// An HTTP proxy for clients whose hosts and port 443 are fixed: it connects Amazon's names, and no others, to the
// TLS port of the mock. So no hosts file needs to be edited, and a mistake never reaches the real Amazon.
#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"

namespace vendorproof::harness {

/// One proxy on 127.0.0.1 that accepts only `CONNECT <one of amazon_host_names()>:443`. Any other host or port is
/// answered with 403, any other method with 405, anything else with 400. At most 500 connections at once, request heads
/// of at most 8 KiB; a client that does not send its head within ten seconds is disconnected.
class ConnectProxy {
 public:
  /// Accepts connections when it returns. `port` 0 takes any free one. Errors: Unavailable, naming the port and why.
  static Result<std::unique_ptr<ConnectProxy>> open(int port, int tls_port);

  ConnectProxy(const ConnectProxy&) = delete;
  ConnectProxy& operator=(const ConnectProxy&) = delete;
  /// Closes every connection and joins every thread.
  ~ConnectProxy();

  int port() const;
  /// `http://127.0.0.1:<port>`
  std::string url() const;

 private:
  class Server;
  explicit ConnectProxy(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace vendorproof::harness
