// How much a client may ask of a server, and how long it may take.
#pragma once

#include <chrono>
#include <cstddef>

#include "core/base/time.h"

namespace vendorproof::harness {

/// Request line and header fields together; also the extensions of a chunk, and the trailer fields.
inline constexpr std::size_t head_bytes_max = 64UL * 1024;
inline constexpr std::size_t target_bytes_max = 8UL * 1024;
inline constexpr std::size_t body_bytes_max = 64UL * 1024 * 1024;
/// Bodies of all connections together, beyond the first 64 KiB of each. Each further byte is answered with 503.
inline constexpr std::size_t all_bodies_bytes_max = 256UL * 1024 * 1024;

/// Those of one server.
struct ServerLimits {
  /// How many are open at once. Each further one is answered with 503.
  std::size_t connections = 10'000;
  /// How many answers are computed or held back at once.
  std::size_t threads = 1'000;
  /// From its first byte to the empty line; behind TLS also the handshake.
  Duration head_time = std::chrono::seconds(10);
  /// A body has this time, and a second more for each so many bytes that have come.
  Duration body_time = std::chrono::seconds(20);
  std::size_t body_bytes_per_second = 500;
  /// How long a connection stays open without a request.
  Duration idle_time = std::chrono::seconds(60);
  /// How long a client may take no byte of its answer.
  Duration answer_time = std::chrono::seconds(30);
  /// At the end of a connection, input is read and dropped so long, so that the last answer is not lost.
  Duration unread_time = std::chrono::seconds(2);
};

}  // namespace vendorproof::harness
