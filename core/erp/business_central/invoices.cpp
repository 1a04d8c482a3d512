// Posted sales invoices and credit memos.
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"
#include "core/trade/billing/invoice_orders.h"

namespace vendorproof::erp::business_central {

namespace {

/// `amount` is without tax: the total is the sum of the lines and the tax. Each line names its order and its shipment.
trade::InvoiceLine read_invoice_line(const JsonReader& in, Currency currency, const Books& books) {
  trade::InvoiceLine line;
  line.erp_sequence = in.at("orderLineSequence").integer();
  line.item = in.at("itemNumber").text();
  line.eaches = read_whole(in.at("quantityBase"));
  line.unit_price = read_price_per_each(in.at("unitPrice"), currency, read_unit(in, books.items));
  line.amount = read_amount(in.at("amountExcludingTax"), currency);
  line.purchase_order = in.text_or("externalDocumentNumber", "");
  line.shipment = in.text_or("shipmentNumber", "");
  return line;
}

/// Texts, and what was not shipped: neither is billed.
bool is_billed(const JsonReader& line) {
  if (line.text_or("lineType", "Item") != "Item") return false;
  const std::optional<JsonNode> quantity = line.node().member("quantityBase");
  return !quantity || quantity->number_text() != "0";
}

trade::Invoice read_invoice(const JsonReader& in, const Books& books) {
  const Currency currency = read_currency(in.at("currencyCode"));
  trade::Invoice invoice;
  invoice.number = in.at("number").text();
  invoice.purchase_order = in.text_or("externalDocumentNumber", "");
  invoice.sales_order = in.text_or("orderNumber", "");
  invoice.date = in.at("invoiceDate").instant();
  invoice.due = in.at("dueDate").instant();
  invoice.total = read_amount(in.at("amountIncludingTax"), currency);
  invoice.tax = read_amount(in.at("taxAmount"), currency);
  invoice.remaining = read_amount(in.at("remainingAmount"), currency);
  invoice.modified_at = in.at("lastModifiedDateTime").instant();
  for (const JsonReader& line : in.at("postedInvoiceLines").elements()) {
    if (is_billed(line)) invoice.lines.push_back(read_invoice_line(line, currency, books));
  }
  trade::state_parts_once(invoice);
  return invoice;
}

/// The order line is known by the item: goods may come back under another line.
trade::CreditMemoLine read_credit_memo_line(const JsonReader& in, Currency currency, const Books& books) {
  trade::CreditMemoLine line;
  line.item = in.at("itemNumber").text();
  line.eaches = read_whole(in.at("quantityBase"));
  line.unit_price = read_price_per_each(in.at("unitPrice"), currency, read_unit(in, books.items));
  line.amount = read_amount(in.at("amountExcludingTax"), currency);
  return line;
}

trade::CreditMemo read_credit_memo(const JsonReader& in, const Books& books) {
  const Currency currency = read_currency(in.at("currencyCode"));
  trade::CreditMemo memo;
  memo.number = in.at("number").text();
  memo.invoice = in.text_or("appliesToInvoiceNumber", "");
  memo.date = in.at("postingDate").instant();
  memo.total = read_amount(in.at("amountIncludingTax"), currency);
  const Money untaxed = read_amount(in.at("amountExcludingTax"), currency);
  if (!in.failed()) memo.tax = memo.total - untaxed;
  memo.return_number = in.text_or("customerReturnNumber", "");
  if (const auto returned = date_or_none(in, "goodsReturnDate")) memo.returned = *returned;
  memo.modified_at = in.at("lastModifiedDateTime").instant();
  for (const JsonReader& line : in.at("postedCreditMemoLines").elements()) {
    if (is_billed(line)) memo.lines.push_back(read_credit_memo_line(line, currency, books));
  }
  return memo;
}

}  // namespace

HttpRequest get_invoice_heads(const Account& account, Instant since) {
  return get_since(account, Api::Vendorlink, "postedInvoices", "", since, heads_only);
}

HttpRequest get_invoices(const Account& account, Instant since) {
  return get_since(account, Api::Vendorlink, "postedInvoices", "", since, {"$expand", "postedInvoiceLines"});
}

Result<Page<trade::Invoice>> read_invoices(const Account& account, std::string_view body, const Books& books) {
  return read_page<trade::Invoice>(body, by_number, [&](const JsonReader& in) {
    std::optional<trade::Invoice> invoice;
    if (!is_of_another_customer(in, account)) invoice = read_invoice(in, books);
    return invoice;
  });
}

HttpRequest get_credit_memo_heads(const Account& account, Instant since) {
  return get_since(account, Api::Vendorlink, "postedCreditMemos", "", since, heads_only);
}

HttpRequest get_credit_memos(const Account& account, Instant since) {
  return get_since(account, Api::Vendorlink, "postedCreditMemos", "", since, {"$expand", "postedCreditMemoLines"});
}

Result<Page<trade::CreditMemo>> read_credit_memos(const Account& account, std::string_view body, const Books& books) {
  return read_page<trade::CreditMemo>(body, by_number, [&](const JsonReader& in) {
    std::optional<trade::CreditMemo> memo;
    if (!is_of_another_customer(in, account)) memo = read_credit_memo(in, books);
    return memo;
  });
}

}  // namespace vendorproof::erp::business_central
