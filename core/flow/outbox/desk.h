// Everything that a step of the flow works with: the store, the configuration, the time, and caches in memory.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/flow/outbox/contract.h"
#include "core/flow/outbox/operation.h"
#include "core/store/store.h"
#include "core/trade/order_plan.h"

namespace vendorproof::flow {

struct RefusedOperation {
  int times = 0;  ///< in sequence
  Instant last;
  bool others_passed = false;  ///< since the first of them, the peer took another operation
};

struct RefusedRow {
  int times = 0;
  std::int64_t welcomes = 0;    ///< of its operation, at the last refusal
  int while_others_passed = 0;  ///< refusals with a welcome of the operation since the one before
};

/// How a peer is. Its two times are in the store too; a crash may lose the rest.
struct PeerHealth {
  std::optional<Instant> unreachable_since;
  std::optional<Instant> refusing_since;
  std::map<std::string, RefusedOperation, std::less<>> refused;  ///< since it last took them
  std::set<std::string> refused_in_sequence;                     ///< operations, since it last took any
  std::map<std::string, std::int64_t, std::less<>> welcomes;     ///< how often it took each operation
  std::map<std::string, RefusedRow> refused_rows;
  int bad_answers = 0;  ///< in sequence, of all operations
};

/// A row whose document left in a call, and the attempt of the row.
struct BatchRow {
  std::string key;
  std::uint32_t attempt = 0;
};

/// What the daily timer looks at, by the time when it is due: see money/overdue.h.
struct Watched {
  std::multimap<Instant, std::string> unpaid;    ///< the ERP's numbers of invoices
  std::multimap<Instant, std::string> unlisted;  ///< the same, by due date; it has not been sent once more
  std::multimap<Instant, std::string> disputes;  ///< keys of exceptions
};

/// Caches of the store. A crash may lose them.
struct Memory {
  /// The rows of calls under way that carry several, by the key of the call.
  std::map<std::string, std::vector<BatchRow>, std::less<>> batches;
  std::optional<trade::Catalogue> catalogue;
  std::array<PeerHealth, 2> peers;  ///< by peer
  std::optional<Watched> watched;
  /// The orders with an open exception because they do not move; nullopt: not yet read.
  std::optional<std::set<std::string, std::less<>>> stalled;
};

struct Desk {
  store::Store& store;
  const CoreConfig& config;
  Memory& memory;
  const Operations& operations;
  Now now;

  const erp::Dialect& dialect() const { return *config.dialect; }
  const channel::Channel& channel() const { return *config.channel; }
  const Operation& operation_of(OperationId id) const;
  /// The operation of a row of the outbox. A number that is not in the table is a broken promise: a newer version of
  /// the program wrote the row.
  const Operation& operation_of(const store::Work& work) const;
  const trade::Catalogue& catalogue() const;
  /// With the items that are known now.
  erp::ErpAccess erp_access() const;

  /// Makes the row `key` due at `due`. A row that is in flight or in doubt is not changed: its answer is still to come.
  void schedule(OperationId operation, const std::string& key, std::string_view subject, Instant due,
                std::string parameters = "");
  void finish(store::Work& work);
  /// Makes the row due again; the wait grows with every failure.
  void retry(store::Work& work, std::string_view error);
  void postpone(store::Work& work, Instant due);
  /// For a call to the ERP that may or may not have had its effect: another row looks for the effect. Until the end of
  /// the ERP's longest transaction an effect that is not found may still come.
  void doubt(store::Work& work);
  bool may_still_come(const store::Work& doubted) const;
  /// When to look for that effect again: after a growing wait, and at the end of the transaction.
  Instant next_look(store::Work& doubted);
  Duration backoff(int failures, std::string_view key) const;

  void raise(ExceptionKind kind, std::string_view subject, std::string_view purchase_order, std::int64_t line,
             const Money& amount, const std::string& text, const std::string& cause = "");
  void raise(TradeException exception);
  void reopen(ExceptionKind kind, std::string_view subject, std::string_view purchase_order, std::int64_t line,
              const Money& amount, const std::string& text, const std::string& cause = "");
  void reopen(TradeException exception);

  std::optional<Instant> noted_instant(std::string_view name) const;
  void note_instant(std::string_view name, Instant instant);
};

/// The whole number in a text that we wrote ourselves; 0 for any other text.
std::int64_t number_of(std::string_view text);
std::string text_of(Instant instant);
Instant instant_of(std::string_view milliseconds);

}  // namespace vendorproof::flow
