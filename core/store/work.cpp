// The outbox in the store.
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/base/peer.h"
#include "core/base/require.h"
#include "core/store/pending.h"
#include "core/store/rows.h"
#include "core/store/store.h"

namespace vendorproof::store {

namespace {

std::int64_t milliseconds(Instant instant) { return instant.time_since_epoch().count(); }

}  // namespace

Result<Work> read_work(const Query& query) {
  Work work;
  work.key = query.text(0);
  work.operation = static_cast<int>(query.integer(1));
  work.peer = static_cast<int>(query.integer(2));
  if (work.peer != static_cast<int>(Peer::Amazon) && work.peer != static_cast<int>(Peer::Erp)) {
    return malformed(fmt::format("its peer {} is unknown", work.peer));
  }
  const std::int64_t state = query.integer(3);
  if (state < 0 || state > static_cast<int>(WorkState::Failed))
    return malformed(fmt::format("its state {} is unknown", state));
  work.state = static_cast<WorkState>(state);
  work.attempt = static_cast<std::uint32_t>(query.integer(4));
  work.failures = static_cast<int>(query.integer(5));
  work.refusals = static_cast<int>(query.integer(6));
  work.doubted = query.integer(7) != 0;
  work.due = Instant(Duration(query.integer(8)));
  work.subject = query.text(9);
  work.last_error = query.text(10);
  work.parameters = query.text(11);
  return work;
}

std::optional<Work> Store::work(std::string_view key) const {
  if (const Work* work = pending_->work(key)) return *work;
  if (pending_->is_absent(key)) return std::nullopt;
  Query query(*database_,
              "SELECT key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, "
              "parameters, digest FROM work WHERE key = ?",
              key);
  if (!query.row()) return std::nullopt;
  guard_->need_whole(query, Table::Work);
  return whole(query, "work", read_work(query));
}

Work Store::known_work(std::string_view key) const { return known(work(key), "row of the outbox", key); }

void write_work(Guard& guard, const Work& work) {
  guard.write(Table::Work,
              "INSERT INTO work(key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, "
              "last_error, parameters, digest) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(key) "
              "DO UPDATE SET operation = excluded.operation, peer = excluded.peer, state = excluded.state, "
              "attempt = excluded.attempt, failures = excluded.failures, refusals = excluded.refusals, "
              "doubted = excluded.doubted, due = excluded.due, subject = excluded.subject, "
              "last_error = excluded.last_error, parameters = excluded.parameters, digest = excluded.digest",
              work.key, work.operation, work.peer, static_cast<int>(work.state), std::int64_t{work.attempt},
              work.failures, work.refusals, work.doubted, milliseconds(work.due), work.subject, work.last_error,
              work.parameters);
}

void Store::save(const Work& work) { pending_->save(work); }

void Store::save_unwritten(const Work& work) { pending_->save_unwritten(work); }

void Store::erase_work(std::string_view key) { pending_->erase(key); }

const Work* Store::open_work(std::string_view key) const { return pending_->open(key); }

std::vector<std::string> Store::due_work(Instant now, int limit) const {
  return pending_->due(now, static_cast<std::size_t>(limit));
}

std::vector<std::string> Store::due_work_of(int operation, Instant now, int limit) const {
  return pending_->due_of(operation, now, static_cast<std::size_t>(limit));
}

std::vector<Work> Store::pending_work(WorkState state) const { return pending_->in_state(state); }

std::int64_t Store::count_in_flight(int peer) const { return pending_->count_in_flight(peer); }

std::optional<Instant> Store::next_due(Instant now) const { return pending_->next_due(now); }

void Store::clamp_due(Instant latest) {
  for (Work& work : pending_->in_state(WorkState::Due)) {
    if (work.due <= latest) continue;
    work.due = latest;
    save(work);
  }
}

bool Store::any_work_but_polls() const { return pending_->any_but_polls(); }

}  // namespace vendorproof::store
