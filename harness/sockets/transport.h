// The bytes of one accepted connection, plain or behind TLS. Nothing here waits.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include <openssl/types.h>

namespace vendorproof::harness {

/// What a connection waits for.
enum class Wait { Input, Room, Nothing };

class Transport {
 public:
  /// `count` bytes were moved. If it is 0: `wait` is what to wait for, or Nothing if the connection has ended.
  struct Moved {
    std::size_t count = 0;
    Wait wait = Wait::Nothing;
  };

  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  /// Closes the socket.
  virtual ~Transport() = default;

  virtual int socket() const = 0;
  virtual Moved read(char* bytes, std::size_t size) = 0;
  /// Bytes of `first`, and then of `second`; not both empty.
  virtual Moved write(std::string_view first, std::string_view second) = 0;
  /// Whether a read that filled less than it could has emptied the socket.
  virtual bool a_short_read_is_all() const = 0;
  /// Says that no more is sent.
  virtual void end_output() = 0;
};

/// Reads what has arrived and drops it. Nothing: the other side has ended.
Wait drop_available_input(int socket);

/// `socket` must not block.
std::unique_ptr<Transport> plain_transport(int socket);
/// The handshake is part of the first reads and writes. nullptr, and the socket is closed, if OpenSSL has no memory.
std::unique_ptr<Transport> tls_transport(int socket, SSL_CTX* context);

}  // namespace vendorproof::harness
