#include "harness/evidence.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

const std::vector<const Effect*> no_effects;

std::int64_t eaches_of(const Quantity& quantity) {
  return quantity.unit == UnitOfMeasure::Cases ? quantity.amount * std::max<std::int64_t>(quantity.unit_size, 1)
                                               : quantity.amount;
}

void apply(const scenarios::OrderChange& change, Instant at, OrderTruth& truth) {
  for (auto& [sequence, line] : truth.lines) {
    const bool touched = change.line == sequence || change.kind == scenarios::ChangeKind::OrderCancelled;
    if (!touched) continue;
    LineRevision revision = line.last();
    revision.from = at;
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
      case scenarios::ChangeKind::OrderCancelled:
        revision.eaches = 0;
        break;
      case scenarios::ChangeKind::NetCost:
        revision.cost = change.net_cost.value_or(revision.cost);
        break;
      case scenarios::ChangeKind::Window:
        break;
    }
    line.revisions.push_back(revision);
  }
  if (change.kind == scenarios::ChangeKind::OrderCancelled) truth.cancelled = true;
}

OrderTruth truth_of(const scenarios::Order& order, Instant start) {
  OrderTruth truth;
  truth.order = &order;
  truth.issued = start + order.placed_after;
  for (const scenarios::OrderLine& line : order.lines) {
    LineTruth& row = truth.lines[line.sequence];
    row.item = line.asin.empty() ? line.vendor_product_identifier : line.asin;
    row.as_written = line.ordered;
    row.revisions.push_back({truth.issued, eaches_of(line.ordered), line.net_cost});
  }
  std::vector<scenarios::OrderChange> changes = order.changes;
  std::stable_sort(changes.begin(), changes.end(),
                   [](const auto& left, const auto& right) { return left.after < right.after; });
  for (const scenarios::OrderChange& change : changes) {
    apply(change, std::max(truth.issued, start + change.after), truth);
  }
  return truth;
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

bool Evidence::has_exception(std::string_view kind, std::string_view purchase_order) const {
  return std::any_of(outcome.exceptions.begin(), outcome.exceptions.end(), [&](const TradeException& exception) {
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

Evidence evidence_of(const scenarios::Scenario& scenario, const RunOutcome& outcome) {
  Evidence evidence{scenario, outcome, {}, {}};
  for (const scenarios::Order& order : scenario.orders) {
    evidence.orders.emplace(order.number, truth_of(order, scenario.start));
  }
  for (const LedgerEntry& entry : outcome.ledger) {
    const Effect& effect = entry.effect;
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
  if (!starts_with(line.code, "line ")) return 0;
  std::int64_t number = 0;
  for (const char digit : line.code.substr(5)) {
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
