#include "core/flow/payments.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/invoices.h"
#include "core/flow/outbox/questions.h"
#include "core/trade/exception.h"
#include "core/trade/remittance.h"

namespace vendorproof::flow {

namespace {

constexpr const char* last_payment = "remittances/last-payment";

/// Name of the note with the time until which Amazon may still pay back a deduction.
constexpr const char* reversals_until = "remittances/reversals-until";

/// Parameters of both rows of a payment, one field per line; the subject of the row is the ERP's invoice.
struct Posting {
  std::string payment;
  std::string invoice;
  Instant date;
  Money amount;

  std::string document() const { return payment + "/" + invoice; }
};

std::string written(const Posting& posting) {
  return fmt::format("{}\n{}\n{}\n{}", posting.payment, posting.invoice, text_of(posting.date), posting.amount.text());
}

Posting posting_of(const store::Work& work) {
  const std::vector<std::string> parts = split(parameters_of(work), '\n');
  Posting posting;
  if (parts.size() < 4) return posting;
  posting.payment = parts[0];
  posting.invoice = parts[1];
  posting.date = instant_of(parts[2]);
  posting.amount = Money::parse(parts[3]).value_or(Money());
  return posting;
}

std::string lookup_key(const Posting& posting) { return "find-payment/" + posting.document(); }
std::string payment_key(const Posting& posting) { return "payment/" + posting.document(); }

void raise_about_invoice(Desk& desk, const trade::Settlement& settlement, trade::RemittanceType type,
                         const std::string& subject, const Money& amount, std::string text) {
  TradeException exception = trade::make_exception(trade::exception_kind_of(type), subject, settlement.purchase_order,
                                                   0, amount, std::move(text));
  exception.document = settlement.invoice;
  desk.raise(std::move(exception));
}

void report_deductions(Desk& desk, const trade::Settlement& settlement) {
  const std::string& subject = settlement.invoice.empty() ? settlement.purchase_order : settlement.invoice;
  if (!settlement.deductions.empty()) {
    desk.store.set_note(reversals_until, text_of(desk.now.wall + desk.config.await_reversals));
  }
  if (!settlement.reversed.is_zero()) {
    raise_about_invoice(desk, settlement, trade::RemittanceType::Reversal,
                        fmt::format("{}/{}", settlement.payment, subject), settlement.reversed,
                        fmt::format("Amazon paid back {} of {}", settlement.reversed.text(), subject));
  }
  for (const trade::Deduction& deduction : settlement.deductions) {
    raise_about_invoice(desk, settlement, deduction.type,
                        fmt::format("{}/{}/{}", settlement.payment, subject, trade::text_of(deduction.type)),
                        deduction.amount, deduction.text);
  }
}

void take_settlement(Desk& desk, const trade::Settlement& settlement) {
  report_deductions(desk, settlement);
  // Without a row of type Invoice, only amounts paid back are posted; later deductions are reported above.
  const bool pays_back = !settlement.invoice.empty() && !settlement.reversed.is_zero();
  if (!settlement.pays_invoice && !pays_back) return;
  const store::Found<store::InvoiceRecord> record = desk.store.invoice_by_amazon_id(settlement.invoice);
  if (!record) {
    desk.raise(ExceptionKind::UnknownRemittance, settlement.payment + "/" + settlement.invoice,
               settlement.purchase_order, 0, settlement.paid,
               fmt::format("Amazon pays invoice {}, which was never sent", settlement.invoice));
    return;
  }
  if (settlement.paid.is_zero() || settlement.paid.is_negative()) {
    mark_paid(desk, record->invoice.number);
    return;
  }
  const Posting posting{settlement.payment, settlement.invoice, settlement.date, settlement.paid};
  desk.schedule(OperationId::FindPayment, lookup_key(posting), record->invoice.number, desk.now.wall, written(posting));
}

}  // namespace

bool payments_are_awaited(const Desk& desk) {
  if (desk.store.any_invoice_is_unpaid()) return true;
  const std::optional<std::string> until = desk.store.note(reversals_until);
  return until && desk.now.wall < instant_of(*until);
}

std::optional<HttpRequest> ask_for_remittances(Desk& desk, store::Work& work) {
  return ask(desk, work, desk.channel().remittances, desk.store.note(last_payment).value_or(""));
}

Result<void> take_remittances(Desk& desk, store::Work& work, std::string_view body) {
  const auto heard = hear_whole(desk, work, desk.channel().remittances, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!*heard) return {};
  const std::vector<trade::RemittanceLine>& rows = **heard;
  for (const trade::Settlement& settlement : trade::settle(rows)) take_settlement(desk, settlement);
  if (!rows.empty()) desk.store.set_note(last_payment, rows.back().payment);
  work.failures = 0;
  work.parameters.clear();
  desk.postpone(work, desk.now.wall + desk.config.*desk.operation_of(work).interval);
  return {};
}

std::optional<HttpRequest> ask_for_payment(Desk& desk, store::Work& work) {
  return ask(desk, work, desk.dialect().payments, posting_of(work).document());
}

Result<void> take_payment_count(Desk& desk, store::Work& work, std::string_view body) {
  const auto heard = hear_whole(desk, work, desk.dialect().payments, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!*heard) return {};
  const std::int64_t count = **heard;
  const Posting posting = posting_of(work);
  desk.finish(work);

  std::optional<store::Work> creation = desk.store.work(payment_key(posting));
  if (count == 0) {
    if (creation && desk.may_still_come(*creation)) {
      ++creation->failures;
      desk.store.save(*creation);
      const Instant soon = desk.now.wall + desk.backoff(creation->failures, creation->key);
      desk.schedule(OperationId::FindPayment, work.key, work.subject, std::min(soon, creation->due), written(posting));
    } else if (creation && creation->state == store::WorkState::InDoubt) {
      desk.postpone(*creation, desk.now.wall);
    } else {
      desk.schedule(OperationId::CreatePayment, payment_key(posting), work.subject, desk.now.wall, written(posting));
    }
    return {};
  }
  if (count > 1) {
    desk.raise(ExceptionKind::DuplicatePayment, posting.document(), "", 0, posting.amount,
               fmt::format("the ERP has {} payments with this number", count));
  }
  if (creation) desk.finish(*creation);
  mark_paid(desk, work.subject);
  return {};
}

std::optional<HttpRequest> make_payment(Desk& desk, store::Work& work) {
  const Posting posting = posting_of(work);
  return ask(desk, work, desk.dialect().create_payment,
             {posting.document(), work.subject, posting.date, posting.amount, "Amazon payment " + posting.payment});
}

Result<void> take_created_payment(Desk& desk, store::Work& work, std::string_view body) {
  const auto created = hear_whole(desk, work, desk.dialect().create_payment, body);
  if (!created) return tl::unexpected<Error>(created.error());
  if (!*created) return {};
  desk.finish(work);
  mark_paid(desk, work.subject);
  return {};
}

void doubt_created_payment(Desk& desk, store::Work& work) {
  desk.doubt(work);
  const Posting posting = posting_of(work);
  desk.schedule(OperationId::FindPayment, lookup_key(posting), work.subject, desk.now.wall + desk.config.call_timeout,
                written(posting));
}

bool refuse_payment(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) {
  if (reception != trade::Reception::Wrong) return false;
  const Posting posting = posting_of(work);
  work.state = store::WorkState::Failed;
  work.last_error = desk.dialect().error_text(body);
  desk.store.save(work);
  desk.reopen(ExceptionKind::PaymentRefused, posting.document(), "", 0, posting.amount, work.last_error);
  return true;
}

}  // namespace vendorproof::flow
