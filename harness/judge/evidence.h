// What the judge looks at: the run's ledger sorted by purchase order, and the truth about each order. The truth comes
// from the scenario, never from a mock or the core.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/effect.h"
#include "harness/record/effect_orders.h"
#include "harness/record/run_record.h"
#include "reports/report.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// A line as Amazon stated it from that instant on. The judge itself converts it to eaches.
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
  /// The most that Amazon had stated by `at`.
  std::int64_t most_eaches(Instant at) const;
  /// Whether Amazon had stated that many eaches by `at`.
  bool stated(std::int64_t eaches, Instant at) const;
  bool stated_cost(const Money& cost) const;
};

struct OrderTruth {
  const scenarios::Order* order = nullptr;
  Instant issued;
  bool cancelled = false;  ///< the whole order was cancelled at some time
  std::map<std::int64_t, LineTruth> lines;
  std::map<std::string, std::vector<std::int64_t>> lines_by_item;  ///< sequences in order
  std::map<EffectKind, std::vector<const Effect*>>
      effects;  ///< effects that name the order, by kind, in order of acceptance

  const std::vector<const Effect*>& of(EffectKind kind) const;
  /// Value of the first form of the order.
  Money value() const;
};

struct Evidence {
  const scenarios::Scenario& scenario;
  const RunRecord& record;
  std::map<std::string, OrderTruth> orders;
  std::map<EffectKind, std::vector<const Effect*>> effects;          ///< all, by kind
  std::map<std::string, const scenarios::Item*> items;               ///< the item master, by the ERP's item number
  std::map<std::string, std::string> despatch_by_load;               ///< number of the despatch that loaded a truck
  std::map<std::string, std::vector<const Truck*>> trucks_by_order;  ///< that carry goods of an order
  std::set<std::pair<std::string, ExceptionKind>> shown;             ///< kinds of exceptions by purchase order
  /// Made by matching.h. Only for look-ups: the order of the keys depends on addresses.
  std::map<const Effect*, const Effect*> posted_of;  ///< invoice at Amazon -> invoice that the ERP posted
  /// Credit note at Amazon -> credit memos that the ERP posted; it may give back several at once.
  std::map<const Effect*, std::vector<const Effect*>> memos_of;
  std::map<const Effect*, const Truck*> trucks_of;                      ///< ship notice -> truck
  std::map<const Truck*, std::vector<const Effect*>> notices_by_truck;  ///< in order of acceptance

  const std::vector<const Effect*>& of(EffectKind kind) const;
  /// Ship notices of that truck, in order of acceptance.
  const std::vector<const Effect*>& notices_of(const Truck& truck) const;
  /// The despatch that loaded the truck; "" when the ERP posted none.
  std::string despatch_of(const Truck& truck) const;
  /// Whether a person was shown anything about the order.
  bool was_told_of(const std::string& purchase_order) const;
  /// Whether a person was shown, by then, something about the order's goods: a deduction or a lost invoice of weeks
  /// later is about money, and explains no goods.
  bool was_told_of_goods(const std::string& purchase_order, Instant by = Instant::max()) const;
  /// "" means any order.
  bool has_exception(ExceptionKind kind, const std::string& purchase_order) const;
  /// Whether the plan kept the peer from answering properly at some time from..to. The refusal of an operation that
  /// delays_documents denies does not count.
  bool planned_trouble(std::string_view peer, Instant from, Instant to) const;
  /// Whether a call was struck that can make a document late, the integration was killed, or a peer was away by plan,
  /// at some time from..to.
  bool had_trouble(Instant from, Instant to) const;
  /// When the peer was last in planned trouble before `at` had passed; `at` itself when it was not.
  /// With `grace` after each: no integration can send everything in the first minute after an outage. `counts`: whether
  /// trouble with an operation counts.
  Instant trouble_ends_after(std::string_view peer, Instant at, Duration grace,
                             bool (*counts)(std::string_view operation)) const;
};

/// Whether trouble with this operation can make an answer to an order, a ship notice or an invoice late. `""` is all
/// operations; payments come after all of these.
bool delays_documents(std::string_view operation);

Evidence evidence_of(const scenarios::Scenario& scenario, const RunRecord& record);

/// Whether Amazon wanted an order on the truck at another fulfilment centre before the truck arrived.
bool goes_elsewhere(const Evidence& evidence, const Truck& truck);

/// Whether Amazon answered a submission with 202, also if it lost it afterwards.
bool was_taken(const CallRecord& call);

/// X8: 24 hours, or 48 if the scenario sets switch X8 (by number or by name) to the lenient reading.
Duration acknowledgement_limit(const scenarios::Scenario& scenario);

/// The purchase orders of an effect as a finding names them: `PO1, PO2`.
std::string named_orders(const Effect& effect);
/// What an invoice bills of one of its orders.
Money part_of(const Effect& invoice, const std::string& number);

/// Eaches per purchase order and item, as the document or the goods name it.
using EachesByItem = std::map<std::pair<std::string, std::string>, std::int64_t>;
void add_by_item(const Effect& effect, EachesByItem& sums);
void add_by_item(const Truck& truck, EachesByItem& sums);

}  // namespace vendorproof::harness
