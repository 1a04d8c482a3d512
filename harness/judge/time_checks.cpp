// Deadlines, excused only while something kept a peer unreachable, and the end: everything finished, or waiting for a
// reason that can be named.
#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "harness/judge/judge.h"
#include "harness/judge/rate_card.h"

namespace vendorproof::harness {

namespace {

/// When Amazon took (202) the first such submission about the subject; none when it never did.
std::optional<Instant> first_taken(const Evidence& evidence, std::string_view operation, const std::string& subject) {
  for (const CallRecord& call : evidence.record.calls) {
    if (call.operation != operation || call.subject != subject || !call.from_peer || call.status != 202) continue;
    return call.sent;
  }
  return std::nullopt;
}

/// The latest instant that is still in time: the deadline, or a while after trouble that lay over it.
Instant excused(const Evidence& evidence, Instant deadline, Instant from) {
  Instant limit = deadline;
  if (evidence.planned_trouble("amazon", deadline - std::chrono::hours(2), deadline + Duration(1))) {
    limit = evidence.trouble_ends_after("amazon", deadline);
  }
  for (const CallRecord& call : evidence.record.calls) {
    const bool struck = !call.fault.empty() && call.peer == Peer::Amazon && call.sent >= from && call.sent <= limit;
    if (struck && call.sent > limit - std::chrono::hours(1)) limit = call.sent + std::chrono::hours(1);
  }
  return limit;
}

/// X8: 24 hours, or 48 in the lenient reading, which is named by number or by words.
Duration acknowledgement_limit(const scenarios::Scenario& scenario) {
  for (const char* name : {"acknowledgement-deadline", "X8"}) {
    const auto found = scenario.amazon.switches.find(name);
    if (found != scenario.amazon.switches.end() && found->second == "48h") return std::chrono::hours(48);
  }
  return std::chrono::hours(24);
}

void acknowledged_within_a_day(const Evidence& evidence, Findings& findings) {
  const Duration allowed = acknowledgement_limit(evidence.scenario);
  for (const auto& [number, truth] : evidence.orders) {
    if (truth.cancelled || truth.of(EffectKind::OrderIssued).empty()) continue;
    const std::optional<Instant> taken = first_taken(evidence, "submitAcknowledgement", number);
    const Instant deadline = truth.issued + allowed;
    if (!taken) continue;
    if (*taken <= excused(evidence, deadline, truth.issued)) continue;
    findings.add(number, 0, truth.value(),
                 "acknowledged " + format_duration(*taken - truth.issued) + " after the order, " +
                     std::to_string(allowed / std::chrono::hours(1)) + "h are allowed",
                 *taken);
  }
}

void acknowledged_at_all(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    if (truth.cancelled || truth.of(EffectKind::OrderIssued).empty()) continue;
    const bool nothing_ordered = std::all_of(truth.lines.begin(), truth.lines.end(),
                                             [](const auto& row) { return row.second.revisions.front().eaches == 0; });
    if (nothing_ordered || !truth.of(EffectKind::AcknowledgementAccepted).empty()) continue;
    if (evidence.planned_trouble("amazon", evidence.record.ended - Duration(1), evidence.record.ended)) continue;
    findings.add(number, 0, truth.value(), "never acknowledged; Amazon cancels it in silence (PO-27)",
                 evidence.record.ended);
  }
}

std::string orders_on(const Truck& truck) {
  std::set<std::string> orders;
  for (const PhysicalCarton& carton : truck.cartons) {
    for (const CartonContent& content : carton.contents) orders.insert(content.purchase_order);
  }
  return join({orders.begin(), orders.end()}, ", ");
}

Money value_of(const Evidence& evidence, const Truck& truck) {
  Money value;
  for (const PhysicalCarton& carton : truck.cartons) {
    for (const CartonContent& content : carton.contents) {
      const auto order = evidence.orders.find(content.purchase_order);
      if (order == evidence.orders.end()) continue;
      for (const auto& [sequence, line] : order->second.lines) {
        if (line.item != content.item) continue;
        value += line.last().cost * content.eaches;
        break;
      }
    }
  }
  return value;
}

/// The despatch that loaded a truck; "" when the ERP posted none.
std::string despatch_of(const Evidence& evidence, const Truck& truck) {
  for (const Effect* despatch : evidence.of(EffectKind::DespatchPosted)) {
    if (despatch->reason == truck.load_number) return despatch->document;
  }
  return "";
}

void ship_notice_within_half_an_hour(const Evidence& evidence, Findings& findings) {
  const bool calm = evidence.record.faults_fired == 0 && evidence.record.crashes == 0;
  for (const Truck& truck : evidence.record.trucks) {
    const std::optional<Instant> taken =
        first_taken(evidence, "SubmitShipmentConfirmations", despatch_of(evidence, truck));
    // Faults are excused in full here: that the notice still came before the truck is another rule's business.
    const Instant limit = truck.departed + std::chrono::minutes(30);
    if (!taken || !calm || *taken <= limit) continue;
    findings.add(orders_on(truck), 0, share_of(value_of(evidence, truck), rate_card::ship_notice_bp),
                 "the ship notice left " + format_duration(*taken - truck.departed) + " after the truck", *taken);
  }
}

/// Whether the despatch does not tie out and somebody was told: the notice is rightly held.
bool held_for_a_person(const Evidence& evidence, const Truck& truck) {
  const std::string despatch = despatch_of(evidence, truck);
  return std::any_of(evidence.record.exceptions.begin(), evidence.record.exceptions.end(),
                     [&](const TradeException& exception) {
                       return exception.kind == ExceptionKind::DespatchMismatch && exception.document == despatch;
                     });
}

void ship_notice_before_arrival(const Evidence& evidence, Findings& findings) {
  for (const Truck& truck : evidence.record.trucks) {
    const std::string despatch = despatch_of(evidence, truck);
    const auto& notices = evidence.of(EffectKind::ShipNoticeAccepted);
    const auto notice = std::find_if(notices.begin(), notices.end(),
                                     [&](const Effect* effect) { return effect->document == despatch; });
    const bool in_time = notice != notices.end() && (*notice)->at <= truck.arrives;
    const bool peer_away = evidence.planned_trouble("amazon", truck.departed, truck.arrives) ||
                           evidence.planned_trouble("erp", truck.departed, truck.arrives);
    if (in_time || peer_away) continue;
    if (notice == notices.end() && held_for_a_person(evidence, truck)) continue;
    findings.add(orders_on(truck), 0, share_of(value_of(evidence, truck), rate_card::ship_notice_bp),
                 notice == notices.end() ? "the truck arrived and no ship notice ever came"
                                         : "the ship notice was accepted after the truck had arrived",
                 truck.arrives);
  }
}

/// Waits that are somebody else's turn and can last: stock that never comes, and a person who must decide.
bool explained(const OrderStanding& standing) {
  return standing.settled || standing.awaited == Awaited::Despatch || standing.awaited == Awaited::Person;
}

/// Whether the integration did not hear what became of a submission of that ship notice.
bool was_in_doubt(const Evidence& evidence, const std::string& despatch) {
  const auto& calls = evidence.record.calls;
  return std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
    // A crash takes answers with it.
    const bool heard = call.from_peer && call.fault.empty() && evidence.record.crashes == 0;
    return call.operation == "SubmitShipmentConfirmations" && call.subject == despatch && !heard;
  });
}

/// Whether Amazon has that ship notice although a later submission of it failed.
bool was_accepted_before(const Evidence& evidence, const std::string& despatch) {
  const auto& notices = evidence.of(EffectKind::ShipNoticeAccepted);
  return std::any_of(notices.begin(), notices.end(),
                     [&](const Effect* notice) { return notice->document == despatch; });
}

/// Whether the order waits for a person because Amazon refused the repetition of a ship notice that it has: where
/// Amazon does not say so (API-05), nobody can know better. A truck of several orders has one notice, and one
/// exception.
bool waits_for_a_notice_that_came(const Evidence& evidence, const std::string& purchase_order) {
  const auto is_unreadable = [&](const OrderStanding& standing) {
    const auto& exceptions = evidence.record.exceptions;
    return std::any_of(exceptions.begin(), exceptions.end(), [&](const TradeException& exception) {
      return exception.kind == ExceptionKind::ShipNoticeFailed && exception.key == standing.exception &&
             was_accepted_before(evidence, exception.document) && was_in_doubt(evidence, exception.document);
    });
  };
  const auto& standings = evidence.record.standings;
  return std::any_of(standings.begin(), standings.end(), [&](const OrderStanding& standing) {
    return standing.purchase_order == purchase_order && is_unreadable(standing);
  });
}

void everything_finishes(const Evidence& evidence, Findings& findings) {
  for (const OrderStanding& standing : evidence.record.standings) {
    if (explained(standing)) continue;
    const auto order = evidence.orders.find(standing.purchase_order);
    findings.add(standing.purchase_order, 0, order == evidence.orders.end() ? Money() : order->second.value(),
                 "stuck in " + std::string(text_of(standing.state)) + ", waiting for " +
                     (standing.waits_for.empty() ? std::string("nothing that can be named") : standing.waits_for),
                 evidence.record.ended);
  }
  std::set<std::string> invoiced;
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) invoiced.insert(invoice->document);
  for (const Effect* posted : evidence.of(EffectKind::SalesInvoicePosted)) {
    const bool held = evidence.has_exception(ExceptionKind::InvoiceMismatch, posted->purchase_order) ||
                      waits_for_a_notice_that_came(evidence, posted->purchase_order);
    if (held || invoiced.contains(posted->document)) continue;
    findings.add(posted->purchase_order, 0, posted->amount,
                 "the ERP posted invoice " + posted->document + " and Amazon never got it", evidence.record.ended);
  }
  for (const std::string& problem : evidence.record.problems) {
    findings.add("", 0, {}, problem, evidence.record.ended);
  }
}

}  // namespace

const std::vector<Check>& time_checks() {
  static const std::vector<Check> table = {
      {{"ACK-01", RuleKind::Defect, "Every order is acknowledged.", "Vendor retail procurement FAQ",
        Confidence::Official, Owner::Operations, "Acknowledge every order, also one that can not be delivered."},
       acknowledged_at_all},
      {{"ACK-02", RuleKind::Defect, "An order is acknowledged within 24 hours.", "Submit order acknowledgement",
        Confidence::Official, Owner::Operations,
        "Acknowledge without the ERP two hours before the deadline, with backorders stated, and correct it later."},
       acknowledged_within_a_day},
      {{"ASN-01", RuleKind::Defect, "A ship notice leaves within 30 minutes of the truck.", "vendorShipments.json",
        Confidence::Official, Owner::Operations, "Poll despatches at least every 15 minutes while goods are due."},
       ship_notice_within_half_an_hour},
      {{"ASN-02", RuleKind::Defect, "A ship notice is in before the truck arrives.", "vendor retail procurement guide",
        Confidence::Official, Owner::Operations,
        "Send the ship notice as soon as the despatch is posted and has left."},
       ship_notice_before_arrival},
      {{"LIVE-01", RuleKind::Defect, "After the faults everything finishes, or waits for a reason that can be named.",
        "liveness", Confidence::Ours, Owner::IT, "Replay the scenario and look at the last step of the stuck order."},
       everything_finishes},
  };
  return table;
}

}  // namespace vendorproof::harness
