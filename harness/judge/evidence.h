// What the judge looks at: the run's ledger sorted by purchase order, beside the truth about each order, which comes
// from the scenario and not from either mock or the core.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/effect.h"
#include "harness/record/run_record.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// A line as Amazon stated it from some instant on, in eaches, by the judge's own arithmetic.
struct LineRevision {
  Instant from;
  std::int64_t eaches = 0;
  Money cost;  ///< per each
};

struct LineTruth {
  std::string item;  ///< amazonProductIdentifier or, without one, vendorProductIdentifier
  Quantity as_written;
  std::vector<LineRevision> revisions;  ///< oldest first, never empty

  const LineRevision& last() const { return revisions.back(); }
  /// Whether Amazon had stated that many eaches by `at`.
  bool stated(std::int64_t eaches, Instant at) const;
  bool stated_cost(const Money& cost) const;
};

struct OrderTruth {
  const scenarios::Order* order = nullptr;
  Instant issued;
  bool cancelled = false;  ///< the whole order, some time
  std::map<std::int64_t, LineTruth> lines;
  std::map<EffectKind, std::vector<const Effect*>> effects;  ///< that name the order, by kind, in order of acceptance

  const std::vector<const Effect*>& of(EffectKind kind) const;
  /// Value of what was ordered at first.
  Money value() const;
};

struct Evidence {
  const scenarios::Scenario& scenario;
  const RunRecord& record;
  std::map<std::string, OrderTruth> orders;
  std::map<EffectKind, std::vector<const Effect*>> effects;  ///< all, by kind

  const std::vector<const Effect*>& of(EffectKind kind) const;
  bool has_exception(ExceptionKind kind, std::string_view purchase_order) const;
  /// Whether the plan kept the peer from answering properly at some time from..to.
  bool planned_trouble(std::string_view peer, Instant from, Instant to) const;
  /// When the peer was last in planned trouble before `at` had passed; `at` itself when it was not.
  Instant trouble_ends_after(std::string_view peer, Instant at) const;
};

Evidence evidence_of(const scenarios::Scenario& scenario, const RunRecord& record);

/// The purchase order's line that an ERP line is about: its description says `line 3`; 0 for any other
/// description.
std::int64_t purchase_order_line_of(const EffectLine& line);

/// Eaches per purchase order and item (or line) of an effect.
using EachesByItem = std::map<std::pair<std::string, std::string>, std::int64_t>;
void add_by_item(const Effect& effect, EachesByItem& sums);

}  // namespace vendorproof::harness
