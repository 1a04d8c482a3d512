#include "harness/buffered_server.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace vendorproof::harness {

namespace {

constexpr std::size_t input_bytes = 16UL * 1024;
/// Beyond this an answer is sent in pieces.
constexpr std::size_t output_bytes = 64UL * 1024;

struct End {
  std::string ip;
  int port = 0;
};

using NameOf = int (*)(int, sockaddr*, socklen_t*);

End end_of(socket_t socket, NameOf name_of) {
  sockaddr_in name{};
  socklen_t size = sizeof name;
  std::array<char, INET_ADDRSTRLEN> text{};
  if (name_of(socket, reinterpret_cast<sockaddr*>(&name), &size) != 0 || name.sin_family != AF_INET) return {};
  ::inet_ntop(AF_INET, &name.sin_addr, text.data(), text.size());
  return {text.data(), ntohs(name.sin_port)};
}

void limit(socket_t socket, int option, time_t seconds, time_t microseconds) {
  const timeval time{seconds, microseconds};
  ::setsockopt(socket, SOL_SOCKET, option, &time, sizeof time);
}

/// What is read ahead stays for the next request; what is written waits until somebody would wait for it.
class Connection : public httplib::Stream {
 public:
  explicit Connection(socket_t socket)
      : socket_(socket), remote_(end_of(socket, ::getpeername)), local_(end_of(socket, ::getsockname)) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override { return !failed_; }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = remote_.ip;
    port = remote_.port;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip = local_.ip;
    port = local_.port;
  }
  socket_t socket() const override { return socket_; }

  ssize_t read(char* bytes, std::size_t size) override {
    if (from_ == until_ && !fill()) return ended_ ? 0 : -1;
    const std::size_t count = std::min(size, until_ - from_);
    std::memcpy(bytes, input_.data() + from_, count);
    from_ += count;
    return static_cast<ssize_t>(count);
  }

  ssize_t write(const char* bytes, std::size_t size) override {
    if (failed_) return -1;
    if (output_.size() + size <= output_bytes) {
      output_.append(bytes, size);
    } else if (!send({bytes, size})) {
      return -1;
    }
    return static_cast<ssize_t>(size);
  }

  bool flush() { return !failed_ && (output_.empty() || send({})); }

  /// Waits for a request at most so many read timeouts.
  bool wait(time_t timeouts) {
    if (from_ < until_) return true;
    for (time_t turn = 0; turn < std::max<time_t>(timeouts, 1); ++turn) {
      if (fill()) return true;
      if (ended_) return false;
    }
    return false;
  }

 private:
  /// Takes in what there is. False at the end, after an error, and after the read timeout.
  bool fill() {
    if (!flush()) {
      ended_ = true;
      return false;
    }
    ssize_t count = 0;
    do {
      count = ::recv(socket_, input_.data(), input_.size(), 0);
    } while (count < 0 && errno == EINTR);
    ended_ = count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
    from_ = 0;
    until_ = count > 0 ? static_cast<std::size_t>(count) : 0;
    return count > 0;
  }

  /// What waits, and then these bytes.
  bool send(std::string_view bytes) {
    failed_ = !send_all(output_, bytes.empty() ? 0 : MSG_MORE) || !send_all(bytes, 0);
    output_.clear();
    return !failed_;
  }

  bool send_all(std::string_view bytes, int flags) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | flags);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  socket_t socket_;
  End remote_;
  End local_;
  std::array<char, input_bytes> input_;
  std::size_t from_ = 0;
  std::size_t until_ = 0;
  bool ended_ = false;
  std::string output_;
  bool failed_ = false;
};

}  // namespace

bool BufferedServer::process_and_close_socket(socket_t socket) {
  limit(socket, SO_RCVTIMEO, read_timeout_sec_, read_timeout_usec_);
  limit(socket, SO_SNDTIMEO, write_timeout_sec_, write_timeout_usec_);
  Connection connection(socket);
  const time_t waits = keep_alive_timeout_sec_ / std::max<time_t>(read_timeout_sec_, 1);
  bool good = true;
  for (std::size_t left = keep_alive_max_count_; left > 0 && good && svr_sock_ != INVALID_SOCKET; --left) {
    if (!connection.wait(waits)) break;
    bool closed = false;
    good = process_request(connection, left == 1, closed, nullptr);
    good = connection.flush() && good && !closed;
  }
  ::shutdown(socket, SHUT_RDWR);
  ::close(socket);
  return good;
}

}  // namespace vendorproof::harness
