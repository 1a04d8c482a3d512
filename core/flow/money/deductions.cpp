#include "core/flow/money/deductions.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/flow/money/journal.h"
#include "core/flow/money/ledger.h"
#include "core/trade/exception.h"
#include "core/trade/ledger/movement.h"

namespace vendorproof::flow {

namespace {

/// Exceptions of these kinds only ask for a booking.
bool is_settled_by_posting(ExceptionKind kind) {
  return kind == ExceptionKind::UnknownRemittance || kind == ExceptionKind::PaymentDiscount;
}

/// Whether the payment also settles the invoice in the ERP, so that its deductions are the customer's.
bool settles_invoice(const trade::Settlement& settlement, const trade::Invoice* ours) {
  return ours != nullptr && (settlement.pays_invoice || !settlement.reversed.is_zero());
}

/// The only kind of which at least `amount` was posted and not posted back; "" if there is no such kind, or more than
/// one.
std::string kind_to_post_back(const Desk& desk, const std::string& document, bool is_on_bank, const Money& amount) {
  std::map<std::string, Money> posted;
  for (const trade::Movement& movement : desk.store.movements(posted_under(document, is_on_bank))) {
    const bool is_back = movement.kind == trade::MovementKind::ReversalPosted;
    if (movement.amount.currency() != amount.currency()) continue;
    posted[movement.reason] += is_back ? -movement.amount : movement.amount;
  }
  std::string only;
  for (const auto& [reason, sum] : posted) {
    if (sum < amount) continue;
    if (!only.empty()) return "";
    only = reason;
  }
  return only;
}

/// Amazon's rows may be read again after their reversal was posted.
bool was_posted_back(const Desk& desk, const trade::Settlement& settlement, const std::string& document,
                     bool is_on_bank) {
  const std::vector<trade::Movement> posted = desk.store.movements(posted_under(document, is_on_bank));
  return std::any_of(posted.begin(), posted.end(), [&](const trade::Movement& movement) {
    return movement.kind == trade::MovementKind::ReversalPosted && movement.payment == settlement.payment;
  });
}

}  // namespace

void post_deductions(Desk& desk, const trade::Settlement& settlement, const trade::Invoice* ours) {
  const trade::PostingRules& rules = desk.config.posting;
  const bool is_on_customer = settles_invoice(settlement, ours);
  // More was taken off than the invoice has: nobody knows which part of it is the invoice's.
  if (is_on_customer && settlement.paid.is_negative()) return;
  if (!is_on_customer && rules.bank.empty()) return;
  std::map<std::string_view, int> lines;  // by kind
  for (const trade::Deduction& deduction : settlement.deductions) {
    const std::string_view kind = trade::kind_name_of(deduction);
    const std::string account = trade::account_of(rules, kind);
    const Money amount = deduction.amount - deduction.credited;
    if (account.empty() || amount.is_negative() || amount.is_zero()) continue;
    const ExceptionKind exception = trade::exception_kind_of(deduction.type);
    JournalPosting posting;
    posting.payment = settlement.payment;
    posting.document = document_of(settlement, ours);
    posting.reason = kind;
    if (const int before = lines[kind]++; before > 0) posting.reason += " " + std::to_string(before + 1);
    posting.account = account;
    if (!is_on_customer) posting.bank = rules.bank;
    posting.date = settlement.date;
    posting.amount = amount;
    if (is_settled_by_posting(exception)) {
      posting.exception = trade::exception_key(exception, subject_of(settlement, trade::name_of(deduction)));
    }
    schedule_journal_line(desk, posting);
  }
}

bool post_reversal(Desk& desk, const trade::Settlement& settlement, const trade::Invoice* ours) {
  const trade::PostingRules& rules = desk.config.posting;
  if (settlement.reversed.is_zero() || rules.accounts.empty()) return false;
  const std::string document = document_of(settlement, ours);
  for (const bool is_on_bank : {false, true}) {
    if (was_posted_back(desk, settlement, document, is_on_bank)) return is_on_bank && !settlement.pays_invoice;
    const std::string kind = kind_to_post_back(desk, document, is_on_bank, settlement.reversed);
    const std::string account = trade::account_of(rules, kind);
    if (account.empty() || (is_on_bank && rules.bank.empty())) continue;
    JournalPosting posting;
    posting.payment = settlement.payment;
    posting.document = document;
    posting.reason = kind + " back";
    posting.account = account;
    if (is_on_bank) posting.bank = rules.bank;
    posting.date = settlement.date;
    posting.amount = -settlement.reversed;
    schedule_journal_line(desk, posting);
    return is_on_bank && !settlement.pays_invoice;
  }
  return false;
}

}  // namespace vendorproof::flow
