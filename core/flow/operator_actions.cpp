#include "core/flow/operator_actions.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "core/flow/answers/acknowledgements.h"
#include "core/flow/corrections/despatch_changes.h"
#include "core/flow/credits/credit_notes.h"
#include "core/flow/despatches.h"
#include "core/flow/invoices.h"
#include "core/flow/money/journal.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/modified_since.h"
#include "core/flow/outbox/odd_rows.h"
#include "core/flow/overview/incidents.h"
#include "core/flow/payments.h"
#include "core/flow/sales/case_remainders.h"
#include "core/flow/sales/item_master.h"
#include "core/flow/sales/sales_orders.h"
#include "core/flow/ship_notices.h"
#include "core/flow/takeover/takeover.h"

namespace vendorproof::flow {

namespace {

using trade::Act;

std::string subject_in_key_of(const TradeException& exception) {
  return exception.key.substr(text_of(exception.kind).size() + 1);
}

void acknowledge_again(Desk& desk, const TradeException& exception) {
  std::optional<store::OrderRecord> record = store::to_change(desk.store.order(subject_in_key_of(exception)));
  if (!record) return;
  offer_acknowledgement_again(desk, *record);
  save_order(desk, std::move(*record));
}

template <auto look>
void look_at_sales_order(Desk& desk, const TradeException& exception) {
  std::optional<store::OrderRecord> record = store::to_change(desk.store.order(exception.purchase_order));
  if (!record) return;
  look(desk, *record);
  save_order(desk, std::move(*record));
}

constexpr auto search_again = look_at_sales_order<find_sales_order_again>;
constexpr auto make_sales_order_now = look_at_sales_order<take_over_without_sales_order>;
constexpr auto compare_again = look_at_sales_order<read_sales_order_again>;

void make_due(Desk& desk, const std::string& key) {
  std::optional<store::Work> work = desk.store.work(key);
  if (work && work->state == store::WorkState::Due) desk.postpone(*work, desk.now.wall);
}

/// An answer that is taken closes the exception where it comes after a failure, so a retry counts as one.
void start_again(Desk& desk, const std::string& key, int failures) {
  std::optional<store::Work> work = desk.store.work(key);
  if (!work || work->state != store::WorkState::Failed) return make_due(desk, key);
  work->failures = failures;
  work->refusals = 0;
  desk.postpone(*work, desk.now.wall);
}

void retry_request(Desk& desk, const TradeException& exception) { start_again(desk, subject_in_key_of(exception), 1); }
void send_again(Desk& desk, const TradeException& exception) { start_again(desk, subject_in_key_of(exception), 0); }

void pay_again(Desk& desk, const TradeException& exception) {
  start_again(desk, "payment/" + subject_in_key_of(exception), 1);
}

// The operator says that somebody posted the payment by hand.
void paid_by_hand(Desk& desk, const TradeException& exception) { take_as_paid(desk, subject_in_key_of(exception)); }

void post_deduction_again(Desk& desk, const TradeException& exception) {
  post_journal_line_again(desk, subject_in_key_of(exception));
}

void judge_despatch(Desk& desk, const TradeException& exception) {
  judge_despatch_again(desk, subject_in_key_of(exception));
}
void declared_by_hand(Desk& desk, const TradeException& exception) {
  take_change_as_declared(desk, subject_in_key_of(exception));
}
void send_credit_memo(Desk& desk, const TradeException& exception) {
  send_credit_memo_all_the_same(desk, subject_in_key_of(exception));
}
void judge_credit_memo(Desk& desk, const TradeException& exception) {
  judge_credit_memo_again(desk, subject_in_key_of(exception));
}
void judge_invoice(Desk& desk, const TradeException& exception) {
  judge_invoice_again(desk, subject_in_key_of(exception));
}
void send_unchanged(Desk& desk, const TradeException& exception) {
  release_invoice(desk, subject_in_key_of(exception));
}

void resend_notice(Desk& desk, const TradeException& exception) {
  send_lost_notice_again(desk, subject_in_key_of(exception));
}
void found_notice(Desk& desk, const TradeException& exception) {
  take_notice_as_arrived(desk, subject_in_key_of(exception));
}
void resend_invoice(Desk& desk, const TradeException& exception) {
  send_invoice_again(desk, subject_in_key_of(exception));
}
void found_invoice(Desk& desk, const TradeException& exception) {
  take_invoice_as_arrived(desk, subject_in_key_of(exception));
}

void read_items_again(Desk& desk, const TradeException& /*exception*/) { request_item_master(desk); }

void read_list_again(Desk& desk, const TradeException& exception) {
  const std::string subject = subject_in_key_of(exception);
  const std::string name = subject.substr(0, subject.find('/'));
  if (name == "items") return request_item_master(desk);
  make_due(desk, "poll/" + name);
  read_odd_rows_again(desk, "poll/" + name);
}

void read_order_again(Desk& desk, const TradeException& exception) {
  const std::string subject = subject_in_key_of(exception);
  desk.schedule(OperationId::ReadOrder, "order/" + subject, subject, desk.now.wall);
}

/// Whatever waits for its time and is about the order, and the lists in which news of it would be.
void look_again(Desk& desk, const TradeException& exception) {
  for (const char* poll : {"poll/changes", "poll/despatches", "poll/invoices", "poll/remittances"})
    make_due(desk, poll);
  for (const Operation& operation : desk.operations) {
    if (operation.nature == Nature::Timer) continue;
    for (const std::string& key : desk.store.due_work_of(static_cast<int>(operation.id), Instant::max(), 10'000)) {
      if (desk.store.known_work(key).subject == exception.purchase_order) make_due(desk, key);
    }
  }
}

using Follow = void (*)(Desk& desk, const TradeException& exception);

/// What follows from an act; nullptr: the act is not allowed, or nothing follows from closing.
struct ActRow {
  ExceptionKind kind;
  Follow retry;
  Follow override_;
  Follow close;
};

constexpr ActRow act_rows[] = {
    {ExceptionKind::AcknowledgementFailed, acknowledge_again, nullptr, acknowledge_again},
    {ExceptionKind::BlockedItem, read_items_again, nullptr, nullptr},
    {ExceptionKind::CaseRemainder, count_cases_again, answer_with_loose_eaches, nullptr},
    {ExceptionKind::ChangeTooLate, compare_again, nullptr, nullptr},
    {ExceptionKind::CreditNoteFailed, judge_credit_memo, nullptr, judge_credit_memo},
    {ExceptionKind::CreditNoteHeld, judge_credit_memo, send_credit_memo, nullptr},
    {ExceptionKind::CurrencyMismatch, read_items_again, nullptr, nullptr},
    {ExceptionKind::DeductionRefused, post_deduction_again, nullptr, post_deduction_again},
    {ExceptionKind::DespatchChanged, nullptr, nullptr, declared_by_hand},
    {ExceptionKind::DespatchIncomplete, judge_despatch, nullptr, judge_despatch},
    {ExceptionKind::DespatchMismatch, judge_despatch, nullptr, judge_despatch},
    {ExceptionKind::DuplicateSalesOrder, search_again, nullptr, search_again},
    {ExceptionKind::InvoiceFailed, judge_invoice, send_unchanged, judge_invoice},
    {ExceptionKind::InvoiceLost, resend_invoice, nullptr, found_invoice},
    {ExceptionKind::InvoiceMismatch, judge_invoice, send_unchanged, judge_invoice},
    {ExceptionKind::InvoiceUnpaid, resend_invoice, nullptr, nullptr},
    {ExceptionKind::LineAdded, compare_again, nullptr, nullptr},
    {ExceptionKind::LineMissingInErp, compare_again, nullptr, nullptr},
    {ExceptionKind::OrderAlreadyAcknowledged, make_sales_order_now, nullptr, nullptr},
    {ExceptionKind::OrderStalled, look_again, nullptr, nullptr},
    {ExceptionKind::PaymentRefused, pay_again, nullptr, paid_by_hand},
    {ExceptionKind::PriceMismatch, read_items_again, nullptr, nullptr},
    {ExceptionKind::RequestRefused, retry_request, nullptr, send_again},
    {ExceptionKind::ShipNoticeFailed, judge_despatch, nullptr, judge_despatch},
    {ExceptionKind::ShipNoticeLost, resend_notice, nullptr, found_notice},
    {ExceptionKind::UnitMismatch, read_items_again, nullptr, nullptr},
    {ExceptionKind::UnknownItem, read_items_again, nullptr, nullptr},
    {ExceptionKind::UnreadableAnswer, retry_request, nullptr, nullptr},
    {ExceptionKind::UnreadableOrder, read_order_again, nullptr, nullptr},
    {ExceptionKind::UnreadableRow, read_list_again, nullptr, nullptr},
};

ActRow act_row_of(ExceptionKind kind) {
  const auto* const row = std::find_if(std::begin(act_rows), std::end(act_rows),
                                       [&](const ActRow& candidate) { return candidate.kind == kind; });
  return row == std::end(act_rows) ? ActRow{kind, nullptr, nullptr, nullptr} : *row;
}

Follow follow_of(const ActRow& row, Act act) {
  switch (act) {
    case Act::Retry:
      return row.retry;
    case Act::Override:
      return row.override_;
    case Act::Close:
      return row.close;
    case Act::Assign:
      break;
  }
  return nullptr;
}

Error unknown_key(const Desk& desk, const std::string& key) {
  std::vector<std::string> known;
  std::vector<TradeException> open = desk.store.exceptions();
  std::erase_if(open, [](const TradeException& exception) { return !exception.open; });
  for (const Incident& incident : incidents_of(open)) known.push_back(incident.key);
  for (const TradeException& exception : open) known.push_back(exception.key);
  return {ErrorCode::NotFound,
          fmt::format("no exception and no incident is called '{}'{}", shown_word(key), suggestion(key, known))};
}

std::string words_of(const std::vector<Act>& acts) {
  std::vector<std::string> names;
  for (const Act act : acts) names.emplace_back(trade::text_of(act));
  return join(names, ", ");
}

Error not_allowed(ExceptionKind kind, Act act) {
  return {ErrorCode::Denied, fmt::format("{} is not possible for {}: {}; possible are {}", trade::text_of(act),
                                         text_of(kind), trade::row_of(kind).remedy, words_of(acts_for(kind)))};
}

void apply(Desk& desk, const OperatorAction& action, const TradeException& exception) {
  trade::ActRecord record;
  record.exception = exception.key;
  record.incident = action.key;
  record.act = action.act;
  record.person = action.person;
  record.at = desk.now.wall;
  record.note = action.note;
  record.assignee = action.assignee;
  desk.store.add(std::move(record));
  if (action.act == Act::Assign) desk.store.assign(exception.key, action.assignee);
  if (action.act == Act::Close) desk.store.close(exception.key, action.note);
  if (const Follow follow = follow_of(act_row_of(exception.kind), action.act)) follow(desk, exception);
}

}  // namespace

std::vector<Act> acts_for(ExceptionKind kind) {
  const ActRow row = act_row_of(kind);
  std::vector<Act> acts;
  if (row.retry != nullptr) acts.push_back(Act::Retry);
  if (row.override_ != nullptr) acts.push_back(Act::Override);
  acts.push_back(Act::Close);
  acts.push_back(Act::Assign);
  return acts;
}

std::optional<Error> take_operator_action(Desk& desk, const OperatorAction& action) {
  const std::vector<TradeException> members = members_of(desk.store, action.key);
  if (members.empty()) {
    if (!desk.store.exception(action.key)) return unknown_key(desk, action.key);
    return Error{ErrorCode::Conflict, fmt::format("{} is closed already", action.key)};
  }
  const std::vector<Act> allowed = acts_for(members.front().kind);
  if (std::find(allowed.begin(), allowed.end(), action.act) == allowed.end()) {
    return not_allowed(members.front().kind, action.act);
  }
  for (const TradeException& exception : members) {
    // What follows from one of them may have closed another.
    const std::optional<TradeException> now = desk.store.exception(exception.key);
    if (now && now->open) apply(desk, action, *now);
  }
  return std::nullopt;
}

}  // namespace vendorproof::flow
