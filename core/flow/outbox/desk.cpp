#include "core/flow/outbox/desk.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/hash.h"
#include "core/base/require.h"

namespace vendorproof::flow {

const Operation& Desk::operation_of(OperationId id) const {
  const auto found = std::find_if(operations.begin(), operations.end(),
                                  [&](const Operation& operation) { return operation.id == id; });
  REQUIRE(found != operations.end());
  return *found;
}

const Operation& Desk::operation_of(const store::Work& work) const {
  return operation_of(static_cast<OperationId>(work.operation));
}

const trade::Catalogue& Desk::catalogue() const {
  if (!memory.catalogue) memory.catalogue.emplace(store.items());
  return *memory.catalogue;
}

erp::ErpAccess Desk::erp_access() const {
  erp::ErpAccess access = config.erp;
  access.items = &catalogue();
  return access;
}

void Desk::schedule(OperationId operation, const std::string& key, std::string_view subject, Instant due,
                    std::string parameters) {
  store::Work work = store.work(key).value_or(store::Work());
  if (work.state == store::WorkState::InFlight || work.state == store::WorkState::InDoubt) return;
  work.key = key;
  work.operation = static_cast<int>(operation);
  work.peer = static_cast<int>(operation_of(operation).peer);
  work.subject = std::string(subject);
  work.parameters = std::move(parameters);
  work.state = store::WorkState::Due;
  work.due = due;
  store.save(work);
}

void Desk::finish(store::Work& work) {
  work.state = store::WorkState::Done;
  work.failures = 0;
  work.refusals = 0;
  work.last_error.clear();
  work.parameters.clear();
  store.save(work);
}

void Desk::retry(store::Work& work, std::string_view error) {
  ++work.failures;
  work.last_error = std::string(error);
  postpone(work, now.wall + backoff(work.failures, work.key));
}

void Desk::postpone(store::Work& work, Instant due) {
  work.state = store::WorkState::Due;
  work.due = due;
  store.save(work);
}

void Desk::doubt(store::Work& work) {
  work.state = store::WorkState::InDoubt;
  work.due = now.wall + config.erp_transaction_max;
  store.save(work);
}

bool Desk::may_still_come(const store::Work& doubted) const {
  return doubted.state == store::WorkState::InDoubt && now.wall < doubted.due;
}

Instant Desk::next_look(store::Work& doubted) {
  ++doubted.failures;
  store.save(doubted);
  return std::min(now.wall + backoff(doubted.failures, doubted.key), doubted.due);
}

// Exponential, and spread by a hash of the key instead of a random number, so that the same run always waits the same.
Duration Desk::backoff(int failures, std::string_view key) const {
  const int doublings = std::clamp(failures - 1, 0, 20);
  const Duration full = std::min<Duration>(config.backoff_first * (std::int64_t{1} << doublings), config.backoff_max);
  const auto quarter = static_cast<std::int64_t>(hash_of(static_cast<std::uint64_t>(failures), key) % 256);
  return full - full * quarter / 1024;
}

void Desk::raise(ExceptionKind kind, std::string_view subject, std::string_view purchase_order, std::int64_t line,
                 const Money& amount, const std::string& text, const std::string& cause) {
  raise(trade::make_exception(kind, subject, purchase_order, line, amount, text, cause));
}

void Desk::raise(TradeException exception) {
  exception.raised_at = now.wall;
  store.raise(exception);
}

void Desk::reopen(ExceptionKind kind, std::string_view subject, std::string_view purchase_order, std::int64_t line,
                  const Money& amount, const std::string& text, const std::string& cause) {
  reopen(trade::make_exception(kind, subject, purchase_order, line, amount, text, cause));
}

void Desk::reopen(TradeException exception) {
  exception.raised_at = now.wall;
  store.reopen(exception);
}

std::optional<Instant> Desk::noted_instant(std::string_view name) const {
  const std::optional<std::string> text = store.note(name);
  if (!text) return std::nullopt;
  return instant_of(*text);
}

void Desk::note_instant(std::string_view name, Instant instant) { store.set_note(name, text_of(instant)); }

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string text_of(Instant instant) { return std::to_string(instant.time_since_epoch().count()); }

Instant instant_of(std::string_view milliseconds) { return Instant(Duration(number_of(milliseconds))); }

}  // namespace vendorproof::flow
