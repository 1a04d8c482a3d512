// The mock Amazon for clients whose host names are fixed: under Amazon's names, with TLS, and optionally behind a
// proxy.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/json/json.h"
#include "core/base/result.h"
#include "harness/sockets/connect_proxy.h"
#include "harness/sockets/http_front.h"

namespace vendorproof::harness {

struct TlsOptions {
  bool wanted = false;
  int port = 8477;                         ///< 0 takes any free one
  std::optional<int> proxy_port;           ///< nullopt: no proxy; 0 takes any free one
  std::string address = "127.0.0.1";       ///< where the TLS port listens
  std::string folder = "vendorproof-tls";  ///< where ca.pem is written
};

/// Errors: Malformed for a port that is not valid, and for a proxy without TLS.
Result<void> check(const TlsOptions& options);

class TlsDoor {
 public:
  /// Accepts connections when it returns; `answers` are for every name, Login with Amazon's and the API's. `now` is
  /// when the certificate is made. Errors: Unavailable, saying what to do.
  static Result<std::unique_ptr<TlsDoor>> open(const TlsOptions& options, Instant now, HttpAnswers answers);

  int port() const { return front_->port(); }
  /// Adds `"amazon_tls"`, `"ca"` and, if there is a proxy, `"proxy"` to the line that the program prints when it is
  /// ready.
  void announce(Json& ready) const;

 private:
  TlsDoor() = default;

  std::string authority_file_;
  std::unique_ptr<HttpFront> front_;
  std::unique_ptr<ConnectProxy> proxy_;
};

}  // namespace vendorproof::harness
