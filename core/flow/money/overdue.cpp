#include "core/flow/money/overdue.h"

#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/money/evidence.h"
#include "core/flow/outbox/subjects.h"
#include "core/trade/billing/invoice_orders.h"

namespace vendorproof::flow {

namespace {

/// An invoice that is still unpaid is told again, with the days that it has waited by then.
constexpr Duration told_again_after = std::chrono::hours(24 * 7);

/// All rows of a payment are read so soon after it.
constexpr Duration payment_is_read_within = a_day;
/// Amazon pays in weekly runs: an invoice that is in none of them by then may be lost.
constexpr Duration payment_run = a_day * 7;

/// When an invoice was sent once more because no payment had it.
std::string resent_note(const std::string& invoice) { return "invoice-resent/" + invoice; }
/// The latest due date of the invoices of a vendor code that Amazon has paid.
std::string paid_through_note(const std::string& vendor_code) { return "paid-through/" + vendor_code; }

bool may_be_disputed(ExceptionKind kind) {
  return kind == ExceptionKind::ShortPayment || kind == ExceptionKind::PriceDeduction;
}

Instant overdue_from(const Desk& desk, const trade::Invoice& invoice) { return invoice.due + desk.config.unpaid_grace; }

/// A reminder before the last day, and a word when it has passed.
void remember_dispute(const Desk& desk, Watched& watched, const std::string& key, const trade::Invoice& invoice) {
  const Instant last = last_day_to_dispute(desk.config, invoice);
  watched.disputes.emplace(last - desk.config.dispute_reminder, key);
  watched.disputes.emplace(last + a_day, key);
}

/// After a start, what is watched is found in the store.
Watched& watched_of(Desk& desk) {
  if (desk.memory.watched) return *desk.memory.watched;
  Watched& watched = desk.memory.watched.emplace();
  for (const std::string& number : desk.store.unpaid_invoices()) {
    const trade::Invoice invoice = desk.store.known_invoice(number).invoice;
    watched.unpaid.emplace(overdue_from(desk, invoice), number);
    watched.unlisted.emplace(invoice.due, number);
  }
  for (const TradeException& exception : desk.store.exceptions()) {
    if (!exception.open || !may_be_disputed(exception.kind)) continue;
    const auto invoice = desk.store.invoice_by_amazon_id(exception.document);
    if (invoice) remember_dispute(desk, watched, exception.key, invoice->invoice);
  }
  return watched;
}

template <class Map>
std::vector<std::string> take_due(Map& map, Instant now) {
  std::vector<std::string> due;
  while (!map.empty() && map.begin()->first <= now) {
    due.push_back(std::move(map.begin()->second));
    map.erase(map.begin());
  }
  return due;
}

/// Whether Amazon has paid another invoice of the same vendor code that was due at the same time, or later.
bool is_passed_over(Desk& desk, const trade::Invoice& invoice) {
  for (const std::string& number : trade::orders_of(invoice)) {
    const store::Found<store::OrderRecord> order = desk.store.order(number);
    if (!order) continue;
    const std::optional<Instant> paid_through = desk.noted_instant(paid_through_note(order->order.selling_party));
    return paid_through && *paid_through >= invoice.due;
  }
  return false;
}

void tell_unpaid(Desk& desk, Watched& watched, const std::string& number) {
  const store::Found<store::InvoiceRecord> record = desk.store.invoice(number);
  const bool waits =
      record && (record->state == store::InvoiceState::Sending || record->state == store::InvoiceState::Succeeded) &&
      !desk.store.note(remitted_note(number));
  if (!waits) return;
  const trade::Invoice& invoice = record->invoice;
  const Instant from = overdue_from(desk, invoice);
  if (desk.now.wall < from) {  // the clock was set back
    watched.unpaid.emplace(from, number);
    return;
  }
  const std::int64_t days = (desk.now.wall - invoice.due) / a_day;
  std::string text = fmt::format("Amazon has not paid {}, {} days after its due date {}", invoice.total.text(), days,
                                 format_date(invoice.due));
  if (const auto resent = desk.noted_instant(resent_note(number))) {
    text += fmt::format("; it was sent once more on {}", format_date(*resent));
  }
  if (const std::vector<std::string> orders = trade::orders_of(invoice); orders.size() > 1) {
    text += fmt::format("; it bills the orders {}", join(orders, ", "));
  }
  desk.raise(ExceptionKind::InvoiceUnpaid, number, invoice.purchase_order, 0, invoice.total, text);
  watched.unpaid.emplace(desk.now.wall + told_again_after, number);
}

constexpr std::string_view hurry = "dispute now, ";
constexpr std::string_view too_late = "too late to dispute: ";

std::string without_reminder(const std::string& text) {
  if (!starts_with(text, hurry)) return text;
  return text.substr(text.find(": ") + 2);
}

void remind_of_dispute(Desk& desk, const std::string& key) {
  std::optional<TradeException> exception = desk.store.exception(key);
  if (!exception || !exception->open || starts_with(exception->text, too_late)) return;
  const auto invoice = desk.store.invoice_by_amazon_id(exception->document);
  if (!invoice) return;
  const std::int64_t days = (last_day_to_dispute(desk.config, invoice->invoice) + a_day - desk.now.wall) / a_day;
  const std::string text = without_reminder(exception->text);
  if (days <= 0) {
    exception->text = std::string(too_late) + text;
  } else {
    exception->text = fmt::format("{}{} days are left: {}", hurry, days, text);
  }
  desk.store.raise(*exception);
}

}  // namespace

void watch_invoice(Desk& desk, const trade::Invoice& invoice) {
  if (!desk.memory.watched) return;
  desk.memory.watched->unpaid.emplace(overdue_from(desk, invoice), invoice.number);
  desk.memory.watched->unlisted.emplace(invoice.due, invoice.number);
}

void note_remitted(Desk& desk, const std::string& invoice, const std::string& payment) {
  desk.store.set_note(remitted_note(invoice), payment);
  desk.store.close(trade::exception_key(ExceptionKind::InvoiceUnpaid, invoice));
}

void note_paid(Desk& desk, const trade::Invoice& invoice, const std::string& vendor_code) {
  desk.store.erase_note(remitted_note(invoice.number));
  desk.store.close(trade::exception_key(ExceptionKind::InvoiceUnpaid, invoice.number));
  desk.store.close(trade::exception_key(ExceptionKind::InvoiceLost, invoice.number));
  if (desk.now.wall >= invoice.due + payment_is_read_within) desk.store.erase_note(resent_note(invoice.number));
  const std::string note = paid_through_note(vendor_code);
  const std::optional<Instant> paid_through = desk.noted_instant(note);
  if (!paid_through || *paid_through < invoice.due) desk.note_instant(note, invoice.due);
}

void watch_dispute(Desk& desk, const std::string& exception_key, const trade::Invoice& invoice) {
  if (desk.memory.watched) remember_dispute(desk, *desk.memory.watched, exception_key, invoice);
}

std::vector<std::string> take_passed_over(Desk& desk) {
  Watched& watched = watched_of(desk);
  std::vector<std::string> numbers;
  auto next = watched.unlisted.begin();
  while (next != watched.unlisted.end() && next->first + payment_is_read_within <= desk.now.wall) {
    const store::Found<store::InvoiceRecord> record = desk.store.invoice(next->second);
    const bool is_taken = record && record->state == store::InvoiceState::Succeeded;
    const bool is_open =
        is_taken && !desk.store.note(resent_note(next->second)) && !desk.store.note(remitted_note(next->second));
    if (is_open && desk.now.wall < record->invoice.due + payment_run && !is_passed_over(desk, record->invoice)) {
      ++next;
      continue;
    }
    if (is_open) numbers.push_back(next->second);
    next = watched.unlisted.erase(next);
  }
  return numbers;
}

void note_resent(Desk& desk, const std::string& invoice) { desk.note_instant(resent_note(invoice), desk.now.wall); }

std::optional<HttpRequest> check_overdue(Desk& desk, store::Work& work) {
  Watched& watched = watched_of(desk);
  for (const std::string& number : take_due(watched.unpaid, desk.now.wall)) tell_unpaid(desk, watched, number);
  for (const std::string& key : take_due(watched.disputes, desk.now.wall)) remind_of_dispute(desk, key);
  desk.postpone(work, desk.now.wall + desk.config.check_overdue);
  return std::nullopt;
}

}  // namespace vendorproof::flow
