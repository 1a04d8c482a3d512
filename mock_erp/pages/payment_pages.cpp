// Payments and ledger postings, as they are read.
#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

/// By the caller's key, if the filter requires one.
template <class T>
FoundPlaces find_by_key(const Register<T>& records, const Query& query) {
  const std::optional<std::string> key = query.required("idempotencyKey");
  Places places;
  for (const std::int64_t serial : key ? records.with_external_number(*key) : records.all()) {
    places.push_back({serial, 0, 0});
  }
  return places;
}

FoundPlaces find_payments(const Company& company, const Query& query) {
  return find_by_key(company.payment_postings, query);
}

Row payment_row(const Company& company, const RowAt& at) {
  const PaymentPosting& payment = company.payment_postings.at(at.record);
  Row row(vendorlink::payment_postings, etag_of(payment.id, payment.version));
  row.text("id", payment.id);
  row.text("idempotencyKey", payment.external_document_number);
  row.text("number", payment.number);
  row.text("externalDocumentNumber", payment.external_number);
  row.text("customerNumber", company.settings.customer_number);
  row.date("postingDate", payment.posting_date);
  row.text("invoiceNumber", payment.invoice);
  row.number("amount", money_number(payment.amount));
  row.text("comment", payment.comment);
  row.text("contentHash", payment.content_hash);
  row.number("remainingAfter", money_number(payment.remaining_after));
  row.instant("postedDateTime", payment.modified);
  return row;
}

FoundPlaces find_postings(const Company& company, const Query& query) {
  return find_by_key(company.ledger_postings, query);
}

Row posting_row(const Company& company, const RowAt& at) {
  const LedgerPosting& posting = company.ledger_postings.at(at.record);
  Row row(vendorlink::ledger_postings, etag_of(posting.id, posting.version));
  row.text("id", posting.id);
  row.text("idempotencyKey", posting.external_document_number);
  row.text("documentNumber", posting.document_number);
  row.text("externalDocumentNumber", posting.external_number);
  row.date("postingDate", posting.posting_date);
  row.text("accountNumber", posting.account);
  row.text("bankAccountNumber", posting.bank_account);
  if (posting.bank_account.empty()) row.text("customerNumber", company.settings.customer_number);
  row.number("amount", money_number(posting.amount));
  row.text("description", posting.description);
  row.text("comment", posting.comment);
  row.instant("postedDateTime", posting.modified);
  return row;
}

}  // namespace

const Listing payment_postings_page = {vendorlink::payment_postings, find_payments, payment_row};
const Listing ledger_postings_page = {vendorlink::ledger_postings, find_postings, posting_row};

}  // namespace vendorproof::mock_erp
