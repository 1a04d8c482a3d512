// Reads requests as RFC 9112 demands: what is not a request is refused, and nothing is guessed.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/http.h"

namespace vendorproof::harness {

/// The bytes that the body of a request to this path may have. Called from many threads.
using BodyLimit = std::size_t (*)(std::string_view path);

/// Why a request is not accepted: its status is 4xx or 5xx, and the connection must end.
struct WireRefusal {
  int status = 400;
  std::string reason;  ///< a sentence for people
};

/// One request after another from the bytes of a connection. Needs as much memory as has arrived, never as much as was
/// announced.
class RequestReader {
 public:
  enum class State {
    Idle,     ///< no byte of the next request has come
    Head,     ///< a part of the request line and the header fields
    Body,     ///< the whole head, and a part of the body
    Whole,    ///< a request
    Refused,  ///< no request: see refusal()
  };

  explicit RequestReader(BodyLimit limit);
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;
  ~RequestReader();

  /// Begins the next request.
  void begin();
  /// Takes bytes up to the end of the request; says how many it took. Must not be called in the states Whole and
  /// Refused.
  std::size_t take(std::string_view bytes);

  State state() const { return state_; }
  /// For Whole. The body is as it was sent, without chunks and content coding. A target in absolute form is cut to its
  /// path. May be moved away.
  HttpRequest& request();
  const WireRefusal& refusal() const { return refusal_; }
  /// Whether the client accepts another answer on this connection.
  bool keeps_alive() const;
  /// Whether the client waits for "100 Continue" before it sends the body. True once for each request.
  bool take_expectation();
  /// How many bytes of the body have come, before any decoding.
  std::size_t body_bytes() const;

 private:
  class Parser;
  std::size_t take_blank_line(std::string_view bytes);
  std::size_t parse(std::string_view bytes);
  void check_kept();
  void end_of_body();
  void refuse_target();
  void refuse(int status, std::string reason);

  BodyLimit limit_;
  State state_ = State::Idle;
  std::unique_ptr<Parser> parser_;
  std::string kept_;             ///< taken, but not yet parsed: a part of a line
  std::size_t head_bytes_ = 0;   ///< parsed
  std::size_t blank_bytes_ = 0;  ///< of an empty line before the request
  WireRefusal refusal_;
};

}  // namespace vendorproof::harness
