#include "harness/sockets/transport.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace vendorproof::harness {

namespace {

constexpr std::size_t unread_piece_bytes = 16UL * 1024;
/// Then other connections have their turn.
constexpr int unread_pieces_max = 64;

class Plain : public Transport {
 public:
  explicit Plain(int socket) : socket_(socket) {}
  ~Plain() override { ::close(socket_); }

  int socket() const override { return socket_; }
  bool a_short_read_is_all() const override { return true; }
  void end_output() override { ::shutdown(socket_, SHUT_WR); }

  Moved read(char* bytes, std::size_t size) override { return moved(::recv(socket_, bytes, size, 0), Wait::Input); }
  Moved write(std::string_view first, std::string_view second) override {
    // The kernel reads the parts and does not change them.
    std::array<iovec, 2> parts = {
        {{const_cast<char*>(first.data()), first.size()}, {const_cast<char*>(second.data()), second.size()}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = second.empty() ? 1 : 2;
    return moved(::sendmsg(socket_, &message, MSG_NOSIGNAL), Wait::Room);
  }

 private:
  static Moved moved(ssize_t count, Wait wait) {
    if (count > 0) return {static_cast<std::size_t>(count), wait};
    const bool may_go_on = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    return {0, may_go_on ? wait : Wait::Nothing};
  }

  int socket_;
};

struct FreeSession {
  void operator()(SSL* session) const { SSL_free(session); }
};
using Session = std::unique_ptr<SSL, FreeSession>;

class Tls : public Transport {
 public:
  Tls(int socket, Session session) : socket_(socket), session_(std::move(session)) {}
  ~Tls() override {
    session_.reset();
    ::close(socket_);
  }

  int socket() const override { return socket_; }
  bool a_short_read_is_all() const override { return false; }
  void end_output() override {
    ERR_clear_error();
    if (SSL_is_init_finished(session_.get()) == 1 && !has_failed_) SSL_shutdown(session_.get());
    ERR_clear_error();
    ::shutdown(socket_, SHUT_WR);
  }

  Moved read(char* bytes, std::size_t size) override {
    ERR_clear_error();
    return moved(SSL_read(session_.get(), bytes, static_cast<int>(std::min<std::size_t>(size, INT_MAX))));
  }
  Moved write(std::string_view first, std::string_view second) override {
    const std::string_view bytes = first.empty() ? second : first;
    ERR_clear_error();
    return moved(
        SSL_write(session_.get(), bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX))));
  }

 private:
  Moved moved(int count) {
    if (count > 0) return {static_cast<std::size_t>(count), Wait::Input};
    const int error = SSL_get_error(session_.get(), count);
    if (error == SSL_ERROR_WANT_READ) return {0, Wait::Input};
    if (error == SSL_ERROR_WANT_WRITE) return {0, Wait::Room};
    has_failed_ = has_failed_ || error == SSL_ERROR_SSL || error == SSL_ERROR_SYSCALL;
    return {0, Wait::Nothing};
  }

  int socket_;
  Session session_;
  bool has_failed_ = false;
};

}  // namespace

Wait drop_available_input(int socket) {
  std::array<char, unread_piece_bytes> bytes;
  for (int piece = 0; piece < unread_pieces_max; ++piece) {
    const ssize_t count = ::recv(socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (count > 0) continue;
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? Wait::Input : Wait::Nothing;
  }
  return Wait::Input;
}

std::unique_ptr<Transport> plain_transport(int socket) { return std::make_unique<Plain>(socket); }

std::unique_ptr<Transport> tls_transport(int socket, SSL_CTX* context) {
  Session session(SSL_new(context));
  if (session == nullptr || SSL_set_fd(session.get(), socket) != 1) {
    ::close(socket);
    return nullptr;
  }
  SSL_set_accept_state(session.get());
  return std::make_unique<Tls>(socket, std::move(session));
}

}  // namespace vendorproof::harness
