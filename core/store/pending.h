// The rows of the outbox that are not finished, in memory, so that nothing is read to find what is due. The rows of
// polls (`poll/...`) and their notes are also written late: a poll that brings nothing writes nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/store/records.h"

namespace vendorproof::store {

class Database;
class Guard;

/// Which exceptions are open, in memory: most often something is closed that was never open, and that reads nothing.
class OpenExceptions {
 public:
  explicit OpenExceptions(Database& database);

  bool has(std::string_view key) const { return orders_.find(key) != orders_.end(); }
  bool any_of(std::string_view purchase_order) const { return counts_.find(purchase_order) != counts_.end(); }
  /// Keys that begin with `start`, in order.
  std::vector<std::string> under(std::string_view start) const;
  void add(const std::string& key, const std::string& purchase_order);
  void remove(std::string_view key);

 private:
  std::map<std::string, std::string, std::less<>> orders_;   ///< by key
  std::map<std::string, std::int64_t, std::less<>> counts_;  ///< by order
};

/// A copy of the table `work` without the rows that are done or failed; of polls it has all rows. Rows are written when
/// the caller commits: one that a step saves twice is written once. What belongs to polls
/// is written together with the next change of anything else, at the latest after `unwritten_max` changes. A crash
/// takes what was not written, and the poll asks again for what it asked before: that is always allowed.
class Pending {
 public:
  static constexpr std::size_t unwritten_max = 100;

  /// Whether a key of the outbox or the name of a note belongs to a poll.
  static bool is_of_poll(std::string_view key);

  /// Loads the rows. Attempts of polls go on from a number that no attempt before a crash had; the first commit writes
  /// it.
  explicit Pending(Database& database);

  /// nullptr if the row is not in memory: then the table has it if it is finished, and `is_absent` is false.
  const Work* work(std::string_view key) const;
  /// The row if it is not finished, or if it is a poll's; else nullptr.
  const Work* open(std::string_view key) const;
  /// Whether there is no such row, whatever the table says.
  bool is_absent(std::string_view key) const;
  void save(const Work& work);
  /// A change that needs no writing: it is written if the row is written for another reason.
  void save_unwritten(const Work& work);
  void erase(std::string_view key);

  /// Keys of rows that are due by `now`, in order of due time and key; at most `limit`.
  std::vector<std::string> due(Instant now, std::size_t limit) const;
  std::vector<std::string> due_of(int operation, Instant now, std::size_t limit) const;
  /// The earliest due time after `now`.
  std::optional<Instant> next_due(Instant now) const;
  /// In order of key.
  std::vector<Work> in_state(WorkState state) const;
  std::int64_t count_in_flight(int peer) const;
  bool any_but_polls() const { return others_ > 0; }

  OpenExceptions& open_exceptions() { return open_exceptions_; }

  std::optional<std::string> note(std::string_view name) const;
  void set_note(std::string_view name, std::string_view value);
  void erase_note(std::string_view name);

  /// Writes the rows that changed, but not those of polls: each once, however often it was saved.
  void write_rows(Guard& guard);
  /// Whether what belongs to polls must be written now although nothing else is.
  bool polls_are_overdue() const;
  /// Writes what changed of polls.
  void write_polls(Guard& guard);

 private:
  using DueKeys = std::set<std::pair<Instant, std::string_view>>;  ///< keys are those of works_

  void poll_changed(std::string_view key);
  void put(const Work& work);
  void index(const Work& work);
  void unindex(const Work& work);

  std::map<std::string, Work, std::less<>> works_;
  std::map<int, DueKeys> due_;             ///< by operation
  std::map<int, std::int64_t> in_flight_;  ///< by peer
  std::int64_t others_ = 0;                ///< rows that are not a poll's
  std::map<std::string, std::string, std::less<>> notes_;
  std::set<std::string, std::less<>>
      changed_polls_;  ///< keys and names of polls; what is in neither map is to be deleted
  std::size_t poll_changes_ = 0;
  /// Rows that are not a poll's and changed since they were written: with the row if it is finished, else it is in
  /// `works_`; if it is in neither, it is to be deleted.
  std::map<std::string, std::optional<Work>, std::less<>> changed_rows_;
  OpenExceptions open_exceptions_;
  bool was_loaded_ = true;  ///< and not written since
};

}  // namespace vendorproof::store
