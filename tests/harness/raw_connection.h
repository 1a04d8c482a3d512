// A client that sends raw bytes, for requests that no library would send, and an answer for a server to all of them.
#pragma once

#include <algorithm>
#include <cerrno>
#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/http.h"

namespace vendorproof::harness {

inline HttpResponse answer_ok(const HttpRequest&) { return {200, {{"Content-Type", "application/json"}}, "{}"}; }

/// A connection that sends exactly the given bytes.
class RawConnection {
 public:
  explicit RawConnection(int port) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    connected = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    const timeval patience{10, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;
  ~RawConnection() { ::close(socket_); }

  void say(const std::string& text) { EXPECT_EQ(::send(socket_, text.data(), text.size(), MSG_NOSIGNAL), text.size()); }
  bool try_to_say(const std::string& text) {
    return ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
  }
  /// The same to a side that may stop reading; then ends the sending direction.
  void say_and_finish(const std::string& text) {
    ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
    ::shutdown(socket_, SHUT_WR);
  }
  /// Ends both directions, also for calls that wait. A peer that closed without having read everything keeps a call
  /// that sends waiting for a minute.
  void hang_up() { ::shutdown(socket_, SHUT_RDWR); }
  /// Reads until `end` arrives, the other side closes, or ten seconds pass.
  std::string hear(const std::string& end) {
    std::string heard;
    char bytes[65536];
    std::size_t looked_at = 0;
    while (heard.find(end, looked_at) == std::string::npos) {
      looked_at = heard.size() - std::min(heard.size(), end.size());
      const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
      closed = count == 0 || (count < 0 && errno == ECONNRESET);
      if (count <= 0) break;
      heard.append(bytes, static_cast<std::size_t>(count));
    }
    return heard;
  }
  bool connected = false;
  bool closed = false;  ///< whether the last read found the connection closed by the other side

 private:
  int socket_ = -1;
};

}  // namespace vendorproof::harness
