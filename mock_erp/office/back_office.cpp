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

/// Bills what is left of a shipment, at the prices that the sales order lines have now.
void bill(Company& company, Invoice& invoice, const Shipment& shipment, Instant now) {
  for (const ShipmentLine& shipped : what_is_left(shipment)) {
    const RowKey key{shipment.order, shipped.order_line};
    SalesLine& line = company.line(key);
    const Money amount = divided(line.unit_price * shipped.eaches, line.unit_eaches);
    invoice.lines.push_back({shipment.serial, shipped.order_line, shipped.eaches, line.unit_price, amount});
    invoice.total += amount;
    line.invoiced += shipped.eaches;
    company.touch_line(key, now);
  }
}

Invoice invoice_of(Company& company, const std::vector<std::int64_t>& shipments, Instant now) {
  Invoice invoice;
  static_cast<Record&>(invoice) = new_record("SI", company.invoices.next_serial(), now);
  invoice.posted_at = now;
  invoice.due = now + company.settings.policy.payment_days * a_day;
  invoice.total = Money(0, company.settings.currency);
  for (const std::int64_t shipment : shipments) bill(company, invoice, company.shipments.at(shipment), now);
  invoice.remaining = invoice.total;
  const bool is_of_one = shipments.size() == 1;
  if (is_of_one) invoice.external_document_number = company.billed_order(invoice.lines.front());
  return invoice;
}

Effect invoice_posted(const Company& company, const Invoice& invoice, const std::vector<std::int64_t>& shipments,
                      Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::SalesInvoicePosted;
  effect.purchase_order = invoice.external_document_number;
  effect.document = invoice.number;
  effect.other_document = company.despatches.at(company.shipments.at(shipments.front()).despatch).number;
  effect.amount = invoice.total;
  for (const std::int64_t shipment : shipments) {
    effect.reason += (effect.reason.empty() ? "" : " ") + company.shipments.at(shipment).number;
  }
  effect.lines.reserve(invoice.lines.size());
  for (const InvoiceLine& line : invoice.lines) {
    effect.lines.push_back(effect_line(company, company.billed_line(line), line.eaches));
  }
  return effect;
}

bool bills(const Company& company, const Invoice& invoice, const std::string& purchase_order) {
  return std::any_of(invoice.lines.begin(), invoice.lines.end(),
                     [&](const InvoiceLine& line) { return company.billed_order(line) == purchase_order; });
}

/// Of a purchase order; nullptr before there is one.
const Invoice* first_invoice(const Company& company, const std::string& purchase_order) {
  const auto& invoices = company.invoices.records();
  const auto found = std::find_if(invoices.begin(), invoices.end(),
                                  [&](const auto& entry) { return bills(company, entry.second, purchase_order); });
  return found == invoices.end() ? nullptr : &found->second;
}

/// The first invoice of an order starts the clock of its planned credit memos.
void plan_credits(Company& company, const Invoice& invoice, Instant now) {
  const std::vector<PlannedCredit>& credits = company.settings.policy.credits;
  for (std::size_t i = 0; i < credits.size(); ++i) {
    const std::string& order = credits[i].purchase_order;
    if (!bills(company, invoice, order) || first_invoice(company, order) != &invoice) continue;
    company.agenda.add(now + credits[i].after, {Duty::PostCreditMemo, static_cast<std::int64_t>(i), ""});
  }
}

/// What the plan gives back of a line of the invoice.
InvoiceLine credited(const Company& company, const InvoiceLine& line, const PlannedCredit& planned) {
  const SalesLine& sold = company.line(company.billed_line(line));
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
    effect.lines.push_back(effect_line(company, company.billed_line(line), line.eaches));
  }
  return effect;
}

}  // namespace

void post_credit_memo(Company& company, std::int64_t planned, Instant now) {
  const PlannedCredit& plan = company.settings.policy.credits.at(static_cast<std::size_t>(planned));
  const Invoice* const first = first_invoice(company, plan.purchase_order);
  if (first == nullptr) return;
  Invoice& invoice = company.invoices.at(first->serial);
  CreditMemo memo;
  static_cast<Record&>(memo) = new_record("CM", company.credit_memos.next_serial(), now);
  memo.external_document_number = plan.purchase_order;
  memo.invoice = invoice.serial;
  memo.posted_at = now;
  memo.total = Money(0, company.settings.currency);
  for (const InvoiceLine& line : invoice.lines) {
    if (company.billed_order(line) != plan.purchase_order) continue;
    if (plan.line != 0 && line.order_line + 1 != plan.line) continue;
    memo.lines.push_back(credited(company, line, plan));
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

namespace {

void post_invoice(Company& company, const std::vector<std::int64_t>& shipments, Instant now) {
  const Invoice& invoice = company.invoices.add(invoice_of(company, shipments, now));
  company.receivable += invoice.total;
  company.effects.push_back(invoice_posted(company, invoice, shipments, now));
  plan_credits(company, invoice, now);
  for (const std::int64_t shipment : shipments) close_if_done(company, company.shipments.at(shipment).order);
}

}  // namespace

void post_invoices(Company& company, std::int64_t despatch, Instant now) {
  std::vector<std::int64_t> billed;
  for (const std::int64_t shipment : company.despatches.at(despatch).shipments) {
    if (!what_is_left(company.shipments.at(shipment)).empty()) billed.push_back(shipment);
  }
  if (billed.empty()) return;
  if (company.settings.policy.invoice_together) return post_invoice(company, billed, now);
  for (const std::int64_t shipment : billed) post_invoice(company, {shipment}, now);
}

}  // namespace vendorproof::mock_erp
