#include "core/store/credit_memos.h"

#include "core/base/require.h"
#include "core/store/database.h"
#include "core/store/guard.h"
#include "core/store/text/document_text.h"

namespace vendorproof::store {

std::optional<CreditMemoRecord> CreditMemos::find(std::string_view number) const {
  Query query(*store_.database_, "SELECT number, invoice, document, digest FROM credit_memos WHERE number = ?", number);
  if (!query.row()) return std::nullopt;
  store_.guard_->need_whole(query, Table::CreditMemos);
  return read_document<CreditMemoRecord>(query.text(2), number, form_of(Table::CreditMemos).name);
}

CreditMemoRecord CreditMemos::known(std::string_view number) const {
  const std::optional<CreditMemoRecord> record = find(number);
  REQUIRE(record.has_value());
  return *record;
}

void CreditMemos::save(const CreditMemoRecord& record) {
  if (find(record.memo.number) == record) return;
  store_.guard_->write(Table::CreditMemos,
                       "INSERT INTO credit_memos(number, invoice, document, digest) VALUES(?, ?, ?, ?) "
                       "ON CONFLICT(number) DO UPDATE SET invoice = excluded.invoice, document = excluded.document, "
                       "digest = excluded.digest",
                       record.memo.number, record.memo.invoice, write_document(record));
}

void CreditMemos::erase(std::string_view number) {
  store_.guard_->erase(Table::CreditMemos, "DELETE FROM credit_memos WHERE number = ?", number);
}

std::vector<std::string> CreditMemos::numbers_for(std::string_view invoice) const {
  Query query(*store_.database_, "SELECT number FROM credit_memos WHERE invoice = ? ORDER BY number", invoice);
  std::vector<std::string> numbers;
  while (query.row()) numbers.emplace_back(query.text(0));
  return numbers;
}

std::vector<CreditMemoRecord> CreditMemos::for_invoice(std::string_view invoice) const {
  std::vector<CreditMemoRecord> records;
  for (const std::string& number : numbers_for(invoice)) records.push_back(known(number));
  return records;
}

bool CreditMemos::any_invoice() const {
  return Query(*store_.database_, "SELECT 1 FROM invoices ORDER BY number LIMIT 1").row();
}

}  // namespace vendorproof::store
