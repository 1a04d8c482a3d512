// The outbox in the store.
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/base/peer.h"
#include "core/base/require.h"
#include "core/store/rows.h"
#include "core/store/store.h"

namespace vendorproof::store {

namespace {

std::int64_t milliseconds(Instant instant) { return instant.time_since_epoch().count(); }

std::vector<Work> works(Query& query) {
  std::vector<Work> result;
  while (query.row()) result.push_back(whole(query, "work", read_work(query)));
  return result;
}

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
  Query query(*database_,
              "SELECT key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, "
              "parameters FROM work WHERE key = ?",
              key);
  if (!query.row()) return std::nullopt;
  return whole(query, "work", read_work(query));
}

Work Store::known_work(std::string_view key) const { return known(work(key), "row of the outbox", key); }

void Store::save(const Work& work) {
  Query(*database_,
        "INSERT INTO work(key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, "
        "parameters) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(key) DO UPDATE SET "
        "operation = excluded.operation, peer = excluded.peer, state = excluded.state, attempt = excluded.attempt, "
        "failures = excluded.failures, refusals = excluded.refusals, doubted = excluded.doubted, due = excluded.due, "
        "subject = excluded.subject, last_error = excluded.last_error, parameters = excluded.parameters",
        work.key, work.operation, work.peer, static_cast<int>(work.state), std::int64_t{work.attempt}, work.failures,
        work.refusals, work.doubted, milliseconds(work.due), work.subject, work.last_error, work.parameters)
      .run();
}

void Store::erase_work(std::string_view key) { Query(*database_, "DELETE FROM work WHERE key = ?", key).run(); }

std::vector<Work> Store::due_work(Instant now, int limit) const {
  Query query(*database_,
              "SELECT key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, "
              "parameters FROM work WHERE state = 0 AND due <= ? ORDER BY due, key LIMIT ?",
              milliseconds(now), limit);
  return works(query);
}

std::vector<Work> Store::due_work_of(int operation, Instant now, int limit) const {
  Query query(*database_,
              "SELECT key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, "
              "parameters FROM work WHERE state = 0 AND operation = ? AND due <= ? ORDER BY due, key LIMIT ?",
              operation, milliseconds(now), limit);
  return works(query);
}

std::vector<Work> Store::pending_work(WorkState state) const {
  Query query(*database_,
              "SELECT key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, "
              "parameters FROM work WHERE state IN (1, 2) AND state = ? ORDER BY key",
              static_cast<int>(state));
  return works(query);
}

std::int64_t Store::count_in_flight(int peer) const {
  Query query(*database_, "SELECT count(*) FROM work WHERE state IN (1, 2) AND state = 1 AND peer = ?", peer);
  return query.row() ? query.integer(0) : 0;
}

std::optional<Instant> Store::next_due(Instant now) const {
  Query query(*database_, "SELECT due FROM work WHERE state = 0 AND due > ? ORDER BY due LIMIT 1", milliseconds(now));
  if (!query.row()) return std::nullopt;
  return Instant(Duration(query.integer(0)));
}

void Store::clamp_due(Instant latest) {
  Query(*database_, "UPDATE work SET due = ? WHERE state = 0 AND due > ?", milliseconds(latest), milliseconds(latest))
      .run();
}

bool Store::any_work_but_polls() const {
  {
    Query due(*database_, "SELECT 1 FROM work WHERE state = 0 AND substr(key, 1, 5) <> 'poll/' LIMIT 1");
    if (due.row()) return true;
  }
  Query pending(*database_, "SELECT 1 FROM work WHERE state IN (1, 2) AND substr(key, 1, 5) <> 'poll/' LIMIT 1");
  return pending.row();
}

}  // namespace vendorproof::store
