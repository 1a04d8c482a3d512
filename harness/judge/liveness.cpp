#include "harness/judge/liveness.h"

#include <algorithm>
#include <set>

#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

/// Waits that may last forever without a defect: for stock, and for a person who must decide.
bool explained(const OrderStanding& standing) {
  return standing.settled || standing.awaited == Awaited::Despatch || standing.awaited == Awaited::Person;
}

/// Whether the integration did not get the answer to a submission of that ship notice.
bool was_in_doubt(const Evidence& evidence, const std::string& despatch) {
  const auto& calls = evidence.record.calls;
  return std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
    // After a crash the answer is lost.
    const bool heard = call.from_peer && call.fault.empty() && evidence.record.crashed.empty();
    const bool about = call.operation == "SubmitShipmentConfirmations" &&
                       std::find(call.documents.begin(), call.documents.end(), despatch) != call.documents.end();
    return about && !heard;
  });
}

/// Whether Amazon has that ship notice although a later submission of it failed.
bool was_accepted_before(const Evidence& evidence, const std::string& despatch) {
  const auto& notices = evidence.of(EffectKind::ShipNoticeAccepted);
  return std::any_of(notices.begin(), notices.end(),
                     [&](const Effect* notice) { return notice->document == despatch; });
}

/// Whether the order waits for a person because Amazon refused the repetition of a ship notice that it has. Amazon does
/// not say that it has the notice (API-05), so the integration cannot know. A truck of several orders has one notice
/// and one exception.
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

/// Whether the order waits for a person because its ship notice is held. Amazon refuses an invoice before the notice
/// (INV-07), so the invoice rightly waits too.
bool waits_for_a_held_notice(const Evidence& evidence, const std::string& purchase_order) {
  const auto is_held = [&](const OrderStanding& standing) {
    const auto& exceptions = evidence.record.exceptions;
    return standing.awaited == Awaited::Person &&
           std::any_of(exceptions.begin(), exceptions.end(), [&](const TradeException& exception) {
             const bool holds_notice =
                 exception.kind == ExceptionKind::DespatchMismatch || exception.kind == ExceptionKind::ShipNoticeLost;
             return holds_notice && exception.open && exception.key == standing.exception;
           });
  };
  const auto& standings = evidence.record.standings;
  return std::any_of(standings.begin(), standings.end(), [&](const OrderStanding& standing) {
    return standing.purchase_order == purchase_order && is_held(standing);
  });
}

/// Whether an invoice rightly waits for a person, of an integration whose words to people are not seen: Amazon takes
/// no invoice of this vendor, or the ship notice of the goods is held.
bool may_wait_unseen(const Evidence& evidence, const std::string& purchase_order) {
  if (evidence.record.visibility.shown_to_people) return false;
  if (evidence.scenario.amazon.reading_of("invoices-not-enabled") == "on") return true;
  const auto order = evidence.orders.find(purchase_order);
  const auto trucks = evidence.trucks_by_order.find(purchase_order);
  if (order == evidence.orders.end() || trucks == evidence.trucks_by_order.end()) return false;
  return order->second.of(EffectKind::ShipNoticeAccepted).empty() &&
         std::any_of(trucks->second.begin(), trucks->second.end(),
                     [&](const Truck* truck) { return goes_elsewhere(evidence, *truck); });
}

/// Whether the posted invoice is of several orders where Amazon takes only one (INV-12), of an integration whose words
/// to people are not seen.
bool may_be_refused_unseen(const Evidence& evidence, const Effect& posted) {
  const std::string region = evidence.scenario.amazon.reading_of("region");
  const bool takes_several = region.empty() || region == "NA" || region == "EU";  // "" is NA
  return !evidence.record.visibility.shown_to_people && !takes_several && orders_of(posted).size() > 1;
}

/// Whether Amazon took the invoice (202) and lost it, and a person was told.
bool is_told_lost(const Evidence& evidence, const Effect& posted, const std::string& purchase_order) {
  const bool is_told = evidence.has_exception(ExceptionKind::InvoiceLost, purchase_order) ||
                       evidence.has_exception(ExceptionKind::InvoiceUnpaid, purchase_order);
  const auto& calls = evidence.record.calls;
  return is_told && std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
           if (call.operation != "submitInvoices" || !was_taken(call)) return false;
           return std::find(call.documents.begin(), call.documents.end(), posted.document) != call.documents.end();
         });
}

/// What an order that does not finish is worth: its posted invoices; before them, what was confirmed of it, or all.
Money worth_of(const Evidence& evidence, const std::string& number) {
  const auto order = evidence.orders.find(number);
  if (order == evidence.orders.end()) return {};
  Money posted;
  for (const Effect* invoice : order->second.of(EffectKind::SalesInvoicePosted)) posted += part_of(*invoice, number);
  if (!posted.is_zero()) return posted;
  if (order->second.of(EffectKind::AcknowledgementAccepted).empty()) return order->second.value();
  Money confirmed;
  for (const auto& [item, eaches] : confirmed_by_item(number, order->second)) {
    const std::int64_t sequence = first_line_of(order->second, item);
    if (sequence != 0) confirmed += order->second.lines.at(sequence).last().cost * eaches;
  }
  return confirmed;
}

/// An exception about an invoice of several orders need not name one of them.
bool is_shown_held(const Evidence& evidence, const Effect& posted) {
  const auto& exceptions = evidence.record.exceptions;
  return std::any_of(exceptions.begin(), exceptions.end(), [&](const TradeException& exception) {
    return exception.kind == ExceptionKind::InvoiceMismatch && exception.document == posted.document;
  });
}

/// Whether a refused invoice with a number of the integration's own may be the posted one: it is about one of its
/// orders, was not accepted later, and has not the number of another posted invoice.
bool may_be_refusal_of(const Evidence& evidence, const Effect& posted, const Effect& failed) {
  if (orders_of(posted).count(failed.purchase_order) == 0) return false;
  const auto has_its_number = [&](const Effect* other) { return is_same_number(other->document, failed.document); };
  const auto& accepted = evidence.of(EffectKind::InvoiceAccepted);
  const auto& all_posted = evidence.of(EffectKind::SalesInvoicePosted);
  return std::none_of(accepted.begin(), accepted.end(), has_its_number) &&
         std::none_of(all_posted.begin(), all_posted.end(), has_its_number);
}

/// How Amazon refused the posted invoice: under its number, else under another one; nullptr if it did not.
const Effect* refusal_of(const Evidence& evidence, const Effect& posted) {
  const Effect* likely = nullptr;
  for (const EffectKind kind : {EffectKind::SubmissionFailed, EffectKind::InvoiceRejected}) {
    for (const Effect* failed : evidence.of(kind)) {
      if (kind == EffectKind::SubmissionFailed && failed->operation != "submitInvoices") continue;
      if (is_same_number(failed->document, posted.document)) return failed;
      if (likely == nullptr && may_be_refusal_of(evidence, posted, *failed)) likely = failed;
    }
  }
  return likely;
}

/// What is said of a posted invoice that Amazon does not have: whether it never came, or why Amazon refused it.
std::string missing_invoice_text(const Evidence& evidence, const Effect& posted) {
  const std::string begun = "the ERP posted invoice " + posted.document + " at " + format_instant(posted.at);
  const Effect* const refused = refusal_of(evidence, posted);
  if (refused == nullptr) return begun + ", and Amazon never got it";
  return begun + ", and Amazon refused " + refused->document + ": " + refused->reason;
}

/// Whether a posted invoice waits for a known reason: one that concerns it, or one of its orders.
bool waits_rightly(const Evidence& evidence, const Effect& posted) {
  const std::set<std::string> orders = orders_of(posted);
  return may_be_refused_unseen(evidence, posted) || is_shown_held(evidence, posted) ||
         std::any_of(orders.begin(), orders.end(), [&](const std::string& order) {
           return evidence.has_exception(ExceptionKind::InvoiceMismatch, order) ||
                  evidence.has_exception(ExceptionKind::RequestRefused, order) ||
                  is_told_lost(evidence, posted, order) || waits_for_a_notice_that_came(evidence, order) ||
                  waits_for_a_held_notice(evidence, order) || may_wait_unseen(evidence, order);
         });
}

}  // namespace

void everything_finishes(const Evidence& evidence, Findings& findings) {
  for (const OrderStanding& standing : evidence.record.standings) {
    if (explained(standing)) continue;
    findings.add(standing.purchase_order, 0, worth_of(evidence, standing.purchase_order),
                 "stuck in " + std::string(text_of(standing.state)) + ", waiting for " +
                     (standing.waits_for.empty() ? std::string("nothing that can be named") : standing.waits_for),
                 evidence.record.ended);
  }
  std::set<const Effect*> invoiced;
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    const auto posted = evidence.posted_of.find(invoice);
    if (posted != evidence.posted_of.end()) invoiced.insert(posted->second);
  }
  for (const Effect* posted : evidence.of(EffectKind::SalesInvoicePosted)) {
    if (invoiced.contains(posted) || waits_rightly(evidence, *posted)) continue;
    findings.add(named_orders(*posted), 0, posted->amount, missing_invoice_text(evidence, *posted),
                 evidence.record.ended, {posted->document});
  }
  for (const std::string& problem : evidence.record.problems) {
    findings.add("", 0, {}, problem, evidence.record.ended);
  }
}

}  // namespace vendorproof::harness
