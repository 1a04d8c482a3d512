// Posted sales invoices and their lines, as the standard API shows them: without the order line and the shipment of a
// line, which no standard page has.
#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/billing.h"
#include "mock_erp/pages/orders.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

FoundPlaces find_invoices(const Company& company, const Query& query) { return record_places(company.invoices, query); }

/// nullptr if it bills several.
const SalesOrder* only_order(const Company& company, const Invoice& invoice) {
  const std::int64_t first = invoice.lines.front().shipment;
  if (invoice.lines.back().shipment != first) return nullptr;
  return &company.orders.at(company.shipments.at(first).order);
}

Row invoice_row(const Company& company, const RowAt& at) {
  const Invoice& invoice = company.invoices.at(at.record);
  const SalesOrder* const order = only_order(company, invoice);
  Row row(standard::sales_invoices, etag_of(invoice.id, invoice.version));
  row.text("id", invoice.id);
  row.text("number", invoice.number);
  row.text("externalDocumentNumber", invoice.external_document_number);
  row.date("invoiceDate", invoice.posted_at);
  row.date("postingDate", invoice.posted_at);
  row.date("dueDate", invoice.due);
  row.made_text("customerId", customer_id(company));
  row.text("customerNumber", company.settings.customer_number);
  row.made_text("billToCustomerId", customer_id(company));
  row.text("billToCustomerNumber", company.settings.customer_number);
  row.made_text("currencyCode", company.settings.currency.text());
  if (order != nullptr) row.text("orderId", order->id);
  if (order != nullptr) row.text("orderNumber", order->number);
  row.number("remainingAmount", money_number(invoice.remaining));
  row.number("totalAmountExcludingTax", money_number(invoice.total));
  row.number("totalAmountIncludingTax", money_number(invoice.total));
  row.text("status", invoice.remaining.is_zero() ? "Paid" : "Open");
  row.instant("lastModifiedDateTime", invoice.modified);
  return row;
}

Places invoice_parts(const Company& company, const RowAt& at, std::string_view) {
  return lines_of_record(at.record, rows_of(company, company.invoices.at(at.record).lines).size());
}

FoundPlaces find_invoice_lines(const Company& company, const Query& query) {
  return find_document_lines(company, company.invoices, query, invoice_parts);
}

Row invoice_line_row(const Company& company, const RowAt& at) {
  const Invoice& invoice = company.invoices.at(at.record);
  const BilledRow billed = rows_of(company, invoice.lines)[static_cast<std::size_t>(at.line)];
  return document_line_row(company, standard::sales_invoice_lines, invoice, billed, (at.line + 1) * line_step);
}

/// Its lines name the shipment and the order line that they bill.
Row posted_invoice_row(const Company& company, const RowAt& at) {
  const Invoice& invoice = company.invoices.at(at.record);
  const SalesOrder* const order = only_order(company, invoice);
  Row row(vendorlink::posted_invoices, etag_of(invoice.id, invoice.version));
  row.text("id", invoice.id);
  row.text("number", invoice.number);
  if (order != nullptr) row.text("orderNumber", order->number);
  row.text("externalDocumentNumber", invoice.external_document_number);
  row.text("customerNumber", company.settings.customer_number);
  row.text("billToCustomerNumber", company.settings.customer_number);
  if (order != nullptr) row.text("shipToCode", order->ship_to_code());
  row.date("invoiceDate", invoice.posted_at);
  row.date("postingDate", invoice.posted_at);
  row.date("dueDate", invoice.due);
  row.made_text("currencyCode", company.settings.currency.text());
  row.number("amountExcludingTax", money_number(invoice.total));
  row.number("amountIncludingTax", money_number(invoice.total));
  row.number("remainingAmount", money_number(invoice.remaining));
  row.boolean("closed", invoice.remaining.is_zero());
  row.instant("lastModifiedDateTime", invoice.modified);
  return row;
}

Places posted_invoice_parts(const Company& company, const RowAt& at, std::string_view part) {
  return part == "postedInvoiceTaxes" ? Places{{at.record, 0, 0}} : invoice_parts(company, at, part);
}

FoundPlaces find_posted_invoice_lines(const Company& company, const Query& query) {
  return rows_of_each(company, records_named(company.invoices, query, "", "documentNumber"), invoice_parts);
}

Row posted_invoice_line_row(const Company& company, const RowAt& at) {
  const Invoice& invoice = company.invoices.at(at.record);
  const BilledRow billed = rows_of(company, invoice.lines)[static_cast<std::size_t>(at.line)];
  const std::int64_t sequence = (at.line + 1) * line_step;
  std::string id = guid_of(invoice.number + "/" + std::to_string(sequence));
  Row row(vendorlink::posted_invoice_lines, etag_of(id, invoice.version));
  row.made_text("id", std::move(id));
  row.text("documentNumber", invoice.number);
  row.integer("sequence", sequence);
  if (billed.sold == nullptr) return row;
  const SalesLine& sold = *billed.sold;
  row.text("lineType", "Item");
  row.text("itemNumber", company.items[sold.item].item.number);
  row.text("orderNumber", billed.order->number);
  row.text("externalDocumentNumber", billed.order->external_document_number);
  row.integer("orderLineSequence", sold.sequence);
  row.integer("customerLineNumber", sold.customer_line);
  row.text("shipmentNumber", billed.shipment->number);
  row.integer("shipmentLineSequence", sold.sequence);
  row.text("unitOfMeasureCode", sold.unit_code);
  row.number("quantity", quantity_number(billed.line->eaches, sold.unit_eaches));
  row.integer("quantityBase", billed.line->eaches);
  row.number("unitPrice", money_number(billed.line->unit_price));
  row.number("amountExcludingTax", money_number(billed.line->amount));
  row.number("amountIncludingTax", money_number(billed.line->amount));
  row.text("taxIdentifier", "NO TAX");
  return row;
}

FoundPlaces find_taxes(const Company& company, const Query& query) {
  const std::optional<std::string> document = query.required("documentId");
  if (!document) return business_error("You must specify a Document Id to get the taxes.");
  Places places;
  for (const std::int64_t serial : company.invoices.with_id(*document)) places.push_back({serial, 0, 0});
  return places;
}

Row tax_row(const Company& company, const RowAt& at) {
  const Invoice& invoice = company.invoices.at(at.record);
  Row row(vendorlink::posted_invoice_taxes, etag_of("tax/" + invoice.id, invoice.version));
  row.text("documentId", invoice.id);
  row.text("taxIdentifier", "NO TAX");
  row.number("taxBase", money_number(invoice.total));
  row.number("amountIncludingTax", money_number(invoice.total));
  return row;
}

}  // namespace

const Listing sales_invoices_page = {standard::sales_invoices, find_invoices, invoice_row, invoice_parts};
const Listing sales_invoice_lines_page = {standard::sales_invoice_lines, find_invoice_lines, invoice_line_row};
const Listing posted_invoices_page = {vendorlink::posted_invoices, find_invoices, posted_invoice_row,
                                      posted_invoice_parts};
const Listing posted_invoice_lines_page = {vendorlink::posted_invoice_lines, find_posted_invoice_lines,
                                           posted_invoice_line_row};
const Listing posted_invoice_taxes_page = {vendorlink::posted_invoice_taxes, find_taxes, tax_row};

}  // namespace vendorproof::mock_erp
