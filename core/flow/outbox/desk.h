// What every step of the flow has on its desk: the store, the configuration, the time, and what may be forgotten.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.h"
#include "core/flow/outbox/contract.h"
#include "core/flow/outbox/operation.h"
#include "core/store/store.h"
#include "core/trade/order_plan.h"

namespace vendorproof::flow {

/// What a crash may take: caches of the store.
struct Memory {
  std::optional<trade::Catalogue> catalogue;
  std::array<std::optional<Instant>, 2> unreachable_since;  ///< by peer
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
  /// Of a row of the outbox. A number that is not in the table is a broken promise: the row is of a newer version.
  const Operation& operation_of(const store::Work& work) const;
  const trade::Catalogue& catalogue();

  /// Makes `key` due. A row that is in flight or in doubt stays as it is: its answer is still to come.
  void schedule(OperationId operation, const std::string& key, std::string_view subject, Instant due,
                std::string parameters = "");
  void finish(store::Work& work);
  /// The row again, later the more often it failed.
  void retry(store::Work& work, std::string_view error);
  void postpone(store::Work& work, Instant due);
  Duration backoff(int failures, std::string_view key) const;

  void raise(ExceptionKind kind, std::string_view subject, std::string_view purchase_order, std::int64_t line,
             const Money& amount, const std::string& text);
  void raise(TradeException exception);
  void reopen(ExceptionKind kind, std::string_view subject, std::string_view purchase_order, std::int64_t line,
              const Money& amount, const std::string& text);

  std::optional<Instant> noted_instant(std::string_view name) const;
  void note_instant(std::string_view name, Instant instant);
};

/// A whole number from our own parameters; 0 for any other text.
std::int64_t number_of(std::string_view text);
std::string text_of(Instant instant);
Instant instant_of(std::string_view milliseconds);

}  // namespace vendorproof::flow
