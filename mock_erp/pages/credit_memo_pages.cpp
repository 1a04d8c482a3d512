// Posted sales credit memos and their lines, as the standard API and the extension show them.
#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/billing.h"
#include "mock_erp/pages/orders.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

const Invoice& invoice_of_memo(const Company& company, const CreditMemo& memo) {
  return company.invoices.at(memo.invoice);
}

bool is_corrective(const Company& company, const CreditMemo& memo) {
  return memo.total == invoice_of_memo(company, memo).total;
}

FoundPlaces find_memos(const Company& company, const Query& query) {
  return record_places(company.credit_memos, query);
}

Row memo_row(const Company& company, const RowAt& at) {
  const CreditMemo& memo = company.credit_memos.at(at.record);
  const Invoice& invoice = invoice_of_memo(company, memo);
  Row row(standard::sales_credit_memos, etag_of(memo.id, memo.version));
  row.text("id", memo.id);
  row.text("number", memo.number);
  row.text("externalDocumentNumber", memo.external_document_number);
  row.date("creditMemoDate", memo.posted_at);
  row.date("postingDate", memo.posted_at);
  row.date("dueDate", memo.posted_at);
  row.made_text("customerId", customer_id(company));
  row.text("customerNumber", company.settings.customer_number);
  row.made_text("billToCustomerId", customer_id(company));
  row.text("billToCustomerNumber", company.settings.customer_number);
  row.made_text("currencyCode", company.settings.currency.text());
  row.number("totalAmountExcludingTax", money_number(memo.total));
  row.number("totalAmountIncludingTax", money_number(memo.total));
  row.text("status", is_corrective(company, memo) ? "Corrective" : "Open");
  row.instant("lastModifiedDateTime", memo.modified);
  row.text("invoiceId", invoice.id);
  row.text("invoiceNumber", invoice.number);
  return row;
}

Places memo_parts(const Company& company, const RowAt& at, std::string_view) {
  return lines_of_record(at.record, company.credit_memos.at(at.record).lines.size());
}

FoundPlaces find_memo_lines(const Company& company, const Query& query) {
  return find_document_lines(company, company.credit_memos, query, memo_parts);
}

Row memo_line_row(const Company& company, const RowAt& at) {
  const CreditMemo& memo = company.credit_memos.at(at.record);
  const BilledRow billed = item_rows_of(company, memo.lines)[static_cast<std::size_t>(at.line)];
  return document_line_row(company, standard::sales_credit_memo_lines, memo, billed, (at.line + 1) * line_step);
}

Row posted_memo_row(const Company& company, const RowAt& at) {
  const CreditMemo& memo = company.credit_memos.at(at.record);
  Row row(vendorlink::posted_credit_memos, etag_of(memo.id, memo.version));
  row.text("id", memo.id);
  row.text("number", memo.number);
  row.text("externalDocumentNumber", memo.external_document_number);
  row.text("customerNumber", company.settings.customer_number);
  row.text("appliesToInvoiceNumber", invoice_of_memo(company, memo).number);
  row.date("postingDate", memo.posted_at);
  row.made_text("currencyCode", company.settings.currency.text());
  row.number("amountExcludingTax", money_number(memo.total));
  row.number("amountIncludingTax", money_number(memo.total));
  row.boolean("corrective", is_corrective(company, memo));
  row.instant("lastModifiedDateTime", memo.modified);
  return row;
}

FoundPlaces find_posted_memo_lines(const Company& company, const Query& query) {
  return rows_of_each(company, records_named(company.credit_memos, query, "", "documentNumber"), memo_parts);
}

Row posted_memo_line_row(const Company& company, const RowAt& at) {
  const CreditMemo& memo = company.credit_memos.at(at.record);
  const BilledRow billed = item_rows_of(company, memo.lines)[static_cast<std::size_t>(at.line)];
  const SalesLine& sold = *billed.sold;
  const std::int64_t sequence = (at.line + 1) * line_step;
  std::string id = guid_of(memo.number + "/" + std::to_string(sequence));
  Row row(vendorlink::posted_credit_memo_lines, etag_of(id, memo.version));
  row.made_text("id", std::move(id));
  row.text("documentNumber", memo.number);
  row.integer("sequence", sequence);
  row.text("lineType", "Item");
  row.text("itemNumber", company.items[sold.item].item.number);
  row.integer("customerLineNumber", sold.customer_line);
  row.text("orderNumber", billed.order->number);
  row.integer("orderLineSequence", sold.sequence);
  row.text("unitOfMeasureCode", sold.unit_code);
  row.number("quantity", quantity_number(billed.line->eaches, sold.unit_eaches));
  row.integer("quantityBase", billed.line->eaches);
  row.number("unitPrice", money_number(billed.line->unit_price));
  row.number("amountExcludingTax", money_number(billed.line->amount));
  row.number("amountIncludingTax", money_number(billed.line->amount));
  return row;
}

}  // namespace

const Listing sales_credit_memos_page = {standard::sales_credit_memos, find_memos, memo_row, memo_parts};
const Listing sales_credit_memo_lines_page = {standard::sales_credit_memo_lines, find_memo_lines, memo_line_row};
const Listing posted_credit_memos_page = {vendorlink::posted_credit_memos, find_memos, posted_memo_row, memo_parts};
const Listing posted_credit_memo_lines_page = {vendorlink::posted_credit_memo_lines, find_posted_memo_lines,
                                               posted_memo_line_row};

}  // namespace vendorproof::mock_erp
