#include "core/flow/outbox/answers.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "core/flow/outbox/batches.h"
#include "core/flow/outbox/bookmark.h"
#include "core/flow/outbox/modified_since.h"
#include "core/flow/outbox/peers.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/outbox/subjects.h"

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

/// The rows whose documents one call carried, the first of them first; most calls carry one.
using Rows = std::span<store::Work>;

void refuse(Desk& desk, const Operation& operation, Rows rows, trade::Reception reception,
            const HttpResponse& response) {
  if (rows.size() > 1) return send_in_halves(desk, rows, error_of(desk, operation, response));
  store::Work& work = rows.front();
  if (operation.refused != nullptr && operation.refused(desk, work, reception, response.body)) return;
  work.last_error = error_of(desk, operation, response);
  const bool may_be_unfounded = operation.received != nullptr && reception == trade::Reception::Wrong;
  if (may_be_unfounded && sends_once_more(desk, work, Unfounded::Refusal, work.last_error)) return;
  const Money waiting = money_waiting(desk, work.subject);
  desk.reopen(ExceptionKind::RequestRefused, work.key, purchase_order_of(desk.store, work.subject), 0, waiting,
              fmt::format("{}: {}{}", name_of(desk, operation, work), work.last_error, words_of_waiting(waiting)),
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

void take_unreadable(Desk& desk, const Operation& operation, Rows rows, const Error& error) {
  store::Work& work = rows.front();
  const bool is_write = operation.nature == Nature::Write;
  if (is_write || work.failures + 1 >= unreadable_max) {
    desk.reopen(ExceptionKind::UnreadableAnswer, work.key, purchase_order_of(desk.store, work.subject), 0, Money(),
                fmt::format("{}: {}", name_of(desk, operation, work), error.message), name_of(desk, operation, work));
  }
  // After an answer with 2xx, a write has happened, even if the body is unreadable.
  if (is_write) {
    for (store::Work& row : rows) take_unknown_outcome(desk, row);
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
    take_unreadable(desk, operation, Rows(&work, 1), taken.error());
    return;
  }
  if (before.failures == 0) return;
  desk.store.close("request-refused/" + work.key);
  desk.store.close("unreadable-answer/" + work.key);
}

void take_receipt(Desk& desk, const Operation& operation, Rows rows, const HttpResponse& response) {
  std::vector<std::string> failed_before;
  for (const store::Work& work : rows) {
    if (work.failures > 0) failed_before.push_back(work.key);
  }
  const Result<void> taken = operation.received(desk, rows, response.body);
  if (!taken) return take_unreadable(desk, operation, rows, taken.error());
  for (const std::string& key : failed_before) {
    desk.store.close("request-refused/" + key);
    desk.store.close("unreadable-answer/" + key);
  }
}

/// Amazon states its plan for an operation in calls per second, `10.0`, with 2xx, 400 and 404 (API-01).
void obey_plan(Gates& gates, Peer peer, const std::string& name, const HttpResponse& response) {
  if (peer != Peer::Amazon) return;
  if (const auto limit = header_of(response.headers, "x-amzn-ratelimit-limit")) gates.limit(name, *limit);
}

/// The peer's state: the rows wait with all others of their kind. Nothing was done, so nothing is in doubt.
void wait_for_peer(Desk& desk, Gates& gates, Rows rows, trade::Reception reception, const HttpResponse& response) {
  const store::Work& work = rows.front();
  const Operation& operation = desk.operation_of(work);
  const std::string name = name_of(desk, operation, work);
  if (!is_poll(work) && note_refused_row(desk, operation.peer, name, work.key)) {
    return refuse(desk, operation, rows, reception, response);
  }
  const std::string error = error_of(desk, operation, response);
  const MonoTime again = note_refusing(desk, gates, operation.peer, name, error);
  for (store::Work& row : rows) {
    row.last_error = error;
    desk.postpone(row, desk.now.wall + (again - desk.now.mono));
  }
}

/// What Retry-After says, at most an hour: one odd header must not cost an acknowledgement its deadline.
Duration asked_pause(const Desk& desk, const HttpResponse& response) {
  return std::min(retry_after_of(response.headers, desk.now.wall).value_or(Duration(0)), asked_pause_max);
}

void wait_for_turn(Desk& desk, Gates& gates, Rows rows, const HttpResponse& response) {
  const Operation& operation = desk.operation_of(rows.front());
  const std::string name = name_of(desk, operation, rows.front());
  const std::string error = error_of(desk, operation, response);
  for (store::Work& work : rows) desk.retry(work, error);
  const Duration pause = std::max(asked_pause(desk, response), desk.backoff(rows.front().failures, name));
  gates.close_until(operation.peer, name, desk.now.mono + pause);
}

/// The peer failed: the request may have been done.
void take_failure(Desk& desk, Gates& gates, Rows rows, const HttpResponse& response) {
  const Operation& operation = desk.operation_of(rows.front());
  const std::string name = name_of(desk, operation, rows.front());
  note_unreachable(desk, operation.peer);
  shut_if_down(desk, gates, operation.peer);
  gates.close_until(operation.peer, name, desk.now.mono + asked_pause(desk, response));
  const std::string error = error_of(desk, operation, response);
  for (store::Work& work : rows) {
    work.last_error = error;
    take_unknown_outcome(desk, work);
  }
}

void take_response(Desk& desk, Accesses& accesses, Gates& gates, Rows rows, const HttpResponse& response) {
  store::Work& work = rows.front();
  const Operation& operation = desk.operation_of(work);
  const std::string name = name_of(desk, operation, work);
  const trade::Reception reception = reception_of(desk, operation.peer, response);
  if (reception == trade::Reception::Unavailable) return take_failure(desk, gates, rows, response);
  const bool is_denied = reception == trade::Reception::Denied;
  Access& access = accesses.of(operation.peer);
  const bool may_be_stale = is_denied && access.needs_token(desk) && work.refusals == 0;
  if (may_be_stale) {
    access.was_refused(work.key);
    for (store::Work& row : rows) {
      ++row.refusals;
      desk.postpone(row, desk.now.wall);
    }
    return;
  }
  if (is_denied || reception == trade::Reception::Elsewhere) {
    return wait_for_peer(desk, gates, rows, reception, response);
  }
  const bool is_missing = reception == trade::Reception::NotFound;
  const bool handles_refusals = operation.refused != nullptr;
  if (is_missing && !(handles_refusals && operation.refused(desk, work, reception, response.body))) {
    return wait_for_peer(desk, gates, rows, reception, response);
  }
  note_reachable(desk, operation.peer);
  note_welcome(desk, gates, operation.peer, name);
  forget_refused_row(desk, operation.peer, work.key);
  if (is_missing) return;
  obey_plan(gates, operation.peer, name, response);
  const bool is_taken = reception == trade::Reception::Taken;
  if (is_taken && operation.received != nullptr) {
    take_receipt(desk, operation, rows, response);
  } else if (is_taken) {
    take_success(desk, operation, work, response);
  } else if (reception == trade::Reception::Throttled) {
    wait_for_turn(desk, gates, rows, response);
  } else {
    refuse(desk, operation, rows, reception, response);
  }
}

bool is_passed_over(Desk& desk, store::Work& work) {
  const Operation& operation = desk.operation_of(work);
  return operation.goes_on_unsent && operation.refused(desk, work, trade::Reception::Wrong, "");
}

void take_silence(Desk& desk, Gates& gates, Rows rows, NoAnswer silence) {
  const Peer peer = desk.operation_of(rows.front()).peer;
  if (silence != NoAnswer::Withheld) {
    note_unreachable(desk, peer);
    shut_if_down(desk, gates, peer);
  }
  for (store::Work& work : rows) {
    if (silence == NoAnswer::NotDelivered) {
      desk.retry(work, "not delivered");
      continue;
    }
    if (silence == NoAnswer::Withheld && is_passed_over(desk, work)) continue;
    work.last_error = silence == NoAnswer::Withheld ? "it was only shown" : "no answer";
    take_unknown_outcome(desk, work);
  }
}

/// The rows of the call that still wait for its answer.
std::vector<store::Work> rows_of_call(Desk& desk, const CallDone& done) {
  std::vector<BatchRow> batch = {{done.key.text, done.attempt}};
  const auto several = desk.memory.batches.find(done.key.text);
  if (several != desk.memory.batches.end() && several->second.front().attempt == done.attempt) {
    batch = std::move(several->second);
    desk.memory.batches.erase(several);
  }
  std::vector<store::Work> rows;
  for (const BatchRow& row : batch) {
    std::optional<store::Work> work = desk.store.work(row.key);
    const bool waits = work && work->state == store::WorkState::InFlight && work->attempt == row.attempt;
    if (waits) rows.push_back(std::move(*work));
  }
  return rows;
}

}  // namespace

void take_answer(Desk& desk, Accesses& accesses, Gates& gates, const CallDone& done) {
  if (Access* const asked = accesses.asked_by(done.key.text)) return asked->take_answer(desk, done);
  std::vector<store::Work> rows = rows_of_call(desk, done);
  if (rows.empty()) return;

  const Peer peer = desk.operation_of(rows.front()).peer;
  gates.take_answer(peer);
  if (const auto* response = std::get_if<HttpResponse>(&done.outcome)) {
    take_response(desk, accesses, gates, rows, *response);
  } else {
    take_silence(desk, gates, rows, std::get<NoAnswer>(done.outcome));
  }
  accesses.of(peer).was_answered(done.key.text);
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
