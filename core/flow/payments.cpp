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

}  // namespace

void schedule_payment(Desk& desk, const trade::Settlement& settlement, const std::string& invoice) {
  const Posting posting{settlement.payment, settlement.invoice, settlement.date, settlement.paid};
  desk.schedule(OperationId::FindPayment, lookup_key(posting), invoice, desk.now.wall, written(posting));
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
      desk.schedule(OperationId::FindPayment, work.key, work.subject, desk.next_look(*creation), written(posting));
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
  desk.store.close(trade::exception_key(ExceptionKind::PaymentRefused, posting.document()));
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
  desk.store.close(trade::exception_key(ExceptionKind::PaymentRefused, posting_of(work).document()));
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
  desk.reopen(ExceptionKind::PaymentRefused, posting.document(), "", 0, posting.amount, work.last_error,
              work.last_error);
  return true;
}

}  // namespace vendorproof::flow
