// The journal of a served field: every request and what became of it, bounded in memory, without secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/base/http.h"
#include "core/base/time.h"
#include "core/core.h"

namespace vendorproof::harness {

/// Nothing secret may be in a row: see redaction.h.
struct JournalRow {
  std::uint64_t number = 0;  ///< from 1, never used twice
  Instant at;                ///< of the field's clock
  Peer peer = Peer::Amazon;
  std::string operation;  ///< "" for a path that does not exist
  std::string method;
  std::string target;
  Fields headers;
  std::string body;
  int status = 0;  ///< 0: there was no answer
  std::string answer;
  std::string fault;         ///< "" or what the fault board did
  bool body_is_cut = false;  ///< more than is kept
  bool answer_is_cut = false;
};

/// What is wanted of the journal; every member that is set must fit.
struct JournalFilter {
  std::optional<Peer> peer;
  std::optional<std::string> operation;
  std::optional<int> status;
  std::optional<std::string> method;
  std::optional<std::string> text;  ///< in target, body or answer
  std::optional<Instant> from;      ///< at or after
  std::optional<Instant> until;     ///< before
  std::uint64_t after = 0;          ///< rows behind this number
};

/// What a count can say. When rows that might have fitted are gone, or a text might have been in what was cut, it is
/// only a lower bound.
struct JournalCount {
  std::size_t count = 0;
  bool is_complete = true;
};

class RequestJournal {
 public:
  /// Bytes are those of targets, headers, bodies and answers, and 200 for each row.
  RequestJournal(std::size_t rows_max, std::size_t bytes_max) : rows_max_(rows_max), bytes_max_(bytes_max) {}

  /// Gives it its number. The oldest rows go when it does not fit.
  void add(JournalRow row);
  /// Numbers go on.
  void clear();

  /// At most `limit` rows that fit, oldest first.
  std::vector<const JournalRow*> find(const JournalFilter& filter, std::size_t limit) const;
  JournalCount count(const JournalFilter& filter) const;

  std::size_t size() const { return rows_.size(); }
  std::size_t bytes() const { return bytes_; }
  std::size_t rows_max() const { return rows_max_; }
  std::size_t bytes_max() const { return bytes_max_; }
  std::uint64_t seen() const { return seen_; }
  /// Rows that went because there was no room.
  std::uint64_t evicted() const { return evicted_; }

 private:
  std::size_t rows_max_;
  std::size_t bytes_max_;
  std::deque<JournalRow> rows_;
  std::size_t bytes_ = 0;
  std::uint64_t seen_ = 0;
  std::uint64_t evicted_ = 0;
  std::optional<JournalRow> last_evicted_;  ///< without bodies
};

/// How much of a body and of an answer is kept.
constexpr std::size_t journal_body_max = 64UL * 1024;
constexpr std::size_t journal_answer_max = 16UL * 1024;

}  // namespace vendorproof::harness
