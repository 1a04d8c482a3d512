// Posted sales invoices.
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

namespace {

/// `amount` is without tax: the total is the sum of the lines and the tax.
trade::InvoiceLine read_invoice_line(const JsonReader& in, Currency currency) {
  const std::int64_t unit = in.has("unitOfMeasureCode") ? read_unit_code(in.at("unitOfMeasureCode")) : 1;
  trade::InvoiceLine line;
  line.erp_sequence = in.at("orderLineSequence").integer();
  line.item = in.at("lineObjectNumber").text();
  line.eaches = read_whole(in.at("quantity")) * unit;
  line.unit_price = read_price_per_each(in.at("unitPrice"), currency, unit);
  line.amount = read_amount(in.at("amountExcludingTax"), currency);
  return line;
}

Currency read_currency(const JsonReader& in) {
  const Result<Currency> currency = Currency::parse(in.text());
  if (currency) return *currency;
  in.problem("is wrong: " + currency.error().message);
  return {};
}

trade::Invoice read_invoice(const JsonReader& in) {
  const Currency currency = read_currency(in.at("currencyCode"));
  trade::Invoice invoice;
  invoice.number = in.at("number").text();
  invoice.purchase_order = in.text_or("externalDocumentNumber", "");
  invoice.sales_order = in.text_or("orderNumber", "");
  invoice.shipment = in.text_or("shipmentNumber", "");
  invoice.date = in.at("invoiceDate").instant();
  invoice.due = in.at("dueDate").instant();
  invoice.total = read_amount(in.at("totalAmountIncludingTax"), currency);
  invoice.tax = read_amount(in.at("totalTaxAmount"), currency);
  invoice.remaining = read_amount(in.at("remainingAmount"), currency);
  invoice.modified_at = in.at("lastModifiedDateTime").instant();
  for (const JsonReader& line : in.at("salesInvoiceLines").elements()) {
    if (line.text_or("lineType", "Item") != "Item") continue;
    invoice.lines.push_back(read_invoice_line(line, currency));
  }
  return invoice;
}

}  // namespace

HttpRequest get_invoice_heads(const Account& account, Instant since) {
  return get_since(account, Api::Standard, "salesInvoices", "", since, heads_only);
}

HttpRequest get_invoices(const Account& account, Instant since) {
  return get_since(account, Api::Standard, "salesInvoices", "", since, {"$expand", "salesInvoiceLines"});
}

Result<Page<trade::Invoice>> read_invoices(std::string_view body) {
  return read_page<trade::Invoice>(body, read_invoice);
}

}  // namespace vendorproof::erp::business_central
