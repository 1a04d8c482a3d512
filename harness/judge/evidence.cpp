#include "harness/judge/evidence.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

const std::vector<const Effect*> no_effects;

std::int64_t eaches_of(const Quantity& quantity) {
  return quantity.unit == UnitOfMeasure::Cases ? quantity.amount * std::max<std::int64_t>(quantity.unit_size, 1)
                                               : quantity.amount;
}

void add_line(const scenarios::OrderLine& line, Instant at, OrderTruth& truth) {
  LineTruth& row = truth.lines[line.sequence];
  row.item = line.asin.empty() ? line.vendor_product_identifier : line.asin;
  row.as_written = line.ordered;
  row.revisions.push_back({at, eaches_of(line.ordered), line.net_cost});
}

/// What a line is after the change; none when the change is not about it.
std::optional<LineRevision> revised(const scenarios::OrderChange& change, std::int64_t sequence,
                                    const LineTruth& line) {
  LineRevision revision = line.last();
  const bool is_about_it = change.line == sequence;
  switch (change.kind) {
    case scenarios::ChangeKind::Quantity: {
      Quantity quantity = line.as_written;
      quantity.amount = change.quantity;
      revision.eaches = eaches_of(quantity);
      break;
    }
    case scenarios::ChangeKind::LineCancelled:
      revision.eaches = 0;
      break;
    case scenarios::ChangeKind::NetCost:
      revision.cost = change.net_cost.value_or(revision.cost);
      break;
    case scenarios::ChangeKind::OrderCancelled:
      revision.eaches = 0;
      return revision;
    case scenarios::ChangeKind::OrderUncancelled:
      if (line.revisions.size() < 2) return std::nullopt;
      revision.eaches = line.revisions[line.revisions.size() - 2].eaches;
      return revision;
    case scenarios::ChangeKind::Window:
    case scenarios::ChangeKind::LineAdded:
    case scenarios::ChangeKind::OrderType:
    case scenarios::ChangeKind::FulfilmentCentre:
    case scenarios::ChangeKind::Freight:
      return std::nullopt;
  }
  if (!is_about_it) return std::nullopt;
  return revision;
}

void apply(const scenarios::OrderChange& change, Instant at, bool& is_cancelled, OrderTruth& truth) {
  const bool cancels = change.kind == scenarios::ChangeKind::OrderCancelled;
  const bool uncancels = change.kind == scenarios::ChangeKind::OrderUncancelled;
  // Amazon does nothing to an order that it cancelled but take that back, and only that.
  if (is_cancelled != uncancels) return;
  for (auto& [sequence, line] : truth.lines) {
    std::optional<LineRevision> revision = revised(change, sequence, line);
    if (!revision) continue;
    revision->from = at;
    line.revisions.push_back(*revision);
  }
  if (change.added) add_line(*change.added, at, truth);
  if (cancels) truth.cancelled = true;
  if (cancels || uncancels) is_cancelled = cancels;
}

OrderTruth truth_of(const scenarios::Order& order, Instant start) {
  OrderTruth truth;
  truth.order = &order;
  truth.issued = start + order.placed_after;
  for (const scenarios::OrderLine& line : order.lines) add_line(line, truth.issued, truth);
  std::vector<scenarios::OrderChange> changes = order.changes;
  std::stable_sort(changes.begin(), changes.end(),
                   [](const auto& left, const auto& right) { return left.after < right.after; });
  bool is_cancelled = false;
  for (const scenarios::OrderChange& change : changes) {
    apply(change, std::max(truth.issued, start + change.after), is_cancelled, truth);
  }
  return truth;
}

/// Amazon does not order any more what was rejected for good twice (ACK-26): such lines were never placed.
void forget_unplaced(const Effect& effect, Evidence& evidence) {
  const auto found = evidence.orders.find(effect.purchase_order);
  if (found == evidence.orders.end()) return;
  if (effect.kind == EffectKind::OrderWithheld) {
    evidence.orders.erase(found);
    return;
  }
  if (effect.kind != EffectKind::OrderIssued || effect.reason.empty()) return;
  std::erase_if(found->second.lines, [&](const auto& row) {
    return row.second.revisions.front().from <= effect.at &&
           std::none_of(effect.lines.begin(), effect.lines.end(),
                        [&](const EffectLine& line) { return line.sequence == row.first; });
  });
}

}  // namespace

bool LineTruth::stated(std::int64_t eaches, Instant at) const {
  return std::any_of(revisions.begin(), revisions.end(),
                     [&](const LineRevision& revision) { return revision.from <= at && revision.eaches == eaches; });
}

bool LineTruth::stated_cost(const Money& cost) const {
  return std::any_of(revisions.begin(), revisions.end(),
                     [&](const LineRevision& revision) { return revision.cost == cost; });
}

const std::vector<const Effect*>& OrderTruth::of(EffectKind kind) const {
  const auto found = effects.find(kind);
  return found == effects.end() ? no_effects : found->second;
}

Money OrderTruth::value() const {
  Money total;
  for (const auto& [sequence, line] : lines) total += line.revisions.front().cost * line.revisions.front().eaches;
  return total;
}

const std::vector<const Effect*>& Evidence::of(EffectKind kind) const {
  const auto found = effects.find(kind);
  return found == effects.end() ? no_effects : found->second;
}

bool Evidence::has_exception(ExceptionKind kind, std::string_view purchase_order) const {
  return std::any_of(record.exceptions.begin(), record.exceptions.end(), [&](const TradeException& exception) {
    return exception.kind == kind && (purchase_order.empty() || exception.purchase_order == purchase_order);
  });
}

namespace {
bool is_span(const scenarios::Fault& fault) {
  return fault.kind == scenarios::FaultKind::Outage || fault.kind == scenarios::FaultKind::Throttle ||
         fault.kind == scenarios::FaultKind::ServerError;
}
}  // namespace

bool Evidence::planned_trouble(std::string_view peer, Instant from, Instant to) const {
  return std::any_of(scenario.faults.begin(), scenario.faults.end(), [&](const scenarios::Fault& fault) {
    return is_span(fault) && fault.peer == peer && scenario.start + fault.from < to &&
           scenario.start + fault.until > from;
  });
}

Instant Evidence::trouble_ends_after(std::string_view peer, Instant at) const {
  Instant end = at;
  bool moved = true;
  while (moved) {
    moved = false;
    for (const scenarios::Fault& fault : scenario.faults) {
      // An hour's grace: nobody can send everything in the first minute after an outage.
      const Instant until = scenario.start + fault.until + std::chrono::hours(1);
      if (!is_span(fault) || fault.peer != peer || scenario.start + fault.from > end || until <= end) continue;
      end = until;
      moved = true;
    }
  }
  return end;
}

Evidence evidence_of(const scenarios::Scenario& scenario, const RunRecord& record) {
  Evidence evidence{scenario, record, {}, {}};
  for (const scenarios::Order& order : scenario.orders) {
    evidence.orders.emplace(order.number, truth_of(order, scenario.start));
  }
  for (const LedgerEntry& entry : record.ledger) {
    const Effect& effect = entry.effect;
    forget_unplaced(effect, evidence);
    evidence.effects[effect.kind].push_back(&effect);
    std::set<std::string> named;
    if (!effect.purchase_order.empty()) named.insert(effect.purchase_order);
    for (const EffectLine& line : effect.lines) named.insert(line.purchase_order);
    for (const std::string& number : named) {
      const auto found = evidence.orders.find(number);
      if (found != evidence.orders.end()) found->second.effects[effect.kind].push_back(&effect);
    }
  }
  return evidence;
}

std::int64_t purchase_order_line_of(const EffectLine& line) {
  if (!starts_with(line.description, "line ")) return 0;
  std::int64_t number = 0;
  for (const char digit : line.description.substr(5)) {
    if (digit < '0' || digit > '9' || number > 1'000'000) return 0;
    number = number * 10 + (digit - '0');
  }
  return number;
}

void add_by_item(const Effect& effect, EachesByItem& sums) {
  for (const EffectLine& line : effect.lines) {
    const std::string& order = line.purchase_order.empty() ? effect.purchase_order : line.purchase_order;
    sums[{order, line.item}] += line.eaches;
  }
}

}  // namespace vendorproof::harness
