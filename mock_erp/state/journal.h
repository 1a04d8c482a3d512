// Journals: batches of lines that are posted together; and the general ledger, which has what was posted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_erp/state/register.h"
#include "mock_erp/state/settings.h"

namespace vendorproof::mock_erp {

enum class AccountKind { Ledger, Customer, Bank };

struct Account {
  AccountKind kind = AccountKind::Ledger;
  std::string number;  ///< "" if there is no such account
};

/// A batch of a template. Nobody can add one.
struct JournalBatch {
  std::string code;
  std::string display_name;
  std::string template_code;
  std::string id;
  bool takes_payments = false;  ///< of the customer; else it is a general journal
};

const std::vector<JournalBatch>& journal_batches();
/// The one that takes the customer's payments.
const JournalBatch& payments_batch();
/// The index of a batch.
std::optional<std::int64_t> journal_batch_with_id(std::string_view id);
/// The other side of its lines, unless they name one.
Account balancing_account(const Settings& settings, const JournalBatch& batch);

/// A line of a journal, until it is posted or deleted. `external_document_number` is the caller's.
struct JournalLine : Record {
  std::int64_t batch = 0;        ///< index in journal_batches()
  std::int64_t line_number = 0;  ///< 10000, 20000, ...
  Account account;
  Account balancing;  ///< without a number: other lines of the document balance it
  Instant posting_date;
  std::string document_number;
  Money amount;         ///< positive is debit: a payment of the customer is negative
  std::string invoice;  ///< that a payment applies to, as it was written
  std::string description;
  std::string comment;
  std::optional<Instant> posted_at;

  bool is_payment() const { return account.kind == AccountKind::Customer; }
};

/// G/L accounts of what has a ledger of its own.
constexpr std::string_view receivables_account = "2310";
constexpr std::string_view banks_account = "2920";

/// What was posted on a G/L account.
struct LedgerEntry : Record {
  Instant posting_date;
  std::string document_number;
  bool is_payment = false;
  std::string account;
  std::string description;
  Money amount;  ///< positive is debit
};

}  // namespace vendorproof::mock_erp
