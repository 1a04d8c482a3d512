// Conservation of money: what the ERP invoiced is what Amazon owes, what Amazon paid is booked, every deduction has an
// owner.
#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "harness/judge/judge.h"
#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

/// Zero between two currencies, because there is no exchange rate.
Money difference_of(const Money& left, const Money& right) {
  return left.currency() == right.currency() ? abs(left - right) : Money();
}

void totals_agree(const Evidence& evidence, Findings& findings) {
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    const auto found = evidence.posted_of.find(invoice);
    if (found == evidence.posted_of.end() || found->second->amount == invoice->amount) continue;
    const Effect& posted = *found->second;
    findings.add(named_orders(posted), 0, difference_of(invoice->amount, posted.amount),
                 "invoice " + invoice->document + " is " + invoice->amount.text() + " at Amazon and " +
                     posted.amount.text() + " in the ERP",
                 invoice->at, {invoice->document});
  }
}

void net_cost_is_the_orders(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    for (const Effect* invoice : truth.of(EffectKind::InvoiceAccepted)) {
      for (const EffectLine& row : invoice->lines) {
        const auto line = truth.lines.find(row.sequence);
        const bool mine = row.purchase_order.empty() || row.purchase_order == number;
        if (!mine || line == truth.lines.end() || line->second.stated_cost(row.unit_cost)) continue;
        findings.add(number, row.sequence, difference_of(row.unit_cost, line->second.last().cost) * row.eaches,
                     "invoice " + invoice->document + " bills " + row.unit_cost.text() + " per each, the order says " +
                         line->second.last().cost.text(),
                     invoice->at, {invoice->document});
      }
    }
  }
}

/// Whether people closed the month before the payment could be posted, and were told: they decide on its date.
bool waits_for_an_open_month(const Evidence& evidence, const Money& rest) {
  const auto& refusals = evidence.of(EffectKind::RequestRefused);
  const auto& exceptions = evidence.record.exceptions;
  return std::any_of(refusals.begin(), refusals.end(), [](const Effect* one) { return is_of_a_closed_month(*one); }) &&
         std::any_of(exceptions.begin(), exceptions.end(), [&](const TradeException& one) {
           return one.kind == ExceptionKind::PaymentRefused && abs(one.amount) == rest;
         });
}

void payments_are_booked(const Evidence& evidence, Findings& findings) {
  std::map<std::string, Money> open;
  std::map<std::string, std::vector<const Effect*>> given_back;
  std::map<std::string, const Effect*> invoices;
  std::map<std::string, std::string> posted_number;  // by the number at Amazon
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    const auto posted = evidence.posted_of.find(invoice);
    if (posted == evidence.posted_of.end()) continue;
    const std::string& number = posted->second->document;
    invoices[number] = posted->second;
    posted_number[invoice->document] = number;
    open[number] += invoice->amount;
  }
  const auto add_to = [&](const std::string& invoice, const Money& amount) {
    const auto number = posted_number.find(invoice);
    if (number == posted_number.end()) return;
    Money& rest = open[number->second];
    if (rest.currency() == amount.currency()) rest += amount;
  };
  for (const Effect* deduction : evidence.of(EffectKind::DeductionTaken)) {
    add_to(deduction->other_document, -abs(deduction->amount));
  }
  for (const Effect* reversal : evidence.of(EffectKind::ReversalPaid)) {
    add_to(reversal->other_document, reversal->amount);
  }
  for (const Effect* payment : evidence.of(EffectKind::PaymentPosted)) {
    const auto found = open.find(payment->other_document);
    const bool counts = found != open.end() && found->second.currency() == payment->amount.currency();
    if (counts) found->second -= abs(payment->amount);
  }
  for (const Effect* memo : evidence.of(EffectKind::CreditMemoPosted)) {
    given_back[memo->other_document].push_back(memo);
  }
  for (const auto& [document, rest] : open) {
    // A credit memo that crosses the payment leaves its amount as a refund or on account: both may be booked in several
    // ways.
    if (memos_that_come_to(given_back[document], abs(rest)) || waits_for_an_open_month(evidence, abs(rest))) continue;
    findings.add(named_orders(*invoices[document]), 0, abs(rest),
                 rest.text() + " of what Amazon paid on invoice " + document + " is not in the ERP",
                 evidence.record.ended, {document});
  }
}

/// The kinds of exceptions that show a deduction.
bool shows_deductions(ExceptionKind kind) {
  return kind == ExceptionKind::ShortPayment || kind == ExceptionKind::PriceDeduction ||
         kind == ExceptionKind::PaymentDiscount || kind == ExceptionKind::CreditNoteTaken;
}

/// A deduction from a payment as a whole is shown by its amount, because it has no invoice.
bool shows(const TradeException& exception, const Effect& deduction) {
  if (!deduction.other_document.empty()) {
    return shows_deductions(exception.kind) && exception.document == deduction.other_document;
  }
  const bool is_of_kind = shows_deductions(exception.kind) || exception.kind == ExceptionKind::UnknownRemittance;
  return is_of_kind && abs(exception.amount) == abs(deduction.amount);
}

/// A deduction that the vendor's own credit notes explain need not be shown to anybody. `used` is what earlier
/// deductions have taken of them.
bool is_of_a_credit_note(const Evidence& evidence, const Effect& deduction, std::map<std::string, Money>& used) {
  if (deduction.reason != "CreditNote" || deduction.other_document.empty()) return false;
  Money given(0, deduction.amount.currency());
  for (const Effect* note : evidence.of(EffectKind::CreditNoteAccepted)) {
    const bool is_its = note->other_document == deduction.other_document;
    if (is_its && note->amount.currency() == given.currency()) given += note->amount;
  }
  Money& taken = used.try_emplace(deduction.other_document, 0, given.currency()).first->second;
  if (given < taken + abs(deduction.amount)) return false;
  taken += abs(deduction.amount);
  return true;
}

void deductions_have_an_owner(const Evidence& evidence, Findings& findings) {
  std::map<std::string, Money> used;
  for (const Effect* deduction : evidence.of(EffectKind::DeductionTaken)) {
    if (is_of_a_credit_note(evidence, *deduction, used)) continue;
    const auto& exceptions = evidence.record.exceptions;
    const bool owned = std::any_of(exceptions.begin(), exceptions.end(),
                                   [&](const TradeException& exception) { return shows(exception, *deduction); });
    if (owned) continue;
    const bool has_invoice = !deduction->other_document.empty();
    const std::string& document = has_invoice ? deduction->other_document : deduction->document;
    const std::string about = (has_invoice ? "on invoice " : "from payment ") + document;
    findings.add(deduction->purchase_order, 0, abs(deduction->amount),
                 deduction->reason + " of " + abs(deduction->amount).text() + " " + about + " was not shown to anybody",
                 deduction->at, {document});
  }
}

}  // namespace

const std::vector<Check>& money_checks() {
  static const std::vector<Check> table = {
      {{"MONEY-01", RuleKind::Defect, "An invoice has the same total at Amazon and in the ERP.", "INV-14",
        Confidence::Official, Owner::Finance, "Send the ERP's posted invoice as it is; never compute another total."},
       totals_agree},
      {{"MONEY-02", RuleKind::Defect, "A line is invoiced at the order's net cost.", "INV-09", Confidence::Official,
        Owner::Finance, "Agree on the price with the buyer before the goods leave; invoice what the order says."},
       net_cost_is_the_orders},
      {{"MONEY-03", RuleKind::Defect, "What Amazon paid is booked in the ERP, to the cent.",
        "remittance reconciliation", Confidence::Ours, Owner::Finance,
        "Book every row of the remittance on its invoice."},
       payments_are_booked},
      {{"MONEY-04", RuleKind::Defect, "Every deduction is shown to the person who owns it.", "INV-42, INV-46",
        Confidence::Industry, Owner::Finance, "Raise an exception per deduction, within the 30 days to dispute it."},
       deductions_have_an_owner},
  };
  return table;
}

}  // namespace vendorproof::harness
