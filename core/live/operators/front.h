// A small HTTP server: cpp-httplib behind limits of its own, because it sets no limits on header fields, on chunked
// bodies or on the time of a whole request.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace vendorproof::live {

struct FrontLimits {
  std::size_t request_bytes = 64UL * 1024;          ///< head and body of one request; there is one for each connection
  Duration request_time = std::chrono::seconds(5);  ///< until the request is there
  Duration answer_time = std::chrono::seconds(5);   ///< how long a client may take no byte of its answer
  std::size_t threads = 4;
  std::size_t waiting = 32;  ///< connections without a thread; each further one is closed at once
};

class Front {
 public:
  /// Sees a request before its body is read; an answer refuses it.
  using Check = std::function<std::optional<HttpResponse>(const HttpRequest& head)>;
  using Answer = std::function<HttpResponse(const HttpRequest& request)>;

  /// Accepts connections when it returns. `port` 0 takes any free one. Errors: Unavailable, naming address and port.
  static Result<std::unique_ptr<Front>> open(const std::string& host, int port, Check check, Answer answer,
                                             const FrontLimits& limits = {});
  Front(const Front&) = delete;
  Front& operator=(const Front&) = delete;
  /// Finishes the requests that are being answered and joins every thread.
  ~Front();

  int port() const { return port_; }

 private:
  class Server;
  explicit Front(std::unique_ptr<Server> server);

  std::unique_ptr<Server> server_;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace vendorproof::live
