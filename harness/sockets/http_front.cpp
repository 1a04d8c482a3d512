#include "harness/sockets/http_front.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "core/base/text.h"
#include "harness/sockets/buffered_server.h"
#include "harness/sockets/connection_threads.h"

namespace vendorproof::harness {

namespace {

constexpr const char* address = "127.0.0.1";
constexpr std::size_t keep_alive_requests_max = 1'000'000;
constexpr std::size_t body_bytes_max = 64ULL * 1024 * 1024;
constexpr int waiting_connections_max = 1024;
/// How often the end waits 5 ms for answers that are being sent.
constexpr int turns_of_grace = 200;
/// The library matches such targets by a regular expression, which recurses at every character.
constexpr std::size_t target_with_body_max = 2000;

/// The local port of a connected socket; 0 for anything else.
int local_port_of_connection(int descriptor) {
  sockaddr_in local{};
  sockaddr_in peer{};
  socklen_t local_size = sizeof local;
  socklen_t peer_size = sizeof peer;
  if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&local), &local_size) != 0) return 0;
  if (local.sin_family != AF_INET) return 0;
  if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &peer_size) != 0) return 0;
  return ntohs(local.sin_port);
}

/// The library does not give access to its accepted sockets, so they are found among this process's descriptors.
/// Without this a half-sent request would delay the end by the read timeout.
void end_connections_to(int port, int directions) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
    const int descriptor = std::atoi(entry.path().filename().c_str());
    if (local_port_of_connection(descriptor) == port) ::shutdown(descriptor, directions);
  }
}

/// Ends the connection that a request came over, so that no answer gets through.
void end_connection_of(const httplib::Request& wire, int port) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
    const int descriptor = std::atoi(entry.path().filename().c_str());
    sockaddr_in peer{};
    socklen_t size = sizeof peer;
    if (local_port_of_connection(descriptor) != port) continue;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0) continue;
    if (ntohs(peer.sin_port) == wire.remote_port) ::shutdown(descriptor, SHUT_RDWR);
  }
}

/// The library adds the addresses of the connection as headers, as if the client had sent them.
bool is_added_by_library(std::string_view name) {
  return name == "REMOTE_ADDR" || name == "REMOTE_PORT" || name == "LOCAL_ADDR" || name == "LOCAL_PORT";
}

HttpRequest request_of(const httplib::Request& wire, std::string body) {
  HttpRequest request;
  request.method = wire.method;
  set_target(request, wire.target);
  for (const auto& [name, value] : wire.headers) {
    if (!is_added_by_library(name)) request.headers.emplace_back(name, value);
  }
  request.body = std::move(body);
  return request;
}

/// Gives the pieces of a body to `take` until it returns false; those of a multipart form to `ignore`, because no route
/// here takes one. False if the body does not arrive whole.
bool read_pieces(const httplib::Request& wire, const httplib::ContentReader& read, const httplib::ContentReceiver& take,
                 const httplib::ContentReceiver& ignore) {
  if (!wire.is_multipart_form_data()) return read(take);
  return read([](const httplib::MultipartFormData&) { return true; }, ignore);
}

/// A body of any type, decompressed, up to the limit. By default the library takes only 8 KiB of a form, but has no
/// limit for compressed or chunked bodies. Empty for a multipart form. False if the body does not arrive; then the
/// status says why.
bool read_body(const httplib::Request& wire, httplib::Response& out, const httplib::ContentReader& read,
               std::size_t bytes_max, std::string& body) {
  std::size_t size = 0;
  const auto ignore = [&](const char*, std::size_t count) { return (size += count) <= bytes_max; };
  const auto append = [&](const char* bytes, std::size_t count) {
    if (!ignore(bytes, count)) return false;
    body.append(bytes, count);
    return true;
  };
  const bool good = read_pieces(wire, read, append, ignore);
  if (size > bytes_max) out.status = 413;
  return good && size <= bytes_max;
}

void drop_body(const httplib::Request& wire, const httplib::ContentReader& read) {
  const auto ignore = [](const char*, std::size_t) { return true; };
  read_pieces(wire, read, ignore, ignore);
}

/// The library does not check that a part of an answer lies within it.
bool write_part(std::string_view text, std::size_t offset, std::size_t length, httplib::DataSink& sink) {
  const std::string_view part = text.substr(std::min(offset, text.size()), length);
  return sink.write(part.data(), part.size()) && part.size() == length;
}

/// Every answer is sent whole, which a server may do (RFC 9110, 14.2): the library would answer a range beyond the end
/// with memory behind the answer, and thousands of ranges with thousands of copies. The request is not const itself.
void ignore_ranges(const httplib::Request& wire) { const_cast<httplib::Request&>(wire).ranges.clear(); }

void put(HttpResponse&& response, Fate fate, bool may_compress, httplib::Response& wire) {
  wire.status = response.status;
  for (const auto& [name, value] : response.headers) {
    const bool by_library = equal_ignoring_case(name, "content-length") || equal_ignoring_case(name, "content-type");
    if (!by_library) wire.set_header(name, value);
  }
  const std::string type = header_of(response.headers, "content-type").value_or("application/json");
  if (response.body.empty()) return;
  if (fate != Fate::Cut && !may_compress) {
    wire.body = std::move(response.body);
    wire.set_header("Content-Type", type);
    return;
  }
  // A provider, because the library would compress plain content with Brotli at its slowest level.
  // Shared, because the library copies providers.
  const auto body = std::make_shared<const std::string>(std::move(response.body));
  const bool cut = fate == Fate::Cut;
  wire.set_content_provider(body->size(), type,
                            [body, cut](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                              if (!cut) return write_part(*body, offset, length, sink);
                              sink.write(body->data(), body->size() / 2);
                              return false;
                            });
}

std::string_view path_of(const httplib::Request& wire) {
  return std::string_view(wire.target).substr(0, wire.target.find('?'));
}

/// The length that the request announces; 0 for a body in chunks.
std::size_t announced_bytes(const httplib::Request& wire) {
  return static_cast<std::size_t>(wire.get_header_value<std::uint64_t>("Content-Length"));
}

/// Refuses a request whose body is not read. The library ends the connection, because the provider says that it failed
/// after it has written everything: the unread body must not be taken for the next request.
void refuse_unread(int status, httplib::Response& wire) {
  static const std::string text = R"({"errors":[{"code":"InvalidInput","message":"The request is too long."}]})";
  wire.status = status;
  wire.set_header("Connection", "close");
  wire.set_content_provider(text.size(), "application/json",
                            [](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                              write_part(text, offset, length, sink);
                              return false;
                            });
}

bool may_have_body(const httplib::Request& wire) {
  if (wire.method == "GET" || wire.method == "HEAD" || wire.method == "OPTIONS") return false;
  return wire.has_header("Content-Length") || wire.has_header("Transfer-Encoding");
}

}  // namespace

class HttpFront::Server {
 public:
  Server(std::unique_ptr<httplib::Server> server, std::string scheme, Answer answer, BodyLimit limit)
      : answer_(std::move(answer)), limit_(limit), scheme_(std::move(scheme)), server_(std::move(server)) {
    configure();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() { stop(); }

  Result<void> bind(int port);
  void start();
  int port() const { return port_; }
  std::string url() const { return scheme_ + "://" + address + ":" + std::to_string(port_); }

 private:
  void configure();
  void add_routes();
  void stop();
  /// Behind TLS the library closes a connection at once, and what is unread would take the answer with it. So a body
  /// that is too long is read there and dropped.
  bool is_behind_tls() const { return scheme_ == "https"; }

  Answer answer_;
  BodyLimit limit_;
  std::string scheme_;
  std::unique_ptr<httplib::Server> server_;
  int listening_ = -1;
  int port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
  std::thread thread_;
};

void HttpFront::Server::configure() {
  if (is_behind_tls()) server_->new_task_queue = [] { return new ConnectionThreads(connections_max); };
  server_->set_tcp_nodelay(true);
  server_->set_keep_alive_max_count(keep_alive_requests_max);
  server_->set_keep_alive_timeout(60);
  server_->set_read_timeout(std::chrono::seconds(30));
  server_->set_write_timeout(std::chrono::seconds(30));
  server_->set_payload_max_length(body_bytes_max);
  // Not the library's SO_REUSEPORT: a second server on the same port would take a share of the requests.
  server_->set_socket_options([this](socket_t socket) {
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    listening_ = socket;
  });
  add_routes();
}

void HttpFront::Server::add_routes() {
  const auto answer = [this](const httplib::Request& wire, std::string body, httplib::Response& out) {
    Delivery delivery = answer_(request_of(wire, std::move(body)));
    if (delivery.fate == Fate::None) end_connection_of(wire, port_);
    put(std::move(delivery.response), delivery.fate, wire.has_header("Accept-Encoding"), out);
  };
  const auto read_and_answer = [answer, this](const httplib::Request& wire, httplib::Response& out,
                                              const httplib::ContentReader& read) {
    const std::size_t limit = limit_(path_of(wire));
    if (announced_bytes(wire) > limit) {
      drop_body(wire, read);
      return refuse_unread(413, out);
    }
    std::string body;
    if (read_body(wire, out, read, limit, body)) answer(wire, std::move(body), out);
  };
  const std::string everything = "[^]*";
  server_->Post(everything, read_and_answer);
  server_->Put(everything, read_and_answer);
  server_->Patch(everything, read_and_answer);
  server_->Delete(everything, read_and_answer);
  // A request without a body is answered before the library looks for a route. This includes a POST that states no
  // length: the library would wait for a body until its timeout, although RFC 9112 says that there is no body.
  server_->set_pre_routing_handler([answer, this](const httplib::Request& wire, httplib::Response& out) {
    ignore_ranges(wire);
    if (!may_have_body(wire)) {
      answer(wire, "", out);
    } else if (wire.target.size() > target_with_body_max) {
      refuse_unread(414, out);
    } else if (!is_behind_tls() && announced_bytes(wire) > limit_(path_of(wire))) {
      refuse_unread(413, out);
    } else {
      return httplib::Server::HandlerResponse::Unhandled;
    }
    return httplib::Server::HandlerResponse::Handled;
  });
  // A client that asks before it sends a large body is told at once.
  server_->set_expect_100_continue_handler([this](const httplib::Request& wire, httplib::Response& out) {
    ignore_ranges(wire);
    if (announced_bytes(wire) <= limit_(path_of(wire))) return 100;
    refuse_unread(413, out);
    return 413;
  });
}

Result<void> HttpFront::Server::bind(int port) {
  errno = 0;
  if (port == 0) {
    port_ = server_->bind_to_any_port(address);
  } else if (server_->bind_to_port(address, port)) {
    port_ = port;
  } else {
    port_ = -1;
  }
  if (port_ > 0) {
    // The library's backlog of 5 makes the sixth of simultaneous connections wait for seconds.
    if (::listen(listening_, waiting_connections_max) == 0) return {};
  }
  const std::string why = errno != 0 ? std::strerror(errno) : "unknown reason";
  return failure(ErrorCode::Unavailable,
                 "port " + std::to_string(port) + " on " + address + " cannot be opened: " + why);
}

void HttpFront::Server::start() {
  thread_ = std::thread([this] {
    server_->listen_after_bind();
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  });
}

void HttpFront::Server::stop() {
  if (!thread_.joinable()) return;
  std::unique_lock lock(mutex_);
  bool told = false;
  // Repeated, because a connection that is being accepted now is not among the descriptors yet, and because a server
  // that has not begun to listen ignores stop().
  for (int turn = 0; !ended_; ++turn) {
    if (!told && server_->is_running()) {
      server_->stop();
      told = true;
    }
    // Answers that are being sent may finish, but a slow reader has only a limited time.
    end_connections_to(port_, turn < turns_of_grace ? SHUT_RD : SHUT_RDWR);
    changed_.wait_for(lock, std::chrono::milliseconds(5));
  }
  lock.unlock();
  thread_.join();
}

HttpFront::HttpFront(std::unique_ptr<Server> server) : server_(std::move(server)) {}

HttpFront::~HttpFront() = default;

Result<std::unique_ptr<HttpFront>> HttpFront::begun(std::unique_ptr<Server> server, int port) {
  if (const auto bound = server->bind(port); !bound) return tl::unexpected<Error>(bound.error());
  server->start();
  return std::unique_ptr<HttpFront>(new HttpFront(std::move(server)));
}

std::size_t HttpFront::usual_body_limit(std::string_view) { return body_bytes_max; }

Result<std::unique_ptr<HttpFront>> HttpFront::open(int port, Answer answer, BodyLimit limit) {
  return begun(std::make_unique<Server>(std::make_unique<BufferedServer>(), "http", std::move(answer), limit), port);
}

Result<std::unique_ptr<HttpFront>> HttpFront::open_tls(int port, const TlsCertificate& certificate, Answer answer,
                                                       BodyLimit limit) {
  auto secured = std::make_unique<httplib::SSLServer>(certificate.certificate(), certificate.key());
  if (!secured->is_valid()) return failure(ErrorCode::Unavailable, "OpenSSL does not take the certificate");
  return begun(std::make_unique<Server>(std::move(secured), "https", std::move(answer), limit), port);
}

int HttpFront::port() const { return server_->port(); }

std::string HttpFront::url() const { return server_->url(); }

}  // namespace vendorproof::harness
