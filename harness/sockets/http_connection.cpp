#include "harness/sockets/http_connection.h"

#include <algorithm>
#include <array>
#include <utility>

#include "harness/sockets/answer_text.h"
#include "harness/sockets/content_coding.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t piece_bytes = 32UL * 1024;
/// A shorter body is copied behind its head; a longer one is sent from where it is.
constexpr std::size_t short_body_bytes = 8UL * 1024;
/// So many pieces of input are looked at before other connections have their turn.
constexpr int pieces_in_a_turn = 16;
/// Larger buffers are given back when they have been sent.
constexpr std::size_t kept_buffer_bytes = 16UL * 1024;
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

/// Where input arrives: one for a thread, because a connection keeps no input while it waits.
thread_local std::array<char, piece_bytes> piece;

}  // namespace

HttpConnection::HttpConnection(std::unique_ptr<Transport> transport, const HttpAnswers& answers, Duration first_wait)
    : transport_(std::move(transport)),
      answers_(answers),
      reader_(answers.body_limit),
      since_(machine_time()),
      moved_(since_),
      idle_max_(first_wait) {}

Wait HttpConnection::serve() {
  const bool is_late = machine_time() >= deadline();
  if (is_late && !says_that_it_was_late()) return Wait::Nothing;
  const Wait wait = converse();
  if (wait != Wait::Nothing) set_phase();
  return wait;
}

MonoTime HttpConnection::deadline() const {
  switch (phase_) {
    case Phase::Idle:
      return since_ + idle_max_;
    case Phase::Head:
      return since_ + answers_.limits.head_time;
    case Phase::Body:
      return std::min(moved_,
                      since_ + std::chrono::seconds(reader_.body_bytes() / answers_.limits.body_bytes_per_second)) +
             answers_.limits.body_time;
    case Phase::Sending:
      return since_ + answers_.limits.answer_time;
    case Phase::Ending:
      return since_ + answers_.limits.unread_time;
  }
  return since_;
}

bool HttpConnection::says_that_it_was_late() {
  if (phase_ != Phase::Head && phase_ != Phase::Body) return false;
  refuse({408, phase_ == Phase::Head ? "the header fields came too slowly" : "the body came too slowly"});
  return true;
}

void HttpConnection::set_phase() {
  if (phase_ == Phase::Ending) return;
  Phase next = Phase::Body;
  if (sent_ < output_.size() + body_.size()) {
    next = Phase::Sending;
  } else if (is_last_) {
    next = Phase::Ending;
  } else if (reader_.state() == RequestReader::State::Idle) {
    next = Phase::Idle;
  } else if (reader_.state() == RequestReader::State::Head) {
    next = Phase::Head;
  }
  if (next == Phase::Body) moved_ = machine_time();
  if (next != phase_) since_ = machine_time();
  phase_ = next;
}

Wait HttpConnection::converse() {
  for (int pieces = 0; pieces < pieces_in_a_turn; ++pieces) {
    if (const Wait wait = send(); wait != Wait::Nothing || has_failed_) return wait;
    if (is_last_) return drop_input();
    if (!input_.empty()) {
      take(std::exchange(input_, {}));
      continue;
    }
    const Transport::Moved moved = transport_->read(piece.data(), piece.size());
    if (moved.count == 0) return moved.wait;
    take({piece.data(), moved.count});
    const bool is_all = transport_->a_short_read_is_all() && moved.count < piece.size();
    if (!is_all || is_last_ || !input_.empty()) continue;
    const Wait wait = send();
    return wait == Wait::Nothing && !has_failed_ ? Wait::Input : wait;
  }
  // There is room at once: this only goes to the end of the row.
  return Wait::Room;
}

void HttpConnection::take(std::string_view bytes) {
  while (!bytes.empty() && !is_last_) {
    // A finished answer does not wait for the next one.
    if (send() != Wait::Nothing || has_failed_) {
      input_.append(bytes);
      return;
    }
    bytes.remove_prefix(reader_.take(bytes));
    if (reader_.state() == RequestReader::State::Whole) {
      answer();
    } else if (reader_.state() == RequestReader::State::Refused) {
      refuse(reader_.refusal());
    } else if (reader_.take_expectation()) {
      output_ += continue_line;
    }
  }
}

void HttpConnection::answer() {
  const HttpRequest& request = reader_.request();
  Delivery delivery = answers_.answer(request);
  const bool is_whole = delivery.fate == Fate::Whole;
  is_last_ = !is_whole || !reader_.keeps_alive();
  if (delivery.fate != Fate::None) {
    AnswerForm form;
    form.without_body = request.method == "HEAD";
    const auto accepted = header_of(request.headers, "accept-encoding");
    form.gzip = accepted && accepts_gzip(*accepted);
    form.closes = is_last_ && is_whole;
    write_head(delivery.response, form, output_);
    std::string& body = delivery.response.body;
    if (delivery.fate == Fate::Cut) body.resize(body.size() / 2);
    if (body.size() <= short_body_bytes) {
      output_ += body;
    } else {
      body_ = std::move(body);
    }
  }
  reader_.begin();
  since_ = machine_time();
  idle_max_ = answers_.limits.idle_time;
}

void HttpConnection::refuse(const WireRefusal& refusal) {
  HttpResponse response = answers_.refuse(refusal);
  write_head(response, {false, false, true}, output_);
  output_ += response.body;
  is_last_ = true;
}

Wait HttpConnection::send() {
  while (sent_ < output_.size() + body_.size()) {
    const std::string_view head = std::string_view(output_).substr(std::min(sent_, output_.size()));
    const std::string_view body = std::string_view(body_).substr(sent_ - std::min(sent_, output_.size()));
    const Transport::Moved moved = transport_->write(head, body);
    if (moved.count == 0) {
      has_failed_ = moved.wait == Wait::Nothing;
      return moved.wait;
    }
    sent_ += moved.count;
    if (phase_ == Phase::Sending) since_ = machine_time();
  }
  if (sent_ == 0) return Wait::Nothing;
  if (output_.capacity() > kept_buffer_bytes) output_ = {};
  output_.clear();
  body_ = {};
  sent_ = 0;
  return Wait::Nothing;
}

Wait HttpConnection::drop_input() {
  if (phase_ != Phase::Ending) transport_->end_output();
  return drop_available_input(transport_->socket());
}

}  // namespace vendorproof::harness
