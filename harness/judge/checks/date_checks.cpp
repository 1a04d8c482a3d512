// The dates that documents state. A document may state a day without time, in the vendor's zone, so a difference of up
// to a day and half a day is no error.
#include <algorithm>
#include <optional>

#include "core/base/text.h"
#include "harness/judge/judge.h"
#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

constexpr Duration a_day = std::chrono::hours(24);
/// A date alone is up to a day early, and the vendor's zone up to twelve hours more.
constexpr Duration tolerance = a_day + std::chrono::hours(12);
/// Goods that are accepted, and not backordered, come within the window or a little later (ACK-22).
constexpr Duration after_window_max = 14 * a_day;
/// Nobody promises goods of a backorder for later than this.
constexpr Duration after_order_max = 366 * a_day;

bool are_apart(Instant left, Instant right) { return left > right + tolerance || left < right - tolerance; }

/// The end of the latest delivery window that Amazon stated; nullopt if it stated none.
std::optional<Instant> last_window_end(const Evidence& evidence, const OrderTruth& truth) {
  const scenarios::Order& order = *truth.order;
  if (order.window_to <= order.window_from) return std::nullopt;
  Duration end = order.window_to;
  for (const scenarios::OrderChange& change : order.changes) {
    if (change.window_to) end = std::max(end, *change.window_to);
  }
  return evidence.scenario.start + end;
}

/// What is impossible in the date of a promise; "" if nothing is.
std::string error_in_promise(const Evidence& evidence, const OrderTruth& truth, const Effect& answer,
                             const EffectLine& row) {
  const Instant date = *row.expected;
  if (date < truth.issued - tolerance) return "before the order of " + format_date(truth.issued);
  if (date > answer.taken() + after_order_max) return "more than a year ahead";
  const std::optional<Instant> end = last_window_end(evidence, truth);
  // An order that is seen or answered late is promised for later.
  if (row.code != "Accepted" || !end || date <= std::max(*end, answer.taken()) + after_window_max) return "";
  return "accepted, and far after the delivery window that ends on " + format_date(*end);
}

void promises_have_possible_dates(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    for (const Effect* answer : truth.of(EffectKind::AcknowledgementAccepted)) {
      for (const EffectLine& row : answer->lines) {
        const bool is_mine = row.purchase_order.empty() || row.purchase_order == number;
        const auto line = truth.lines.find(row.sequence);
        if (!is_mine || !row.expected || row.code == "Rejected" || line == truth.lines.end()) continue;
        const std::string error = error_in_promise(evidence, truth, *answer, row);
        if (error.empty()) continue;
        findings.add(
            number, row.sequence, line->second.last().cost * row.eaches,
            std::to_string(row.eaches) + " eaches are promised for " + format_date(*row.expected) + ": " + error,
            answer->at);
      }
    }
  }
}

/// Before the truck leaves, a notice can only give the day that is planned (ASN-36).
void notices_have_the_day_of_departure(const Evidence& evidence, Findings& findings) {
  for (const Truck& truck : evidence.record.trucks) {
    if (was_corrected_too_late(evidence, truck)) continue;
    for (const Effect* notice : evidence.notices_of(truck)) {
      const Effect& form = last_form_of(evidence, *notice);
      const bool is_estimate = form.taken() < truck.departed;
      if (is_estimate || !form.dated || !are_apart(*form.dated, truck.departed)) continue;
      Money cost;
      std::int64_t units = 0;
      for (const EffectLine& line : form.lines) {
        const Money part = line.unit_cost * line.eaches;
        if (cost.is_zero() || cost.currency() == part.currency()) cost += part;
        units += line.eaches;
      }
      findings.add(named_orders(form), 0, evidence.record.rates.stake("notice-late", units, cost, form.at),
                   "ship notice " + form.document + " says that the goods left at " + format_instant(*form.dated) +
                       "; the truck left at " + format_instant(truck.departed),
                   form.at, {form.document});
    }
  }
}

/// Amazon itself refuses a date before the order or after the submission (INV-06). Terms of payment count from the
/// date, so an earlier one than the ERP's claims the money too early. A later one, up to the submission, harms nobody.
void invoices_have_their_date(const Evidence& evidence, Findings& findings) {
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    const auto posted = evidence.posted_of.find(invoice);
    if (!invoice->dated || posted == evidence.posted_of.end()) continue;
    const Instant date = *invoice->dated;
    const bool is_early = date < posted->second->at - tolerance;
    const bool is_ahead = date > std::max(posted->second->at, invoice->taken()) + tolerance;
    if (!is_early && !is_ahead) continue;
    findings.add(named_orders(*invoice), 0, invoice->amount,
                 "invoice " + invoice->document + " is dated " + format_date(date) + "; the ERP posted it on " +
                     format_date(posted->second->at),
                 invoice->at, {invoice->document});
  }
}

}  // namespace

const std::vector<Check>& date_checks() {
  static const std::vector<Check> table = {
      {{"DATE-01", RuleKind::Defect, "Goods are promised for a day after the order, and near its window.",
        "ACK-22, ACK-24", Confidence::Official, Owner::Operations,
        "Give the day of delivery or shipment that the ERP plans, in UTC, and answer goods that come later as "
        "backordered."},
       promises_have_possible_dates},
      {{"DATE-02", RuleKind::Defect, "A ship notice names the day when its truck left.", "ASN-35, ASN-36",
        Confidence::Official, Owner::IT, "Take shippedDate from the departure of the despatch, with its time zone."},
       notices_have_the_day_of_departure},
      {{"DATE-03", RuleKind::Defect, "An invoice has the date of the ERP's invoice, or the day when it was sent.",
        "INV-06", Confidence::Official, Owner::Finance,
        "Send the date of the posted invoice: the terms of payment count from it."},
       invoices_have_their_date},
  };
  return table;
}

}  // namespace vendorproof::harness
