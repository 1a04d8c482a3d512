// Conservation of units: ordered = accepted + backordered + rejected; the ship notice is what is in the truck; invoiced
// = shipped. All in eaches, by the judge's own arithmetic.
#include <algorithm>
#include <map>
#include <set>

#include "harness/judge/excused_orders.h"
#include "harness/judge/judge.h"
#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

/// The money at stake. Too few: the value of the lost sale. Too many: the value of the excess, which nobody pays.
Money stake_of(std::int64_t seen, std::int64_t wanted, const Money& cost) {
  return cost * (seen < wanted ? wanted - seen : seen - wanted);
}

/// Whether the eaches of an item sum to what Amazon had stated of its lines together, in whichever way they are split:
/// over lines of one sales order, or over all sales orders.
bool sums_are_right(const Evidence& evidence, const OrderTruth& truth, const Effect& created, const std::string& item) {
  std::int64_t here = 0;
  std::int64_t everywhere = 0;
  for (const Effect* other : truth.of(EffectKind::SalesOrderCreated)) {
    for (const EffectLine& row : other->lines) {
      if (item_of_line(evidence, truth, row) != item) continue;
      everywhere += row.eaches;
      if (other == &created) here += row.eaches;
    }
  }
  std::int64_t latest = 0;
  std::int64_t first = 0;
  for (const std::int64_t sequence : truth.lines_by_item.at(item)) {
    const std::vector<LineRevision>& revisions = truth.lines.at(sequence).revisions;
    first += revisions.front().eaches;
    const auto stated = std::find_if(revisions.rbegin(), revisions.rend(),
                                     [&](const LineRevision& revision) { return revision.from <= created.at; });
    latest += stated == revisions.rend() ? 0 : stated->eaches;
  }
  return here == latest || here == first || everywhere == latest || everywhere == first;
}

void look_at_sales_order(const Evidence& evidence, const std::string& number, const OrderTruth& truth,
                         const Effect& created, Findings& findings) {
  const std::vector<std::int64_t> lines = lines_matched(evidence, truth, created);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const EffectLine& row = created.lines[i];
    const auto line = truth.lines.find(lines[i]);
    if (line == truth.lines.end()) {
      findings.add(number, 0, {},
                   "sales order " + created.document + " has item " + row.item + ", which is not ordered", created.at,
                   {created.document});
      continue;
    }
    if (line->second.stated(row.eaches, created.at)) continue;
    if (sums_are_right(evidence, truth, created, line->second.item)) continue;
    const std::int64_t ordered = line->second.revisions.front().eaches;
    findings.add(number, lines[i], stake_of(row.eaches, ordered, line->second.revisions.front().cost),
                 "sales order " + created.document + " has " + std::to_string(row.eaches) + " eaches, Amazon ordered " +
                     text_of(line->second.as_written) + " = " + std::to_string(ordered) + " eaches",
                 created.at, {created.document});
  }
}

/// An item that a sales order has in more lines than the purchase order, and more of it than Amazon ever ordered.
void look_at_repeated_lines(const Evidence& evidence, const std::string& number, const OrderTruth& truth,
                            const Effect& created, Findings& findings) {
  std::map<std::string, std::int64_t> eaches;
  std::map<std::string, std::size_t> lines;
  for (const EffectLine& row : created.lines) {
    const std::string item = item_of_line(evidence, truth, row);
    eaches[item] += row.eaches;
    ++lines[item];
  }
  for (const auto& [item, sequences] : truth.lines_by_item) {
    if (lines[item] <= sequences.size()) continue;
    std::int64_t ordered = 0;
    for (const std::int64_t sequence : sequences) ordered += truth.lines.at(sequence).most_eaches(created.at);
    if (eaches[item] <= ordered) continue;
    findings.add(number, sequences.front(),
                 stake_of(eaches[item], ordered, truth.lines.at(sequences.front()).revisions.front().cost),
                 "sales order " + created.document + " has " + std::to_string(lines[item]) + " lines of " + item +
                     " with " + std::to_string(eaches[item]) + " eaches, Amazon ordered " + std::to_string(ordered),
                 created.at, {created.document});
  }
}

void sales_order_has_the_eaches(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    for (const Effect* created : truth.of(EffectKind::SalesOrderCreated)) {
      look_at_sales_order(evidence, number, truth, *created, findings);
      look_at_repeated_lines(evidence, number, truth, *created, findings);
    }
  }
}

void acknowledgement_has_the_eaches(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    std::set<std::int64_t> answered;
    for (const Effect* effect : truth.of(EffectKind::AcknowledgementAccepted)) {
      std::map<std::int64_t, std::int64_t> sums;
      for (const EffectLine& row : effect->lines) {
        if (row.purchase_order.empty() || row.purchase_order == number) sums[row.sequence] += row.eaches;
      }
      for (const auto& [sequence, eaches] : sums) {
        answered.insert(sequence);
        const auto line = truth.lines.find(sequence);
        if (line == truth.lines.end() || line->second.stated(eaches, effect->at)) continue;
        const std::int64_t ordered = line->second.revisions.front().eaches;
        findings.add(number, sequence, stake_of(eaches, ordered, line->second.revisions.front().cost),
                     "acknowledged " + std::to_string(eaches) + " eaches of " + std::to_string(ordered) +
                         " ordered; Amazon takes the rest as rejected",
                     effect->at);
      }
    }
    if (truth.of(EffectKind::AcknowledgementAccepted).empty()) continue;
    for (const auto& [sequence, line] : truth.lines) {
      const bool ever_cancelled = std::any_of(line.revisions.begin(), line.revisions.end(),
                                              [](const LineRevision& revision) { return revision.eaches == 0; });
      if (answered.contains(sequence) || ever_cancelled) continue;
      // A line that Amazon added later has its own deadline.
      const Instant answered_at = truth.of(EffectKind::AcknowledgementAccepted).front()->at;
      const Instant added = line.revisions.front().from;
      const Instant due = added > truth.issued ? added + acknowledgement_limit(evidence.scenario) : answered_at;
      findings.add(number, sequence, line.last().cost * line.last().eaches,
                   "the line was left out of the acknowledgement; Amazon takes it as rejected (ACK-05)",
                   std::max(answered_at, due));
    }
  }
}

/// Whether the notices of a truck name no goods of the order.
bool claims_nothing_of(const EachesByItem& claimed, const std::string& number) {
  return std::none_of(claimed.begin(), claimed.end(),
                      [&](const auto& row) { return row.first.first == number && row.second > 0; });
}

void ship_notice_is_what_is_in_the_truck(const Evidence& evidence, Findings& findings) {
  // A despatch may have a notice for each vendor code: Amazon may have refused the one with an order's goods.
  const ExcusedOrders excused = excused_orders(evidence);
  for (const Truck& truck : evidence.record.trucks) {
    const std::vector<const Effect*>& notices = evidence.notices_of(truck);
    if (notices.empty() || was_corrected_too_late(evidence, truck)) continue;
    EachesByItem claimed;
    std::vector<std::string> documents;
    for (const Effect* notice : notices) {
      add_by_item(last_form_of(evidence, *notice), claimed);
      documents.push_back(notice->document);
    }
    EachesByItem loaded;
    add_by_item(truck, loaded);
    for (const auto& [key, eaches] : claimed) loaded.try_emplace(key, 0);
    for (const auto& [key, eaches] : loaded) {
      if (claimed[key] == eaches) continue;
      const bool is_in_refused = is_excused(excused, key.first, KeptBack::ShipNotice, notices.front()->at);
      if (is_in_refused && claims_nothing_of(claimed, key.first)) continue;
      const std::int64_t wrong = std::max(claimed[key], eaches) - std::min(claimed[key], eaches);
      const auto order = evidence.orders.find(key.first);
      const std::int64_t sequence = order == evidence.orders.end() ? 0 : first_line_of(order->second, key.second);
      const Money cost = sequence == 0 ? Money() : order->second.lines.at(sequence).last().cost;
      findings.add(key.first, sequence,
                   evidence.record.rates.stake("notice-missing", wrong, cost * wrong, notices.front()->at),
                   "ship notice " + notices.front()->document + " claims " + std::to_string(claimed[key]) +
                       " eaches of " + key.second + ", the truck has " + std::to_string(eaches),
                   notices.front()->at, documents);
    }
  }
}

/// Invoices of the order, first those that the ERP posted: so an excess is found in the others.
std::vector<const Effect*> invoices_by_trust(const Evidence& evidence, const OrderTruth& truth) {
  std::vector<const Effect*> invoices = truth.of(EffectKind::InvoiceAccepted);
  std::stable_partition(invoices.begin(), invoices.end(),
                        [&](const Effect* invoice) { return evidence.posted_of.count(invoice) == 1; });
  return invoices;
}

/// Eaches of an item in all lines of the order, as Amazon stated them last before `at`.
std::int64_t ordered_by(const OrderTruth& truth, const std::string& item, Instant at) {
  const auto lines = truth.lines_by_item.find(item);
  std::int64_t ordered = 0;
  if (lines == truth.lines_by_item.end()) return ordered;
  for (const std::int64_t sequence : lines->second) {
    const std::vector<LineRevision>& revisions = truth.lines.at(sequence).revisions;
    const auto stated = std::find_if(revisions.rbegin(), revisions.rend(),
                                     [&](const LineRevision& revision) { return revision.from <= at; });
    if (stated != revisions.rend()) ordered += stated->eaches;
  }
  return ordered;
}

/// What an invoice bills of an item beyond what was shipped.
struct Excess {
  const Effect* invoice = nullptr;
  std::string item;
  std::int64_t eaches = 0;
  std::int64_t invoiced = 0;  ///< by this invoice and those before it
  std::int64_t shipped = 0;
  bool bills_the_order = false;  ///< it bills the whole quantity of the order, of which less was shipped
};

std::vector<Excess> excesses_of(const Evidence& evidence, const std::string& number, const OrderTruth& truth) {
  const auto shipped = shipped_by_item(evidence, number, truth);
  std::vector<Excess> excesses;
  std::map<std::string, std::int64_t> invoiced;
  for (const Effect* invoice : invoices_by_trust(evidence, truth)) {
    for (const auto& [item, eaches] : eaches_by_item(evidence, number, {invoice})) {
      const auto found = shipped.find(item);
      const std::int64_t left = found == shipped.end() ? 0 : found->second;
      invoiced[item] += eaches;
      const std::int64_t excess = std::min(eaches, invoiced[item] - left);
      if (excess <= 0) continue;
      const std::int64_t ordered = ordered_by(truth, item, invoice->at);
      excesses.push_back({invoice, item, excess, invoiced[item], left, eaches == ordered && left < ordered});
    }
  }
  return excesses;
}

void add_excesses(const Evidence& evidence, bool of_the_order, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    for (const Excess& excess : excesses_of(evidence, number, truth)) {
      if (excess.bills_the_order != of_the_order) continue;
      const std::int64_t sequence = first_line_of(truth, excess.item);
      const Money cost = sequence == 0 ? Money() : truth.lines.at(sequence).last().cost;
      const std::string all = of_the_order ? ", as many as were ordered" : "";
      findings.add(number, sequence, cost * excess.eaches,
                   "invoiced " + std::to_string(excess.invoiced) + " eaches" + all + ", shipped " +
                       std::to_string(excess.shipped),
                   excess.invoice->at, {excess.invoice->document});
    }
  }
}

void invoiced_is_shipped(const Evidence& evidence, Findings& findings) { add_excesses(evidence, false, findings); }

void order_is_not_billed_for_the_shipment(const Evidence& evidence, Findings& findings) {
  add_excesses(evidence, true, findings);
}

void shipped_is_confirmed(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    if (evidence.has_exception(ExceptionKind::OverShipped, number)) continue;
    if (evidence.has_exception(ExceptionKind::ChangeTooLate, number)) continue;
    std::map<std::string, std::int64_t> confirmed = confirmed_by_item(number, truth);
    for (const auto& [item, eaches] : shipped_by_item(evidence, number, truth)) {
      if (eaches <= confirmed[item]) continue;
      const std::int64_t sequence = first_line_of(truth, item);
      const Money cost = sequence == 0 ? Money() : truth.lines.at(sequence).last().cost;
      findings.add(number, sequence, cost * (eaches - confirmed[item]),
                   "shipped " + std::to_string(eaches) + " eaches, confirmed " + std::to_string(confirmed[item]),
                   evidence.record.ended);
    }
  }
}

}  // namespace

const std::vector<Check>& unit_checks() {
  static const std::vector<Check> table = {
      {{"UNIT-01", RuleKind::Defect, "A sales order has the eaches that Amazon ordered: cases times unit size.",
        "UOM-02, UOM-10", Confidence::Official, Owner::IT,
        "Convert cases to eaches once, with the order's unit size, and keep the sales order in eaches."},
       sales_order_has_the_eaches},
      {{"UNIT-02", RuleKind::Defect, "The parts of an acknowledged line sum to what was ordered.", "ACK-05, ACK-11",
        Confidence::Official, Owner::IT, "State every line and every part of it: accepted, backordered or rejected."},
       acknowledgement_has_the_eaches},
      {{"UNIT-03", RuleKind::Defect, "A ship notice claims exactly what is in the truck.", "ASN-21, CB-09",
        Confidence::Industry, Owner::IT, "Build the ship notice from the posted despatch and its packages only."},
       ship_notice_is_what_is_in_the_truck},
      {{"UNIT-04", RuleKind::Defect, "No line is invoiced above what was shipped.", "INV-07, CB-02",
        Confidence::Official, Owner::Finance, "Validate the invoice's eaches against those of its shipment."},
       invoiced_is_shipped},
      {{"UNIT-05", RuleKind::Defect, "Only confirmed goods ship, unless a person was told.", "CB-17",
        Confidence::Industry, Owner::Operations, "Acknowledge before the warehouse picks, and correct late changes."},
       shipped_is_confirmed},
      {{"UNIT-06", RuleKind::Defect, "Where less was shipped than ordered, the invoice does not bill what was ordered.",
        "INV-07", Confidence::Official, Owner::Finance,
        "Invoice from the posted shipment, never from the order; bill the rest when it ships."},
       order_is_not_billed_for_the_shipment},
  };
  return table;
}

}  // namespace vendorproof::harness
