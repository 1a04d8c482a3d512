#include "core/live/operators/front.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <utility>

#include <fmt/format.h>
#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/text.h"

namespace vendorproof::live {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

/// What is read and dropped at the end, so that an answer to an unread request is not lost.
constexpr std::size_t unread_bytes_max = 256UL * 1024;
constexpr Duration unread_time = std::chrono::seconds(1);

bool wait_for(int socket, short events, SteadyTime until) {
  const auto left = std::chrono::ceil<Duration>(until - std::chrono::steady_clock::now());
  if (left <= Duration(0)) return false;
  pollfd waiting{socket, events, 0};
  return ::poll(&waiting, 1, static_cast<int>(left.count())) == 1;
}

/// One connection: at most so many bytes in, until a moment.
class BoundedStream : public httplib::Stream {
 public:
  BoundedStream(int socket, const FrontLimits& limits)
      : socket_(socket),
        bytes_left_(limits.request_bytes),
        answer_time_(limits.answer_time),
        until_(std::chrono::steady_clock::now() + limits.request_time) {}

  bool is_readable() const override { return at_ < filled_ || wait_for(socket_, POLLIN, until_); }
  bool is_writable() const override {
    return wait_for(socket_, POLLOUT, std::chrono::steady_clock::now() + answer_time_);
  }
  ssize_t read(char* target, std::size_t size) override {
    if (at_ == filled_ && !fill()) return -1;
    const std::size_t taken = std::min(size, filled_ - at_);
    std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(at_), taken, target);
    at_ += taken;
    return static_cast<ssize_t>(taken);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    if (!is_writable()) return -1;
    return ::send(socket_, bytes, size, MSG_NOSIGNAL);
  }
  void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  socket_t socket() const override { return socket_; }

 private:
  bool fill() {
    if (bytes_left_ == 0 || !wait_for(socket_, POLLIN, until_)) return false;
    const ssize_t came = ::recv(socket_, buffer_.data(), std::min(buffer_.size(), bytes_left_), 0);
    if (came <= 0) return false;
    bytes_left_ -= static_cast<std::size_t>(came);
    at_ = 0;
    filled_ = static_cast<std::size_t>(came);
    return true;
  }

  int socket_;
  std::size_t bytes_left_;
  Duration answer_time_;
  SteadyTime until_;
  std::array<char, 4096> buffer_{};
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
};

void end(int socket) {
  ::shutdown(socket, SHUT_WR);
  const SteadyTime until = std::chrono::steady_clock::now() + unread_time;
  std::array<char, 4096> dropped{};
  for (std::size_t bytes = 0; bytes < unread_bytes_max && wait_for(socket, POLLIN, until);) {
    const ssize_t came = ::recv(socket, dropped.data(), dropped.size(), 0);
    if (came <= 0) break;
    bytes += static_cast<std::size_t>(came);
  }
  ::close(socket);
}

/// Set in the thread that accepts connections while it turns one away.
thread_local bool is_turning_away = false;

/// A pool whose queue has an end.
class BoundedPool : public httplib::TaskQueue {
 public:
  explicit BoundedPool(const FrontLimits& limits) : pool_(limits.threads), waiting_max_(limits.waiting) {}
  void enqueue(std::function<void()> task) override {
    if (waiting_ >= waiting_max_) {
      is_turning_away = true;
      task();
      is_turning_away = false;
      return;
    }
    ++waiting_;
    pool_.enqueue([this, task = std::move(task)] {
      --waiting_;
      task();
    });
  }
  void shutdown() override { pool_.shutdown(); }

 private:
  httplib::ThreadPool pool_;
  std::size_t waiting_max_;
  std::atomic<std::size_t> waiting_ = 0;
};

HttpRequest request_of(const httplib::Request& in) {
  HttpRequest request;
  request.method = in.method;
  request.path = in.path;
  for (const auto& [name, value] : in.params) request.query.emplace_back(name, value);
  for (const auto& [name, value] : in.headers) request.headers.emplace_back(name, value);
  request.body = in.body;
  return request;
}

void put(const HttpResponse& response, httplib::Response& out) {
  out.status = response.status;
  for (const auto& [name, value] : response.headers) {
    if (!equal_ignoring_case(name, "Content-Type")) out.set_header(name, value);
  }
  out.set_content(response.body, header_of(response.headers, "Content-Type").value_or("text/plain"));
}

}  // namespace

class Front::Server : public httplib::Server {
 public:
  Server(Check check, Answer answer, const FrontLimits& limits) : limits_(limits) {
    set_tcp_nodelay(true);
    // Without SO_REUSEPORT, which the library sets: two daemons must not share a port.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_payload_max_length(limits.request_bytes);
    new_task_queue = [limits] { return new BoundedPool(limits); };
    set_pre_routing_handler([check = std::move(check)](const httplib::Request& in, httplib::Response& out) {
      const std::optional<HttpResponse> refusal = check(request_of(in));
      if (!refusal) return HandlerResponse::Unhandled;
      put(*refusal, out);
      return HandlerResponse::Handled;
    });
    const auto handle = [answer = std::move(answer)](const httplib::Request& in, httplib::Response& out) {
      put(answer(request_of(in)), out);
    };
    Get("/.*", handle);
    Post("/.*", handle);
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    if (!is_turning_away) {
      BoundedStream stream(socket, limits_);
      bool is_closed = false;
      process_request(stream, true, is_closed, nullptr);
    }
    end(socket);
    return true;
  }

  FrontLimits limits_;
};

Front::Front(std::unique_ptr<Server> server) : server_(std::move(server)) {}

Result<std::unique_ptr<Front>> Front::open(const std::string& host, int port, Check check, Answer answer,
                                           const FrontLimits& limits) {
  std::unique_ptr<Front> front(new Front(std::make_unique<Server>(std::move(check), std::move(answer), limits)));
  front->port_ = port == 0 ? front->server_->bind_to_any_port(host) : port;
  const bool is_bound = port == 0 ? front->port_ > 0 : front->server_->bind_to_port(host, port);
  if (!is_bound) {
    return failure(ErrorCode::Unavailable,
                   fmt::format("{}:{} cannot be listened on; another program may have the port, or the address is not "
                               "one of this machine",
                               host, port));
  }
  front->thread_ = std::thread([server = front->server_.get()] { server->listen_after_bind(); });
  while (!front->server_->is_running()) std::this_thread::yield();
  return front;
}

Front::~Front() {
  server_->stop();
  if (thread_.joinable()) thread_.join();
}

}  // namespace vendorproof::live
