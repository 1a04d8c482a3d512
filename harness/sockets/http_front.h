// Serves a function from request to response over HTTP: the thin layer around the mocks and the control plane.
#pragma once

#include <memory>
#include <string>

#include "core/base/http.h"
#include "core/base/result.h"
#include "harness/sockets/http_connection.h"
#include "harness/sockets/tls_certificate.h"

namespace vendorproof::harness {

/// One server. A request that breaks one, or that is
/// not valid HTTP/1.1, is refused at once, and its connection ends.
class HttpFront {
 public:
  using Answer = std::function<Delivery(const HttpRequest&)>;

  /// Accepts connections when it returns. `port` 0 takes any free one; `address` is one of this machine. Errors:
  /// Unavailable, naming the port and why.
  static Result<std::unique_ptr<HttpFront>> open(int port, HttpAnswers answers,
                                                 const std::string& address = "127.0.0.1");
  /// With the usual limits and refusals.
  static Result<std::unique_ptr<HttpFront>> open(int port, Answer answer);
  /// The same behind TLS. The certificate need not outlive this call.
  static Result<std::unique_ptr<HttpFront>> open_tls(int port, const TlsCertificate& certificate, HttpAnswers answers,
                                                     const std::string& address = "127.0.0.1");

  HttpFront(const HttpFront&) = delete;
  HttpFront& operator=(const HttpFront&) = delete;
  /// Finishes running requests, closes every connection, and joins every thread.
  ~HttpFront();

  int port() const;
  /// `http://127.0.0.1:<port>`, or the same with `https://`
  std::string url() const;

  /// 64 MiB for every path.
  static std::size_t usual_body_limit(std::string_view path);
  /// `{"errors":[{"code":..., "message":...}]}`, with the status.
  static HttpResponse usual_refusal(const WireRefusal& refusal);

 private:
  class Server;
  static Result<std::unique_ptr<HttpFront>> begun(std::unique_ptr<Server> server, int port);
  explicit HttpFront(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace vendorproof::harness
