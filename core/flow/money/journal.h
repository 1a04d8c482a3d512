// Posts deductions of Amazon as lines of a journal in the ERP, each once, on the account of its kind.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// One line. Its identity is `P-1/SI-1/shortage`.
struct JournalPosting {
  std::string payment;   ///< Amazon's number
  std::string document;  ///< what it is about: the ERP's invoice, or what Amazon names
  std::string reason;    ///< the name of the kind; behind it ` back` if it is posted back
  std::string account;
  std::string bank;  ///< taken off this bank account; "": off our customer
  Instant date;
  Money amount;           ///< less than zero: posted back
  std::string exception;  ///< key of the exception that is settled by the posting; or ""
  Instant earliest{};     ///< the end of its batch

  std::string identity() const { return payment + "/" + document + "/" + reason; }
};

/// The number of the line in the ERP: `VP` and 16 digits that follow from its identity.
std::string number_of(const JournalPosting& posting);

/// The keys of what was posted about a document, in the ledger.
std::string posted_under(const std::string& document, bool is_on_bank);

void schedule_journal_line(Desk& desk, JournalPosting posting);

std::optional<HttpRequest> ask_for_journal_line(Desk& desk, store::Work& work);
Result<void> take_journal_line_count(Desk& desk, store::Work& work, std::string_view body);

std::optional<HttpRequest> make_journal_line(Desk& desk, store::Work& work);
Result<void> take_created_journal_line(Desk& desk, store::Work& work, std::string_view body);
void doubt_journal_line(Desk& desk, store::Work& work);
bool refuse_journal_line(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

/// A person has mended the cause of a refusal.
void post_journal_line_again(Desk& desk, const std::string& identity);

}  // namespace vendorproof::flow
