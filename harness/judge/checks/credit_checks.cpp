// Credit notes: what the ERP gives back of an invoice reaches Amazon once, and never more than the invoice.
#include <algorithm>
#include <map>
#include <set>

#include "harness/judge/judge.h"
#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

/// INV-30, X12: elsewhere nothing can be sent.
bool takes_credit_notes(const scenarios::Scenario& scenario) { return scenario.amazon.reading_of("region") == "EU"; }

/// Whether a person was told of that credit memo, by its number.
bool is_shown(const Evidence& evidence, const Effect& memo) {
  const auto& exceptions = evidence.record.exceptions;
  return std::any_of(exceptions.begin(), exceptions.end(),
                     [&](const TradeException& exception) { return exception.document == memo.document; });
}

void credit_memos_reach_amazon(const Evidence& evidence, Findings& findings) {
  if (!takes_credit_notes(evidence.scenario)) return;
  std::set<const Effect*> sent;
  for (const auto& [note, memos] : evidence.memos_of) sent.insert(memos.begin(), memos.end());
  std::map<std::string, const Effect*> invoices;  // at Amazon, by the ERP's number
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    const auto posted = evidence.posted_of.find(invoice);
    if (posted != evidence.posted_of.end()) invoices.emplace(posted->second->document, invoice);
  }
  for (const Effect* memo : evidence.of(EffectKind::CreditMemoPosted)) {
    const bool has_invoice = invoices.count(memo->other_document) == 1;
    if (!has_invoice || sent.count(memo) == 1 || is_shown(evidence, *memo)) continue;
    findings.add(memo->purchase_order, 0, memo->amount,
                 "the ERP gave back " + memo->amount.text() + " of invoice " + memo->other_document +
                     " with credit memo " + memo->document + ", and Amazon never got it",
                 memo->at, {memo->document, memo->other_document});
  }
}

std::string order_of(const Effect& note) { return note.lines.empty() ? "" : note.lines.front().purchase_order; }

/// Credit notes for returns and agreements name no invoice; nobody posted an invoice for them.
void credit_memos_are_sent_once(const Evidence& evidence, Findings& findings) {
  for (const Effect* note : evidence.of(EffectKind::CreditNoteAccepted)) {
    if (note->other_document.empty() || evidence.memos_of.count(note) == 1) continue;
    findings.add(order_of(*note), 0, note->amount,
                 "Amazon accepted credit note " + note->document + " over " + note->amount.text() + " for invoice " +
                     note->other_document + ", which the ERP never posted or another credit note repeats",
                 note->at, {note->document});
  }
}

void credits_fit_the_invoice(const Evidence& evidence, Findings& findings) {
  std::map<std::string, Money> left;
  std::map<std::string, std::string> orders;
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    left[invoice->document] = invoice->amount;
    orders[invoice->document] = named_orders(*invoice);
  }
  for (const Effect* note : evidence.of(EffectKind::CreditNoteAccepted)) {
    const auto invoice = left.find(note->other_document);
    if (invoice == left.end() || invoice->second.currency() != note->amount.currency()) continue;
    const Money before = std::max(invoice->second, Money(0, note->amount.currency()));
    invoice->second -= note->amount;
    if (!invoice->second.is_negative()) continue;
    findings.add(orders[note->other_document], 0, note->amount - before,
                 "credit note " + note->document + " gives back " + note->amount.text() + ", and of invoice " +
                     note->other_document + " only " + before.text() + " was left",
                 note->at, {note->document});
  }
}

/// The number of the invoice that the credit note names, if Amazon accepted, rejected or failed it; else "".
std::string known_invoice(const Evidence& evidence, const Effect& note) {
  for (const EffectKind kind :
       {EffectKind::InvoiceAccepted, EffectKind::InvoiceRejected, EffectKind::SubmissionFailed}) {
    for (const Effect* invoice : evidence.of(kind)) {
      if (is_same_number(invoice->document, note.other_document)) return invoice->document;
    }
  }
  return "";
}

/// The invoice may have failed or been rejected: that is another rule's finding. What the ERP posted and Amazon lost
/// counts as known, too.
void credits_name_their_invoice(const Evidence& evidence, Findings& findings) {
  for (const Effect* note : evidence.of(EffectKind::CreditNoteAccepted)) {
    if (note->other_document.empty()) continue;
    const auto& posted = evidence.of(EffectKind::SalesInvoicePosted);
    const bool is_posted = std::any_of(posted.begin(), posted.end(), [&](const Effect* invoice) {
      return is_same_number(invoice->document, note->other_document);
    });
    // Memos that are given back together are of one invoice.
    const auto memos = evidence.memos_of.find(note);
    const bool is_of_it = memos == evidence.memos_of.end() || !is_posted ||
                          is_same_number(memos->second.front()->other_document, note->other_document);
    if (is_of_it && (is_posted || !known_invoice(evidence, *note).empty())) continue;
    const std::string error = is_of_it ? ", and Amazon has no such invoice"
                                       : ", and the ERP gave back a part of " + memos->second.front()->other_document;
    findings.add(order_of(*note), 0, note->amount,
                 "credit note " + note->document + " names invoice " + note->other_document + error, note->at,
                 {note->document});
  }
}

}  // namespace

const std::vector<Check>& credit_checks() {
  static const std::vector<Check> table = {
      {{"CREDIT-01", RuleKind::Defect, "A credit memo for an invoice that Amazon has reaches Amazon.", "INV-30, INV-31",
        Confidence::Official, Owner::Finance,
        "Send every posted credit memo as a credit note that names the invoice, or show it to a person."},
       credit_memos_reach_amazon},
      {{"CREDIT-02", RuleKind::Defect, "A credit memo is sent once, under the number that the ERP posted.", "INV-03",
        Confidence::Official, Owner::Finance,
        "After a lost answer send the same number again: Amazon refuses a duplicate, but accepts another number."},
       credit_memos_are_sent_once},
      {{"CREDIT-03", RuleKind::Defect, "Credit notes give back no more than their invoice.", "INV-31", Confidence::Ours,
        Owner::Finance, "Compare the credit memo with the invoice less earlier credit memos before it leaves."},
       credits_fit_the_invoice},
      {{"CREDIT-04", RuleKind::Defect, "A credit note names the invoice that its credit memo is for.", "INV-31",
        Confidence::Official, Owner::Finance,
        "Take referenceInvoiceNumber from the invoice that the credit memo was applied to."},
       credits_name_their_invoice},
  };
  return table;
}

}  // namespace vendorproof::harness
