#include "core/trade/ledger/statement.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace vendorproof::trade {

namespace {

using std::chrono::sys_days;

Instant start_of(Month month) { return Instant(sys_days(month / std::chrono::day(1)).time_since_epoch()); }

/// The sums of one invoice, or of what Amazon names otherwise, by kind of movement.
struct Sums {
  Money invoice_posted;
  Money invoice_taken;
  Money sent;
  Money taken;
  Money paid_back;
  Money posted;
  Money deducted;
  Money posted_back;
  Money stated;  ///< stays zero
  Money credit_posted;
  Money credit_taken;
  std::string purchase_order;
  std::optional<Instant> date;

  Money receivable() const { return invoice_posted + posted_back - posted - deducted - credit_posted; }
  Money payable() const { return invoice_taken + paid_back - sent - taken - credit_taken; }
};

void add(Sums& sums, const Movement& movement) {
  static constexpr Money Sums::*by_kind[] = {&Sums::invoice_posted, &Sums::invoice_taken, &Sums::sent,
                                             &Sums::taken,          &Sums::paid_back,     &Sums::posted,
                                             &Sums::deducted,       &Sums::posted_back,   &Sums::stated,
                                             &Sums::credit_posted,  &Sums::credit_taken};
  sums.*by_kind[static_cast<std::size_t>(movement.kind)] += movement.amount;
  if (sums.purchase_order.empty()) sums.purchase_order = movement.purchase_order;
  if (!sums.date || movement.at < *sums.date) sums.date = movement.at;
}

/// Where a movement of a month stands in the account of its side; nullptr on the other side.
Money* place_in(Account& account, MovementKind kind, bool is_erp) {
  switch (kind) {
    case MovementKind::InvoicePosted:
      return is_erp ? &account.invoices : nullptr;
    case MovementKind::InvoiceTaken:
      return is_erp ? nullptr : &account.invoices;
    case MovementKind::PaymentSent:
      return is_erp ? nullptr : &account.payments;
    case MovementKind::DeductionTaken:
      return is_erp ? nullptr : &account.deductions;
    case MovementKind::ReversalPaid:
      return is_erp ? nullptr : &account.reversals;
    case MovementKind::PaymentPosted:
      return is_erp ? &account.payments : nullptr;
    case MovementKind::DeductionPosted:
      return is_erp ? &account.deductions : nullptr;
    case MovementKind::ReversalPosted:
      return is_erp ? &account.reversals : nullptr;
    case MovementKind::CreditPosted:
      return is_erp ? &account.credits : nullptr;
    case MovementKind::CreditTaken:
      return is_erp ? nullptr : &account.credits;
    case MovementKind::PaymentStated:
      return nullptr;
  }
  return nullptr;
}

Money balance_of(const Account& account) {
  return account.opening + account.invoices + account.reversals - account.payments - account.deductions -
         account.credits;
}

/// The movements of one currency up to the end of the month.
class Closing {
 public:
  Closing(Month month, Currency currency) : from_(start_of(month)), to_(start_of(month + std::chrono::months(1))) {
    statement_.month = month;
    statement_.currency = currency;
    const Money nothing(0, currency);
    const Account empty = {nothing, nothing, nothing, nothing, nothing, nothing, nothing};
    statement_.receivable = empty;
    statement_.payable = empty;
    std::fill(std::begin(statement_.causes), std::end(statement_.causes), nothing);
    statement_.off_the_bank = nothing;
    before_receivable_ = empty;
    before_payable_ = empty;
    zero_ = nothing;
  }

  void take(const Movement& movement) {
    if (movement.at >= to_) return;
    if (movement.kind == MovementKind::PaymentStated) {
      stated_[movement.payment] += movement.amount;
      return;
    }
    if (movement.kind == MovementKind::PaymentSent) sent_[movement.payment] += movement.amount;
    add(sums_[{movement.is_of_ours, movement.document}], movement);
    const bool is_before = movement.at < from_;
    enter(is_before ? before_receivable_ : statement_.receivable, movement, true);
    enter(is_before ? before_payable_ : statement_.payable, movement, false);
    if (!is_before) add_deduction(movement);
  }

  Statement finish() {
    statement_.receivable.opening = balance_of(before_receivable_);
    statement_.payable.opening = balance_of(before_payable_);
    statement_.receivable.closing = balance_of(statement_.receivable);
    statement_.payable.closing = balance_of(statement_.payable);
    for (auto& [reason, sum] : deductions_) statement_.deductions.push_back(std::move(sum));
    for (const auto& [key, sums] : sums_) {
      if (key.first) {
        explain(key.second, sums);
      } else {
        explain_foreign(key.second, sums);
      }
    }
    compare_payments();
    std::stable_sort(statement_.open.begin(), statement_.open.end(),
                     [](const OpenItem& left, const OpenItem& right) { return left.date < right.date; });
    std::stable_sort(statement_.problems.begin(), statement_.problems.end(),
                     [](const Problem& left, const Problem& right) { return left.about < right.about; });
    return std::move(statement_);
  }

 private:
  static void enter(Account& account, const Movement& movement, bool is_erp) {
    if (Money* const place = place_in(account, movement.kind, is_erp)) *place += movement.amount;
  }

  void add_deduction(const Movement& movement) {
    const bool is_taken = movement.kind == MovementKind::DeductionTaken;
    if (!is_taken && movement.kind != MovementKind::DeductionPosted) return;
    const auto [at, is_new] = deductions_.try_emplace(movement.reason, DeductionSum{movement.reason, zero_, zero_});
    (is_taken ? at->second.taken : at->second.posted) += movement.amount;
  }

  void count(Cause cause, const Money& amount) { statement_.causes[static_cast<std::size_t>(cause)] += amount; }

  void report(const std::string& about, std::string text, const Money& amount) {
    statement_.problems.push_back({about.empty() ? "without a number" : about, std::move(text), amount});
  }

  /// An invoice of ours: what it is open for on each side, and why the sides differ.
  void explain(const std::string& invoice, const Sums& sums) {
    if (sums.invoice_taken.is_zero()) {
      count(Cause::NotAtAmazon, sums.invoice_posted);
    } else if (sums.invoice_taken != sums.invoice_posted) {
      report(invoice, "the ERP posted " + sums.invoice_posted.text() + ", Amazon took " + sums.invoice_taken.text(),
             sums.invoice_posted - sums.invoice_taken);
    }
    Money payment = zero_ + sums.sent - sums.posted;
    Money deduction = zero_ + sums.taken - sums.deducted;
    Money reversal = zero_ + sums.paid_back - sums.posted_back;
    // Amazon took it off a later payment, and the ERP posted what that payment had without it.
    const Money off_the_bank = smaller(-payment, deduction);
    statement_.off_the_bank += off_the_bank;
    payment += off_the_bank;
    deduction -= off_the_bank;
    // Amazon paid the invoice before it took the credit note off: the refund is still to be posted.
    const Money refund = smaller(-payment, sums.credit_taken);
    count(Cause::NotPosted, -refund);
    payment += refund;
    // Paid back before anybody posted the deduction.
    const Money undone = smaller(deduction, reversal);
    deduction -= undone;
    reversal -= undone;
    settle(Cause::NotPosted, payment, invoice, "the ERP has more payments than Amazon sent");
    settle(Cause::DeductionNotPosted, deduction, invoice, "the ERP has more deductions than Amazon took");
    settle(Cause::ReversalNotPosted, reversal, invoice, "the ERP posted back more than Amazon paid back", -1);
    settle(Cause::CreditNotTaken, zero_ + sums.credit_posted - sums.credit_taken, invoice,
           "Amazon took more off than the ERP credited", -1);
    if (sums.payable().is_negative()) report(invoice, "Amazon paid more than it owed", -sums.payable());
    list(invoice, sums);
  }

  /// The smaller of two amounts; zero if one is negative.
  Money smaller(const Money& left, const Money& right) const {
    const Money least = std::min(left, right);
    return least.is_negative() ? zero_ : least;
  }

  void settle(Cause cause, const Money& rest, const std::string& invoice, const char* excess, int sign = 1) {
    if (rest.is_negative()) {
      report(invoice, excess, rest * sign);
    } else {
      count(cause, rest * sign);
    }
  }

  void list(const std::string& invoice, const Sums& sums) {
    if (sums.receivable().is_zero() && sums.payable().is_zero()) return;
    const Instant date = sums.date.value_or(from_);
    statement_.open.push_back(
        {invoice, sums.purchase_order, date, (to_ - date) / a_day, zero_ + sums.receivable(), zero_ + sums.payable()});
  }

  /// Rows about no invoice of ours: they cancel out, or Amazon pays something that nobody invoiced.
  void explain_foreign(const std::string& document, const Sums& sums) {
    statement_.off_the_bank += smaller(zero_ - sums.sent + sums.posted, zero_ + sums.taken - sums.deducted);
    const Money rest = zero_ + sums.receivable() - sums.payable();
    if (rest.is_zero()) return;
    if (!sums.credit_posted.is_zero())
      return report(document, "a credit memo of the ERP for an invoice that we did not send", rest);
    report(document, "Amazon pays what was never invoiced, or takes it back", rest);
  }

  void compare_payments() {
    for (const auto& [payment, stated] : stated_) {
      const auto sent = sent_.find(payment);
      const Money of_rows = sent == sent_.end() ? zero_ : sent->second;
      if (of_rows == stated) continue;
      report(payment, fmt::format("its rows add up to {}, but Amazon states {}", of_rows.text(), stated.text()),
             stated - of_rows);
    }
  }

  Instant from_;
  Instant to_;
  Statement statement_;
  Account before_receivable_;
  Account before_payable_;
  Money zero_;
  std::map<std::pair<bool, std::string>, Sums> sums_;
  std::map<std::string, DeductionSum> deductions_;
  std::map<std::string, Money> stated_;
  std::map<std::string, Money> sent_;
};

}  // namespace

Result<Month> parse_month(std::string_view text) {
  const Result<Instant> first = parse_instant(std::string(text) + "-01");
  if (!first || text.size() != 7) return malformed(fmt::format("'{}' is not a month; write it like 2026-11", text));
  return month_of(*first);
}

std::string text_of(Month month) {
  return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

Month month_of(Instant instant) {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(instant));
  return day.year() / day.month();
}

std::string_view text_of(Cause cause) {
  constexpr std::string_view words[cause_count] = {
      "invoices that Amazon has not taken", "payments of Amazon that the ERP has not posted",
      "deductions that the ERP has not posted", "reversals that the ERP has not posted back",
      "credit memos that Amazon has not taken off"};
  return words[static_cast<std::size_t>(cause)];
}

Money Statement::unexplained() const {
  Money rest = receivable.closing - payable.closing;
  for (const Money& cause : causes) rest -= cause;
  return rest;
}

bool has_credits(const Statement& statement) {
  return !statement.receivable.credits.is_zero() || !statement.payable.credits.is_zero();
}

bool Statement::ties() const { return problems.empty() && unexplained().is_zero(); }

std::vector<Statement> statements_of(const std::vector<Movement>& movements, Month month) {
  std::map<Currency, Closing> closings;
  const Instant end = start_of(month + std::chrono::months(1));
  for (const Movement& movement : movements) {
    if (movement.at >= end) continue;
    const Currency currency = movement.amount.currency();
    closings.try_emplace(currency, month, currency).first->second.take(movement);
  }
  std::vector<Statement> statements;
  for (auto& [currency, closing] : closings) statements.push_back(closing.finish());
  return statements;
}

std::optional<Month> newest_month(const std::vector<Movement>& movements) {
  const auto newest = std::max_element(movements.begin(), movements.end(),
                                       [](const Movement& left, const Movement& right) { return left.at < right.at; });
  if (newest == movements.end()) return std::nullopt;
  return month_of(newest->at);
}

}  // namespace vendorproof::trade
