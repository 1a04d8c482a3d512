// Posted sales invoices, as they are read.
#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

Keys invoice_keys(const Company& company, const Query& query) { return record_keys(company.invoices, query); }

/// nullptr if it bills several.
const Shipment* only_shipment(const Company& company, const Invoice& invoice) {
  const std::int64_t first = invoice.lines.front().shipment;
  return invoice.lines.back().shipment == first ? &company.shipments.at(first) : nullptr;
}

Row invoice_row(const Company& company, const RowKey& key) {
  const Invoice& invoice = company.invoices.at(key.record);
  const Shipment* const shipment = only_shipment(company, invoice);
  Row row(etag_of(invoice.id, invoice.version));
  row.text("id", invoice.id);
  row.text("number", invoice.number);
  row.text("externalDocumentNumber", invoice.external_document_number);
  row.text("customerNumber", company.settings.customer_number);
  row.made_text("orderNumber", shipment == nullptr ? "" : company.orders.at(shipment->order).number);
  row.made_text("shipmentNumber", shipment == nullptr ? "" : shipment->number);
  row.date("invoiceDate", invoice.posted_at);
  row.date("postingDate", invoice.posted_at);
  row.date("dueDate", invoice.due);
  row.made_text("currencyCode", company.settings.currency.text());
  row.text("status", invoice.remaining.is_zero() ? "Paid" : "Open");
  row.number("totalAmountExcludingTax", money_number(invoice.total));
  row.integer("totalTaxAmount", 0);
  row.number("totalAmountIncludingTax", money_number(invoice.total));
  row.number("remainingAmount", money_number(invoice.remaining));
  row.instant("lastModifiedDateTime", invoice.modified);
  return row;
}

void write_invoice_line(const Company& company, const InvoiceLine& line, std::int64_t sequence, JsonWriter& out) {
  const Shipment& shipment = company.shipments.at(line.shipment);
  const SalesOrder& order = company.orders.at(shipment.order);
  const SalesLine& sold = order.lines[static_cast<std::size_t>(line.order_line)];
  const std::string amount = json_of(money_number(line.amount));
  out.begin_object();
  out.member("sequence", sequence);
  out.member("lineType", "Item");
  out.member("lineObjectNumber", company.items[sold.item].item.number);
  out.member("orderNumber", order.number);
  out.member("orderLineSequence", sold.sequence);
  out.member("externalDocumentNumber", order.external_document_number);
  out.member("shipmentNumber", shipment.number);
  out.member("unitOfMeasureCode", sold.unit_code);
  out.key("quantity").raw(json_of(quantity_number(line.eaches, sold.unit_eaches)));
  out.key("unitPrice").raw(json_of(money_number(line.unit_price)));
  out.key("amountExcludingTax").raw(amount);
  out.member("totalTaxAmount", 0);
  out.key("amountIncludingTax").raw(amount);
  out.end_object();
}

void expand_invoice(const Company& company, const RowKey& key, std::string_view, JsonWriter& out) {
  const Invoice& invoice = company.invoices.at(key.record);
  std::int64_t sequence = 0;
  out.begin_array();
  for (const InvoiceLine& line : invoice.lines) {
    write_invoice_line(company, line, sequence += line_step, out);
  }
  out.end_array();
}

const Listing sales_invoices = {{"salesInvoices",
                                 {{"id", ColumnType::Guid},
                                  {"number", ColumnType::Text},
                                  {"externalDocumentNumber", ColumnType::Text},
                                  {"customerNumber", ColumnType::Text},
                                  {"orderNumber", ColumnType::Text},
                                  {"shipmentNumber", ColumnType::Text},
                                  {"invoiceDate", ColumnType::Date},
                                  {"postingDate", ColumnType::Date},
                                  {"dueDate", ColumnType::Date},
                                  {"currencyCode", ColumnType::Text},
                                  {"status", ColumnType::Text},
                                  {"totalAmountExcludingTax", ColumnType::Number},
                                  {"totalTaxAmount", ColumnType::Number},
                                  {"totalAmountIncludingTax", ColumnType::Number},
                                  {"remainingAmount", ColumnType::Number},
                                  {"lastModifiedDateTime", ColumnType::DateTime}},
                                 {"salesInvoiceLines"}},
                                invoice_keys,
                                invoice_row,
                                expand_invoice};

}  // namespace

Answer list_invoices(const Call& call) { return serve_list(call, sales_invoices); }

}  // namespace vendorproof::mock_erp
