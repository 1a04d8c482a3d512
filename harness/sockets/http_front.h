// Serves a function from request to response over HTTP: the thin layer around the mocks and the control plane.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "core/base/http.h"
#include "core/base/result.h"
#include "harness/sockets/delivery.h"
#include "harness/sockets/tls_certificate.h"

namespace vendorproof::harness {

/// One server on 127.0.0.1. Every open connection has its own thread, at most 1,000 of them; bodies of at most
/// 64 MiB, targets of at most 8 KiB (with a body 2,000 characters).
class HttpFront {
 public:
  /// Called from many threads at once; does not throw.
  using Answer = std::function<Delivery(const HttpRequest&)>;

  /// Accepts connections when it returns. `port` 0 takes any free one. Errors: Unavailable, naming the port and why.
  static Result<std::unique_ptr<HttpFront>> open(int port, Answer answer);
  /// The same behind TLS. The certificate need not outlive this call.
  static Result<std::unique_ptr<HttpFront>> open_tls(int port, const TlsCertificate& certificate, Answer answer);

  HttpFront(const HttpFront&) = delete;
  HttpFront& operator=(const HttpFront&) = delete;
  /// Finishes running requests, closes every connection, and joins every thread.
  ~HttpFront();

  int port() const;
  /// `http://127.0.0.1:<port>`, or the same with `https://`
  std::string url() const;

 private:
  class Server;
  static Result<std::unique_ptr<HttpFront>> begun(std::unique_ptr<Server> server, int port);
  explicit HttpFront(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace vendorproof::harness
