// The journal of a served field: every request and its answer, bounded in memory, without secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/http.h"
#include "core/base/time.h"
#include "core/core.h"

namespace vendorproof::harness {

/// A row must not contain a secret: see redaction.h.
struct JournalRow {
  std::uint64_t number = 0;  ///< from 1, never used twice
  Instant at;                ///< on the field's clock
  Peer peer = Peer::Amazon;
  std::string operation;  ///< "" for a path that does not exist
  std::string method;
  std::string target;
  Fields headers;
  std::string body;
  int status = 0;  ///< 0: there was no answer
  std::string answer;
  std::string fault;                 ///< "", or what the fault board did
  bool answer_was_withheld = false;  ///< by the fault: the client got no answer of the peer, or a part of it
  bool body_is_cut = false;          ///< the body was longer than what is kept
  bool answer_is_cut = false;
  // Of a body that was cut, because they cannot be read from what is kept:
  std::vector<std::string> documents;                   ///< as harness::documents_of
  std::map<std::string, std::set<std::string>> orders;  ///< as harness::orders_by_document
};

/// Chooses rows of the journal; every member that is set must match.
struct JournalFilter {
  std::optional<Peer> peer;
  std::optional<std::string> operation;
  std::optional<int> status;
  std::optional<std::string> method;
  std::optional<std::string> text;  ///< in target, body or answer
  std::optional<Instant> from;      ///< at or after
  std::optional<Instant> until;     ///< before
  std::uint64_t after = 0;          ///< only rows with a higher number
};

/// A count of rows. It is only a lower bound (`is_complete` false) if rows that may match were dropped, or if the text
/// may be in a part that was cut.
struct JournalCount {
  std::size_t count = 0;
  bool is_complete = true;
};

class RequestJournal {
 public:
  /// The bytes of a row are those of target, headers, body, answer and documents, plus 200.
  RequestJournal(std::size_t rows_max, std::size_t bytes_max) : rows_max_(rows_max), bytes_max_(bytes_max) {}

  /// Gives the row its number. Drops the oldest rows if there is no room.
  void add(JournalRow row);
  /// Does not reset the numbers.
  void clear();

  /// At most `limit` rows that match, oldest first.
  std::vector<const JournalRow*> find(const JournalFilter& filter, std::size_t limit) const;
  JournalCount count(const JournalFilter& filter) const;

  std::size_t size() const { return rows_.size(); }
  std::size_t bytes() const { return bytes_; }
  std::size_t rows_max() const { return rows_max_; }
  std::size_t bytes_max() const { return bytes_max_; }
  std::uint64_t seen() const { return seen_; }
  /// How many rows were dropped because there was no room.
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
