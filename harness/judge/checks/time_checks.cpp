// Deadlines (excused only while a peer was unreachable), and the end of a run (liveness.h).
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/base/text.h"
#include "harness/judge/excused_orders.h"
#include "harness/judge/judge.h"
#include "harness/judge/liveness.h"
#include "harness/judge/matching.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

constexpr std::string_view submit_notices = "SubmitShipmentConfirmations";

/// For notices that Amazon answered with 202 more than once: the time of the first 202.
std::map<std::string_view, Instant> sent_before(const Evidence& evidence,
                                                const std::map<std::string_view, Instant>& counted) {
  std::map<std::string_view, std::pair<int, Instant>> answered;  ///< how often, and when first
  for (const CallRecord& call : evidence.record.calls) {
    if (call.operation != submit_notices || !was_taken(call)) continue;
    for (const std::string& document : call.documents) {
      const auto known = counted.find(document);
      if (known == counted.end() || call.sent > known->second) continue;
      auto& [times, earliest] = answered.try_emplace(known->first, 0, call.sent).first->second;
      ++times;
      earliest = std::min(earliest, call.sent);
    }
  }
  std::map<std::string_view, Instant> first;
  for (const auto& [document, taken] : answered) {
    if (taken.first > 1) first[document] = taken.second;
  }
  return first;
}

/// When Amazon first took (202) each ship notice, also one that failed later, and one that Amazon then lost.
std::map<std::string_view, Instant> notices_first_taken(const Evidence& evidence) {
  std::map<std::string_view, Instant> first;
  const auto look_at = [&first](const Effect& effect) {
    const auto [known, is_new] = first.emplace(effect.document, effect.taken());
    if (!is_new) known->second = std::min(known->second, effect.taken());
  };
  for (const Effect* accepted : evidence.of(EffectKind::ShipNoticeAccepted)) look_at(*accepted);
  for (const Effect* failed : evidence.of(EffectKind::SubmissionFailed)) {
    if (failed->operation == submit_notices) look_at(*failed);
  }
  for (const auto& [document, sent] : sent_before(evidence, first)) first[document] = sent;
  return first;
}

/// Whether trouble with this operation can make an answer to an order late. `""` is all operations. An invoice or a
/// remittance that is asked for does not keep an answer from leaving.
bool delays_answers(std::string_view operation) {
  constexpr std::string_view rows[] = {"",
                                       "token",
                                       "getAccessToken",
                                       "getPurchaseOrders",
                                       "getPurchaseOrder",
                                       "getPurchaseOrdersStatus",
                                       "submitAcknowledgement",
                                       "getTransaction"};
  return std::find(std::begin(rows), std::end(rows), operation) != std::end(rows);
}

/// Whether something struck a call to Amazon that answers need, in the last hour before `at`.
bool was_struck_before(const Evidence& evidence, Instant at) {
  const auto& calls = evidence.record.calls;
  return std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
    return !call.fault.empty() && call.peer == Peer::Amazon && delays_answers(call.operation) && call.sent <= at &&
           call.sent > at - std::chrono::hours(1);
  });
}

/// What excuses a late document: trouble with which operations, and for how long after it the document may still leave.
struct Excuse {
  bool (*counts)(std::string_view operation);
  Duration grace;
};

/// Many integrations ask for orders only every two hours; who sends ship notices within half an hour looks more often.
constexpr Excuse of_answers = {delays_answers, std::chrono::hours(2) + std::chrono::minutes(10)};
constexpr Excuse of_notices = {delays_documents, std::chrono::hours(1)};

/// The latest instant that is still in time: the deadline, or the excuse's grace after trouble, if that is later.
Instant excused(const Evidence& evidence, Instant deadline, Instant from, const Excuse& excuse) {
  Instant limit = evidence.trouble_ends_after("amazon", deadline, excuse.grace, excuse.counts);
  for (const CallRecord& call : evidence.record.calls) {
    const bool struck = !call.fault.empty() && call.peer == Peer::Amazon && excuse.counts(call.operation) &&
                        call.sent >= from && call.sent <= limit;
    if (struck && call.sent > limit - excuse.grace) limit = call.sent + excuse.grace;
  }
  return limit;
}

/// When the integration first answered the order, also if Amazon failed that answer, rightly or not.
std::optional<Instant> acknowledged_at(const Evidence& evidence, const std::string& number, const OrderTruth& truth) {
  std::optional<Instant> first;
  for (const Effect* effect : truth.of(EffectKind::AcknowledgementAccepted)) {
    if (!first || effect->taken() < *first) first = effect->taken();
  }
  for (const Effect* failed : evidence.of(EffectKind::SubmissionFailed)) {
    const bool about = failed->operation == "submitAcknowledgement" && failed->document == number;
    if (about && (!first || failed->taken() < *first)) first = failed->taken();
  }
  // Of an answer that Amazon refused without a reason a person must have been told.
  const bool is_told = !evidence.record.visibility.shown_to_people || evidence.was_told_of(number);
  for (const CallRecord& call : evidence.record.calls) {
    const bool about = is_told && call.operation == "submitAcknowledgement" && call.orders.contains(number);
    if (about && is_refused_without_a_reason(call) && (!first || call.sent < *first)) first = call.sent;
  }
  return first;
}

void acknowledged_within_a_day(const Evidence& evidence, Findings& findings) {
  const Duration allowed = acknowledgement_limit(evidence.scenario);
  for (const auto& [number, truth] : evidence.orders) {
    if (truth.cancelled || truth.of(EffectKind::OrderIssued).empty()) continue;
    const std::optional<Instant> taken = acknowledged_at(evidence, number, truth);
    const Instant deadline = truth.issued + allowed;
    if (!taken || *taken <= deadline || *taken <= excused(evidence, deadline, truth.issued, of_answers)) {
      continue;
    }
    findings.add(number, 0, truth.value(),
                 "acknowledged " + reports::duration_text(*taken - truth.issued) + " after the order, " +
                     std::to_string(allowed / std::chrono::hours(1)) + " h are allowed",
                 *taken);
  }
}

/// Nobody has to answer lines without a quantity, or lines that Amazon itself cancelled before the answer was due, or
/// before an answer could arrive.
bool nothing_is_ordered_at(const OrderTruth& truth, Instant at) {
  return std::all_of(truth.lines.begin(), truth.lines.end(), [at](const auto& row) {
    std::int64_t ordered = row.second.revisions.front().eaches;
    for (const LineRevision& revision : row.second.revisions) {
      if (revision.from <= at) ordered = revision.eaches;
    }
    return ordered == 0;
  });
}

void acknowledged_at_all(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    if (truth.cancelled || truth.of(EffectKind::OrderIssued).empty()) continue;
    const Instant deadline = truth.issued + acknowledgement_limit(evidence.scenario);
    if (nothing_is_ordered_at(truth, excused(evidence, deadline, truth.issued, of_answers)) ||
        !truth.of(EffectKind::AcknowledgementAccepted).empty())
      continue;
    if (evidence.planned_trouble("amazon", evidence.record.ended - Duration(1), evidence.record.ended)) continue;
    if (was_struck_before(evidence, evidence.record.ended)) continue;
    findings.add(number, 0, truth.value(), "never acknowledged; Amazon may cancel it without notice (PO-27)",
                 evidence.record.ended);
  }
}

std::set<std::string> order_numbers_on(const Truck& truck) {
  std::set<std::string> orders;
  for (const PhysicalCarton& carton : truck.cartons) {
    for (const CartonContent& content : carton.contents) orders.insert(content.purchase_order);
  }
  return orders;
}

std::string orders_on(const Truck& truck) {
  const std::set<std::string> orders = order_numbers_on(truck);
  return join({orders.begin(), orders.end()}, ", ");
}

/// Amazon's charge for that cause, over all goods of the truck.
Money stake_of(const Evidence& evidence, const Truck& truck, std::string_view cause, Instant at) {
  EachesByItem loaded;
  add_by_item(truck, loaded);
  Money stake;
  for (const auto& [goods, eaches] : loaded) {
    const auto order = evidence.orders.find(goods.first);
    const std::int64_t sequence = order == evidence.orders.end() ? 0 : first_line_of(order->second, goods.second);
    if (sequence == 0) continue;
    const Money cost = order->second.lines.at(sequence).last().cost * eaches;
    const Money charge = evidence.record.rates.stake(cause, eaches, cost, at);
    if (stake.is_zero() || stake.currency() == charge.currency()) stake += charge;
  }
  return stake;
}

/// The numbers that a truck's documents may use for it.
std::vector<std::string> documents_of(const Evidence& evidence, const Truck& truck) {
  std::vector<std::string> documents = {evidence.despatch_of(truck)};
  for (const Effect* notice : evidence.notices_of(truck)) documents.push_back(notice->document);
  return documents;
}

/// When the last of the truck's notices was first taken; nullopt if it has no notice.
std::optional<Instant> announced_at(const Evidence& evidence, const std::map<std::string_view, Instant>& notices_taken,
                                    const Truck& truck) {
  std::optional<Instant> last;
  for (const Effect* notice : evidence.notices_of(truck)) {
    const Instant taken = notices_taken.at(notice->document);
    if (!last || taken > *last) last = taken;
  }
  return last;
}

void ship_notice_within_half_an_hour(const Evidence& evidence, Findings& findings) {
  const std::map<std::string_view, Instant> notices_taken = notices_first_taken(evidence);
  for (const Truck& truck : evidence.record.trucks) {
    const std::optional<Instant> taken = announced_at(evidence, notices_taken, truck);
    // Trouble on the way excuses any delay here: ASN-02 checks that the notice came before the truck.
    if (!taken || *taken <= truck.departed + std::chrono::minutes(30)) continue;
    if (evidence.had_trouble(truck.departed - std::chrono::hours(2), *taken)) continue;
    findings.add(orders_on(truck), 0, stake_of(evidence, truck, "notice-late", *taken),
                 "the ship notice left " + reports::duration_text(*taken - truck.departed) + " after the truck", *taken,
                 documents_of(evidence, truck));
  }
}

/// Whether it is the number of that despatch, or of one of several notices about it: `WS-1`, `WS-1-2`.
bool is_number_of(const std::string& document, const std::string& despatch) {
  return !despatch.empty() && (document == despatch || starts_with(document, despatch + "-"));
}

/// Whether the notice of a despatch waits for a person: the despatch is inconsistent, or Amazon took the notice and
/// never showed it. One of several notices of a despatch has its number and a suffix.
bool is_about_notice(const TradeException& exception, const std::string& despatch) {
  if (exception.kind == ExceptionKind::DespatchMismatch) return exception.document == despatch;
  return exception.kind == ExceptionKind::ShipNoticeLost && is_number_of(exception.document, despatch);
}

/// Whether a person was told: then it is right to hold the notice. Where the integration's words to people are not
/// seen, it counts as told.
bool held_for_a_person(const Evidence& evidence, const Truck& truck) {
  if (!evidence.record.visibility.shown_to_people && goes_elsewhere(evidence, truck)) return true;
  const std::string despatch = evidence.despatch_of(truck);
  return std::any_of(evidence.record.exceptions.begin(), evidence.record.exceptions.end(),
                     [&](const TradeException& exception) { return is_about_notice(exception, despatch); });
}

/// Whether a notice left before the truck arrived, Amazon refused or lost it without a reason, and a person was told:
/// what is sent once more comes late.
bool was_refused_in_time(const Evidence& evidence, const Truck& truck, const std::vector<const Effect*>& notices) {
  const auto& calls = evidence.record.calls;
  return std::any_of(notices.begin(), notices.end(), [&](const Effect* notice) {
    return std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
      const auto document = call.orders.find(notice->document);
      if (!is_refused_without_a_reason(call) || call.sent >= truck.arrives || document == call.orders.end()) {
        return false;
      }
      return !evidence.record.visibility.shown_to_people ||
             std::any_of(document->second.begin(), document->second.end(),
                         [&](const std::string& order) { return evidence.was_told_of_goods(order); });
    });
  });
}

/// Whether a refused notice with a number of the integration's own may be the one that the truck lacks: it is about an
/// order on the truck, left around that time, was not accepted later, and has no other truck's number.
bool may_be_notice_of(const Evidence& evidence, const Truck& truck, const Effect& failed) {
  const bool is_about = order_numbers_on(truck).contains(failed.purchase_order) &&
                        failed.taken() > truck.departed - std::chrono::hours(24) && failed.taken() <= truck.arrives;
  if (!is_about) return false;
  const auto& accepted = evidence.of(EffectKind::ShipNoticeAccepted);
  const auto& trucks = evidence.record.trucks;
  return std::none_of(accepted.begin(), accepted.end(),
                      [&](const Effect* notice) { return notice->document == failed.document; }) &&
         std::none_of(trucks.begin(), trucks.end(), [&](const Truck& other) {
           return &other != &truck && is_number_of(failed.document, evidence.despatch_of(other));
         });
}

/// The last notice of the truck that Amazon refused; nullptr if Amazon refused no notice of it.
const Effect* refused_notice_of(const Evidence& evidence, const Truck& truck) {
  const std::string despatch = evidence.despatch_of(truck);
  const Effect* refused = nullptr;
  const Effect* likely = nullptr;
  for (const Effect* failed : evidence.of(EffectKind::SubmissionFailed)) {
    if (failed->operation != submit_notices) continue;
    if (is_number_of(failed->document, despatch)) refused = failed;
    if (may_be_notice_of(evidence, truck, *failed)) likely = failed;
  }
  return refused != nullptr ? refused : likely;
}

/// What is said of a truck without a notice: whether none came, or why Amazon took none.
std::string missing_notice_text(const Evidence& evidence, const Truck& truck) {
  const Effect* const refused = refused_notice_of(evidence, truck);
  if (refused == nullptr) return "the truck arrived and no ship notice ever came";
  return "the truck arrived, and Amazon refused ship notice " + refused->document + ": " + refused->reason;
}

void ship_notice_before_arrival(const Evidence& evidence, Findings& findings) {
  for (const Truck& truck : evidence.record.trucks) {
    const std::vector<const Effect*>& notices = evidence.notices_of(truck);
    if (!notices.empty() && notices.back()->at <= truck.arrives) continue;
    // Processing takes time, so an excuse is checked at the time when Amazon took the notice.
    const Instant limit = excused(evidence, truck.arrives, truck.departed, of_notices);
    const bool in_time = !notices.empty() && limit > truck.arrives && notices.back()->taken() <= limit;
    const bool peer_away = evidence.planned_trouble("amazon", truck.departed, truck.arrives) ||
                           evidence.planned_trouble("erp", truck.departed, truck.arrives);
    if (in_time || peer_away || was_refused_in_time(evidence, truck, notices)) continue;
    if (notices.empty() && (held_for_a_person(evidence, truck) || evidence.record.ended < limit)) continue;
    findings.add(orders_on(truck), 0,
                 stake_of(evidence, truck, notices.empty() ? "notice-missing" : "notice-late", truck.arrives),
                 notices.empty() ? missing_notice_text(evidence, truck)
                                 : "the ship notice was accepted after the truck had arrived",
                 truck.arrives, documents_of(evidence, truck));
  }
}

}  // namespace

const std::vector<Check>& time_checks() {
  static const std::vector<Check> table = {
      {{"ACK-01", RuleKind::Defect, "Every order is acknowledged.", "Vendor retail procurement FAQ",
        Confidence::Official, Owner::Operations, "Acknowledge every order, also one that cannot be delivered."},
       acknowledged_at_all},
      {{"ACK-02", RuleKind::Defect, "An order is acknowledged within 24 hours.", "Submit order acknowledgement",
        Confidence::Official, Owner::Operations,
        "Acknowledge without the ERP two hours before the deadline, with backorders stated, and correct it later."},
       acknowledged_within_a_day},
      {{"ASN-01", RuleKind::Defect, "A ship notice leaves within 30 minutes of the truck.", "vendorShipments.json",
        Confidence::Official, Owner::Operations, "Poll despatches at least every 15 minutes while goods are due."},
       ship_notice_within_half_an_hour},
      {{"ASN-02", RuleKind::Defect, "A ship notice is accepted before the truck arrives.",
        "vendor retail procurement guide", Confidence::Official, Owner::Operations,
        "Send the ship notice as soon as the despatch is posted and has left."},
       ship_notice_before_arrival},
      {{"LIVE-01", RuleKind::Defect, "After the faults everything finishes, or waits for a known reason.", "liveness",
        Confidence::Ours, Owner::IT,
        "Look at the last step of the stuck order in the time line: replay, and for another program --against "
        "our-core."},
       everything_finishes},
  };
  return table;
}

}  // namespace vendorproof::harness
