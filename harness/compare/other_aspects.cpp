// Deadlines, refusals, what people were shown, and whether everything is finished.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/base/text.h"
#include "harness/compare/aspects.h"

namespace vendorproof::harness {

namespace {

constexpr std::string_view answering = "submitAcknowledgement";

/// When Amazon first took an answer to each order, also one that it could not process.
std::map<std::string, Instant> first_answers(const History& history) {
  std::map<std::string, Instant> first;
  const auto note = [&first](const std::string& order, Instant at) {
    const auto [known, is_new] = first.emplace(order, at);
    if (!is_new) known->second = std::min(known->second, at);
  };
  for (const Effect* answer : history.of(EffectKind::AcknowledgementAccepted)) {
    note(first_order_of(*answer), answer->taken());
  }
  for (const Effect* failed : history.of(EffectKind::SubmissionFailed)) {
    if (failed->operation == answering) note(failed->document, failed->taken());
  }
  return first;
}

/// The last eaches of each subject.
std::map<Subject, std::int64_t> last_eaches(const Deeds& deeds) {
  std::map<Subject, std::int64_t> last;
  for (const Deed& deed : deeds) last[deed.subject] = deed.eaches;
  return last;
}

std::map<std::string, std::int64_t> eaches_by_order(const Deeds& deeds) {
  std::map<std::string, std::int64_t> sums;
  for (const auto& [subject, eaches] : last_eaches(deeds)) sums[subject.order] += eaches;
  return sums;
}

/// What the last answers confirm of what Amazon still orders: nobody waits for goods of a line that it cancelled.
std::map<std::string, std::int64_t> confirmed_by_order(const History& history) {
  std::map<Subject, std::int64_t> confirmed = last_eaches(eaches_accepted(history));
  for (const auto& [subject, eaches] : last_eaches(eaches_backordered(history))) confirmed[subject] += eaches;
  std::map<std::string, std::int64_t> sums;
  for (const auto& [subject, eaches] : confirmed) {
    const std::map<std::int64_t, std::int64_t>& ordered = history.last_ordered(subject.order);
    const auto line = ordered.find(subject.line);
    sums[subject.order] += line == ordered.end() ? 0 : std::min(eaches, line->second);
  }
  return sums;
}

/// The document of a submission that Amazon took in the end.
std::set<std::string> documents_taken(const History& history) {
  std::set<std::string> taken;
  for (const EffectKind kind : {EffectKind::AcknowledgementAccepted, EffectKind::ShipNoticeAccepted,
                                EffectKind::InvoiceAccepted, EffectKind::CreditNoteAccepted}) {
    for (const Effect* effect : history.of(kind)) taken.insert(effect->document);
  }
  return taken;
}

struct Refused {
  Instant at;
  std::string order;
  std::string operation;
  std::string document;
  std::string code;
};

std::vector<Refused> refusals_in(const History& history) {
  std::vector<Refused> refused;
  for (const LedgerEntry& entry : history.record().ledger) {
    const Effect& effect = entry.effect;
    const std::string code = effect.reason.substr(0, effect.reason.find(' '));
    if (effect.kind == EffectKind::SubmissionFailed) {
      refused.push_back({effect.at, first_order_of(effect), effect.operation, effect.document, code});
    }
    if (effect.kind == EffectKind::InvoiceRejected) {
      refused.push_back({effect.at, first_order_of(effect), "payables", effect.document, code});
    }
  }
  for (const CallRecord& call : history.record().calls) {
    const bool is_submission = call.operation.starts_with("submit") || call.operation.starts_with("Submit");
    if (call.peer != Peer::Amazon || call.status != 400 || !is_submission) continue;
    for (const std::string& document : call.documents) {
      refused.push_back({call.sent, history.order_of_document(document), call.operation, document, "400"});
    }
  }
  return refused;
}

}  // namespace

Deeds answers_in_time(const History& history) {
  Deeds deeds;
  const std::map<std::string, Instant> answers = first_answers(history);
  for (const auto& [order, placed] : history.placed()) {
    const auto answer = answers.find(order);
    if (answer == answers.end()) continue;
    const Instant deadline = placed + history.terms().acknowledgement_limit;
    // Both values stand from the deadline on: an earlier answer and a later one are the same until then.
    deeds.push_back({deadline, {order, 0, ""}, answer->second <= deadline ? "in time" : "late"});
  }
  return deeds;
}

Deeds orders_lapsed(const History& history) {
  Deeds deeds;
  for (const Effect* effect : history.of(EffectKind::OrderRejected)) {
    deeds.push_back({effect->at, {effect->purchase_order, 0, ""}, "yes"});
  }
  return deeds;
}

Deeds documents_refused(const History& history) {
  Deeds deeds;
  const std::set<std::string> taken = documents_taken(history);
  std::map<Subject, std::set<std::string>> codes;
  for (const Refused& refused : refusals_in(history)) {
    // A refusal that was mended is no outcome, nor is the refusal of a repetition.
    if (taken.contains(refused.document) && refused.operation != "payables") continue;
    const Subject subject{refused.order, 0, refused.operation};
    if (!codes[subject].insert(refused.code).second) continue;
    deeds.push_back({refused.at, subject, join({codes[subject].begin(), codes[subject].end()}, ", ")});
  }
  return deeds;
}

Deeds shown_to_people(const History& history) {
  Deeds deeds;
  for (const TradeException& exception : history.record().exceptions) {
    // One integration names the order, another only the invoice of the order.
    const bool has_order = !exception.purchase_order.empty();
    const std::string order = has_order ? exception.purchase_order : history.order_of_document(exception.document);
    const Subject subject{order, 0, std::string(text_of(exception.kind))};
    deeds.push_back({exception.raised_at, subject, "shown"});
  }
  return deeds;
}

Deeds open_ends(const History& history) {
  Deeds deeds;
  std::map<std::string, std::int64_t> confirmed = confirmed_by_order(history);
  std::map<std::string, std::int64_t> announced = eaches_by_order(eaches_announced(history));
  std::map<std::string, std::int64_t> invoiced = eaches_by_order(eaches_invoiced(history));
  std::map<std::string, std::int64_t> paid = eaches_by_order(eaches_paid(history));
  const std::map<std::string, Instant> answers = first_answers(history);
  for (const auto& [order, placed] : history.placed()) {
    std::vector<std::string> open;
    const auto add = [&open](bool is_open, const char* text) {
      if (is_open) open.emplace_back(text);
    };
    add(!answers.contains(order), "not answered");
    add(announced[order] < confirmed[order], "goods confirmed and not announced");
    add(invoiced[order] < announced[order], "goods announced and not invoiced");
    add(invoiced[order] > 0 && paid[order] == 0, "invoiced and not paid");
    if (!open.empty()) deeds.push_back({history.record().ended, {order, 0, ""}, join(open, ", ")});
  }
  return deeds;
}

}  // namespace vendorproof::harness
