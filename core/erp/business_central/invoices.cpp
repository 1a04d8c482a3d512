// Posted sales invoices and credit memos.
#include "core/base/text.h"
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"
#include "core/trade/billing/invoice_orders.h"

namespace vendorproof::erp::business_central {

namespace {

/// `amount` is without tax: the total is the sum of the lines and the tax. Lines that were got from several shipments
/// name these and their orders, in fields of the extension.
trade::InvoiceLine read_invoice_line(const JsonReader& in, Currency currency, const Books& books) {
  const std::int64_t unit = read_unit(in, books.items);
  trade::InvoiceLine line;
  line.erp_sequence = in.at("orderLineSequence").integer();
  line.item = in.at("lineObjectNumber").text();
  line.eaches = read_whole(in.at("quantity")) * unit;
  line.unit_price = read_price_per_each(in.at("unitPrice"), currency, unit);
  line.amount = read_amount(in.at("amountExcludingTax"), currency);
  line.purchase_order = in.text_or("externalDocumentNumber", "");
  line.shipment = in.text_or("shipmentNumber", "");
  return line;
}

trade::Invoice read_invoice(const JsonReader& in, const Books& books) {
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
    invoice.lines.push_back(read_invoice_line(line, currency, books));
  }
  trade::state_parts_once(invoice);
  return invoice;
}

constexpr std::string_view not_draft = "status ne 'Draft' and ";

/// Whether there is no such date: missing, null, "" or 0001-01-01. A date of a wrong type is there, and odd.
bool lacks_date(const JsonReader& in, std::string_view key) {
  const std::optional<JsonNode> date = in.node().member(key);
  if (!date || date->is_null()) return true;
  const std::optional<std::string_view> text = date->text();
  return text && (text->empty() || starts_with(*text, "0001-01-01"));
}

/// Whether the document still waits to be posted: it is said to, or it has no number or no date of posting. A page
/// without the column `postingDate` has the date of posting as `document_date`.
bool is_draft(const JsonReader& in, std::string_view document_date) {
  if (!in.node().is_object()) return false;
  const std::string status = text_in(in, "status");
  const bool is_said_to = status == "Draft" || status == "In Review" || status == "In_x0020_Review";
  if (is_said_to) return true;
  const std::optional<JsonNode> number = in.node().member("number");
  const bool has_number = number && !number->is_null() && number->text() != "";
  const bool has_column = in.node().member("postingDate").has_value();
  return !has_number || lacks_date(in, has_column ? "postingDate" : document_date);
}

/// A line of a credit memo names no line of the sales order; its item is matched with the invoice.
trade::CreditMemoLine read_credit_memo_line(const JsonReader& in, Currency currency, const Books& books) {
  const std::int64_t unit = read_unit(in, books.items);
  trade::CreditMemoLine line;
  line.item = in.at("lineObjectNumber").text();
  line.eaches = read_whole(in.at("quantity")) * unit;
  line.unit_price = read_price_per_each(in.at("unitPrice"), currency, unit);
  line.amount = read_amount(in.at("amountExcludingTax"), currency);
  return line;
}

trade::CreditMemo read_credit_memo(const JsonReader& in, const Books& books) {
  const Currency currency = read_currency(in.at("currencyCode"));
  trade::CreditMemo memo;
  memo.number = in.at("number").text();
  memo.invoice = in.text_or("invoiceNumber", "");
  memo.date = in.at("creditMemoDate").instant();
  memo.total = read_amount(in.at("totalAmountIncludingTax"), currency);
  memo.tax = read_amount(in.at("totalTaxAmount"), currency);
  memo.return_number = in.text_or("amazonReturnNumber", "");
  if (!lacks_date(in, "goodsReturnDate")) memo.returned = in.at("goodsReturnDate").instant();
  memo.modified_at = in.at("lastModifiedDateTime").instant();
  for (const JsonReader& line : in.at("salesCreditMemoLines").elements()) {
    if (line.text_or("lineType", "Item") != "Item") continue;
    memo.lines.push_back(read_credit_memo_line(line, currency, books));
  }
  return memo;
}

}  // namespace

HttpRequest get_invoice_heads(const Account& account, Instant since) {
  return get_since(account, Api::Standard, "salesInvoices", not_draft, since, heads_only);
}

HttpRequest get_invoices(const Account& account, Instant since) {
  return get_since(account, Api::Standard, "salesInvoices", not_draft, since, {"$expand", "salesInvoiceLines"});
}

Result<Page<trade::Invoice>> read_invoices(const Account& account, std::string_view body, const Books& books) {
  return read_page<trade::Invoice>(body, by_number, [&](const JsonReader& in) {
    std::optional<trade::Invoice> invoice;
    if (!is_of_another_customer(in, account) && !is_draft(in, "invoiceDate")) invoice = read_invoice(in, books);
    return invoice;
  });
}

HttpRequest get_credit_memo_heads(const Account& account, Instant since) {
  return get_since(account, Api::Standard, "salesCreditMemos", not_draft, since, heads_only);
}

HttpRequest get_credit_memos(const Account& account, Instant since) {
  return get_since(account, Api::Standard, "salesCreditMemos", not_draft, since, {"$expand", "salesCreditMemoLines"});
}

Result<Page<trade::CreditMemo>> read_credit_memos(const Account& account, std::string_view body, const Books& books) {
  return read_page<trade::CreditMemo>(body, by_number, [&](const JsonReader& in) {
    std::optional<trade::CreditMemo> memo;
    if (!is_of_another_customer(in, account) && !is_draft(in, "creditMemoDate")) memo = read_credit_memo(in, books);
    return memo;
  });
}

}  // namespace vendorproof::erp::business_central
