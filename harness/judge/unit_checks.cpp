// Conservation of units: ordered = accepted + backordered + rejected; the ship notice is what is in the truck; invoiced
// = shipped. All in eaches, by the judge's own arithmetic.
#include <algorithm>
#include <map>
#include <set>

#include "harness/judge/judge.h"
#include "harness/judge/rate_card.h"

namespace vendorproof::harness {

namespace {

/// Too few: what Amazon charges for units not filled; too many: the whole cost of the excess.
Money stake_of(std::int64_t seen, std::int64_t wanted, const Money& cost) {
  if (seen < wanted) return share_of(cost * (wanted - seen), rate_card::not_filled_bp);
  return share_of(cost * (seen - wanted), rate_card::overage_bp);
}

void sales_order_has_the_eaches(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    for (const Effect* created : truth.of(EffectKind::SalesOrderCreated)) {
      for (const EffectLine& row : created->lines) {
        const std::int64_t sequence = purchase_order_line_of(row);
        const auto line = truth.lines.find(sequence);
        if (line == truth.lines.end()) {
          findings.add(number, 0, {},
                       "sales order " + created->document + " has a line of no order line: " + row.description,
                       created->at);
          continue;
        }
        if (line->second.stated(row.eaches, created->at)) continue;
        const std::int64_t ordered = line->second.revisions.front().eaches;
        findings.add(number, sequence, stake_of(row.eaches, ordered, line->second.revisions.front().cost),
                     "sales order " + created->document + " has " + std::to_string(row.eaches) +
                         " eaches, Amazon ordered " + text_of(line->second.as_written) + " = " +
                         std::to_string(ordered) + " eaches",
                     created->at);
      }
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
      findings.add(number, sequence, line.last().cost * line.last().eaches,
                   "the line was left out of the acknowledgement; Amazon takes it as rejected (ACK-05)",
                   truth.of(EffectKind::AcknowledgementAccepted).front()->at);
    }
  }
}

const Truck* truck_of(const Evidence& evidence, const Effect& notice) {
  for (const Effect* despatch : evidence.of(EffectKind::DespatchPosted)) {
    if (despatch->document != notice.document) continue;
    for (const Truck& truck : evidence.record.trucks) {
      if (truck.load_number == despatch->reason) return &truck;
    }
  }
  return nullptr;
}

/// What the notice says in the end: a Replace is no second notice but the new form of the first (ASN-08).
const Effect& last_form_of(const Evidence& evidence, const Effect& notice) {
  const Effect* last = &notice;
  for (const Effect* replaced : evidence.of(EffectKind::ShipNoticeReplaced)) {
    if (replaced->document == notice.document) last = replaced;
  }
  return *last;
}

void ship_notice_is_what_is_in_the_truck(const Evidence& evidence, Findings& findings) {
  for (const Effect* notice : evidence.of(EffectKind::ShipNoticeAccepted)) {
    const Truck* truck = truck_of(evidence, *notice);
    if (truck == nullptr) continue;
    EachesByItem claimed;
    add_by_item(last_form_of(evidence, *notice), claimed);
    EachesByItem loaded;
    for (const PhysicalCarton& carton : truck->cartons) {
      for (const CartonContent& content : carton.contents)
        loaded[{content.purchase_order, content.item}] += content.eaches;
    }
    for (const auto& [key, eaches] : claimed) loaded.try_emplace(key, 0);
    for (const auto& [key, eaches] : loaded) {
      if (claimed[key] == eaches) continue;
      const auto order = evidence.orders.find(key.first);
      Money cost;
      std::int64_t sequence = 0;
      if (order != evidence.orders.end()) {
        for (const auto& [number, line] : order->second.lines) {
          if (line.item != key.second || sequence != 0) continue;
          sequence = number;
          cost = line.last().cost;
        }
      }
      findings.add(key.first, sequence, share_of(cost * eaches, rate_card::ship_notice_bp),
                   "ship notice " + notice->document + " claims " + std::to_string(claimed[key]) + " eaches of " +
                       key.second + ", the truck has " + std::to_string(eaches),
                   notice->at);
    }
  }
}

std::map<std::int64_t, std::int64_t> shipped_by_line(const OrderTruth& truth, const std::string& number) {
  std::map<std::int64_t, std::int64_t> shipped;
  for (const Effect* despatch : truth.of(EffectKind::DespatchPosted)) {
    for (const EffectLine& row : despatch->lines) {
      if (row.purchase_order == number) shipped[purchase_order_line_of(row)] += row.eaches;
    }
  }
  return shipped;
}

void invoiced_is_shipped(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    std::map<std::int64_t, std::int64_t> invoiced;
    Instant at;
    for (const Effect* invoice : truth.of(EffectKind::InvoiceAccepted)) {
      at = invoice->at;
      for (const EffectLine& row : invoice->lines) {
        if (row.purchase_order.empty() || row.purchase_order == number) invoiced[row.sequence] += row.eaches;
      }
    }
    const std::map<std::int64_t, std::int64_t> shipped = shipped_by_line(truth, number);
    for (const auto& [sequence, eaches] : invoiced) {
      const auto found = shipped.find(sequence);
      const std::int64_t left = found == shipped.end() ? 0 : found->second;
      if (eaches <= left) continue;
      const auto line = truth.lines.find(sequence);
      const Money cost = line == truth.lines.end() ? Money() : line->second.last().cost;
      findings.add(number, sequence, share_of(cost * (eaches - left), rate_card::overage_bp),
                   "invoiced " + std::to_string(eaches) + " eaches, shipped " + std::to_string(left), at);
    }
  }
}

void shipped_is_confirmed(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    if (evidence.has_exception(ExceptionKind::OverShipped, number)) continue;
    if (evidence.has_exception(ExceptionKind::ChangeTooLate, number)) continue;
    std::map<std::int64_t, std::int64_t> confirmed;
    for (const Effect* effect : truth.of(EffectKind::AcknowledgementAccepted)) {
      std::map<std::int64_t, std::int64_t> sums;
      for (const EffectLine& row : effect->lines) {
        if (!row.purchase_order.empty() && row.purchase_order != number) continue;
        sums[row.sequence] += row.code == "Rejected" ? 0 : row.eaches;
      }
      for (const auto& [sequence, eaches] : sums) confirmed[sequence] = eaches;
    }
    for (const auto& [sequence, eaches] : shipped_by_line(truth, number)) {
      if (eaches <= confirmed[sequence]) continue;
      const auto line = truth.lines.find(sequence);
      const Money cost = line == truth.lines.end() ? Money() : line->second.last().cost;
      findings.add(number, sequence, cost * (eaches - confirmed[sequence]),
                   "shipped " + std::to_string(eaches) + " eaches, confirmed " + std::to_string(confirmed[sequence]),
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
      {{"UNIT-05", RuleKind::Defect, "Nothing ships that was not confirmed, unless somebody was told.", "CB-17",
        Confidence::Industry, Owner::Operations, "Acknowledge before the warehouse picks, and correct late changes."},
       shipped_is_confirmed},
  };
  return table;
}

}  // namespace vendorproof::harness
