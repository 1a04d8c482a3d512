// Posted sales invoices, as they are read.
#include "core/base/json/json_tree.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

const std::int64_t line_step = 10'000;

Keys invoice_keys(const Company& company, const Query& query) { return record_keys(company.invoices, query); }

Json invoice_row(const Company& company, const RowKey& key) {
  const Invoice& invoice = company.invoices.at(key.record);
  Json row;
  row["@odata.etag"] = etag_of(invoice.id, invoice.version);
  row["id"] = invoice.id;
  row["number"] = invoice.number;
  row["externalDocumentNumber"] = invoice.external_document_number;
  row["orderNumber"] = company.orders.at(invoice.order).number;
  row["shipmentNumber"] = company.shipments.at(invoice.shipment).number;
  row["invoiceDate"] = format_date(invoice.posted_at);
  row["dueDate"] = format_date(invoice.due);
  row["currencyCode"] = company.settings.currency.text();
  row["status"] = invoice.remaining.is_zero() ? "Paid" : "Open";
  row["totalAmountExcludingTax"] = money_json(invoice.total);
  row["totalTaxAmount"] = 0;
  row["totalAmountIncludingTax"] = money_json(invoice.total);
  row["remainingAmount"] = money_json(invoice.remaining);
  row["lastModifiedDateTime"] = format_instant(invoice.modified);
  return row;
}

Json invoice_lines(const Company& company, const RowKey& key, std::string_view) {
  const Invoice& invoice = company.invoices.at(key.record);
  Json lines = Json::array();
  for (const InvoiceLine& line : invoice.lines) {
    const SalesLine& sold = company.line({invoice.order, line.order_line});
    Json json;
    json["sequence"] = static_cast<std::int64_t>(lines.size() + 1) * line_step;
    json["lineType"] = "Item";
    json["lineObjectNumber"] = company.items[sold.item].item.number;
    json["orderLineSequence"] = sold.sequence;
    json["unitOfMeasureCode"] = sold.unit_code;
    json["quantity"] = quantity_json(line.eaches, sold.unit_eaches);
    json["unitPrice"] = money_json(line.unit_price);
    json["amountExcludingTax"] = money_json(line.amount);
    json["totalTaxAmount"] = 0;
    json["amountIncludingTax"] = money_json(line.amount);
    lines.push_back(std::move(json));
  }
  return lines;
}

const Listing sales_invoices = {{"salesInvoices",
                                 {{"id", ColumnType::Guid},
                                  {"number", ColumnType::Text},
                                  {"externalDocumentNumber", ColumnType::Text},
                                  {"orderNumber", ColumnType::Text},
                                  {"shipmentNumber", ColumnType::Text},
                                  {"invoiceDate", ColumnType::Date},
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
                                invoice_lines};

}  // namespace

Answer list_invoices(const Call& call) { return serve_list(call, sales_invoices); }

}  // namespace vendorproof::mock_erp
