#include "harness/sockets/buffered_server.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include "core/base/text.h"
#include "core/base/time.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t input_bytes = 16UL * 1024;
/// A larger answer is sent in pieces.
constexpr std::size_t output_bytes = 64UL * 1024;
/// The size of a request before its body. The library limits each line and header, but not their number.
constexpr std::size_t head_bytes_max = 64UL * 1024;
constexpr std::string_view end_of_chunks = "0\r\n\r\n";
/// How much unwanted input is read and dropped at the end of a connection.
constexpr std::size_t unread_bytes_max = 64UL * 1024 * 1024;
constexpr time_t unread_wait_microseconds = 200'000;
constexpr Duration unread_time_max = std::chrono::seconds(2);

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

/// How far a request was read, to decide whether the next bytes on the connection are a new request. If a body was not
/// read (as for a GET) or does not match its announced length, the rest of it must not be read as a request.
class Progress {
 public:
  void begin() { *this = Progress(); }

  void take(std::string_view bytes) {
    taken_ += bytes.size();
    if (!chunked_) return;
    tail_.append(bytes);
    if (tail_.size() > end_of_chunks.size()) tail_.erase(0, tail_.size() - end_of_chunks.size());
  }

  void end_head(const httplib::Request& request) {
    head_ended_ = true;
    chunked_ = request.has_header("Transfer-Encoding");
    const std::string length = request.get_header_value("Content-Length");
    std::size_t body = 0;
    const auto read = std::from_chars(length.data(), length.data() + length.size(), body);
    announced_ = length.empty() || read.ptr == length.data() + length.size();
    end_ = taken_ + body;
  }

  bool head_is_too_long() const { return !head_ended_ && taken_ >= head_bytes_max; }
  bool is_whole() const {
    if (!head_ended_ || !announced_) return false;
    return chunked_ ? tail_ == end_of_chunks : taken_ == end_;
  }

 private:
  std::size_t taken_ = 0;
  std::size_t end_ = 0;
  bool head_ended_ = false;
  bool announced_ = false;
  bool chunked_ = false;
  std::string tail_;
};

/// Bytes that were read ahead stay for the next request. Written bytes are collected until the server must read again.
class Connection : public httplib::Stream {
 public:
  Connection(socket_t socket, std::size_t requests_max)
      : requests_left_(requests_max),
        socket_(socket),
        remote_(end_of(socket, ::getpeername)),
        local_(end_of(socket, ::getsockname)) {}

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
    if (progress_.head_is_too_long()) return -1;
    if (from_ == until_ && !fill(0)) return ended_ ? 0 : -1;
    const std::size_t count = std::min(size, until_ - from_);
    std::memcpy(bytes, input_.data() + from_, count);
    progress_.take({input_.data() + from_, count});
    from_ += count;
    return static_cast<ssize_t>(count);
  }

  ssize_t write(const char* bytes, std::size_t size) override {
    if (failed_) return -1;
    const std::string_view text(bytes, size);
    if (starts_with(text, "HTTP/")) says_close_ = text.find("\r\nConnection: close\r\n") != std::string_view::npos;
    if (output_.size() + size <= output_bytes) {
      output_.append(text);
    } else if (!send(text)) {
      return -1;
    }
    return static_cast<ssize_t>(size);
  }

  bool flush() { return !failed_ && (output_.empty() || send({})); }

  enum class Input { Ready, None, Ended };
  /// Whether a new request has begun to arrive; does not wait.
  Input next_request() {
    progress_.begin();
    says_close_ = false;
    if (from_ < until_ || fill(MSG_DONTWAIT)) return Input::Ready;
    return ended_ ? Input::Ended : Input::None;
  }
  /// The last one ends the connection.
  bool is_last_request() { return requests_left_-- <= 1; }

  void end_head(const httplib::Request& request) { progress_.end_head(request); }
  bool may_go_on() const { return progress_.is_whole() && !says_close_; }

  /// Closes the connection so that the answer arrives: unread input would reset it, and the client would lose the
  /// answer.
  void close() {
    ::shutdown(socket_, SHUT_WR);
    limit(socket_, SO_RCVTIMEO, 0, unread_wait_microseconds);
    std::size_t unread = 0;
    const Instant deadline = real_now() + unread_time_max;
    for (ssize_t count = 1; count > 0 && unread < unread_bytes_max; unread += static_cast<std::size_t>(count)) {
      if (real_now() > deadline) break;
      count = std::max<ssize_t>(::recv(socket_, input_.data(), input_.size(), 0), 0);
    }
    ::shutdown(socket_, SHUT_RDWR);
    ::close(socket_);
  }

 private:
  /// Reads the available bytes. False at the end of input, after an error, and when nothing has come within the read
  /// timeout, or at once with MSG_DONTWAIT.
  bool fill(int flags) {
    if (!flush()) {
      ended_ = true;
      return false;
    }
    ssize_t count = 0;
    do {
      count = ::recv(socket_, input_.data(), input_.size(), flags);
    } while (count < 0 && errno == EINTR);
    ended_ = count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
    from_ = 0;
    until_ = count > 0 ? static_cast<std::size_t>(count) : 0;
    return count > 0;
  }

  /// Sends the collected bytes, and then these, in one call. A blocking socket takes all bytes, or those it can send
  /// within the write timeout: a slower client gets no more.
  bool send(std::string_view bytes) {
    // The kernel reads the parts and does not change them.
    std::array<iovec, 2> parts = {{{output_.data(), output_.size()}, {const_cast<char*>(bytes.data()), bytes.size()}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    ssize_t count = 0;
    do {
      count = ::sendmsg(socket_, &message, MSG_NOSIGNAL);
    } while (count < 0 && errno == EINTR);
    failed_ = count != static_cast<ssize_t>(output_.size() + bytes.size());
    output_.clear();
    return !failed_;
  }

  std::size_t requests_left_;
  socket_t socket_;
  End remote_;
  End local_;
  Progress progress_;
  bool says_close_ = false;
  std::array<char, input_bytes> input_;
  std::size_t from_ = 0;
  std::size_t until_ = 0;
  bool ended_ = false;
  std::string output_;
  bool failed_ = false;
};

}  // namespace

/// A connection of the server in its pool.
class BufferedServer::Kept : public ReadyPool::Connection {
 public:
  Kept(BufferedServer& server, socket_t socket) : server_(server), connection_(socket, server.keep_alive_max_count_) {}
  ~Kept() override { connection_.close(); }
  int socket() const override { return connection_.socket(); }

  bool serve() override {
    for (;;) {
      const auto input = connection_.next_request();
      if (input != harness::Connection::Input::Ready) return input == harness::Connection::Input::None;
      if (!answer()) return false;
    }
  }

 private:
  bool answer() {
    const bool is_last = connection_.is_last_request();
    bool closed = false;
    const bool good = server_.process_request(connection_, is_last, closed,
                                              [&](const httplib::Request& request) { connection_.end_head(request); });
    return connection_.flush() && good && !closed && !is_last && connection_.may_go_on() &&
           server_.svr_sock_ != INVALID_SOCKET;
  }

  BufferedServer& server_;
  harness::Connection connection_;
};

/// The library hands accepted connections over as tasks; here each of them only goes to the pool.
class BufferedServer::Tasks : public httplib::TaskQueue {
 public:
  explicit Tasks(ReadyPool& pool) : pool_(pool) {}
  void enqueue(std::function<void()> task) override { task(); }
  void shutdown() override { pool_.finish(); }

 private:
  ReadyPool& pool_;
};

BufferedServer::BufferedServer() {
  new_task_queue = [this] {
    pool_ = std::make_unique<ReadyPool>(connections_max, std::chrono::seconds(keep_alive_timeout_sec_));
    return new Tasks(*pool_);
  };
}

BufferedServer::~BufferedServer() = default;

bool BufferedServer::process_and_close_socket(socket_t socket) {
  limit(socket, SO_RCVTIMEO, read_timeout_sec_, read_timeout_usec_);
  limit(socket, SO_SNDTIMEO, write_timeout_sec_, write_timeout_usec_);
  pool_->add(std::make_unique<Kept>(*this, socket));
  return true;
}

}  // namespace vendorproof::harness
