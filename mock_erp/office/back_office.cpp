#include "mock_erp/office/back_office.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

/// The lines of the shipment less what was taken back, without lines of which nothing is left.
std::vector<ShipmentLine> what_is_left(const Shipment& shipment) {
  std::vector<ShipmentLine> left;
  for (const ShipmentLine& line : shipment.lines) {
    const auto same = std::find_if(left.begin(), left.end(),
                                   [&](const ShipmentLine& one) { return one.order_line == line.order_line; });
    if (line.eaches < 0 && same != left.end()) {
      same->eaches += line.eaches;
    } else {
      left.push_back(line);
    }
  }
  std::erase_if(left, [](const ShipmentLine& line) { return line.eaches == 0; });
  return left;
}

Invoice invoice_of(Company& company, const Shipment& shipment, Instant now) {
  const SalesOrder& order = company.orders.at(shipment.order);
  Invoice invoice;
  static_cast<Record&>(invoice) = new_record("SI", company.invoices.next_serial(), now);
  invoice.external_document_number = order.external_document_number;
  invoice.order = shipment.order;
  invoice.shipment = shipment.serial;
  invoice.posted_at = now;
  invoice.due = now + company.settings.policy.payment_days * a_day;
  invoice.total = Money(0, company.settings.currency);
  invoice.lines.reserve(shipment.lines.size());
  for (const ShipmentLine& shipped : what_is_left(shipment)) {
    const RowKey key{shipment.order, shipped.order_line};
    SalesLine& line = company.line(key);
    const Money amount = divided(line.unit_price * shipped.eaches, line.unit_eaches);
    invoice.lines.push_back({shipped.order_line, shipped.eaches, line.unit_price, amount});
    invoice.total += amount;
    line.invoiced += shipped.eaches;
    company.touch_line(key, now);
  }
  invoice.remaining = invoice.total;
  return invoice;
}

Effect invoice_posted(const Company& company, const Invoice& invoice, Instant now) {
  const Shipment& shipment = company.shipments.at(invoice.shipment);
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::SalesInvoicePosted;
  effect.purchase_order = invoice.external_document_number;
  effect.document = invoice.number;
  effect.other_document = company.despatches.at(shipment.despatch).number;
  effect.amount = invoice.total;
  effect.reason = shipment.number;
  effect.lines.reserve(invoice.lines.size());
  for (const InvoiceLine& line : invoice.lines) {
    effect.lines.push_back(effect_line(company, {invoice.order, line.order_line}, line.eaches));
  }
  return effect;
}

/// The first invoice of an order starts the clock of its planned credit memos.
void plan_credits(Company& company, const Invoice& invoice, Instant now) {
  const std::vector<PlannedCredit>& credits = company.settings.policy.credits;
  if (company.invoices.with_external_number(invoice.external_document_number).size() > 1) return;
  for (std::size_t i = 0; i < credits.size(); ++i) {
    if (credits[i].purchase_order != invoice.external_document_number) continue;
    company.agenda.add(now + credits[i].after, {Duty::PostCreditMemo, static_cast<std::int64_t>(i), ""});
  }
}

/// What the plan gives back of a line of the invoice.
InvoiceLine credited(const Company& company, const Invoice& invoice, const InvoiceLine& line,
                     const PlannedCredit& planned) {
  const SalesLine& sold = company.line(RowKey{invoice.order, line.order_line});
  InvoiceLine given = line;
  if (planned.eaches > 0) given.eaches = std::min(planned.eaches, line.eaches);
  if (planned.price_cut) given.unit_price = std::min(*planned.price_cut * sold.unit_eaches, line.unit_price);
  given.amount = divided(given.unit_price * given.eaches, sold.unit_eaches);
  return given;
}

Effect credit_memo_posted(const Company& company, const CreditMemo& memo, const Invoice& invoice) {
  Effect effect;
  effect.at = memo.posted_at;
  effect.kind = EffectKind::CreditMemoPosted;
  effect.purchase_order = memo.external_document_number;
  effect.document = memo.number;
  effect.other_document = invoice.number;
  effect.amount = memo.total;
  for (const InvoiceLine& line : memo.lines) {
    effect.lines.push_back(effect_line(company, {invoice.order, line.order_line}, line.eaches));
  }
  return effect;
}

}  // namespace

void post_credit_memo(Company& company, std::int64_t planned, Instant now) {
  const PlannedCredit& plan = company.settings.policy.credits.at(static_cast<std::size_t>(planned));
  const std::vector<std::int64_t> invoices = company.invoices.with_external_number(plan.purchase_order);
  if (invoices.empty()) return;
  Invoice& invoice = company.invoices.at(invoices.front());
  CreditMemo memo;
  static_cast<Record&>(memo) = new_record("CM", company.credit_memos.next_serial(), now);
  memo.external_document_number = plan.purchase_order;
  memo.invoice = invoice.serial;
  memo.posted_at = now;
  memo.total = Money(0, company.settings.currency);
  for (const InvoiceLine& line : invoice.lines) {
    if (plan.line != 0 && line.order_line + 1 != plan.line) continue;
    memo.lines.push_back(credited(company, invoice, line, plan));
    memo.total += memo.lines.back().amount;
  }
  if (memo.total.is_zero() || invoice.total - company.credited_of(invoice) < memo.total) return;
  company.receivable -= memo.total;
  // What the invoice cannot bear any more, because it is paid, is open on the credit memo.
  invoice.remaining -= std::min(invoice.remaining, memo.total);
  company.invoices.touch(invoice, now);
  company.effects.push_back(credit_memo_posted(company, memo, invoice));
  company.credit_memos.add(std::move(memo));
}

void post_invoices(Company& company, std::int64_t despatch, Instant now) {
  for (const std::int64_t shipment : company.despatches.at(despatch).shipments) {
    if (what_is_left(company.shipments.at(shipment)).empty()) continue;
    const Invoice& invoice = company.invoices.add(invoice_of(company, company.shipments.at(shipment), now));
    company.receivable += invoice.total;
    company.effects.push_back(invoice_posted(company, invoice, now));
    plan_credits(company, invoice, now);
    close_if_done(company, invoice.order);
  }
}

}  // namespace vendorproof::mock_erp
