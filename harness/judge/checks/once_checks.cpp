// Once-only: a retry after an unknown outcome must not have a second effect.
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/base/text.h"
#include "harness/judge/judge.h"
#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

/// Whether sales orders together have more of an item than Amazon had ordered of it by `at`.
bool have_too_much(const OrderTruth& truth, const std::map<std::string, std::int64_t>& sums, Instant at) {
  return std::any_of(sums.begin(), sums.end(), [&](const auto& row) {
    const auto lines = truth.lines_by_item.find(row.first);
    if (lines == truth.lines_by_item.end()) return false;  // not ordered at all: UNIT-01
    std::int64_t ordered = 0;
    for (const std::int64_t sequence : lines->second) ordered += truth.lines.at(sequence).most_eaches(at);
    return row.second > ordered;
  });
}

/// Several sales orders may share the goods of one purchase order, as long as they repeat none.
void one_sales_order(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    const auto& created = truth.of(EffectKind::SalesOrderCreated);
    std::vector<const Effect*> so_far;
    for (std::size_t i = 0; i < created.size(); ++i) {
      so_far.push_back(created[i]);
      if (i == 0 || !have_too_much(truth, eaches_by_item(evidence, number, so_far), created[i]->at)) continue;
      so_far.pop_back();
      findings.add(number, 0, truth.value(), "sales order " + created[i]->document + " repeats " + created[0]->document,
                   created[i]->at, {created[i]->document});
    }
  }
}

/// What an acknowledgement says of each line: how much of what, when, and at which cost.
std::string content_of(const Effect& effect, const std::string& order) {
  std::map<std::tuple<std::int64_t, std::string, std::optional<Instant>, std::string>, std::int64_t> parts;
  for (const EffectLine& line : effect.lines) {
    if (!line.purchase_order.empty() && line.purchase_order != order) continue;
    parts[{line.sequence, line.code, line.expected, line.unit_cost.text()}] += line.eaches;
  }
  std::string content;
  for (const auto& [part, eaches] : parts) {
    content += std::to_string(std::get<0>(part)) + " " + std::get<1>(part) + " " + std::to_string(eaches);
    if (std::get<2>(part)) content += " by " + format_instant(*std::get<2>(part));
    content += " at " + std::get<3>(part);
    content += ";";
  }
  return content;
}

/// Whether an acknowledgement left in one call with another one that failed. Amazon then says only that the call failed
/// (ACK-31): the integration cannot know which of its documents were taken.
bool seemed_to_fail(const Evidence& evidence, const Effect& acknowledgement) {
  const auto& failed = evidence.of(EffectKind::SubmissionFailed);
  return std::any_of(failed.begin(), failed.end(), [&](const Effect* effect) {
    return effect->operation == "submitAcknowledgement" && effect->taken() == acknowledgement.taken();
  });
}

/// Whether the integration may not know that Amazon took its acknowledgement: the network struck the call, or the
/// integration was killed before it heard. Then the same answer may go again, because it replaces the first (ACK-12).
bool was_not_heard(const Evidence& evidence, const std::string& number, const Effect& acknowledgement) {
  constexpr Duration answer_time = std::chrono::minutes(1);
  const Instant taken = acknowledgement.taken();
  const auto is_near = [&](Instant at) { return at >= taken - answer_time && at <= taken + answer_time; };
  const auto& calls = evidence.record.calls;
  const auto& crashed = evidence.record.crashed;
  return std::any_of(crashed.begin(), crashed.end(), is_near) ||
         std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
           return call.operation == "submitAcknowledgement" && !call.fault.empty() && is_near(call.sent) &&
                  std::find(call.documents.begin(), call.documents.end(), number) != call.documents.end();
         });
}

void one_acknowledgement_per_revision(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    // The correction of an emergency acknowledgement may differ only in its dates.
    if (evidence.has_exception(ExceptionKind::EmergencyAcknowledgement, number)) continue;
    std::string last;
    Instant last_taken;
    bool may_repeat = false;
    for (const Effect* effect : truth.of(EffectKind::AcknowledgementAccepted)) {
      const std::string content = content_of(*effect, number);
      bool changed_between = false;
      for (const Effect* change : truth.of(EffectKind::OrderChanged)) {
        // Amazon changed the order while it still processed the earlier answer: then a new answer is right.
        changed_between |= change->at > last_taken - std::chrono::minutes(1) && change->at <= effect->at;
      }
      if (content == last && !changed_between && !may_repeat) {
        findings.add(number, 0, {}, "the same acknowledgement was sent again: " + content, effect->at);
      }
      last = content;
      last_taken = effect->taken();
      may_repeat = seemed_to_fail(evidence, *effect) || was_not_heard(evidence, number, *effect);
    }
  }
}

void one_ship_notice_per_despatch(const Evidence& evidence, Findings& findings) {
  for (const Effect* notice : evidence.of(EffectKind::ShipNoticeAccepted)) {
    if (evidence.trucks_of.count(notice) == 1 || is_of_undone_despatch(evidence, *notice)) continue;
    Money value;
    std::int64_t eaches = 0;
    std::set<std::string> orders;
    for (const EffectLine& line : notice->lines) {
      orders.insert(line.purchase_order);
      if (!value.is_zero() && value.currency() != line.unit_cost.currency()) continue;
      value += line.unit_cost * line.eaches;
      eaches += line.eaches;
    }
    findings.add(
        join({orders.begin(), orders.end()}, ", "), 0,
        evidence.record.rates.stake("notice-multiple", eaches, value, notice->at),
        "ship notice " + notice->document + " is about goods that no truck carries, or that another notice claims",
        notice->at, {notice->document});
  }
}

void one_invoice_per_shipment(const Evidence& evidence, Findings& findings) {
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    if (evidence.posted_of.count(invoice) == 1) continue;
    findings.add(named_orders(*invoice), 0, invoice->amount,
                 "Amazon accepted invoice " + invoice->document + " over " + invoice->amount.text() +
                     ", which the ERP never posted",
                 invoice->at, {invoice->document});
  }
}

void one_booking_per_payment(const Evidence& evidence, Findings& findings) {
  std::map<std::string, const Effect*> seen;
  for (const Effect* payment : evidence.of(EffectKind::PaymentPosted)) {
    const auto [at, fresh] = seen.emplace(payment->document + "|" + payment->other_document, payment);
    if (fresh) continue;
    findings.add(payment->purchase_order, 0, abs(payment->amount),
                 "payment " + payment->document + " is booked twice on invoice " + payment->other_document, payment->at,
                 {payment->document, payment->other_document});
  }
}

}  // namespace

const std::vector<Check>& once_checks() {
  static const std::vector<Check> table = {
      {{"ONCE-01", RuleKind::Defect, "No ordered goods are in two sales orders.",
        "SAP note 2931385; no ERP has an idempotency key on create", Confidence::Ours, Owner::IT,
        "Look the order up by its external document number before every create and after every lost answer."},
       one_sales_order},
      {{"ONCE-02", RuleKind::Defect, "One decision about a line is acknowledged once.", "ACK-12", Confidence::Ours,
        Owner::IT, "Note what Amazon took, and send it again only if the answer was lost."},
       one_acknowledgement_per_revision},
      {{"ONCE-03", RuleKind::Defect, "Every ship notice is about one posted despatch.", "ASN-06, ASN-28",
        Confidence::Industry, Owner::IT, "Use the despatch's number as shipmentIdentifier and never a new one."},
       one_ship_notice_per_despatch},
      {{"ONCE-04", RuleKind::Defect, "One shipment is invoiced once, under the number that the ERP posted.", "INV-03",
        Confidence::Official, Owner::Finance,
        "After a lost answer send the same invoice number again: Amazon refuses a duplicate, but accepts another "
        "number."},
       one_invoice_per_shipment},
      {{"ONCE-05", RuleKind::Defect, "A remittance is booked once.", "no ERP has an idempotency key on create",
        Confidence::Ours, Owner::Finance, "Look the payment up by its external document number before every create."},
       one_booking_per_payment},
  };
  return table;
}

}  // namespace vendorproof::harness
