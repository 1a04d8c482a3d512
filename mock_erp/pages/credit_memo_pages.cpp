// Posted sales credit memos, as they are read.
#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

Keys credit_memo_keys(const Company& company, const Query& query) { return record_keys(company.credit_memos, query); }

Row credit_memo_row(const Company& company, const RowKey& key) {
  const CreditMemo& memo = company.credit_memos.at(key.record);
  const Invoice& invoice = company.invoices.at(memo.invoice);
  Row row(etag_of(memo.id, memo.version));
  row.text("id", memo.id);
  row.text("number", memo.number);
  row.text("externalDocumentNumber", memo.external_document_number);
  row.text("customerNumber", company.settings.customer_number);
  row.date("creditMemoDate", memo.posted_at);
  row.date("postingDate", memo.posted_at);
  row.date("dueDate", memo.posted_at);
  row.made_text("currencyCode", company.settings.currency.text());
  row.text("status", memo.total == invoice.total ? "Corrective" : "Open");
  row.text("invoiceNumber", invoice.number);
  row.number("totalAmountExcludingTax", money_number(memo.total));
  row.integer("totalTaxAmount", 0);
  row.number("totalAmountIncludingTax", money_number(memo.total));
  row.instant("lastModifiedDateTime", memo.modified);
  return row;
}

void expand_credit_memo(const Company& company, const RowKey& key, std::string_view, JsonWriter& out) {
  const CreditMemo& memo = company.credit_memos.at(key.record);
  std::int64_t sequence = 0;
  out.begin_array();
  for (const InvoiceLine& line : memo.lines) {
    const SalesLine& sold = company.line(company.billed_line(line));
    const std::string amount = json_of(money_number(line.amount));
    out.begin_object();
    out.member("sequence", sequence += line_step);
    out.member("lineType", "Item");
    out.member("lineObjectNumber", company.items[sold.item].item.number);
    out.member("unitOfMeasureCode", sold.unit_code);
    out.key("quantity").raw(json_of(quantity_number(line.eaches, sold.unit_eaches)));
    out.key("unitPrice").raw(json_of(money_number(line.unit_price)));
    out.key("amountExcludingTax").raw(amount);
    out.member("totalTaxAmount", 0);
    out.key("amountIncludingTax").raw(amount);
    out.end_object();
  }
  out.end_array();
}

const Listing sales_credit_memos = {{"salesCreditMemos",
                                     {{"id", ColumnType::Guid},
                                      {"number", ColumnType::Text},
                                      {"externalDocumentNumber", ColumnType::Text},
                                      {"customerNumber", ColumnType::Text},
                                      {"creditMemoDate", ColumnType::Date},
                                      {"postingDate", ColumnType::Date},
                                      {"dueDate", ColumnType::Date},
                                      {"currencyCode", ColumnType::Text},
                                      {"status", ColumnType::Text},
                                      {"invoiceNumber", ColumnType::Text},
                                      {"totalAmountExcludingTax", ColumnType::Number},
                                      {"totalTaxAmount", ColumnType::Number},
                                      {"totalAmountIncludingTax", ColumnType::Number},
                                      {"lastModifiedDateTime", ColumnType::DateTime}},
                                     {"salesCreditMemoLines"}},
                                    credit_memo_keys,
                                    credit_memo_row,
                                    expand_credit_memo};

}  // namespace

Answer list_credit_memos(const Call& call) { return serve_list(call, sales_credit_memos); }

}  // namespace vendorproof::mock_erp
