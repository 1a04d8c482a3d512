#include "harness/sockets/connect_proxy.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/text.h"
#include "harness/sockets/connection_threads.h"
#include "harness/sockets/real_time.h"
#include "harness/sockets/tls_certificate.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t tunnels_max = 500;
constexpr std::size_t connect_bytes_max = 8192;
constexpr int waiting_tunnels_max = 1024;
constexpr timeval patience{10, 0};
/// A client that disappeared must not occupy a thread forever.
constexpr int half_open_milliseconds_max = 10'000;
constexpr int pause_without_descriptors_milliseconds = 10;
constexpr std::string_view end_of_head = "\r\n\r\n";

/// A socket that is closed by the destructor.
class Socket {
 public:
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

sockaddr_in local_address(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

bool send_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// Copies bytes from `from` to `to`; false at the end of `from`, or if `to` does not accept them.
bool move_bytes(int from, int to) {
  std::array<char, 65536> bytes;
  const ssize_t count = ::recv(from, bytes.data(), bytes.size(), 0);
  return count > 0 && send_all(to, {bytes.data(), static_cast<std::size_t>(count)});
}

/// Copies in both directions until both have ended. When one has ended, the other has only a limited time.
void carry(int client, int server) {
  std::array<pollfd, 2> ends = {pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    const bool whole = ends[0].fd >= 0 && ends[1].fd >= 0;
    const int ready = ::poll(ends.data(), ends.size(), whole ? -1 : half_open_milliseconds_max);
    if (ready == 0 || (ready < 0 && errno != EINTR)) return;
    if (ready < 0) continue;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      const int other = i == 0 ? server : client;
      if (move_bytes(ends[i].fd, other)) continue;
      ::shutdown(other, SHUT_WR);
      ends[i].fd = -1;
    }
  }
}

std::string refusal(std::string_view status, const std::string& text) {
  return "HTTP/1.1 " + std::string(status) +
         "\r\nContent-Type: text/plain\r\nContent-Length: " + std::to_string(text.size()) +
         "\r\nConnection: close\r\n\r\n" + text;
}

/// The refusal of a request head; "" if a tunnel may be made.
std::string refusal_of(std::string_view head) {
  const std::vector<std::string> words = split(head.substr(0, head.find("\r\n")), ' ');
  if (words.size() != 3 || !starts_with(words[2], "HTTP/1.")) return refusal("400 Bad Request", "not a request\n");
  if (words[0] != "CONNECT") {
    return refusal("405 Method Not Allowed\r\nAllow: CONNECT", "this proxy only makes tunnels: CONNECT host:443\n");
  }
  const std::size_t colon = words[1].rfind(':');
  const bool known = colon != std::string::npos && words[1].substr(colon + 1) == "443" &&
                     is_amazon_host(std::string_view(words[1]).substr(0, colon));
  if (known) return "";
  return refusal("403 Forbidden", "this proxy leads to " + join(amazon_host_names(), ", ") + " on port 443 only\n");
}

/// Reads up to the empty line; "" if it does not come in time.
std::string read_head(int client) {
  std::string head;
  std::array<char, 1024> bytes;
  const MonoTime deadline = machine_time() + std::chrono::seconds(patience.tv_sec);
  while (head.size() < connect_bytes_max) {
    pollfd input{client, POLLIN, 0};
    const Duration left = deadline - machine_time();
    if (left <= Duration(0) || ::poll(&input, 1, static_cast<int>(left.count())) <= 0) return "";
    const ssize_t count = ::recv(client, bytes.data(), bytes.size(), 0);
    if (count <= 0) return "";
    head.append(bytes.data(), static_cast<std::size_t>(count));
    if (head.find(end_of_head) != std::string::npos) return head;
  }
  return "";
}

void forget_patience(int client) {
  const timeval forever{0, 0};
  ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &forever, sizeof forever);
}

}  // namespace

class ConnectProxy::Server {
 public:
  explicit Server(int tls_port) : tls_port_(tls_port), listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  Result<void> bind(int port);
  void start() {
    thread_ = std::thread([this] { accept_all(); });
  }
  int port() const { return port_; }

 private:
  void accept_all();
  void serve(int descriptor);
  void converse(int descriptor);
  void tunnel(int client, const std::string& head);
  /// Registers an open socket, so that the destructor can wake the thread that waits for it; false after stop.
  bool enter(int descriptor);
  void leave(int descriptor);
  static void refuse(int client);

  int tls_port_;
  Socket listening_;
  int port_ = 0;
  std::mutex mutex_;
  std::set<int> open_;
  std::atomic<std::size_t> clients_ = 0;
  bool ending_ = false;
  ConnectionThreads threads_{tunnels_max};
  std::thread thread_;
};

ConnectProxy::Server::~Server() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    for (const int descriptor : open_) ::shutdown(descriptor, SHUT_RDWR);
  }
  ::shutdown(listening_.get(), SHUT_RDWR);
  if (thread_.joinable()) thread_.join();
  threads_.shutdown();
}

Result<void> ConnectProxy::Server::bind(int port) {
  const int on = 1;
  ::setsockopt(listening_.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address = local_address(port);
  socklen_t size = sizeof address;
  auto* where = reinterpret_cast<sockaddr*>(&address);
  const bool good = ::bind(listening_.get(), where, size) == 0 &&
                    ::listen(listening_.get(), waiting_tunnels_max) == 0 &&
                    ::getsockname(listening_.get(), where, &size) == 0;
  if (!good) {
    return failure(ErrorCode::Unavailable,
                   "port " + std::to_string(port) + " on 127.0.0.1 cannot be opened: " + std::strerror(errno));
  }
  port_ = ntohs(address.sin_port);
  return {};
}

void ConnectProxy::Server::accept_all() {
  for (;;) {
    const int client = ::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC);
    {
      const std::lock_guard lock(mutex_);
      if (ending_) {
        if (client >= 0) ::close(client);
        return;
      }
    }
    // No descriptor is free, or the client has gone: the next client may succeed.
    if (client < 0) {
      ::poll(nullptr, 0, pause_without_descriptors_milliseconds);
      continue;
    }
    if (clients_ >= tunnels_max || !threads_.start([this, client] { serve(client); })) refuse(client);
  }
}

bool ConnectProxy::Server::enter(int descriptor) {
  const std::lock_guard lock(mutex_);
  if (!ending_) open_.insert(descriptor);
  return !ending_;
}

void ConnectProxy::Server::leave(int descriptor) {
  const std::lock_guard lock(mutex_);
  open_.erase(descriptor);
}

void ConnectProxy::Server::serve(int descriptor) {
  const Socket client(descriptor);
  ++clients_;
  if (enter(descriptor)) converse(descriptor);
  --clients_;
}

void ConnectProxy::Server::refuse(int client) {
  const std::string text = refusal("503 Service Unavailable", "too many clients; try again in a second\n");
  ::send(client, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  ::close(client);
}

void ConnectProxy::Server::converse(int descriptor) {
  ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const std::string head = read_head(descriptor);
  const std::string refused = refusal_of(head);
  if (refused.empty()) {
    tunnel(descriptor, head);
  } else {
    send_all(descriptor, refused);
  }
  leave(descriptor);
}

void ConnectProxy::Server::tunnel(int client, const std::string& head) {
  const Socket server(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address = local_address(tls_port_);
  if (!enter(server.get())) return;
  if (::connect(server.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    send_all(client, refusal("502 Bad Gateway", "the mock Amazon does not answer\n"));
  } else {
    const int on = 1;
    for (const int end : {client, server.get()}) ::setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(server.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    forget_patience(client);
    const std::string_view eager = std::string_view(head).substr(head.find(end_of_head) + end_of_head.size());
    if (send_all(client, "HTTP/1.1 200 Connection established\r\n\r\n") && send_all(server.get(), eager)) {
      carry(client, server.get());
    }
  }
  leave(server.get());
}

ConnectProxy::ConnectProxy(std::unique_ptr<Server> server) : server_(std::move(server)) {}
ConnectProxy::~ConnectProxy() = default;

Result<std::unique_ptr<ConnectProxy>> ConnectProxy::open(int port, int tls_port) {
  auto server = std::make_unique<Server>(tls_port);
  if (const auto bound = server->bind(port); !bound) return tl::unexpected<Error>(bound.error());
  server->start();
  return std::unique_ptr<ConnectProxy>(new ConnectProxy(std::move(server)));
}

int ConnectProxy::port() const { return server_->port(); }
std::string ConnectProxy::url() const { return "http://127.0.0.1:" + std::to_string(port()); }

}  // namespace vendorproof::harness
