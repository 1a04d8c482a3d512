#include "mock_erp/office/back_office.h"

#include <algorithm>
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

}  // namespace

void post_invoices(Company& company, std::int64_t despatch, Instant now) {
  for (const std::int64_t shipment : company.despatches.at(despatch).shipments) {
    if (what_is_left(company.shipments.at(shipment)).empty()) continue;
    const Invoice& invoice = company.invoices.add(invoice_of(company, company.shipments.at(shipment), now));
    company.receivable += invoice.total;
    company.effects.push_back(invoice_posted(company, invoice, now));
    close_if_done(company, invoice.order);
  }
}

}  // namespace vendorproof::mock_erp
