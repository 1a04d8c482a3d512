// The library's server over buffered, kept connections: one read and one write for an exchange, where the library's
// own stream needs ten system calls.
#pragma once

#include <memory>

#include <httplib.h>

#include "harness/sockets/ready_pool.h"

namespace vendorproof::harness {

/// Without TLS. Requests may be pipelined: sent without waiting for answers (RFC 9112, 9.3.2). Idle connections
/// are closed after the keep-alive timeout. It sets `new_task_queue` itself.
class BufferedServer : public httplib::Server {
 public:
  BufferedServer();
  BufferedServer(const BufferedServer&) = delete;
  BufferedServer& operator=(const BufferedServer&) = delete;
  ~BufferedServer() override;

 private:
  class Kept;
  class Tasks;

  bool process_and_close_socket(socket_t socket) override;

  std::unique_ptr<ReadyPool> pool_;
};

}  // namespace vendorproof::harness
