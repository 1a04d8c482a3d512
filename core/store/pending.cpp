#include "core/store/pending.h"

#include <algorithm>
#include <utility>

#include "core/base/require.h"
#include "core/store/rows.h"

namespace vendorproof::store {

namespace {

/// More attempts than a poll makes between two writes; every start of the program skips as many.
constexpr std::uint32_t attempts_of_a_life = 1U << 20U;

bool is_finished(const Work& work) { return work.state == WorkState::Done || work.state == WorkState::Failed; }

}  // namespace

bool Pending::is_of_poll(std::string_view key) { return key.substr(0, 5) == "poll/"; }

OpenExceptions::OpenExceptions(Database& database) {
  Query query(database, "SELECT key, purchase_order FROM exceptions WHERE open = 1 ORDER BY key");
  while (query.row()) add(std::string(query.text(0)), std::string(query.text(1)));
}

std::vector<std::string> OpenExceptions::under(std::string_view start) const {
  std::vector<std::string> keys;
  for (auto row = orders_.lower_bound(start); row != orders_.end() && row->first.compare(0, start.size(), start) == 0;
       ++row) {
    keys.push_back(row->first);
  }
  return keys;
}

void OpenExceptions::add(const std::string& key, const std::string& purchase_order) {
  if (orders_.emplace(key, purchase_order).second) ++counts_[purchase_order];
}

void OpenExceptions::remove(std::string_view key) {
  const auto row = orders_.find(key);
  if (row == orders_.end()) return;
  const auto count = counts_.find(row->second);
  if (--count->second == 0) counts_.erase(count);
  orders_.erase(row);
}

Pending::Pending(Database& database) : open_exceptions_(database) {
  Query works(database, pending_work_and_polls);
  while (works.row()) {
    Work work = whole(works, "work", read_work(works));
    if (is_of_poll(work.key)) {
      work.attempt += attempts_of_a_life;
      changed_polls_.insert(work.key);
    }
    index(works_.emplace(work.key, work).first->second);
  }
  Query notes(database, "SELECT name, value FROM notes WHERE substr(name, 1, 5) = 'poll/' ORDER BY name");
  while (notes.row()) notes_.emplace(notes.text(0), notes.text(1));
}

void Pending::poll_changed(std::string_view key) {
  ++poll_changes_;
  if (changed_polls_.find(key) == changed_polls_.end()) changed_polls_.emplace(key);
}

void Pending::index(const Work& work) {
  if (work.state == WorkState::Due) due_[work.operation].emplace(work.due, work.key);
  if (work.state == WorkState::InFlight) ++in_flight_[work.peer];
  if (!is_of_poll(work.key)) ++others_;
}

void Pending::unindex(const Work& work) {
  if (work.state == WorkState::Due) due_[work.operation].erase({work.due, work.key});
  if (work.state == WorkState::InFlight) --in_flight_[work.peer];
  if (!is_of_poll(work.key)) --others_;
}

const Work* Pending::open(std::string_view key) const {
  const auto found = works_.find(key);
  return found == works_.end() ? nullptr : &found->second;
}

const Work* Pending::work(std::string_view key) const {
  if (const Work* work = open(key)) return work;
  const auto changed = changed_rows_.find(key);
  return changed != changed_rows_.end() && changed->second ? &*changed->second : nullptr;
}

bool Pending::is_absent(std::string_view key) const {
  return work(key) == nullptr && (is_of_poll(key) || changed_rows_.find(key) != changed_rows_.end());
}

void Pending::save(const Work& work) {
  const bool is_poll = is_of_poll(work.key);
  if (is_poll) {
    poll_changed(work.key);
  } else {
    changed_rows_[work.key] = is_finished(work) ? std::optional(work) : std::nullopt;
  }
  if (!is_finished(work) || is_poll) return put(work);
  const auto found = works_.find(work.key);
  if (found == works_.end()) return;
  unindex(found->second);
  works_.erase(found);
}

void Pending::save_unwritten(const Work& work) {
  REQUIRE(!is_finished(work));
  put(work);
}

void Pending::put(const Work& work) {
  auto found = works_.find(work.key);
  if (found == works_.end()) {
    found = works_.emplace(work.key, work).first;
  } else {
    unindex(found->second);
    found->second = work;
  }
  index(found->second);
}

void Pending::erase(std::string_view key) {
  if (!is_of_poll(key)) changed_rows_[std::string(key)].reset();
  const auto found = works_.find(key);
  if (found == works_.end()) return;
  if (is_of_poll(key)) poll_changed(key);
  unindex(found->second);
  works_.erase(found);
}

std::vector<std::string> Pending::due(Instant now, std::size_t limit) const {
  std::vector<std::pair<Instant, std::string_view>> keys;
  for (const auto& [operation, due] : due_) {
    std::size_t taken = 0;
    for (auto key = due.begin(); key != due.end() && key->first <= now && taken < limit; ++key, ++taken) {
      keys.push_back(*key);
    }
  }
  std::sort(keys.begin(), keys.end());
  if (keys.size() > limit) keys.resize(limit);
  std::vector<std::string> result;
  result.reserve(keys.size());
  for (const auto& [due, key] : keys) result.emplace_back(key);
  return result;
}

std::vector<std::string> Pending::due_of(int operation, Instant now, std::size_t limit) const {
  std::vector<std::string> keys;
  const auto due = due_.find(operation);
  if (due == due_.end()) return keys;
  for (const auto& [at, key] : due->second) {
    if (at > now || keys.size() >= limit) break;
    keys.emplace_back(key);
  }
  return keys;
}

std::optional<Instant> Pending::next_due(Instant now) const {
  std::optional<Instant> next;
  for (const auto& [operation, due] : due_) {
    const auto key = due.lower_bound({now + Duration(1), std::string_view()});
    if (key != due.end() && (!next || key->first < *next)) next = key->first;
  }
  return next;
}

std::vector<Work> Pending::in_state(WorkState state) const {
  std::vector<Work> rows;
  for (const auto& [key, work] : works_) {
    if (work.state == state) rows.push_back(work);
  }
  return rows;
}

std::int64_t Pending::count_in_flight(int peer) const {
  const auto found = in_flight_.find(peer);
  return found == in_flight_.end() ? 0 : found->second;
}

std::optional<std::string> Pending::note(std::string_view name) const {
  const auto found = notes_.find(name);
  if (found == notes_.end()) return std::nullopt;
  return found->second;
}

void Pending::set_note(std::string_view name, std::string_view value) {
  const auto found = notes_.find(name);
  if (found != notes_.end() && found->second == value) return;
  poll_changed(name);
  if (found == notes_.end()) {
    notes_.emplace(name, value);
  } else {
    found->second = value;
  }
}

void Pending::erase_note(std::string_view name) {
  const auto found = notes_.find(name);
  if (found == notes_.end()) return;
  poll_changed(name);
  notes_.erase(found);
}

void Pending::write_rows(Guard& guard) {
  for (const auto& [key, finished] : changed_rows_) {
    const auto work = works_.find(key);
    if (finished) {
      write_work(guard, *finished);
    } else if (work != works_.end()) {
      write_work(guard, work->second);
    } else {
      guard.erase(Table::Work, "DELETE FROM work WHERE key = ?", key);
    }
  }
  changed_rows_.clear();
}

bool Pending::polls_are_overdue() const { return was_loaded_ || poll_changes_ >= unwritten_max; }

void Pending::write_polls(Guard& guard) {
  for (const std::string& key : changed_polls_) {
    const auto work = works_.find(key);
    const auto note = notes_.find(key);
    if (work != works_.end()) {
      write_work(guard, work->second);
    } else if (note != notes_.end()) {
      guard.write(Table::Notes, write_note, note->first, note->second);
    } else {
      guard.erase(Table::Work, "DELETE FROM work WHERE key = ?", key);
      guard.erase(Table::Notes, "DELETE FROM notes WHERE name = ?", key);
    }
  }
  changed_polls_.clear();
  poll_changes_ = 0;
  was_loaded_ = false;
}

}  // namespace vendorproof::store
