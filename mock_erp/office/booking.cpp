#include "mock_erp/office/booking.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace vendorproof::mock_erp {

namespace {

std::string_view name_of(AccountKind kind) {
  switch (kind) {
    case AccountKind::Ledger:
      return "G/L Account";
    case AccountKind::Customer:
      return "Customer";
    case AccountKind::Bank:
      return "Bank Account";
  }
  return "";
}

Instant start_of_month(Instant instant) {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(instant));
  return Instant(std::chrono::sys_days(day.year() / day.month() / 1));
}

/// The G/L account that an account is kept on.
std::string ledger_account_of(const Account& account) {
  switch (account.kind) {
    case AccountKind::Ledger:
      return account.number;
    case AccountKind::Customer:
      return std::string(receivables_account);
    case AccountKind::Bank:
      return std::string(banks_account);
  }
  return "";
}

void enter_in_ledger(Company& company, const Account& account, const Money& amount, const Voucher& voucher,
                     Instant now) {
  LedgerEntry entry;
  static_cast<Record&>(entry) = new_record("GLE", company.ledger_entries.next_serial(), now);
  entry.posting_date = voucher.posting_date;
  entry.document_number = voucher.document_number;
  entry.is_payment = voucher.is_payment;
  entry.account = ledger_account_of(account);
  entry.description = voucher.description;
  entry.amount = amount;
  company.ledger_entries.add(std::move(entry));
}

Effect journal_line_posted(const Account& account, const Money& amount, const Voucher& voucher, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::JournalLinePosted;
  effect.document = voucher.document_number;
  effect.other_document = account.number;
  effect.amount = -amount;
  effect.reason = voucher.description;
  return effect;
}

Effect payment_posted(const PaymentPosting& payment, const Invoice* invoice, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::PaymentPosted;
  effect.document = payment.external_number;
  effect.amount = payment.amount;
  if (invoice == nullptr) return effect;
  effect.purchase_order = invoice->external_document_number;
  effect.other_document = invoice->number;
  return effect;
}

}  // namespace

std::vector<std::string> numbers_of(const Settings& settings, AccountKind kind) {
  switch (kind) {
    case AccountKind::Ledger:
      return settings.accounts;
    case AccountKind::Customer:
      return {settings.customer_number};
    case AccountKind::Bank:
      return settings.bank_accounts;
  }
  return {};
}

tl::expected<void, Refusal> require_account(const Settings& settings, const Account& account) {
  const std::vector<std::string> known = numbers_of(settings, account.kind);
  if (std::find(known.begin(), known.end(), account.number) != known.end()) return {};
  return business_error(fmt::format("The {} does not exist. Identification fields and values: No.='{}'.",
                                    name_of(account.kind), shown(account.number)));
}

std::optional<Instant> open_from(const Settings& settings, Instant now) {
  const std::optional<Duration>& closes_after = settings.policy.month_closes_after;
  if (!closes_after) return settings.posting_from;
  const Instant latest_closed = start_of_month(now - *closes_after);
  return settings.posting_from ? std::max(*settings.posting_from, latest_closed) : latest_closed;
}

tl::expected<void, Refusal> require_open_period(const Company& company, Instant posting_date) {
  const std::optional<Instant> from = open_from(company.settings, company.clock);
  if (!from || start_of_day(posting_date) >= start_of_day(*from)) return {};
  return business_error(
      fmt::format("Posting Date {} is not within your range of allowed posting dates, which begins on {}.",
                  format_date(posting_date), format_date(*from)));
}

tl::expected<void, Refusal> require_payable(const Company& company, const PaymentPosting& payment) {
  const std::vector<std::int64_t> found = company.invoices.with_number(payment.invoice);
  if (found.empty()) {
    return business_error(fmt::format("The Sales Invoice does not exist. Identification fields and values: No.='{}'.",
                                      shown(payment.invoice)));
  }
  const Invoice& invoice = company.invoices.at(found.front());
  // What a credit memo took off an invoice that is paid all the same is open on the customer's account.
  if (payment.amount > invoice.remaining + company.credited_of(invoice)) {
    return business_error(fmt::format("The amount {} is more than the remaining amount {} of invoice {}.",
                                      payment.amount.decimal(), invoice.remaining.decimal(), invoice.number));
  }
  return {};
}

void book_side(Company& company, const Account& account, const Money& amount, const Voucher& voucher, Instant now) {
  enter_in_ledger(company, account, amount, voucher, now);
  if (account.kind == AccountKind::Customer) company.receivable += amount;
  if (account.kind == AccountKind::Ledger) {
    company.effects.push_back(journal_line_posted(account, amount, voucher, now));
  }
}

void book_payment(Company& company, PaymentPosting& payment, const Voucher& voucher, Instant now) {
  const std::vector<std::int64_t> found = company.invoices.with_number(payment.invoice);
  Invoice* const invoice = found.empty() ? nullptr : &company.invoices.at(found.front());
  if (invoice != nullptr) {
    invoice->remaining -= std::min(invoice->remaining, payment.amount);
    // In Business Central a part payment does not touch the invoice; the step to paid does.
    if (invoice->remaining.is_zero()) company.invoices.touch(*invoice, now);
    payment.remaining_after = invoice->remaining;
  }
  const Settings& settings = company.settings;
  book_side(company, {AccountKind::Customer, settings.customer_number}, -payment.amount, voucher, now);
  book_side(company, balancing_account(settings, payments_batch()), payment.amount, voucher, now);
  company.effects.push_back(payment_posted(payment, invoice, now));
}

}  // namespace vendorproof::mock_erp
