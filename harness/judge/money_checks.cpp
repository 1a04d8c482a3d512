// Conservation of money: what the ERP invoiced is what Amazon owes, what Amazon paid is booked, every deduction has an
// owner, and every disagreement about a price surfaces before the invoice fails.
#include <algorithm>
#include <map>
#include <optional>

#include "harness/judge/judge.h"
#include "harness/judge/rate_card.h"

namespace vendorproof::harness {

namespace {

void totals_agree(const Evidence& evidence, Findings& findings) {
  std::map<std::string, const Effect*> posted;
  for (const Effect* invoice : evidence.of(EffectKind::SalesInvoicePosted)) posted[invoice->document] = invoice;
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    const auto found = posted.find(invoice->document);
    if (found == posted.end() || found->second->amount == invoice->amount) continue;
    findings.add(found->second->purchase_order, 0, abs(invoice->amount - found->second->amount),
                 "invoice " + invoice->document + " is " + invoice->amount.text() + " at Amazon and " +
                     found->second->amount.text() + " in the ERP",
                 invoice->at);
  }
}

void net_cost_is_the_orders(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    for (const Effect* invoice : truth.of(EffectKind::InvoiceAccepted)) {
      for (const EffectLine& row : invoice->lines) {
        const auto line = truth.lines.find(row.sequence);
        const bool mine = row.purchase_order.empty() || row.purchase_order == number;
        if (!mine || line == truth.lines.end() || line->second.stated_cost(row.unit_cost)) continue;
        findings.add(number, row.sequence, abs(row.unit_cost - line->second.last().cost) * row.eaches,
                     "invoice " + invoice->document + " bills " + row.unit_cost.text() + " per each, the order says " +
                         line->second.last().cost.text(),
                     invoice->at);
      }
    }
  }
}

void payments_are_booked(const Evidence& evidence, Findings& findings) {
  std::map<std::string, Money> open;
  std::map<std::string, const Effect*> invoices;
  for (const Effect* posted : evidence.of(EffectKind::SalesInvoicePosted)) invoices[posted->document] = posted;
  for (const Effect* invoice : evidence.of(EffectKind::InvoiceAccepted)) {
    if (invoices.contains(invoice->document)) open[invoice->document] += invoice->amount;
  }
  for (const Effect* deduction : evidence.of(EffectKind::DeductionTaken)) {
    const auto found = open.find(deduction->other_document);
    if (found != open.end()) found->second -= abs(deduction->amount);
  }
  for (const Effect* reversal : evidence.of(EffectKind::ReversalPaid)) {
    const auto found = open.find(reversal->other_document);
    if (found != open.end()) found->second += reversal->amount;
  }
  for (const Effect* payment : evidence.of(EffectKind::PaymentPosted)) {
    const auto found = open.find(payment->other_document);
    if (found != open.end()) found->second -= abs(payment->amount);
  }
  for (const auto& [document, rest] : open) {
    if (rest.is_zero()) continue;
    findings.add(invoices[document]->purchase_order, 0, abs(rest),
                 rest.text() + " of what Amazon paid on invoice " + document + " is not in the ERP",
                 evidence.record.ended);
  }
}

/// The exceptions by which a deduction is shown.
bool shows_deductions(ExceptionKind kind) {
  return kind == ExceptionKind::ShortPayment || kind == ExceptionKind::PriceDeduction ||
         kind == ExceptionKind::PaymentDiscount || kind == ExceptionKind::CreditNoteTaken;
}

void deductions_have_an_owner(const Evidence& evidence, Findings& findings) {
  for (const Effect* deduction : evidence.of(EffectKind::DeductionTaken)) {
    const auto& exceptions = evidence.record.exceptions;
    const bool owned = std::any_of(exceptions.begin(), exceptions.end(), [&](const TradeException& exception) {
      return shows_deductions(exception.kind) && exception.document == deduction->other_document;
    });
    if (owned) continue;
    findings.add(deduction->purchase_order, 0, abs(deduction->amount),
                 deduction->reason + " of " + abs(deduction->amount).text() + " on invoice " +
                     deduction->other_document + " was shown to nobody",
                 deduction->at);
  }
}

const scenarios::Item* item_of(const scenarios::Scenario& scenario, const scenarios::OrderLine& line) {
  for (const scenarios::Item& item : scenario.items) {
    if (!line.asin.empty() && item.asin == line.asin) return &item;
  }
  for (const scenarios::Item& item : scenario.items) {
    if (!line.vendor_product_identifier.empty() && item.vendor_product_identifier == line.vendor_product_identifier) {
      return &item;
    }
  }
  return nullptr;
}

/// What the integration should have asked a person about, by comparing the order with the item master.
std::optional<ExceptionKind> exception_owed(const scenarios::Scenario& scenario, const scenarios::OrderLine& line) {
  if (line.ordered.amount == 0) return std::nullopt;
  const scenarios::Item* item = item_of(scenario, line);
  if (item == nullptr) return ExceptionKind::UnknownItem;
  if (item->blocked) return ExceptionKind::BlockedItem;
  if (item->unit_price != line.net_cost) return ExceptionKind::PriceMismatch;
  return std::nullopt;
}

void disagreements_surface(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    if (!truth.order->changes.empty()) continue;  // The core may rightly have seen only what it was changed to.
    for (const scenarios::OrderLine& line : truth.order->lines) {
      const std::optional<ExceptionKind> owed = exception_owed(evidence.scenario, line);
      if (!owed || evidence.has_exception(*owed, number)) continue;
      findings.add(number, line.sequence,
                   truth.lines.at(line.sequence).last().cost * truth.lines.at(line.sequence).last().eaches,
                   "nobody was told of: " + std::string(text_of(*owed)), evidence.record.ended);
    }
  }
}

}  // namespace

const std::vector<Check>& money_checks() {
  static const std::vector<Check> table = {
      {{"MONEY-01", RuleKind::Defect, "An invoice has the same total at Amazon and in the ERP.", "INV-14",
        Confidence::Official, Owner::Finance, "Send the ERP's posted invoice as it is; never compute another total."},
       totals_agree},
      {{"MONEY-02", RuleKind::Defect, "A line is invoiced at the order's net cost.", "INV-09", Confidence::Official,
        Owner::Finance, "Settle the price with the buyer before the goods leave; invoice what the order says."},
       net_cost_is_the_orders},
      {{"MONEY-03", RuleKind::Defect, "What Amazon paid is booked in the ERP, to the cent.",
        "remittance reconciliation", Confidence::Ours, Owner::Finance,
        "Book every row of the remittance on its invoice."},
       payments_are_booked},
      {{"MONEY-04", RuleKind::Defect, "Every deduction is shown to somebody who owns it.", "INV-42, INV-46",
        Confidence::Industry, Owner::Finance, "Raise an exception per deduction, within the 30 days to dispute it."},
       deductions_have_an_owner},
      {{"OWNER-01", RuleKind::Defect, "A disagreement between order and item master surfaces before the invoice.",
        "INV-40, ACK-16", Confidence::Industry, Owner::Ecommerce,
        "Compare item, price and unit with the ERP when the order arrives and raise an exception with an owner."},
       disagreements_surface},
  };
  return table;
}

}  // namespace vendorproof::harness
