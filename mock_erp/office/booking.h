// What posting does to the books: one way for the extension's postings and for the standard journals.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mock_erp/state/company.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

/// What the ledger entries of a posting share.
struct Voucher {
  Instant posting_date;
  std::string document_number;
  std::string description;
  bool is_payment = false;
};

/// The accounts of a kind.
std::vector<std::string> numbers_of(const Settings& settings, AccountKind kind);
/// Refuses an account that does not exist.
tl::expected<void, Refusal> require_account(const Settings& settings, const Account& account);
/// The first day of which postings are taken: months that ended longer than Policy::month_closes_after ago are closed,
/// and all days before Settings::posting_from. nullopt: every day is open.
std::optional<Instant> open_from(const Settings& settings, Instant now);
/// Refuses a date of a closed period.
tl::expected<void, Refusal> require_open_period(const Company& company, Instant posting_date);
/// Refuses a payment for an unknown invoice, and one above what is open of it.
tl::expected<void, Refusal> require_payable(const Company& company, const PaymentPosting& payment);

/// Books one side of a posting: its entry in the general ledger and, of the customer, the receivable. Each side that is
/// a G/L account is an effect, whose amount is the other side's, as in a line of its journal.
void book_side(Company& company, const Account& account, const Money& amount, const Voucher& voucher, Instant now);

/// Takes a payable payment off its invoice, if it names one, and books it; sets `remaining_after`.
void book_payment(Company& company, PaymentPosting& payment, const Voucher& voucher, Instant now);

}  // namespace vendorproof::mock_erp
