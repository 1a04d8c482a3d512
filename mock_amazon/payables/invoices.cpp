#include "mock_amazon/payables/invoices.h"

#include <algorithm>
#include <set>

#include "core/base/hash.h"
#include "mock_amazon/payables/credit_notes.h"
#include "mock_amazon/payables/invoice_claim.h"
#include "mock_amazon/payables/payables.h"
#include "mock_amazon/payables/payables_rules.h"
#include "mock_amazon/payables/payment_terms.h"
#include "mock_amazon/payables/tax_rules.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

Complaints used_id(const InvoiceClaim& claim) {
  if (!claim.used_id && !claim.id.empty()) return {};
  return {"invoice number '" + claim.id + "' is empty or was used before"};
}

Complaints no_total(const InvoiceClaim& claim) {
  // A charge or allowance may be negative, what is asked for in the end may not; a credit note's sign is its own.
  const bool owed = claim.total && (claim.is_credit_note() || !claim.total->is_negative());
  if (owed && !claim.total->is_zero()) return {};
  return {"invoiceTotal is missing, zero or negative"};
}

Complaints unknown_order(const InvoiceClaim& claim) {
  Complaints complaints;
  if (claim.items.empty()) complaints.push_back("invoice " + claim.id + " has no items");
  for (const InvoiceClaimItem& item : claim.items) {
    if (item.order != nullptr) continue;
    complaints.push_back(item.shown + " is of an unknown order '" + item.order_number + "'");
  }
  return complaints;
}

Complaints several_orders(const InvoiceClaim& claim) {
  std::set<std::string> numbers;
  for (const InvoiceClaimItem& item : claim.items) numbers.insert(item.order_number);
  if (claim.region != Region::IN || numbers.size() < 2) return {};
  return {"invoice " + claim.id + " is of " + std::to_string(numbers.size()) + " orders; in India it is of one"};
}

Complaints bad_quantity(const InvoiceClaim& claim) {
  Complaints complaints;
  for (const InvoiceClaimItem& item : claim.items) {
    if (item.eaches <= 0) complaints.push_back(item.shown + " invoices a quantity that is not above zero");
  }
  return complaints;
}

/// Invoices often carry a date without time: it may be any time of the order's day.
Complaints bad_date(const InvoiceClaim& claim) {
  if (claim.date > claim.submitted) return {"date " + format_instant(claim.date) + " is in the future"};
  Complaints complaints;
  for (const InvoiceClaimItem& item : claim.items) {
    if (item.order == nullptr || claim.date >= start_of_day(item.order->placed)) continue;
    complaints.push_back("date " + format_instant(claim.date) + " is before order " + item.order_number);
  }
  return complaints;
}

bool is_judged(const InvoiceRule& rule, const InvoiceClaim& claim) {
  if (rule.documents == JudgedDocuments::Both) return true;
  return (rule.documents == JudgedDocuments::CreditNotes) == claim.is_credit_note();
}

/// What payables has against it, "" when nothing.
std::string rejection_of(const InvoiceClaim& claim) {
  for (const PayablesRule& rule : payables_rules()) {
    const Complaints complaints = rule.complaints(claim);
    if (complaints.empty()) continue;
    return std::string(rule.code) + " (" + std::string(rule.cause) + "): " + complaints.front();
  }
  return "";
}

Money cost_per_each(const InvoiceClaimItem& item) {
  if (!item.cost) return {};
  return {item.cost->ten_thousandths() / item.priced_size, item.cost->currency()};
}

Effect invoice_effect(const InvoiceClaim& claim, EffectKind kind, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = kind;
  effect.document = claim.id;
  effect.amount = *claim.total;
  effect.body_hash = hash_of(0, written(*claim.document));
  std::set<std::string> numbers;
  for (const InvoiceClaimItem& item : claim.items) {
    numbers.insert(item.order_number);
    EffectLine row;
    row.purchase_order = item.order_number;
    row.eaches = item.eaches;
    row.as_written = item.written;
    if (item.line != nullptr) row = effect_line(*item.order, *item.line, item.eaches, item.written);
    row.unit_cost = cost_per_each(item);
    effect.lines.push_back(std::move(row));
  }
  if (numbers.size() == 1) effect.purchase_order = *numbers.begin();
  return effect;
}

PayableInvoice payable_of(const Central& central, const InvoiceClaim& claim, Instant now) {
  PayableInvoice invoice;
  invoice.id = claim.id;
  invoice.total = *claim.total;
  invoice.date = claim.date;
  invoice.accepted = now;
  std::set<std::string> numbers;
  for (const InvoiceClaimItem& item : claim.items) numbers.insert(item.order_number);
  if (numbers.size() == 1) invoice.purchase_order = *numbers.begin();
  invoice.remark = terms_mismatch(agreed_terms(central.settings), member(*claim.document, "paymentTerms"));
  return invoice;
}

void take_in(Central& central, const InvoiceClaim& claim, Instant now) {
  PayableInvoice invoice = payable_of(central, claim, now);
  invoice.rejection = rejection_of(claim);
  if (!invoice.rejection.empty()) {
    Effect effect = invoice_effect(claim, EffectKind::InvoiceRejected, now);
    effect.reason = invoice.rejection;
    central.effects.push_back(std::move(effect));
    reject_invoice(central, std::move(invoice));
    return;
  }
  central.effects.push_back(invoice_effect(claim, EffectKind::InvoiceAccepted, now));
  for (const InvoiceClaimItem& item : claim.items) {
    OrderLine& line = central.orders.known(item.order_number).known_line(item.line->sequence);
    invoice.lines.push_back(
        {item.order_number, line.sequence, item.eaches, *item.cost, item.priced_size, line.net_cost});
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

std::vector<Refusal> process_invoice(Central& central, const Json& document, Instant submitted, Instant now) {
  const InvoiceClaim claim = read_invoice_claim(central, document, submitted);
  for (const InvoiceRule& rule : invoice_rules()) {
    if (!is_judged(rule, claim)) continue;
    std::vector<Refusal> failures;
    for (const std::string& complaint : rule.complaints(claim))
      failures.push_back({std::string(rule.code), complaint, ""});
    if (!failures.empty()) return failures;
  }
  if (claim.is_credit_note()) {
    take_credit_note(central, claim, now);
  } else {
    take_in(central, claim, now);
  }
  return {};
}

}  // namespace vendorproof::mock_amazon
