#include "core/flow/payments.h"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/invoices.h"
#include "core/flow/money/dates.h"
#include "core/flow/money/ledger.h"
#include "core/flow/money/once.h"
#include "core/flow/money/overdue.h"
#include "core/flow/outbox/questions.h"
#include "core/trade/exception.h"
#include "core/trade/remittance.h"

namespace vendorproof::flow {

namespace {

/// Parameters of both rows of a payment, one field per line; the subject of the row is the ERP's invoice.
struct Posting {
  std::string payment;
  std::string invoice;
  Instant date;
  Money amount;
  Instant earliest;  ///< the end of its batch

  std::string document() const { return payment + "/" + invoice; }
};

std::string written(const Posting& posting) {
  return join(
      {posting.payment, posting.invoice, text_of(posting.date), posting.amount.text(), text_of(posting.earliest)},
      "\n");
}

Posting posting_of(const store::Work& work) {
  const std::vector<std::string> parts = split(parameters_of(work), '\n');
  Posting posting;
  if (parts.size() < 4) return posting;
  posting.payment = parts[0];
  posting.invoice = parts[1];
  posting.date = instant_of(parts[2]);
  posting.amount = Money::parse(parts[3]).value_or(Money());
  if (parts.size() > 4) posting.earliest = instant_of(parts[4]);
  return posting;
}

std::string lookup_key(const Posting& posting) { return "find-payment/" + posting.document(); }
std::string payment_key(const Posting& posting) { return "payment/" + posting.document(); }

OnceOnly once_of(const Posting& posting, const std::string& invoice) {
  return {OperationId::FindPayment, lookup_key(posting), OperationId::CreatePayment, payment_key(posting), invoice,
          written(posting)};
}

void be_paid(Desk& desk, const Posting& posting, const std::string& invoice) {
  enter_posted(desk, {posting.document(), posting.payment, invoice, posting.date, posting.amount});
  mark_paid(desk, invoice);
  desk.store.close(trade::exception_key(ExceptionKind::PaymentRefused, posting.document()));
}

void fail_payment(Desk& desk, store::Work& work, const Posting& posting, const std::string& why) {
  work.state = store::WorkState::Failed;
  work.last_error = why;
  desk.store.save(work);
  desk.reopen(ExceptionKind::PaymentRefused, posting.document(), "", 0, posting.amount, why, why);
}

}  // namespace

void schedule_payment(Desk& desk, const trade::Settlement& settlement, const std::string& invoice) {
  const Instant at = trade::posting_time(desk.config.posting, desk.now.wall);
  const Posting posting{settlement.payment, settlement.invoice, settlement.date, settlement.paid, at};
  note_remitted(desk, invoice, posting.document());
  desk.schedule(OperationId::FindPayment, lookup_key(posting), invoice, at, written(posting));
}

std::optional<HttpRequest> ask_for_payment(Desk& desk, store::Work& work) {
  const Posting posting = posting_of(work);
  if (waits_for_batch(desk, work, posting.earliest)) return std::nullopt;
  return ask(desk, work, desk.dialect().payments, posting.document());
}

Result<void> take_payment_count(Desk& desk, store::Work& work, std::string_view body) {
  const auto heard = hear_whole(desk, work, desk.dialect().payments, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!*heard) return {};
  const std::int64_t count = **heard;
  const Posting posting = posting_of(work);
  desk.finish(work);
  if (count == 0) {
    create_once(desk, once_of(posting, work.subject));
    return {};
  }
  if (count > 1) {
    desk.raise(ExceptionKind::DuplicatePayment, posting.document(), "", 0, posting.amount,
               fmt::format("the ERP has {} payments with this number", count));
  }
  if (std::optional<store::Work> creation = desk.store.work(payment_key(posting))) desk.finish(*creation);
  be_paid(desk, posting, work.subject);
  return {};
}

std::optional<HttpRequest> make_payment(Desk& desk, store::Work& work) {
  Posting posting = posting_of(work);
  const std::optional<Instant> date = trade::posting_date(desk.config.posting, posting.date);
  if (!date) {
    fail_payment(desk, work, posting, words_of_closed_period(desk, posting.date));
    return std::nullopt;
  }
  if (*date != posting.date) {
    posting.date = *date;
    work.parameters = written(posting);
  }
  return ask(desk, work, desk.dialect().create_payment,
             {posting.document(), work.subject, posting.date, posting.amount, "Amazon payment " + posting.payment});
}

Result<void> take_created_payment(Desk& desk, store::Work& work, std::string_view body) {
  const auto created = hear_whole(desk, work, desk.dialect().create_payment, body);
  if (!created) return tl::unexpected<Error>(created.error());
  if (!*created) return {};
  const Posting posting = posting_of(work);
  desk.finish(work);
  be_paid(desk, posting, work.subject);
  return {};
}

void doubt_created_payment(Desk& desk, store::Work& work) {
  look_after_doubt(desk, work, once_of(posting_of(work), work.subject));
}

bool refuse_payment(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) {
  if (reception != trade::Reception::Wrong) return false;
  Posting posting = posting_of(work);
  if (const std::optional<Instant> date = later_date(desk, posting.date, body)) {
    posting.date = *date;
    work.parameters = written(posting);
    desk.postpone(work, desk.now.wall);
    return true;
  }
  fail_payment(desk, work, posting, desk.dialect().error_text(body));
  return true;
}

void take_as_paid(Desk& desk, const std::string& document) {
  std::optional<store::Work> work = desk.store.work("payment/" + document);
  if (!work || work->state != store::WorkState::Failed) return;
  const Posting posting = posting_of(*work);
  desk.finish(*work);
  be_paid(desk, posting, work->subject);
}

}  // namespace vendorproof::flow
