// The lists of members (see core/base/archive/archive.h) of journals and of the general ledger.
#pragma once

#include "mock_erp/archive/archive_documents.h"
#include "mock_erp/state/journal.h"

namespace vendorproof::mock_erp {

template <class Archive>
void archive(Archive& a, Account& account) {
  a.choice("kind", account.kind, {"Ledger", "Customer", "Bank"});
  a("number", account.number);
}

template <class Archive>
void archive(Archive& a, JournalLine& line) {
  a("record", static_cast<Record&>(line))("batch", line.batch)("line_number", line.line_number);
  a("account", line.account)("balancing", line.balancing)("posting_date", line.posting_date);
  a("document_number", line.document_number)("amount", line.amount)("invoice", line.invoice);
  a("description", line.description)("comment", line.comment)("posted_at", line.posted_at);
}

template <class Archive>
void archive(Archive& a, LedgerEntry& entry) {
  a("record", static_cast<Record&>(entry))("posting_date", entry.posting_date);
  a("document_number", entry.document_number)("is_payment", entry.is_payment)("account", entry.account);
  a("description", entry.description)("amount", entry.amount);
}

}  // namespace vendorproof::mock_erp
