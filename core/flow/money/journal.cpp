#include "core/flow/money/journal.h"

#include <vector>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/flow/money/dates.h"
#include "core/flow/money/once.h"
#include "core/flow/outbox/questions.h"
#include "core/trade/ledger/movement.h"

namespace vendorproof::flow {

namespace {

std::string written(const JournalPosting& posting) {
  return join({posting.payment, posting.document, posting.reason, posting.account, posting.bank, text_of(posting.date),
               posting.amount.text(), posting.exception, text_of(posting.earliest)},
              "\n");
}

JournalPosting journal_posting_of(const store::Work& work) {
  const std::vector<std::string> parts = split(parameters_of(work), '\n');
  JournalPosting posting;
  if (parts.size() < 9) return posting;
  posting.payment = parts[0];
  posting.document = parts[1];
  posting.reason = parts[2];
  posting.account = parts[3];
  posting.bank = parts[4];
  posting.date = instant_of(parts[5]);
  posting.amount = Money::parse(parts[6]).value_or(Money());
  posting.exception = parts[7];
  posting.earliest = instant_of(parts[8]);
  return posting;
}

std::string creation_key(const JournalPosting& posting) { return "journal/" + posting.identity(); }

OnceOnly once_of(const JournalPosting& posting) {
  return {OperationId::FindJournalLine,
          "find-journal/" + posting.identity(),
          OperationId::CreateJournalLine,
          creation_key(posting),
          posting.document,
          written(posting)};
}

void enter_line(Desk& desk, const JournalPosting& posting) {
  const bool is_back = posting.amount.is_negative();
  const bool is_on_bank = !posting.bank.empty();
  trade::Movement movement;
  movement.key = posted_under(posting.document, is_on_bank) + posting.payment + "/" + posting.reason;
  movement.kind = is_back ? trade::MovementKind::ReversalPosted : trade::MovementKind::DeductionPosted;
  movement.at = posting.date;
  const store::Found<store::InvoiceRecord> invoice = desk.store.invoice(posting.document);
  movement.is_of_ours = invoice != nullptr;
  movement.document = posting.document;
  if (invoice) movement.purchase_order = invoice->invoice.purchase_order;
  movement.payment = posting.payment;
  movement.reason = posting.reason.substr(0, posting.reason.find(' '));
  movement.amount = abs(posting.amount);
  desk.store.enter(movement);
  if (!is_on_bank) return;
  movement.key = "bank/" + posting.identity();
  movement.kind = trade::MovementKind::PaymentPosted;
  movement.reason.clear();
  movement.amount = -posting.amount;
  desk.store.enter(movement);
}

void be_posted(Desk& desk, const JournalPosting& posting) {
  enter_line(desk, posting);
  desk.store.close(trade::exception_key(ExceptionKind::DeductionRefused, posting.identity()));
  if (!posting.exception.empty()) desk.store.close(posting.exception, "posted on account " + posting.account);
}

void fail_line(Desk& desk, store::Work& work, const JournalPosting& posting, const std::string& why) {
  work.state = store::WorkState::Failed;
  work.last_error = why;
  desk.store.save(work);
  desk.reopen(ExceptionKind::DeductionRefused, posting.identity(), "", 0, abs(posting.amount), why);
}

}  // namespace

std::string number_of(const JournalPosting& posting) {
  return fmt::format("VP{:016X}", hash_of(0, posting.identity()));
}

std::string posted_under(const std::string& document, bool is_on_bank) {
  return std::string(is_on_bank ? "deducted-bank/" : "deducted/") + document + "//";
}

void schedule_journal_line(Desk& desk, JournalPosting posting) {
  posting.earliest = trade::posting_time(desk.config.posting, desk.now.wall);
  const OnceOnly once = once_of(posting);
  const std::optional<store::Work> creation = desk.store.work(once.create_key);
  if (creation && (creation->state == store::WorkState::Failed || creation->state == store::WorkState::Done)) return;
  desk.schedule(once.find, once.find_key, once.subject, posting.earliest, once.parameters);
}

std::optional<HttpRequest> ask_for_journal_line(Desk& desk, store::Work& work) {
  const JournalPosting posting = journal_posting_of(work);
  if (waits_for_batch(desk, work, posting.earliest)) return std::nullopt;
  return ask(desk, work, desk.dialect().journal_lines, number_of(posting));
}

Result<void> take_journal_line_count(Desk& desk, store::Work& work, std::string_view body) {
  const auto heard = hear_whole(desk, work, desk.dialect().journal_lines, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!*heard) return {};
  const std::int64_t count = **heard;
  const JournalPosting posting = journal_posting_of(work);
  desk.finish(work);
  if (count == 0) {
    create_once(desk, once_of(posting));
    return {};
  }
  if (count > 1) {
    desk.raise(ExceptionKind::DuplicatePayment, posting.identity(), "", 0, abs(posting.amount),
               fmt::format("the ERP has {} journal lines with number {}", count, number_of(posting)));
  }
  if (std::optional<store::Work> creation = desk.store.work(creation_key(posting))) desk.finish(*creation);
  be_posted(desk, posting);
  return {};
}

std::optional<HttpRequest> make_journal_line(Desk& desk, store::Work& work) {
  JournalPosting posting = journal_posting_of(work);
  const std::optional<Instant> date = trade::posting_date(desk.config.posting, posting.date);
  if (!date) {
    fail_line(desk, work, posting, words_of_closed_period(desk, posting.date));
    return std::nullopt;
  }
  if (*date != posting.date) {
    posting.date = *date;
    work.parameters = written(posting);
  }
  const char* const back = posting.amount.is_negative() ? "posted back: " : "";
  return ask(
      desk, work, desk.dialect().create_journal_line,
      {number_of(posting), posting.payment, posting.account, posting.bank, posting.date, posting.amount,
       fmt::format("Amazon {} {}", posting.reason, posting.document),
       fmt::format("{}{} about {} in Amazon's payment {}", back, posting.reason, posting.document, posting.payment)});
}

Result<void> take_created_journal_line(Desk& desk, store::Work& work, std::string_view body) {
  const auto created = hear_whole(desk, work, desk.dialect().create_journal_line, body);
  if (!created) return tl::unexpected<Error>(created.error());
  if (!*created) return {};
  const JournalPosting posting = journal_posting_of(work);
  desk.finish(work);
  be_posted(desk, posting);
  return {};
}

void doubt_journal_line(Desk& desk, store::Work& work) {
  look_after_doubt(desk, work, once_of(journal_posting_of(work)));
}

bool refuse_journal_line(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) {
  if (reception != trade::Reception::Wrong) return false;
  JournalPosting posting = journal_posting_of(work);
  if (const std::optional<Instant> date = later_date(desk, posting.date, body)) {
    posting.date = *date;
    work.parameters = written(posting);
    desk.postpone(work, desk.now.wall);
    return true;
  }
  fail_line(desk, work, posting, desk.dialect().error_text(body));
  return true;
}

void post_journal_line_again(Desk& desk, const std::string& identity) {
  std::optional<store::Work> work = desk.store.work("journal/" + identity);
  if (!work || work->state != store::WorkState::Failed) return;
  work->failures = 0;
  work->refusals = 0;
  desk.postpone(*work, desk.now.wall);
}

}  // namespace vendorproof::flow
