#include "core/flow/outbox/answers.h"

#include <algorithm>
#include <string>
#include <variant>

#include <fmt/format.h>

#include "core/flow/outbox/bookmark.h"
#include "core/flow/outbox/modified_since.h"
#include "core/flow/outbox/peers.h"
#include "core/flow/outbox/questions.h"
#include "core/trade/ship_notice.h"

namespace vendorproof::flow {

namespace {

constexpr int unreadable_max = 3;
constexpr Duration asked_pause_max = std::chrono::hours(1);

std::string error_of(const Desk& desk, const Operation& operation, const HttpResponse& response) {
  return fmt::format("{} {}", response.status, error_text(desk, operation.peer, response.body));
}

std::string name_of(const Desk& desk, const Operation& operation, const store::Work& work) {
  return std::string(operation.call(desk, bookmark_of(work)).operation);
}

bool is_poll(const store::Work& work) { return work.key.compare(0, 5, "poll/") == 0; }

void refuse(Desk& desk, const Operation& operation, store::Work& work, trade::Reception reception,
            const HttpResponse& response) {
  if (operation.refused != nullptr && operation.refused(desk, work, reception, response.body)) return;
  work.last_error = error_of(desk, operation, response);
  desk.reopen(ExceptionKind::RequestRefused, work.key, purchase_order_of(desk.store, work), 0, Money(),
              fmt::format("{}: {}", name_of(desk, operation, work), work.last_error),
              fmt::format("{}-{}", name_of(desk, operation, work), response.status));
  if (!is_poll(work)) {
    work.state = store::WorkState::Failed;
    desk.store.save(work);
    return;
  }
  ++work.failures;
  // A list whose rows are refused asks for them again: an answer to its heads would close the exception.
  work.parameters = rows_from(work) ? std::string(parameters_of(work)) : "";
  const Duration pause = operation.interval == nullptr ? desk.config.backoff_max : desk.config.*operation.interval;
  desk.postpone(work, desk.now.wall + pause);
}

void take_unreadable(Desk& desk, const Operation& operation, store::Work& work, const Error& error) {
  const bool is_write = operation.nature == Nature::Write;
  if (is_write || work.failures + 1 >= unreadable_max) {
    desk.reopen(ExceptionKind::UnreadableAnswer, work.key, purchase_order_of(desk.store, work), 0, Money(),
                fmt::format("{}: {}", name_of(desk, operation, work), error.message), name_of(desk, operation, work));
  }
  // After an answer with 2xx, a write has happened, even if the body is unreadable.
  if (is_write) {
    take_unknown_outcome(desk, work);
  } else {
    desk.retry(work, error.message);
  }
}

void take_success(Desk& desk, const Operation& operation, store::Work& work, const HttpResponse& response) {
  const store::Work before = work;
  work.failures = 0;
  work.refusals = 0;
  const Result<void> taken = operation.answered(desk, work, response.body);
  if (!taken) {
    work = before;
    take_unreadable(desk, operation, work, taken.error());
    return;
  }
  if (before.failures == 0) return;
  desk.store.close("request-refused/" + work.key);
  desk.store.close("unreadable-answer/" + work.key);
}

/// Amazon states its plan for an operation in calls per second, `10.0`, with 2xx, 400 and 404 (API-01).
void obey_plan(Gates& gates, Peer peer, const std::string& name, const HttpResponse& response) {
  if (peer != Peer::Amazon) return;
  if (const auto limit = header_of(response.headers, "x-amzn-ratelimit-limit")) gates.limit(name, *limit);
}

/// The peer's state: the row waits with all others of its kind. Nothing was done, so nothing is in doubt.
void wait_for_peer(Desk& desk, Gates& gates, store::Work& work, trade::Reception reception,
                   const HttpResponse& response) {
  const Operation& operation = desk.operation_of(work);
  const std::string name = name_of(desk, operation, work);
  if (!is_poll(work) && note_refused_row(desk, operation.peer, name, work.key)) {
    return refuse(desk, operation, work, reception, response);
  }
  work.last_error = error_of(desk, operation, response);
  const MonoTime again = note_refusing(desk, gates, operation.peer, name, work.last_error);
  desk.postpone(work, desk.now.wall + (again - desk.now.mono));
}

/// What Retry-After says, at most an hour: one odd header must not cost an acknowledgement its deadline.
Duration asked_pause(const Desk& desk, const HttpResponse& response) {
  return std::min(retry_after_of(response.headers, desk.now.wall).value_or(Duration(0)), asked_pause_max);
}

void wait_for_turn(Desk& desk, Gates& gates, store::Work& work, const HttpResponse& response) {
  const Operation& operation = desk.operation_of(work);
  const std::string name = name_of(desk, operation, work);
  desk.retry(work, error_of(desk, operation, response));
  const Duration pause = std::max(asked_pause(desk, response), desk.backoff(work.failures, name));
  gates.close_until(operation.peer, name, desk.now.mono + pause);
}

/// The peer failed: the request may have been done.
void take_failure(Desk& desk, Gates& gates, store::Work& work, const HttpResponse& response) {
  const Operation& operation = desk.operation_of(work);
  const std::string name = name_of(desk, operation, work);
  note_unreachable(desk, operation.peer);
  shut_if_down(desk, gates, operation.peer);
  gates.close_until(operation.peer, name, desk.now.mono + asked_pause(desk, response));
  work.last_error = error_of(desk, operation, response);
  take_unknown_outcome(desk, work);
}

void take_response(Desk& desk, Access& access, Gates& gates, store::Work& work, const HttpResponse& response) {
  const Operation& operation = desk.operation_of(work);
  const std::string name = name_of(desk, operation, work);
  const trade::Reception reception = reception_of(desk, operation.peer, response);
  if (reception == trade::Reception::Unavailable) return take_failure(desk, gates, work, response);
  const bool is_denied = reception == trade::Reception::Denied;
  const bool may_be_stale = is_denied && operation.peer == Peer::Amazon && work.refusals == 0;
  if (may_be_stale) {
    access.was_refused(work.key);
    ++work.refusals;
    desk.postpone(work, desk.now.wall);
    return;
  }
  if (is_denied || reception == trade::Reception::Elsewhere) {
    return wait_for_peer(desk, gates, work, reception, response);
  }
  const bool is_missing = reception == trade::Reception::NotFound;
  const bool handles_refusals = operation.refused != nullptr;
  if (is_missing && !(handles_refusals && operation.refused(desk, work, reception, response.body))) {
    return wait_for_peer(desk, gates, work, reception, response);
  }
  note_reachable(desk, operation.peer);
  note_welcome(desk, gates, operation.peer, name);
  forget_refused_row(desk, operation.peer, work.key);
  if (is_missing) return;
  obey_plan(gates, operation.peer, name, response);
  if (reception == trade::Reception::Taken) {
    take_success(desk, operation, work, response);
  } else if (reception == trade::Reception::Throttled) {
    wait_for_turn(desk, gates, work, response);
  } else {
    refuse(desk, operation, work, reception, response);
  }
}

void take_silence(Desk& desk, Gates& gates, store::Work& work, NoAnswer silence) {
  const Peer peer = desk.operation_of(work).peer;
  note_unreachable(desk, peer);
  shut_if_down(desk, gates, peer);
  if (silence == NoAnswer::NotDelivered) return desk.retry(work, "not delivered");
  work.last_error = "no answer";
  take_unknown_outcome(desk, work);
}

}  // namespace

std::string purchase_order_of(const store::Store& store, const store::Work& work) {
  if (store.has_order(work.subject)) return work.subject;
  if (const auto invoice = store.invoice(work.subject)) return invoice->invoice.purchase_order;
  if (const auto despatch = store.despatch(work.subject)) {
    const std::vector<std::string> numbers = trade::purchase_orders_on(despatch->despatch);
    if (!numbers.empty()) return numbers.front();
  }
  return "";
}

void take_answer(Desk& desk, Access& access, Gates& gates, const CallDone& done) {
  if (done.key.text == Access::key) return access.take_answer(desk, done);
  std::optional<store::Work> work = desk.store.work(done.key.text);
  if (!work || work->state != store::WorkState::InFlight || work->attempt != done.attempt) return;

  gates.take_answer(desk.operation_of(*work).peer);
  if (const auto* response = std::get_if<HttpResponse>(&done.outcome)) {
    take_response(desk, access, gates, *work, *response);
  } else {
    take_silence(desk, gates, *work, std::get<NoAnswer>(done.outcome));
  }
  access.was_answered(done.key.text);
}

void take_unknown_outcome(Desk& desk, store::Work& work) {
  const Operation& operation = desk.operation_of(work);
  if (operation.in_doubt == nullptr) {
    desk.retry(work, work.last_error);
    return;
  }
  work.doubted = true;
  operation.in_doubt(desk, work);
}

}  // namespace vendorproof::flow
