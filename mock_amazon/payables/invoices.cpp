#include "mock_amazon/payables/invoices.h"

#include <algorithm>
#include <set>

#include "core/base/require.h"
#include "mock_amazon/payables/credit_notes.h"
#include "mock_amazon/payables/matched_invoice.h"
#include "mock_amazon/payables/payables.h"
#include "mock_amazon/payables/payables_rules.h"
#include "mock_amazon/payables/payment_terms.h"
#include "mock_amazon/payables/tax_rules.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

Complaints used_id(const MatchedInvoice& matched) {
  if (!matched.used_id && !matched.claim.id.empty()) return {};
  return {"invoice number '" + matched.claim.id + "' is empty or was used before"};
}

Complaints no_total(const MatchedInvoice& matched) {
  // Charges and allowances may be negative, an invoice's total may not. A credit note's total may have either sign.
  const bool owed = matched.total && (matched.claim.is_credit_note() || !matched.total->is_negative());
  if (owed && !matched.total->is_zero()) return {};
  return {"invoiceTotal is missing, zero or negative"};
}

Complaints unknown_order(const MatchedInvoice& matched) {
  Complaints complaints;
  if (matched.items.empty()) complaints.push_back("invoice " + matched.claim.id + " has no items");
  for (const MatchedInvoiceItem& item : matched.items) {
    if (item.order != nullptr) continue;
    complaints.push_back(item.shown + " is of an unknown order '" + item.stated->order_number + "'");
  }
  return complaints;
}

/// Item numbers are chosen by the vendor; Amazon's model only says that they are unique within the document.
Complaints repeated_number(const MatchedInvoice& matched) {
  Complaints complaints;
  std::set<std::int64_t> seen;
  for (const MatchedInvoiceItem& item : matched.items) {
    if (!seen.insert(item.stated->sequence).second) complaints.push_back(item.shown + " comes twice");
  }
  return complaints;
}

Complaints several_orders(const MatchedInvoice& matched) {
  std::set<std::string> numbers;
  for (const MatchedInvoiceItem& item : matched.items) numbers.insert(item.stated->order_number);
  if (matched.region != Region::IN || numbers.size() < 2) return {};
  return {"invoice " + matched.claim.id + " is for " + std::to_string(numbers.size()) +
          " orders; in India it must be for one"};
}

Complaints bad_quantity(const MatchedInvoice& matched) {
  Complaints complaints;
  for (const MatchedInvoiceItem& item : matched.items) {
    if (item.eaches <= 0) complaints.push_back(item.shown + " invoices a quantity that is not above zero");
  }
  return complaints;
}

/// Invoices often have a date without time, so any time on the order's day is allowed.
Complaints bad_date(const MatchedInvoice& matched) {
  if (matched.claim.date > matched.submitted)
    return {"date " + format_instant(matched.claim.date) + " is in the future"};
  Complaints complaints;
  for (const MatchedInvoiceItem& item : matched.items) {
    if (item.order == nullptr || matched.claim.date >= start_of_day(item.known_order().placed)) continue;
    complaints.push_back("date " + format_instant(matched.claim.date) + " is before order " +
                         item.stated->order_number);
  }
  return complaints;
}

bool is_judged(const InvoiceRule& rule, const MatchedInvoice& matched) {
  if (rule.documents == JudgedDocuments::Both) return true;
  return (rule.documents == JudgedDocuments::CreditNotes) == matched.claim.is_credit_note();
}

/// Why payables rejects the invoice; "" if it does not.
std::string rejection_of(const MatchedInvoice& matched) {
  for (const PayablesRule& rule : payables_rules()) {
    const Complaints complaints = rule.complaints(matched);
    if (complaints.empty()) continue;
    return std::string(rule.code) + " (" + std::string(rule.cause) + "): " + complaints.front();
  }
  return "";
}

Money cost_per_each(const MatchedInvoiceItem& item) {
  if (!item.cost) return {};
  return {item.cost->ten_thousandths() / item.priced_size, item.cost->currency()};
}

Effect invoice_effect(const MatchedInvoice& matched, EffectKind kind, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = kind;
  effect.document = matched.claim.id;
  effect.amount = *matched.total;
  effect.body_hash = matched.claim.body_hash;
  effect.dated = matched.claim.date;
  std::set<std::string> numbers;
  effect.lines.reserve(matched.items.size());
  for (const MatchedInvoiceItem& item : matched.items) {
    numbers.insert(item.stated->order_number);
    EffectLine row;
    row.purchase_order = item.stated->order_number;
    row.eaches = item.eaches;
    row.as_written = item.written;
    if (item.line != nullptr) row = effect_line(item.known_order(), item.known_line(), item.eaches, item.written);
    row.unit_cost = cost_per_each(item);
    effect.lines.push_back(std::move(row));
  }
  if (numbers.size() == 1) effect.purchase_order = *numbers.begin();
  return effect;
}

PayableInvoice payable_of(const Central& central, const MatchedInvoice& matched, Instant now) {
  PayableInvoice invoice;
  invoice.id = matched.claim.id;
  invoice.total = *matched.total;
  invoice.date = matched.claim.date;
  invoice.accepted = now;
  std::set<std::string> numbers;
  for (const MatchedInvoiceItem& item : matched.items) numbers.insert(item.stated->order_number);
  if (numbers.size() == 1) invoice.purchase_order = *numbers.begin();
  invoice.remark = terms_mismatch(agreed_terms(central.settings), matched.claim.terms);
  return invoice;
}

void take_in(Central& central, const MatchedInvoice& matched, Instant now) {
  PayableInvoice invoice = payable_of(central, matched, now);
  invoice.rejection = rejection_of(matched);
  if (!invoice.rejection.empty()) {
    Effect effect = invoice_effect(matched, EffectKind::InvoiceRejected, now);
    effect.reason = invoice.rejection;
    central.effects.push_back(std::move(effect));
    reject_invoice(central, std::move(invoice));
    return;
  }
  central.effects.push_back(invoice_effect(matched, EffectKind::InvoiceAccepted, now));
  invoice.lines.reserve(matched.items.size());
  for (const MatchedInvoiceItem& item : matched.items) {
    Order& order = central.orders.known(item.stated->order_number);
    OrderLine& line = order.known_line(item.known_line().sequence);
    invoice.lines.push_back(
        {item.stated->order_number, line.sequence, item.eaches, *item.cost, item.priced_size, line.net_cost});
    line.invoiced += item.eaches;
  }
  take_invoice(central, std::move(invoice), now);
}

}  // namespace

const std::vector<InvoiceRule>& invoice_rules() {
  using enum JudgedDocuments;
  static const std::vector<InvoiceRule> table = {
      {"INV-30", "NotAvailable", CreditNotes, credit_note_not_taken},
      {"INV-03", "DUPLICATE_INVOICE_ID", Both, used_id},
      {"INV-13", "ZERO_TOTAL", Both, no_total},
      {"INV-11", "INVALID_ORDER_ID", Invoices, unknown_order},
      {"", "DUPLICATE_ITEM_SEQUENCE_NUMBER", Invoices, repeated_number},
      {"INV-12", "SEVERAL_ORDERS", Invoices, several_orders},
      {"INV-10", "INVALID_QUANTITY", Invoices, bad_quantity},
      {"INV-06", "INVALID_DATE", Both, bad_date},
      {"INV-21", "INVALID_TAX", Invoices, indian_tax},
      {"INV-31", "INVALID_REFERENCE", CreditNotes, bad_reference},
      {"INV-32", "INCOMPLETE_RETURN", CreditNotes, incomplete_return},
      {"INV-33", "INCOMPLETE_COOP", CreditNotes, incomplete_coop},
  };
  return table;
}

std::vector<Refusal> process_invoice(Central& central, const InvoiceClaim& claim, Instant submitted, Instant now) {
  const MatchedInvoice matched = match_invoice(central, claim, submitted);
  for (const InvoiceRule& rule : invoice_rules()) {
    if (!is_judged(rule, matched)) continue;
    std::vector<Refusal> failures;
    for (const std::string& complaint : rule.complaints(matched))
      failures.push_back({std::string(rule.code), complaint, ""});
    if (!failures.empty()) return failures;
  }
  if (claim.is_credit_note()) {
    take_credit_note(central, matched, now);
  } else {
    take_in(central, matched, now);
  }
  return {};
}

}  // namespace vendorproof::mock_amazon
