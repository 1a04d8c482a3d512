// A server that never answers, for the tests of this room.
#pragma once

#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/live/endpoint.h"

namespace vendorproof::live {

/// A listening socket. The system accepts connections, and nobody reads from them.
class Silent {
 public:
  Silent() {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    socklen_t size = sizeof address;
    EXPECT_EQ(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    EXPECT_EQ(::listen(socket_, SOMAXCONN), 0);
  }
  Silent(const Silent&) = delete;
  Silent& operator=(const Silent&) = delete;
  ~Silent() { ::close(socket_); }
  int socket() const { return socket_; }
  Endpoint endpoint() const { return {"http://127.0.0.1:" + std::to_string(port_), ""}; }

 private:
  int socket_ = -1;
  int port_ = 0;
};

}  // namespace vendorproof::live
