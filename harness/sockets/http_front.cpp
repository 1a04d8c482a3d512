#include "harness/sockets/http_front.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <string_view>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "harness/sockets/server_limits.h"

namespace vendorproof::harness {

namespace {

constexpr int waiting_connections_max = 4096;
constexpr int accept_pause_milliseconds = 10;
constexpr std::string_view busy_answer =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

struct FreeContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, FreeContext>;

/// nullptr if OpenSSL does not take the certificate.
TlsContext context_of(const TlsCertificate& certificate) {
  TlsContext context(SSL_CTX_new(TLS_server_method()));
  if (context == nullptr) return nullptr;
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_mode(context.get(),
                   SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
  const bool is_taken = SSL_CTX_use_certificate(context.get(), certificate.certificate()) == 1 &&
                        SSL_CTX_use_PrivateKey(context.get(), certificate.key()) == 1;
  ERR_clear_error();
  return is_taken ? std::move(context) : nullptr;
}

void refuse_for_now(int socket) {
  ::send(socket, busy_answer.data(), busy_answer.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  ::shutdown(socket, SHUT_WR);
  drop_available_input(socket);
  ::close(socket);
}

}  // namespace

class HttpFront::Server {
 public:
  Server(HttpAnswers answers, TlsContext context, std::string address)
      : answers_(std::move(answers)),
        address_(std::move(address)),
        context_(std::move(context)),
        pool_(answers_.limits.connections, answers_.limits.threads) {
    answers_.answer = [this, answer = std::move(answers_.answer)](const HttpRequest& request) {
      // At the end nothing new is begun.
      return is_ending_ ? Delivery({}, Fate::None) : answer(request);
    };
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  Result<void> bind(int port);
  void start() {
    thread_ = std::thread([this] { accept_all(); });
  }
  int port() const { return port_; }
  std::string url() const { return (context_ ? "https://" : "http://") + address_ + ":" + std::to_string(port_); }

 private:
  void accept_all();
  void take(int socket);
  void add(int socket);
  /// No descriptor is free: the one that is kept for this is used to refuse a client.
  void refuse_without_descriptors();

  HttpAnswers answers_;
  std::string address_;
  TlsContext context_;
  int listening_ = -1;
  int spare_ = -1;  ///< a descriptor
  int port_ = 0;
  ReadyPool pool_;
  std::atomic<bool> is_ending_ = false;
  std::thread thread_;
};

HttpFront::Server::~Server() {
  is_ending_ = true;
  if (thread_.joinable()) {
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
  }
  if (listening_ >= 0) ::close(listening_);
  pool_.finish();
  if (spare_ >= 0) ::close(spare_);
}

Result<void> HttpFront::Server::bind(int port) {
  sockaddr_in name{};
  name.sin_family = AF_INET;
  name.sin_port = htons(static_cast<std::uint16_t>(port));
  if (::inet_pton(AF_INET, address_.c_str(), &name.sin_addr) != 1) {
    return failure(ErrorCode::Unavailable, "'" + address_ + "' is no IPv4 address, such as 127.0.0.1 or 0.0.0.0");
  }
  auto* const where = reinterpret_cast<sockaddr*>(&name);
  socklen_t size = sizeof name;
  const int on = 1;
  listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool is_open = listening_ >= 0 && ::setsockopt(listening_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
                       ::bind(listening_, where, size) == 0 && ::listen(listening_, waiting_connections_max) == 0 &&
                       ::getsockname(listening_, where, &size) == 0;
  if (!is_open && errno == EADDRNOTAVAIL) {
    return failure(ErrorCode::NotFound, "this machine has no address " + address_);
  }
  if (!is_open) {
    return failure(ErrorCode::Unavailable,
                   "port " + std::to_string(port) + " on " + address_ + " cannot be opened: " + std::strerror(errno));
  }
  port_ = ntohs(name.sin_port);
  spare_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  return {};
}

void HttpFront::Server::accept_all() {
  while (!is_ending_) {
    const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket >= 0) {
      take(socket);
    } else if (errno == EMFILE || errno == ENFILE) {
      refuse_without_descriptors();
    } else if (errno != EINTR && errno != ECONNABORTED && !is_ending_) {
      ::poll(nullptr, 0, accept_pause_milliseconds);
    }
  }
}

void HttpFront::Server::refuse_without_descriptors() {
  if (spare_ >= 0) ::close(spare_);
  const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  spare_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  // The call may have waited, and others may have been closed in the meantime.
  if (socket >= 0 && spare_ >= 0) return take(socket);
  if (socket >= 0) refuse_for_now(socket);
  if (spare_ < 0) spare_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (socket < 0 || spare_ < 0) ::poll(nullptr, 0, accept_pause_milliseconds);
}

void HttpFront::Server::take(int socket) {
  if (is_ending_) {
    ::close(socket);
    return;
  }
  if (pool_.is_full()) return refuse_for_now(socket);
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  try {
    add(socket);
  } catch (const std::bad_alloc&) {
    // There is no memory for another connection now.
    ::poll(nullptr, 0, accept_pause_milliseconds);
  }
}

void HttpFront::Server::add(int socket) {
  auto transport = context_ ? tls_transport(socket, context_.get()) : plain_transport(socket);
  if (transport == nullptr) return;
  const Duration first_wait = context_ ? answers_.limits.head_time : answers_.limits.idle_time;
  pool_.add(std::make_unique<HttpConnection>(std::move(transport), answers_, first_wait));
}

HttpFront::HttpFront(std::unique_ptr<Server> server) : server_(std::move(server)) {}

HttpFront::~HttpFront() = default;

Result<std::unique_ptr<HttpFront>> HttpFront::begun(std::unique_ptr<Server> server, int port) {
  if (const auto bound = server->bind(port); !bound) return tl::unexpected<Error>(bound.error());
  server->start();
  return std::unique_ptr<HttpFront>(new HttpFront(std::move(server)));
}

std::size_t HttpFront::usual_body_limit(std::string_view) { return body_bytes_max; }

HttpResponse HttpFront::usual_refusal(const WireRefusal& refusal) {
  Json error = Json::object();
  error["code"] = "InvalidInput";
  error["message"] = refusal.reason;
  Json body = Json::object();
  body["errors"] = Json::array({error});
  return {refusal.status, {{"Content-Type", "application/json"}}, body.dump()};
}

Result<std::unique_ptr<HttpFront>> HttpFront::open(int port, HttpAnswers answers, const std::string& address) {
  return begun(std::make_unique<Server>(std::move(answers), nullptr, address), port);
}

Result<std::unique_ptr<HttpFront>> HttpFront::open(int port, Answer answer) {
  return open(port, HttpAnswers{std::move(answer), usual_body_limit, usual_refusal, {}});
}

Result<std::unique_ptr<HttpFront>> HttpFront::open_tls(int port, const TlsCertificate& certificate, HttpAnswers answers,
                                                       const std::string& address) {
  TlsContext context = context_of(certificate);
  if (context == nullptr) return failure(ErrorCode::Unavailable, "OpenSSL does not take the certificate");
  // OpenSSL writes to sockets that may be closed.
  std::signal(SIGPIPE, SIG_IGN);
  return begun(std::make_unique<Server>(std::move(answers), std::move(context), address), port);
}

int HttpFront::port() const { return server_->port(); }

std::string HttpFront::url() const { return server_->url(); }

}  // namespace vendorproof::harness
