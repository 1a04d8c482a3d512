#include "core/flow/answers.h"

#include <algorithm>
#include <string>
#include <variant>

#include <fmt/format.h>

#include "core/flow/operations.h"
#include "core/flow/peers.h"
#include "core/trade/ship_notice.h"
#include "core/wire/amazon.h"
#include "core/wire/business_central.h"

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

std::string error_of(const Operation& operation, const HttpResponse& response) {
  const std::string text =
      operation.peer == Peer::Amazon ? wire::error_text(response.body) : wire::erp_error_text(response.body);
  return fmt::format("{} {}", response.status, text);
}

bool is_poll(const store::Work& work) { return work.key.compare(0, 5, "poll/") == 0; }

void refuse(Desk& desk, const Operation& operation, store::Work& work, const HttpResponse& response) {
  if (operation.refused != nullptr && operation.refused(desk, work, response.status, response.body)) return;
  work.last_error = error_of(operation, response);
  desk.reopen(ExceptionKind::RequestRefused, work.key, purchase_order_of(desk, work), 0, Money(),
              fmt::format("{}: {}", operation.name, work.last_error));
  if (!is_poll(work)) {
    work.state = store::WorkState::Failed;
    desk.store.save(work);
    return;
  }
  ++work.failures;
  work.parameters.clear();
  const Duration pause = operation.interval == nullptr ? desk.config.backoff_max : desk.config.*operation.interval;
  desk.postpone(work, desk.now.wall + pause);
}

void take_unreadable(Desk& desk, const Operation& operation, store::Work& work, const Error& error) {
  const bool is_write = operation.nature == Nature::Write;
  if (is_write || work.failures + 1 >= unreadable_max) {
    desk.reopen(ExceptionKind::UnreadableAnswer, work.key, purchase_order_of(desk, work), 0, Money(),
                fmt::format("{}: {}", operation.name, error.message));
  }
  // What was answered with 2xx has happened, whatever the answer says.
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
  const Operation& operation = *operation_of(work.operation);
  const int status = response.status;
  if (status >= 500) {
    note_unreachable(desk, operation.peer);
    work.last_error = error_of(operation, response);
    take_unknown_outcome(desk, work);
    return;
  }
  note_reachable(desk, operation.peer);
  if (status >= 200 && status < 300) {
    take_success(desk, operation, work, response);
  } else if (status == 429) {
    desk.retry(work, error_of(operation, response));
    gates.close_until(operation.name, desk.now.mono + desk.backoff(work.failures, operation.name));
  } else if ((status == 401 || status == 403) && operation.peer == Peer::Amazon && work.refusals == 0) {
    access.was_refused(work.key);
    ++work.refusals;
    desk.postpone(work, desk.now.wall);
  } else {
    refuse(desk, operation, work, response);
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
    note_unreachable(desk, operation_of(work->operation)->peer);
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
  const Operation& operation = *operation_of(work.operation);
  if (operation.in_doubt == nullptr) {
    desk.retry(work, work.last_error);
    return;
  }
  work.doubted = true;
  operation.in_doubt(desk, work);
}

}  // namespace vendorproof::flow
