// Sequence: the ERP's decision, acknowledgement, ship notice, invoice, in this order. No submission fails later.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "harness/judge/judge.h"
#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

void erp_before_acknowledgement(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    const auto& acknowledged = truth.of(EffectKind::AcknowledgementAccepted);
    if (acknowledged.empty() || evidence.has_exception(ExceptionKind::EmergencyAcknowledgement, number)) continue;
    const Effect& first = *acknowledged.front();
    const bool promised = std::any_of(first.lines.begin(), first.lines.end(), [](const EffectLine& line) {
      return line.code != "Rejected" && line.eaches > 0;
    });
    // An order that the ERP never gets is found by SEQ-06.
    const auto& created = truth.of(EffectKind::SalesOrderCreated);
    if (!promised || created.empty() || created.front()->at <= first.taken()) continue;
    findings.add(number, 0, truth.value(), "goods were promised before the ERP had the order", first.at);
  }
}

/// What the last answers promise, at the cost of the lines. Where the record does not show what people were told, a
/// backorder may wait for a person, so only what was accepted counts.
Money promised_at_last(const Evidence& evidence, const std::string& number, const OrderTruth& truth) {
  const bool counts_backorders = evidence.record.visibility.shown_to_people;
  Money worth;
  for (const auto& [sequence, answer] : last_answers(number, truth)) {
    worth += truth.lines.at(sequence).last().cost * (answer.accepted + (counts_backorders ? answer.backordered : 0));
  }
  return worth;
}

/// In whatever order the integration works: in the end, the ERP has what was promised.
void promised_orders_are_in_the_erp(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    if (!truth.of(EffectKind::SalesOrderCreated).empty() || truth.cancelled) continue;
    const Money worth = promised_at_last(evidence, number, truth);
    if (evidence.was_told_of_goods(number) || worth.is_zero()) continue;
    findings.add(number, 0, worth, "goods were promised, and the ERP never got the order", evidence.record.ended);
  }
}

/// Items of the order that are in a sales order, in any form that the ERP ever had of it.
std::set<std::string> items_in_sales_orders(const Evidence& evidence, const OrderTruth& truth) {
  std::set<std::string> items;
  for (const EffectKind kind : {EffectKind::SalesOrderCreated, EffectKind::SalesOrderChanged}) {
    for (const Effect* form : truth.of(kind)) {
      for (const EffectLine& row : form->lines) {
        if (row.eaches > 0) items.insert(item_of_line(evidence, truth, row));
      }
    }
  }
  return items;
}

void promised_lines_are_in_the_erp(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    const bool is_in_erp = !truth.of(EffectKind::SalesOrderCreated).empty();  // else SEQ-06
    if (!is_in_erp || truth.cancelled || evidence.was_told_of_goods(number)) continue;
    const std::set<std::string> known = items_in_sales_orders(evidence, truth);
    for (const auto& [item, eaches] : confirmed_by_item(number, truth)) {
      const std::int64_t sequence = first_line_of(truth, item);
      if (eaches <= 0 || sequence == 0 || known.contains(item)) continue;
      const LineTruth& line = truth.lines.at(sequence);
      if (line.last().eaches == 0) continue;
      findings.add(number, sequence, line.last().cost * eaches,
                   std::to_string(eaches) + " eaches of " + item + " were promised, and no sales order has the item",
                   evidence.record.ended);
    }
  }
}

/// The most of an item that Amazon still ordered at some time from..to.
std::int64_t most_ordered(const OrderTruth& truth, const std::string& item, Instant from, Instant to) {
  std::int64_t ordered = 0;
  for (const std::int64_t sequence : truth.lines_by_item.at(item)) {
    std::int64_t most = 0;
    const std::vector<LineRevision>& revisions = truth.lines.at(sequence).revisions;
    for (std::size_t i = 0; i < revisions.size(); ++i) {
      const bool begins_in_time = revisions[i].from <= to;
      const bool ends_in_time = i + 1 == revisions.size() || revisions[i + 1].from > from;
      if (begins_in_time && ends_in_time) most = std::max(most, revisions[i].eaches);
    }
    ordered += most;
  }
  return ordered;
}

/// Eaches of the item that postings claimed and that the warehouse took back, over the whole run.
std::int64_t undone_eaches(const Evidence& evidence, const std::string& number, const OrderTruth& truth,
                           const std::string& item) {
  const auto undone = eaches_by_item(evidence, number, truth.of(EffectKind::DespatchUndone));
  const auto found = undone.find(item);
  return found == undone.end() ? 0 : found->second;
}

/// Goods that Amazon took off the order hours before they left. What it never ordered is found by UNIT-05.
void reduced_orders_ship_less(const Evidence& evidence, Findings& findings) {
  constexpr Duration followed_within = std::chrono::hours(3);
  for (const auto& [number, truth] : evidence.orders) {
    if (truth.order->changes.empty() || evidence.was_told_of_goods(number)) continue;
    std::map<std::string, std::int64_t> shipped;
    std::set<std::string> found;
    for (const Effect* despatch : truth.of(EffectKind::DespatchPosted)) {
      const bool is_excused = evidence.had_trouble(truth.issued, despatch->at);
      for (const auto& [item, eaches] : eaches_by_item(evidence, number, {despatch})) {
        shipped[item] += eaches;
        const std::int64_t sequence = first_line_of(truth, item);
        if (sequence == 0 || is_excused) continue;
        const std::int64_t wanted = most_ordered(truth, item, despatch->at - followed_within, despatch->at);
        const std::int64_t before = most_ordered(truth, item, truth.issued, despatch->at);
        const std::int64_t left = shipped[item] - undone_eaches(evidence, number, truth, item);
        const std::int64_t excess = std::min(eaches, std::min(left, before) - wanted);
        if (excess <= 0 || !found.insert(item).second) continue;
        findings.add(number, sequence, truth.lines.at(sequence).last().cost * excess,
                     "despatch " + despatch->document + " ships " + std::to_string(left) + " eaches of " + item +
                         "; Amazon had lowered the order to " + std::to_string(wanted),
                     despatch->at, {despatch->document});
      }
    }
  }
}

void acknowledgement_before_ship_notice(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    const auto& notices = truth.of(EffectKind::ShipNoticeAccepted);
    const auto& acknowledged = truth.of(EffectKind::AcknowledgementAccepted);
    if (notices.empty() || (!acknowledged.empty() && acknowledged.front()->at <= notices.front()->at)) continue;
    findings.add(number, 0, truth.value(),
                 "ship notice " + notices.front()->document + " came before any acknowledgement", notices.front()->at,
                 {notices.front()->document});
  }
}

/// Whether all goods of the order had left by then, and each of its trucks had a ship notice. What is invoiced beyond
/// the notices is then a wrong quantity (UNIT-03, UNIT-04), and nothing is early.
bool everything_is_announced(const Evidence& evidence, const std::string& number, Instant at) {
  const auto& despatches = evidence.orders.at(number).of(EffectKind::DespatchPosted);
  const bool all_left =
      std::all_of(despatches.begin(), despatches.end(), [&](const Effect* despatch) { return despatch->at <= at; });
  if (despatches.empty() || !all_left) return false;
  const auto trucks = evidence.trucks_by_order.find(number);
  if (trucks == evidence.trucks_by_order.end()) return true;
  return std::all_of(trucks->second.begin(), trucks->second.end(), [&](const Truck* truck) {
    const auto& notices = evidence.notices_of(*truck);
    return !notices.empty() && notices.front()->at <= at;
  });
}

/// Adds the eaches of one order, by item.
void add_of_order(const std::string& number, const Effect& effect, std::map<std::string_view, std::int64_t>& sums) {
  for (const EffectLine& line : effect.lines) {
    const std::string& order = line.purchase_order.empty() ? effect.purchase_order : line.purchase_order;
    if (order == number) sums[line.item] += line.eaches;
  }
}

/// An invoice may leave only after ship notices for all its goods were accepted; else payables rejects it, NOT_SHIPPED.
void ship_notice_before_invoice(const Evidence& evidence, Findings& findings) {
  for (const Effect* failed : evidence.of(EffectKind::InvoiceRejected)) {
    if (failed->reason.find("NOT_SHIPPED") == std::string::npos) continue;
    const auto posted = evidence.posted_of.find(failed);
    const Money amount = posted == evidence.posted_of.end() ? failed->amount : posted->second->amount;
    findings.add(named_orders(*failed), 0, amount,
                 "invoice " + failed->document + " was sent before its ship notice and refused: " + failed->reason,
                 failed->at, {failed->document});
  }
  for (const auto& order : evidence.orders) {
    const std::string& number = order.first;
    const auto& truth = order.second;
    std::map<std::string_view, std::int64_t> noticed;
    std::map<std::string_view, std::int64_t> invoiced;
    const auto& notices = truth.of(EffectKind::ShipNoticeAccepted);
    std::size_t next = 0;
    for (const Effect* invoice : truth.of(EffectKind::InvoiceAccepted)) {
      while (next < notices.size() && notices[next]->at <= invoice->taken()) {
        add_of_order(number, *notices[next++], noticed);
      }
      std::map<std::string_view, std::int64_t> before = invoiced;
      add_of_order(number, *invoice, invoiced);
      const bool covered = std::all_of(invoiced.begin(), invoiced.end(), [&](const auto& row) {
        const std::int64_t known = noticed[row.first];
        if (row.second <= known) return true;
        return known > before[row.first] && everything_is_announced(evidence, number, invoice->taken());
      });
      if (covered) continue;
      findings.add(number, 0, part_of(*invoice, number),
                   "no accepted ship notice covered the goods of invoice " + invoice->document + " when it was sent",
                   invoice->at, {invoice->document});
      // A second invoice over the same goods does not use up the goods of the next invoice.
      if (evidence.posted_of.count(invoice) == 1) continue;
      invoiced = before;
    }
  }
}

/// Whether Amazon changed the order while the answer to it was on its way, or so shortly before that an integration
/// which asks for changes every hour could not know.
bool crossed_a_change(const Evidence& evidence, const Effect& failed) {
  const auto order = evidence.orders.find(failed.purchase_order);
  if (failed.operation != "submitAcknowledgement" || order == evidence.orders.end()) return false;
  const auto& changes = order->second.of(EffectKind::OrderChanged);
  return std::any_of(changes.begin(), changes.end(), [&](const Effect* change) {
    return change->at <= failed.at && change->at > failed.taken() - std::chrono::hours(1);
  });
}

/// An asynchronous Failure, or a rejection that only the portal shows, is a defect, unless the same document was
/// accepted before.
void submissions_stand(const Evidence& evidence, Findings& findings) {
  for (const Effect* failed : evidence.of(EffectKind::SubmissionFailed)) {
    bool echo = false;
    for (const EffectKind kind :
         {EffectKind::ShipNoticeAccepted, EffectKind::ShipNoticeReplaced, EffectKind::InvoiceAccepted,
          EffectKind::InvoiceRejected, EffectKind::CreditNoteAccepted}) {
      for (const Effect* accepted : evidence.of(kind)) {
        echo |= accepted->document == failed->document && accepted->body_hash == failed->body_hash;
      }
    }
    const bool duplicate = failed->reason.find("DUPLICATE_") != std::string::npos;
    if ((duplicate && echo) || crossed_a_change(evidence, *failed)) continue;
    findings.add(failed->purchase_order, 0, failed->amount, failed->document + " failed: " + failed->reason, failed->at,
                 {failed->document});
  }
  for (const Effect* rejected : evidence.of(EffectKind::InvoiceRejected)) {
    if (rejected->reason.find("NOT_SHIPPED") != std::string::npos) continue;  // SEQ-03
    findings.add(named_orders(*rejected), 0, rejected->amount,
                 "invoice " + rejected->document + " was rejected by payables: " + rejected->reason, rejected->at,
                 {rejected->document});
  }
}

/// Where Amazon wanted the goods of an order at a time, and since when.
struct Destination {
  std::string centre;
  Instant since;
};

Destination destination_at(const scenarios::Order& order, Instant start, Instant at) {
  Destination wanted = {order.ship_to, start + order.placed_after};
  std::vector<scenarios::OrderChange> changes = order.changes;
  std::stable_sort(changes.begin(), changes.end(),
                   [](const auto& left, const auto& right) { return left.after < right.after; });
  for (const scenarios::OrderChange& change : changes) {
    const Instant since = start + std::max(change.after, order.placed_after);
    if (change.kind != scenarios::ChangeKind::FulfilmentCentre || since > at) continue;
    if (change.value != wanted.centre) wanted = {change.value, since};
  }
  return wanted;
}

/// A person must be told when the goods cannot follow; before an integration can have seen the change, nobody is.
bool may_go_elsewhere(const Evidence& evidence, const std::string& number, Instant since, Instant departed) {
  for (const ExceptionKind kind : {ExceptionKind::DestinationChanged, ExceptionKind::ChangeTooLate,
                                   ExceptionKind::DespatchMismatch, ExceptionKind::DespatchChanged}) {
    if (evidence.has_exception(kind, number)) return true;
  }
  constexpr Duration change_seen_within = std::chrono::hours(3);
  return since + change_seen_within > departed || evidence.planned_trouble("amazon", since, departed) ||
         evidence.planned_trouble("erp", since, departed);
}

void goods_follow_the_destination(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, trucks] : evidence.trucks_by_order) {
    const auto truth = evidence.orders.find(number);
    if (truth == evidence.orders.end() || truth->second.cancelled || !truth->second.order->document.empty()) continue;
    const scenarios::Order& order = *truth->second.order;
    for (const Truck* truck : trucks) {
      const Destination wanted = destination_at(order, evidence.scenario.start, truck->departed);
      const bool was_changed = wanted.since > evidence.scenario.start + order.placed_after;
      if (!was_changed || truck->ship_to == wanted.centre) continue;
      if (may_go_elsewhere(evidence, number, wanted.since, truck->departed)) continue;
      findings.add(number, 0, truth->second.value(),
                   "truck " + truck->load_number + " goes to " + truck->ship_to + ", and Amazon wants the goods at " +
                       wanted.centre + " since " + format_instant(wanted.since),
                   truck->departed, {truck->load_number});
    }
  }
}

}  // namespace

const std::vector<Check>& sequence_checks() {
  static const std::vector<Check> table = {
      {{"SEQ-01", RuleKind::Defect, "Goods are promised only when the ERP has the order.", "the ERP is master of stock",
        Confidence::Ours, Owner::IT, "Create the sales order and read its reservations before acknowledging."},
       erp_before_acknowledgement},
      {{"SEQ-02", RuleKind::Defect, "A ship notice follows the acknowledgement.", "ASN-48", Confidence::Anecdotal,
        Owner::IT, "Hold the ship notice until the acknowledgement is processed."},
       acknowledgement_before_ship_notice},
      {{"SEQ-03", RuleKind::Defect, "An invoice follows the ship notice of its goods.", "INV-07", Confidence::Official,
        Owner::Finance, "Hold the invoice until the transaction of its ship notice has succeeded."},
       ship_notice_before_invoice},
      {{"SEQ-04", RuleKind::Defect, "Amazon does not refuse a submitted document in processing.", "API-04",
        Confidence::Official, Owner::IT, "Validate the document against order and shipment before it leaves."},
       submissions_stand},
      {{"SEQ-05", RuleKind::Defect, "Goods go where Amazon last wanted them, or a person is told.", "CB-23",
        Confidence::Ours, Owner::Operations,
        "Compare the order's fulfilment centre with the ERP's until the truck leaves; hold the truck if they differ."},
       goods_follow_the_destination},
      {{"SEQ-06", RuleKind::Defect, "Every order with promised goods becomes a sales order, or a person is told.",
        "the ERP is master of stock", Confidence::Ours, Owner::IT,
        "Create the sales order again until the ERP shows it; look it up first, so that it is created once."},
       promised_orders_are_in_the_erp},
      {{"SEQ-07", RuleKind::Defect, "Every line with promised goods is in a sales order, or a person is told.",
        "the ERP is master of stock", Confidence::Ours, Owner::IT,
        "Compare the sales order that the ERP shows, line by line, with the purchase order before promising."},
       promised_lines_are_in_the_erp},
      {{"SEQ-08", RuleKind::Defect, "Goods that Amazon took off an order do not ship, or a person is told.", "PO-12",
        Confidence::Ours, Owner::Operations,
        "Read changed orders every hour and change the sales order until the goods are picked."},
       reduced_orders_ship_less},
  };
  return table;
}

}  // namespace vendorproof::harness
