// The conversation over one connection: requests in, answers out, in order, within limits of size and time.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "harness/sockets/delivery.h"
#include "harness/sockets/ready_pool.h"
#include "harness/sockets/request_reader.h"
#include "harness/sockets/server_limits.h"
#include "harness/sockets/transport.h"

namespace vendorproof::harness {

/// What a server does with requests. Called from many threads at once; does not throw.
struct HttpAnswers {
  std::function<Delivery(const HttpRequest&)> answer;
  BodyLimit body_limit = nullptr;
  /// The answer to what is no request.
  std::function<HttpResponse(const WireRefusal&)> refuse;
  ServerLimits limits = {};
};

/// Requests may be pipelined: sent without waiting for answers (RFC 9112, 9.3.2).
class HttpConnection : public ReadyPool::Connection {
 public:
  /// `answers` must outlive it. `first_wait` is for the first byte of the first request.
  HttpConnection(std::unique_ptr<Transport> transport, const HttpAnswers& answers, Duration first_wait);

  int socket() const override { return transport_->socket(); }
  Wait serve() override;
  MonoTime deadline() const override;

 private:
  enum class Phase {
    Idle,     ///< waits for a request
    Head,     ///< a request has begun
    Body,     ///< and its head is whole
    Sending,  ///< the client must take its answer before anything else happens
    Ending,   ///< the last answer is sent; unwanted input is dropped
  };

  /// Takes input until it waits. Nothing: the connection has ended.
  Wait converse();
  void take(std::string_view bytes);
  void answer();
  void refuse(const WireRefusal& refusal);
  /// Sends what is to be sent: Nothing if that was all, or if the client is gone (`has_failed_`).
  Wait send();
  Wait drop_input();
  void set_phase();
  /// It was late. False: nothing is left to be said.
  bool says_that_it_was_late();

  std::unique_ptr<Transport> transport_;
  const HttpAnswers& answers_;
  RequestReader reader_;
  std::string input_;   ///< taken from the socket, and not yet looked at
  std::string output_;  ///< heads of answers and short bodies
  std::string body_;    ///< a long body that follows
  std::size_t sent_ = 0;
  bool is_last_ = false;  ///< no request follows
  bool has_failed_ = false;
  Phase phase_ = Phase::Idle;
  MonoTime since_;  ///< the beginning of the phase, or the last progress in Sending
  MonoTime moved_;  ///< when a byte of a body came last
  Duration idle_max_;
};

}  // namespace vendorproof::harness
