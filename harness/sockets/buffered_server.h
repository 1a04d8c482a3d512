// The library's server over buffered, kept connections: one read and one write for an exchange, where the library's
// own stream needs ten system calls.
#pragma once

#include <httplib.h>

namespace vendorproof::harness {

/// Without TLS. Requests may be pipelined: sent without waiting for answers (RFC 9112, 9.3.2). Idle connections
/// are closed after the keep-alive timeout, in whole read timeouts.
class BufferedServer : public httplib::Server {
 private:
  bool process_and_close_socket(socket_t socket) override;
};

}  // namespace vendorproof::harness
