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

std::string purchase_order_of(const Desk& desk, const store::Work& work) {
  if (desk.store.order(work.subject)) return work.subject;
  if (const auto invoice = desk.store.invoice(work.subject)) return invoice->invoice.purchase_order;
  if (const auto despatch = desk.store.despatch(work.subject)) {
    const std::vector<std::string> numbers = trade::purchase_orders_on(despatch->despatch);
    if (!numbers.empty()) return numbers.front();
  }
  return "";
}

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
  desk.reopen(ExceptionKind::RequestRefused, work.key, purchase_order_of(desk, work), 0, Money(),
              fmt::format("{}: {}", name_of(desk, operation, work), work.last_error));
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
    desk.reopen(ExceptionKind::UnreadableAnswer, work.key, purchase_order_of(desk, work), 0, Money(),
                fmt::format("{}: {}", name_of(desk, operation, work), error.message));
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

void take_response(Desk& desk, Access& access, Gates& gates, store::Work& work, const HttpResponse& response) {
  const Operation& operation = desk.operation_of(work);
  const trade::Reception reception = reception_of(desk, operation.peer, response);
  if (reception == trade::Reception::Unavailable) {
    note_unreachable(desk, operation.peer);
    work.last_error = error_of(desk, operation, response);
    take_unknown_outcome(desk, work);
    return;
  }
  note_reachable(desk, operation.peer);
  const bool may_be_stale =
      reception == trade::Reception::Denied && operation.peer == Peer::Amazon && work.refusals == 0;
  if (reception == trade::Reception::Taken) {
    take_success(desk, operation, work, response);
  } else if (reception == trade::Reception::Throttled) {
    const std::string name = name_of(desk, operation, work);
    desk.retry(work, error_of(desk, operation, response));
    gates.close_until(operation.peer, name, desk.now.mono + desk.backoff(work.failures, name));
  } else if (may_be_stale) {
    access.was_refused(work.key);
    ++work.refusals;
    desk.postpone(work, desk.now.wall);
  } else {
    refuse(desk, operation, work, reception, response);
  }
}

}  // namespace

void take_answer(Desk& desk, Access& access, Gates& gates, const CallDone& done) {
  if (done.key.text == Access::key) return access.take_answer(desk, done);
  std::optional<store::Work> work = desk.store.work(done.key.text);
  if (!work || work->state != store::WorkState::InFlight || work->attempt != done.attempt) return;

  if (const auto* response = std::get_if<HttpResponse>(&done.outcome)) {
    take_response(desk, access, gates, *work, *response);
  } else {
    note_unreachable(desk, desk.operation_of(*work).peer);
    if (std::get<NoAnswer>(done.outcome) == NoAnswer::NotDelivered) {
      desk.retry(*work, "not delivered");
    } else {
      work->last_error = "no answer";
      take_unknown_outcome(desk, *work);
    }
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
