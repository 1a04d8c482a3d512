#include "core/flow/remittances.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/flow/invoices.h"
#include "core/flow/money/deductions.h"
#include "core/flow/money/evidence.h"
#include "core/flow/money/ledger.h"
#include "core/flow/money/overdue.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/payments.h"
#include "core/flow/takeover/memory.h"
#include "core/store/attic/attic.h"
#include "core/trade/exception.h"
#include "core/trade/plain_text.h"
#include "core/trade/remittance.h"

namespace vendorproof::flow {

namespace {

constexpr const char* last_payment = "remittances/last-payment";

/// Name of the note with the time until which Amazon may still pay back a deduction.
constexpr const char* reversals_until = "remittances/reversals-until";

void raise_about(Desk& desk, const trade::Settlement& settlement, ExceptionKind kind, const std::string& subject,
                 const Money& amount, std::string text) {
  TradeException exception =
      trade::make_exception(kind, subject, settlement.purchase_order, 0, abs(amount), std::move(text));
  exception.document = settlement.invoice;
  desk.raise(std::move(exception));
}

std::string words_of(const trade::Settlement& settlement, const trade::Deduction& deduction) {
  if (deduction.type != trade::RemittanceType::Other) return deduction.text;
  const std::string& about = settlement.invoice.empty() ? settlement.purchase_order : settlement.invoice;
  return fmt::format("payment {} has '{}' of {}{}{}{}{}", settlement.payment, trade::name_of(deduction),
                     (-deduction.amount).text(), about.empty() ? "" : " about ", about,
                     deduction.text.empty() ? "" : ": ", deduction.text);
}

/// Goods and prices can be disputed: the exception has the last day and the evidence.
bool may_be_disputed(const trade::Deduction& deduction) {
  return deduction.type == trade::RemittanceType::Shortage || deduction.type == trade::RemittanceType::PriceDiscrepancy;
}

/// `record` is nullptr if the rows are about no invoice of ours.
void report_deductions(Desk& desk, const trade::Settlement& settlement, const store::InvoiceRecord* record) {
  if (settlement.deductions.empty()) return;
  desk.store.set_note(reversals_until, text_of(desk.now.wall + desk.config.await_reversals));
  for (const trade::Deduction& deduction : settlement.deductions) {
    // A credit note of ours that is taken off its own invoice is what everybody expects.
    const bool is_ours = deduction.type == trade::RemittanceType::CreditNote && deduction.credited == deduction.amount;
    if (is_ours && settlement.pays_invoice) continue;
    const ExceptionKind kind = trade::exception_kind_of(deduction.type);
    const std::string subject =
        subject_of(settlement, trade::name_of(deduction) + (deduction.amount.is_negative() ? " added" : ""));
    std::string words = words_of(settlement, deduction);
    if (!deduction.credited.is_zero()) {
      words += fmt::format("{}credit memos of the ERP gave {} of it back already: {}", words.empty() ? "" : "; ",
                           deduction.credited.text(),
                           is_ours ? "post it against them as a refund" : "it is not posted, and needs no dispute");
    }
    if (record != nullptr && may_be_disputed(deduction)) {
      words += (words.empty() ? "" : "; ") + evidence_about(desk, *record);
      watch_dispute(desk, trade::exception_key(kind, subject), record->invoice);
    }
    raise_about(desk, settlement, kind, subject, deduction.amount, std::move(words));
  }
}

void report_reversal(Desk& desk, const trade::Settlement& settlement) {
  if (settlement.reversed.is_zero()) return;
  const std::string& subject = settlement.invoice.empty() ? settlement.purchase_order : settlement.invoice;
  raise_about(desk, settlement, ExceptionKind::DeductionReversed, subject_of(settlement), settlement.reversed,
              fmt::format("Amazon paid back {} of {}", settlement.reversed.text(), subject));
}

/// What Amazon pays for something that is no invoice of ours: one exception, and nothing is posted.
void report_unknown(Desk& desk, const trade::Settlement& settlement, const std::vector<std::string>& candidates) {
  enter_settlement(desk, settlement, nullptr);
  report_deductions(desk, settlement, nullptr);
  post_deductions(desk, settlement, nullptr);
  post_reversal(desk, settlement, nullptr);
  const bool pays_back = !settlement.invoice.empty() && !settlement.reversed.is_zero();
  if (!settlement.pays_invoice && !pays_back) return report_reversal(desk, settlement);
  Money paid = settlement.paid;
  for (const trade::Deduction& deduction : settlement.deductions) {
    if (!deduction.amount.is_negative()) paid += deduction.amount;
  }
  std::string text = fmt::format("Amazon pays invoice {}, which was never sent", settlement.invoice);
  if (const std::optional<store::Left> left = store::Attic(desk.store).invoice_left(settlement.invoice)) {
    text = fmt::format("Amazon pays invoice {}, which was settled and put away on {}: nothing was posted",
                       settlement.invoice, format_instant(left->at));
  }
  if (settlement.invoice.empty()) text = "Amazon pays an invoice without its number";
  if (!candidates.empty()) {
    text = fmt::format("Amazon pays {}, which may be each of {}: nothing was posted", settlement.invoice,
                       join(candidates, ", "));
  }
  raise_about(desk, settlement, ExceptionKind::UnknownRemittance, subject_of(settlement), paid, std::move(text));
}

/// What is missing after part payments of an invoice: the note's value is the rest, and the subject of its exception.
std::string part_paid_note(const std::string& invoice) { return "part-paid/" + invoice; }

/// What an invoice still lacks before this settlement; closes what was told of it.
Money rest_before(Desk& desk, const std::string& invoice, const Money& total) {
  const std::optional<std::string> note = desk.store.note(part_paid_note(invoice));
  if (!note) return total;
  const std::size_t line = note->find('\n');
  desk.store.close(trade::exception_key(ExceptionKind::RemittanceMismatch, note->substr(line + 1)));
  desk.store.erase_note(part_paid_note(invoice));
  return Money::parse(note->substr(0, line)).value_or(total);
}

/// The rest may come with a later payment, so remittances are read on.
void report_part_payment(Desk& desk, const trade::Settlement& settlement, const Money& total) {
  if (!settlement.pays_invoice) return;
  Money explained = settlement.paid - settlement.reversed;
  for (const trade::Deduction& deduction : settlement.deductions) {
    if (!deduction.amount.is_negative()) explained += deduction.amount;
  }
  const Money rest = rest_before(desk, settlement.invoice, total) - explained;
  if (rest.is_zero() || rest.is_negative()) return;
  desk.store.set_note(reversals_until, text_of(desk.now.wall + desk.config.await_reversals));
  desk.store.set_note(part_paid_note(settlement.invoice), rest.text() + "\n" + subject_of(settlement));
  raise_about(desk, settlement, ExceptionKind::RemittanceMismatch, subject_of(settlement), rest,
              fmt::format("Amazon pays {} of invoice {} over {} and does not say what becomes of {}",
                          settlement.paid.text(), settlement.invoice, total.text(), rest.text()));
}

void take_settlement(Desk& desk, trade::Settlement settlement, const std::vector<std::string>& candidates) {
  const store::Found<store::InvoiceRecord> record =
      settlement.invoice.empty() ? nullptr : desk.store.invoice_by_amazon_id(settlement.invoice);
  if (!record) {
    const std::optional<store::Left> left = store::Attic(desk.store).invoice_left(settlement.invoice);
    if (left && settlement.purchase_order.empty()) settlement.purchase_order = left->purchase_order;
    return report_unknown(desk, settlement, candidates);
  }
  if (settlement.purchase_order.empty()) settlement.purchase_order = record->invoice.purchase_order;
  const trade::Invoice& invoice = record->invoice;
  const Currency invoiced = invoice.total.currency();
  if (settlement.paid.currency() != invoiced) {
    enter_settlement(desk, settlement, nullptr);
    const std::string currency = settlement.paid.currency().text();
    return raise_about(desk, settlement, ExceptionKind::UnknownRemittance, subject_of(settlement, currency),
                       settlement.paid + settlement.added,
                       fmt::format("Amazon pays {} in {}, but it was invoiced in {}: nothing was posted",
                                   settlement.invoice, currency, invoiced.text()));
  }
  if (!store::is_at_amazon(*record)) enter_invoice_taken(desk, invoice, settlement.date);
  mark_credited(desk, settlement, invoice);
  enter_settlement(desk, settlement, &invoice);
  report_reversal(desk, settlement);
  report_deductions(desk, settlement, record.get());
  post_deductions(desk, settlement, &invoice);
  if (post_reversal(desk, settlement, &invoice)) return;
  // Without a row of type Invoice, only amounts paid back are posted; later deductions are reported above.
  if (!settlement.pays_invoice && settlement.reversed.is_zero()) return;
  if (settlement.paid.is_zero() || settlement.paid.is_negative()) return mark_paid(desk, invoice.number);
  report_part_payment(desk, settlement, invoice.total);
  schedule_payment(desk, settlement, invoice.number);
}

void report_gaps(Desk& desk, const trade::Remittance& remittance) {
  for (const trade::Gap& gap : trade::gaps_in(remittance)) {
    desk.raise(ExceptionKind::RemittanceMismatch, gap.payment, "", 0, abs(gap.stated - gap.of_rows),
               fmt::format("the rows of payment {} add up to {}, but Amazon states {}", gap.payment, gap.of_rows.text(),
                           gap.stated.text()));
  }
}

void take_remittance(Desk& desk, trade::Remittance remittance) {
  report_gaps(desk, remittance);
  enter_stated_totals(desk, remittance);
  const store::Attic attic(desk.store);
  trade::SentInvoices sent(
      [&](const std::string& number) {
        return desk.store.invoice_by_amazon_id(number) != nullptr || attic.invoice_left(number);
      },
      [&] {
        std::vector<std::string> ids = desk.store.amazon_ids();
        const std::vector<std::string> left = attic.amazon_ids_left();
        ids.insert(ids.end(), left.begin(), left.end());
        return ids;
      });
  std::map<std::string, trade::MeantInvoice> meanings;
  for (trade::RemittanceLine& row : remittance.lines) {
    const auto [at, is_new] = meanings.try_emplace(row.invoice);
    if (is_new) at->second = sent.meant_by(row.invoice);
    const trade::MeantInvoice& meant = at->second;
    if (meant.claim) {
      trade::take_as_claim(row, *meant.claim);
    } else if (!meant.number.empty()) {
      row.invoice = meant.number;
    }
  }
  for (trade::Settlement& settlement : trade::settle(remittance.lines)) {
    const auto meant = meanings.find(settlement.invoice);
    take_settlement(desk, std::move(settlement),
                    meant == meanings.end() ? std::vector<std::string>() : meant->second.candidates);
  }
  if (!remittance.last_payment.empty()) desk.store.set_note(last_payment, remittance.last_payment);
}

}  // namespace

bool payments_are_awaited(const Desk& desk) {
  if (desk.config.remittances_are_files || is_learning_documents(desk)) return false;
  if (desk.store.any_invoice_is_unpaid()) return true;
  if (!desk.store.open_exceptions_under(trade::exception_key(ExceptionKind::InvoiceLost, "")).empty()) return true;
  const std::optional<std::string> until = desk.store.note(reversals_until);
  return until && desk.now.wall < instant_of(*until);
}

std::optional<HttpRequest> ask_for_remittances(Desk& desk, store::Work& work) {
  return ask(desk, work, desk.channel().remittances, desk.store.note(last_payment).value_or(""));
}

Result<void> take_remittances(Desk& desk, store::Work& work, std::string_view body) {
  Result<trade::Heard<trade::Remittance>> heard = hear(desk, work, desk.channel().remittances, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  for (const trade::OddRow& odd : heard->odd) {
    desk.raise(ExceptionKind::UnreadableRemittance, odd.subject, "", 0, Money(), odd.problem);
  }
  if (heard->answer) take_remittance(desk, std::move(*heard->answer));
  if (heard->bookmark == bookmark_of(work) && !heard->bookmark.empty()) {
    return malformed("its next page is the page that was just read");
  }
  if (!heard->bookmark.empty()) {
    go_on(desk, work, heard->bookmark);
    return {};
  }
  work.failures = 0;
  work.parameters.clear();
  desk.postpone(work, desk.now.wall + desk.config.*desk.operation_of(work).interval);
  return {};
}

namespace {

constexpr std::size_t file_name_length_max = 100;

/// Leaves out the payments that a file had before, and notes the others.
void leave_known_payments_out(Desk& desk, trade::Remittance& remittance, const std::string& file) {
  std::map<std::string, bool> is_known;
  for (const trade::RemittanceLine& line : remittance.lines) {
    const auto [at, is_new] = is_known.try_emplace(line.payment, false);
    if (!is_new) continue;
    const std::string note = "remittance-payment/" + line.payment;
    at->second = desk.store.note(note).has_value();
    if (!at->second) desk.store.set_note(note, file);
  }
  const auto was_taken = [&](const auto& row) {
    const auto found = is_known.find(row.payment);
    return found != is_known.end() && found->second;
  };
  std::erase_if(remittance.lines, was_taken);
  std::erase_if(remittance.totals, was_taken);
}

Result<trade::Heard<trade::Remittance>> hear_file(const Desk& desk, const RemittanceFile& file) {
  if (!file.problem.empty()) return malformed(file.problem);
  auto heard = desk.channel().remittances.hear(desk.config.amazon, file.text, "");
  if (heard && !heard->answer) return malformed("it is not complete");
  return heard;
}

}  // namespace

void take_remittance_file(Desk& desk, const RemittanceFile& file) {
  const std::string name = printable_start(file.name, file_name_length_max);
  const std::string note = "remittance-file/" + hex_of(hash_of(0, file.text));
  if (file.problem.empty() && desk.store.note(note)) return;
  const std::string key = trade::exception_key(ExceptionKind::UnreadableRemittance, name);
  Result<trade::Heard<trade::Remittance>> heard = hear_file(desk, file);
  if (!heard) {
    if (file.problem.empty()) desk.store.set_note(note, name);
    desk.reopen(ExceptionKind::UnreadableRemittance, name, "", 0, Money(),
                fmt::format("the file {} cannot be read: {}", name, heard.error().message));
    return;
  }
  desk.store.set_note(note, name);
  desk.store.close(key);
  for (const trade::OddRow& odd : heard->odd) {
    desk.raise(ExceptionKind::UnreadableRemittance, name + "/" + odd.subject, "", 0, Money(),
               fmt::format("file {}: {}", name, odd.problem));
  }
  leave_known_payments_out(desk, *heard->answer, name);
  heard->answer->last_payment.clear();  // it is of the polls
  take_remittance(desk, std::move(*heard->answer));
}

}  // namespace vendorproof::flow
