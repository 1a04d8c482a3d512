// The statement at the end of a month: what the ERP has to get from Amazon, what Amazon has to pay, and, item by item,
// why the two differ. What no item explains is a problem.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/trade/ledger/movement.h"

namespace vendorproof::trade {

using Month = std::chrono::year_month;

/// `2026-11`. Years 1970 to 2999. Errors: Malformed.
Result<Month> parse_month(std::string_view text);
std::string text_of(Month month);
Month month_of(Instant instant);

/// closing = opening + invoices + reversals - payments - deductions - credits.
struct Account {
  Money opening;
  Money invoices;
  Money reversals;
  Money payments;
  Money deductions;
  Money credits;  ///< credit memos of the ERP; at Amazon, what it took off for them
  Money closing;

  bool operator==(const Account&) const = default;
};

/// The deductions of one kind in the month.
struct DeductionSum {
  std::string reason;
  Money taken;   ///< by Amazon
  Money posted;  ///< in the ERP

  bool operator==(const DeductionSum&) const = default;
};

/// Why the receivable differs from the payable at the end of the month.
enum class Cause { NotAtAmazon, NotPosted, DeductionNotPosted, ReversalNotPosted, CreditNotTaken };
std::string_view text_of(Cause cause);
constexpr int cause_count = 5;

/// An invoice that is open on a side at the end of the month.
struct OpenItem {
  std::string invoice;
  std::string purchase_order;
  Instant date;
  std::int64_t days = 0;  ///< since its date
  Money receivable;
  Money payable;

  bool operator==(const OpenItem&) const = default;
};

/// What no cause explains.
struct Problem {
  std::string about;  ///< an invoice or a payment
  std::string text;
  Money amount;

  bool operator==(const Problem&) const = default;
};

/// Of one currency.
struct Statement {
  Month month{};
  Currency currency;
  Account receivable;                    ///< the ERP's
  Account payable;                       ///< Amazon's
  std::vector<DeductionSum> deductions;  ///< in order of reason
  Money causes[cause_count];             ///< in order of Cause
  /// Deductions that Amazon took off a payment as a whole and nobody posted: the bank has so much less than the ERP.
  Money off_the_bank;
  std::vector<OpenItem> open;     ///< the oldest first
  std::vector<Problem> problems;  ///< in order of `about`

  /// receivable - payable - all causes.
  Money unexplained() const;
  /// No problem, and nothing unexplained.
  bool ties() const;
};

/// Whether a credit memo, or what Amazon took off for one, is in the month.
bool has_credits(const Statement& statement);

/// One statement for each currency that has a movement before the end of the month, in order of currency.
std::vector<Statement> statements_of(const std::vector<Movement>& movements, Month month);

/// The month of the newest movement; nullopt without movements.
std::optional<Month> newest_month(const std::vector<Movement>& movements);

}  // namespace vendorproof::trade
