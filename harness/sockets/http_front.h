// Serves a function from request to response over HTTP: the thin layer around the mocks and the control plane.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "harness/sockets/delivery.h"
#include "harness/sockets/tls_certificate.h"

namespace vendorproof::harness {

/// One server on 127.0.0.1. Every open connection has its own thread, at most 1,000 of them; bodies of at most
/// 64 MiB, or less by the limit of their target; targets of at most 8 KiB (with a body 2,000 characters). A body whose
/// announced length is too large is answered with 413 and its connection ends: before it is read, or behind TLS after
/// it was read and dropped.
class HttpFront {
 public:
  /// Called from many threads at once; does not throw.
  using Answer = std::function<Delivery(const HttpRequest&)>;
  /// The bytes that a body for this path may have. Also called from many threads.
  using BodyLimit = std::size_t (*)(std::string_view path);

  /// Accepts connections when it returns. `port` 0 takes any free one. Errors: Unavailable, naming the port and why.
  static Result<std::unique_ptr<HttpFront>> open(int port, Answer answer, BodyLimit limit = usual_body_limit);
  /// The same behind TLS. The certificate need not outlive this call.
  static Result<std::unique_ptr<HttpFront>> open_tls(int port, const TlsCertificate& certificate, Answer answer,
                                                     BodyLimit limit = usual_body_limit);

  HttpFront(const HttpFront&) = delete;
  HttpFront& operator=(const HttpFront&) = delete;
  /// Finishes running requests, closes every connection, and joins every thread.
  ~HttpFront();

  int port() const;
  /// `http://127.0.0.1:<port>`, or the same with `https://`
  std::string url() const;

  /// 64 MiB for every path.
  static std::size_t usual_body_limit(std::string_view path);

 private:
  class Server;
  static Result<std::unique_ptr<HttpFront>> begun(std::unique_ptr<Server> server, int port);
  explicit HttpFront(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace vendorproof::harness
