#include "harness/judge/evidence.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/base/text.h"
#include "harness/judge/matching.h"

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

/// The line after the change; nullopt if the change is not about this line.
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
  // After a cancellation Amazon changes an order in one way only: it takes the cancellation back.
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

/// Amazon stops ordering an item that was rejected for good twice (ACK-26): such lines were never placed.
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

/// Amazon adds no line to an order that is closed or rejected by then.
void forget_lines_never_added(OrderTruth& truth) {
  for (const scenarios::OrderChange& change : truth.order->changes) {
    if (!change.added) continue;
    const auto& changes = truth.of(EffectKind::OrderChanged);
    const bool was_added = std::any_of(changes.begin(), changes.end(), [&](const Effect* effect) {
      return std::any_of(effect->lines.begin(), effect->lines.end(),
                         [&](const EffectLine& line) { return line.sequence == change.added->sequence; });
    });
    if (!was_added) truth.lines.erase(change.added->sequence);
  }
}

/// Whether exceptions of the kind are about invoices, credit notes, payments or charges.
bool is_about_money(ExceptionKind kind) {
  constexpr ExceptionKind kinds[] = {
      ExceptionKind::Chargeback,          ExceptionKind::CreditNoteFailed, ExceptionKind::CreditNoteHeld,
      ExceptionKind::CreditNoteTaken,     ExceptionKind::DeductionRefused, ExceptionKind::DeductionReversed,
      ExceptionKind::DuplicatePayment,    ExceptionKind::InvoiceFailed,    ExceptionKind::InvoiceLost,
      ExceptionKind::InvoiceMismatch,     ExceptionKind::InvoiceUnpaid,    ExceptionKind::PaymentDiscount,
      ExceptionKind::PaymentRefused,      ExceptionKind::PriceDeduction,   ExceptionKind::RemittanceMismatch,
      ExceptionKind::ShortPayment,        ExceptionKind::TaxWithheld,      ExceptionKind::UnknownRemittance,
      ExceptionKind::UnreadableRemittance};
  return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

}  // namespace

std::int64_t LineTruth::most_eaches(Instant at) const {
  std::int64_t most = 0;
  for (const LineRevision& revision : revisions) {
    if (revision.from <= at) most = std::max(most, revision.eaches);
  }
  return most;
}

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

const std::vector<const Effect*>& Evidence::notices_of(const Truck& truck) const {
  const auto found = notices_by_truck.find(&truck);
  return found == notices_by_truck.end() ? no_effects : found->second;
}

std::string Evidence::despatch_of(const Truck& truck) const {
  const auto found = despatch_by_load.find(truck.load_number);
  return found == despatch_by_load.end() ? "" : found->second;
}

bool Evidence::was_told_of(const std::string& purchase_order) const {
  const auto after_any = shown.lower_bound({purchase_order, exception_kinds().front()});
  return after_any != shown.end() && after_any->first == purchase_order;
}

bool Evidence::was_told_of_goods(const std::string& purchase_order, Instant by) const {
  return std::any_of(record.exceptions.begin(), record.exceptions.end(), [&](const TradeException& exception) {
    return exception.purchase_order == purchase_order && exception.raised_at <= by && !is_about_money(exception.kind);
  });
}

bool Evidence::has_exception(ExceptionKind kind, const std::string& purchase_order) const {
  if (!purchase_order.empty()) return shown.count({purchase_order, kind}) == 1;
  return std::any_of(shown.begin(), shown.end(), [&](const auto& row) { return row.second == kind; });
}

bool delays_documents(std::string_view operation) {
  constexpr std::string_view about_money[] = {"getRemittances",  "paymentPostings", "ledgerPostings",
                                              "customerPayment", "journal",         "generalLedger"};
  return std::none_of(std::begin(about_money), std::end(about_money),
                      [operation](std::string_view name) { return operation.find(name) != std::string_view::npos; });
}

bool Evidence::planned_trouble(std::string_view peer, Instant from, Instant to) const {
  return std::any_of(scenario.faults.begin(), scenario.faults.end(), [&](const scenarios::Fault& fault) {
    return is_span(fault.kind) && delays_documents(fault.operation) && fault.peer == peer &&
           scenario.start + fault.from < to && scenario.start + fault.until > from;
  });
}

bool Evidence::had_trouble(Instant from, Instant to) const {
  const auto is_between = [&](Instant at) { return at >= from && at <= to; };
  return std::any_of(record.crashed.begin(), record.crashed.end(), is_between) ||
         std::any_of(record.calls.begin(), record.calls.end(),
                     [&](const CallRecord& call) {
                       return !call.fault.empty() && delays_documents(call.operation) && is_between(call.sent);
                     }) ||
         planned_trouble("amazon", from, to) || planned_trouble("erp", from, to);
}

Instant Evidence::trouble_ends_after(std::string_view peer, Instant at, Duration grace,
                                     bool (*counts)(std::string_view operation)) const {
  Instant end = at;
  bool moved = true;
  while (moved) {
    moved = false;
    for (const scenarios::Fault& fault : scenario.faults) {
      const Instant until = scenario.start + fault.until + grace;
      const bool is_trouble = is_span(fault.kind) && counts(fault.operation) && fault.peer == peer;
      if (!is_trouble || scenario.start + fault.from > end || until <= end) continue;
      end = until;
      moved = true;
    }
  }
  return end;
}

bool goes_elsewhere(const Evidence& evidence, const Truck& truck) {
  return std::any_of(evidence.orders.begin(), evidence.orders.end(), [&](const auto& entry) {
    const OrderTruth& truth = entry.second;
    const auto& trucks = evidence.trucks_by_order;
    const auto carried = trucks.find(entry.first);
    const bool is_on_it = carried != trucks.end() &&
                          std::find(carried->second.begin(), carried->second.end(), &truck) != carried->second.end();
    const auto& changes = truth.order->changes;
    return is_on_it && std::any_of(changes.begin(), changes.end(), [&](const scenarios::OrderChange& change) {
             return change.kind == scenarios::ChangeKind::FulfilmentCentre && change.value != truck.ship_to &&
                    evidence.scenario.start + change.after <= truck.arrives;
           });
  });
}

std::string named_orders(const Effect& effect) {
  if (!effect.purchase_order.empty()) return effect.purchase_order;
  const std::set<std::string> orders = orders_of(effect);
  return join({orders.begin(), orders.end()}, ", ");
}

Money part_of(const Effect& invoice, const std::string& number) {
  if (orders_of(invoice).size() < 2) return invoice.amount;
  Money part(0, invoice.amount.currency());
  for (const EffectLine& line : invoice.lines) {
    if (line.purchase_order == number) part += line.unit_cost * line.eaches;
  }
  return part;
}

Evidence evidence_of(const scenarios::Scenario& scenario, const RunRecord& record) {
  Evidence evidence{scenario, record, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  for (const scenarios::Order& order : scenario.orders) {
    evidence.orders.emplace(order.number, truth_of(order, scenario.start));
  }
  for (const scenarios::Item& item : scenario.items) evidence.items.emplace(item.number, &item);
  for (const LedgerEntry& entry : record.ledger) {
    const Effect& effect = entry.effect;
    forget_unplaced(effect, evidence);
    evidence.effects[effect.kind].push_back(&effect);
    for (const std::string& number : orders_of(effect)) {
      const auto found = evidence.orders.find(number);
      if (found != evidence.orders.end()) found->second.effects[effect.kind].push_back(&effect);
    }
  }
  for (auto& [number, truth] : evidence.orders) {
    forget_lines_never_added(truth);
    for (const auto& [sequence, line] : truth.lines) truth.lines_by_item[line.item].push_back(sequence);
  }
  for (const Effect* despatch : evidence.of(EffectKind::DespatchPosted)) {
    evidence.despatch_by_load.emplace(despatch->reason, despatch->document);
  }
  for (const Truck& truck : record.trucks) {
    std::set<std::string> carried;
    for (const PhysicalCarton& carton : truck.cartons) {
      for (const CartonContent& content : carton.contents) carried.insert(content.purchase_order);
    }
    for (const std::string& number : carried) evidence.trucks_by_order[number].push_back(&truck);
  }
  for (const TradeException& exception : record.exceptions) {
    evidence.shown.emplace(exception.purchase_order, exception.kind);
  }
  match_invoices(evidence);
  match_credit_notes(evidence);
  match_notices(evidence);
  for (const Effect* notice : evidence.of(EffectKind::ShipNoticeAccepted)) {
    const auto truck = evidence.trucks_of.find(notice);
    if (truck != evidence.trucks_of.end()) evidence.notices_by_truck[truck->second].push_back(notice);
  }
  return evidence;
}

Duration acknowledgement_limit(const scenarios::Scenario& scenario) {
  const scenarios::AmazonSide& amazon = scenario.amazon;
  const bool is_longer = amazon.reading_of("acknowledgement-deadline") == "48h" || amazon.reading_of("X8") == "48h";
  return std::chrono::hours(is_longer ? 48 : 24);
}

bool was_taken(const CallRecord& call) {
  const bool is_lost = call.fault == scenarios::text_of(scenarios::FaultKind::TakenAndLost) ||
                       call.fault == scenarios::text_of(scenarios::FaultKind::TakenAndFailed);
  return call.status == 202 && (call.from_peer || is_lost);
}

void add_by_item(const Effect& effect, EachesByItem& sums) {
  for (const EffectLine& line : effect.lines) {
    const std::string& order = line.purchase_order.empty() ? effect.purchase_order : line.purchase_order;
    sums[{order, line.item}] += line.eaches;
  }
}

void add_by_item(const Truck& truck, EachesByItem& sums) {
  for (const PhysicalCarton& carton : truck.cartons) {
    for (const CartonContent& content : carton.contents) {
      sums[{content.purchase_order, content.item}] += content.eaches;
    }
  }
}

}  // namespace vendorproof::harness
