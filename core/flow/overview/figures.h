// The figures of the whole integration, for screens and monitors.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/flow/outbox/contract.h"
#include "core/flow/overview/incidents.h"
#include "core/store/store.h"

namespace vendorproof::flow {

/// Orders of one stage that are not settled.
struct StageFigures {
  std::int64_t orders = 0;
  std::optional<Instant> oldest;  ///< when the oldest of them was placed
};

struct OwnerFigures {
  std::int64_t incidents = 0;
  std::int64_t exceptions = 0;
  std::int64_t due_within_hour = 0;  ///< incidents whose deadline is less than an hour away, or over
  std::int64_t overdue = 0;          ///< those of them whose deadline is over
  std::vector<Money> amounts;        ///< at stake, one sum for each currency
};

/// A list that is asked for again and again.
struct PollFigures {
  std::string name;  ///< `orders`, `despatches`
  Instant next;
  std::int64_t failures = 0;  ///< in sequence
};

struct Figures {
  std::map<OrderState, StageFigures> stages;          ///< every state that an unsettled order can have
  std::map<Awaited, std::int64_t> awaited;            ///< unsettled orders by who must act next
  std::int64_t acknowledgements_due_within_hour = 0;  ///< less than an hour before the deadline, or after it
  std::int64_t acknowledgements_overdue = 0;          ///< those of them whose deadline is over
  std::map<Owner, OwnerFigures> owners;               ///< every owner
  std::vector<Money> money_waiting;  ///< invoices that were sent and not paid, one sum for each currency
  std::vector<Money> money_held;     ///< invoices that a person has to look at
  std::vector<PollFigures> polls;    ///< in order of name
  /// Calls of an operation of Amazon that may leave at once.
  std::map<std::string, std::int64_t> quota_left;
};

/// Reads every order that is not settled.
Figures figures_of(const store::Store& store, const CoreConfig& config, Instant now);

}  // namespace vendorproof::flow
