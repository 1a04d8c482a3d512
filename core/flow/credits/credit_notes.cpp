#include "core/flow/credits/credit_notes.h"

#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/money/ledger.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/modified_since.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/sales/item_master.h"
#include "core/flow/takeover/memory.h"
#include "core/store/attic/attic.h"
#include "core/store/credit_memos.h"
#include "core/store/text/document_text.h"
#include "core/trade/billing/credit_note.h"
#include "core/trade/billing/invoice_orders.h"

namespace vendorproof::flow {

namespace {

using store::CreditMemoRecord;
using store::CreditState;

void hold(Desk& desk, CreditMemoRecord& record, const std::string& why) {
  record.state = CreditState::Held;
  desk.reopen(ExceptionKind::CreditNoteHeld, record.memo.number, record.purchase_order, 0, abs(record.memo.total), why);
}

/// Why the credit memo fits no invoice that we sent.
std::string words_of_missing_invoice(Desk& desk, const trade::CreditMemo& memo) {
  if (memo.invoice.empty()) return "it names no invoice that it corrects";
  if (const std::optional<store::Left> left = store::Attic(desk.store).invoice_left(memo.invoice)) {
    return fmt::format("invoice {} was settled and put away on {}", memo.invoice, format_instant(left->at));
  }
  return fmt::format("invoice {} was not sent by this program", memo.invoice);
}

trade::CreditGround ground_of(Desk& desk, const trade::CreditMemo& memo, const store::InvoiceRecord& invoice) {
  trade::CreditGround ground;
  ground.invoice = invoice.invoice;
  ground.amazon_id = invoice.amazon_id;
  for (const std::string& number : trade::orders_of(invoice.invoice)) {
    const store::Found<store::OrderRecord> order = desk.store.order(number);
    if (!order) continue;  // it is settled and put away
    ground.orders.push_back(
        {trade::with_unit_sizes(order->order, plan_of(desk, *order)), line_of_erp_sequence(order->sales_order)});
  }
  for (CreditMemoRecord& other : store::CreditMemos(desk.store).for_invoice(invoice.invoice.number)) {
    const bool has_left = other.state == CreditState::Sending || other.state == CreditState::Succeeded;
    if (has_left && other.memo.number != memo.number) ground.earlier.push_back(std::move(other.memo));
  }
  ground.vendor_party = desk.config.remit_to_party;
  ground.rounding = desk.config.invoicing.rounding;
  return ground;
}

/// The first look at credit memos goes back so far, or to the first invoice; a store that was made anew looks at all.
constexpr Duration older_memos = std::chrono::hours(24);
constexpr Duration oldest_memos = std::chrono::hours(24 * 60);
constexpr const char* poll_of_memos = "poll/credit-memos";

/// INV-30, X12: Amazon takes credit notes in Europe and India.
bool sends_credit_notes(const Desk& desk) {
  const trade::Region region = desk.config.shipping.region;
  const bool is_taken = region == trade::Region::Europe || region == trade::Region::India;
  return is_taken && !desk.channel().submissions.credit_note.empty();
}

void send(Desk& desk, CreditMemoRecord& record, const trade::AmazonCreditNote& note) {
  record.state = CreditState::Sending;
  const std::string key = fmt::format("credit-note/{}/{}", record.memo.invoice, note.id);
  desk.schedule(OperationId::SubmitCreditNote, key, note.id, desk.now.wall, store::write_document(note));
  const store::Found<store::OrderRecord> order = desk.store.order(record.purchase_order);
  if (order && predates_memory(desk, order->order)) may_have_arrived(desk, key);
}

/// What a person says of a credit memo that may be for what Amazon has withheld.
enum class Withheld { Ask, SendAllTheSame };

void judge(Desk& desk, CreditMemoRecord& record, Withheld choice = Withheld::Ask) {
  const trade::CreditMemo& memo = record.memo;
  record.state = CreditState::Waiting;
  const store::Found<store::InvoiceRecord> invoice = memo.invoice.empty() ? nullptr : desk.store.invoice(memo.invoice);
  enter_credit(desk, memo, invoice ? &invoice->invoice : nullptr);
  if (!invoice) return hold(desk, record, words_of_missing_invoice(desk, memo));

  record.purchase_order = invoice->invoice.purchase_order;
  const trade::CreditCheck check = trade::check_credit_memo(memo, ground_of(desk, memo, *invoice));
  if (!check.problems.empty()) return hold(desk, record, join(check.problems, "; "));
  const Money withheld = withheld_of(desk, invoice->invoice);
  if (choice == Withheld::Ask && !(withheld < memo.total)) {
    return hold(
        desk, record,
        fmt::format("Amazon has withheld {} of invoice {} already: if this credit memo is for that, close this, "
                    "because a credit note would take it off a second time; if not, override this",
                    withheld.text(), memo.invoice));
  }
  if (!sends_credit_notes(desk)) {
    return hold(
        desk, record,
        fmt::format("Amazon takes no credit notes of this vendor: agree in Vendor Central that {} of invoice {} is "
                    "given back",
                    memo.total.text(), memo.invoice));
  }
  desk.store.close(trade::exception_key(ExceptionKind::CreditNoteHeld, memo.number));
  if (store::is_at_amazon(*invoice)) send(desk, record, check.note);
}

bool may_still_change(const CreditMemoRecord& record) {
  return record.state == CreditState::Waiting || record.state == CreditState::Held;
}

void see_credit_memo(Desk& desk, trade::CreditMemo memo) {
  store::CreditMemos memos(desk.store);
  std::optional<CreditMemoRecord> record = memos.find(memo.number);
  if (record && (!may_still_change(*record) || record->memo == memo)) return;
  if (!record) record.emplace();
  record->memo = std::move(memo);
  judge(desk, *record);
  memos.save(*record);
}

ListQuestions<trade::CreditMemo> credit_memo_list(const Desk& desk) {
  return {desk.dialect().credit_memo_heads, desk.dialect().credit_memos};
}

bool credit_memo_is_known(Desk& desk, const trade::DocumentHead& head) {
  const std::optional<CreditMemoRecord> known = store::CreditMemos(desk.store).find(head.number);
  return known && (!may_still_change(*known) || known->memo.modified_at == head.modified_at);
}

}  // namespace

bool credit_memos_are_awaited(const Desk& desk) {
  return desk.dialect().credit_memos.ask != nullptr && store::CreditMemos(desk.store).any_invoice();
}

// What was posted before was handled by people, or by the program that was here before.
void await_credit_memos_since(Desk& desk, Instant posted) {
  if (remembers_since(desk)) return;
  // A date in an invoice may be anything that a person typed.
  const Instant from = std::max(posted, desk.now.wall - oldest_memos);
  read_only_since(desk, poll_of_memos, std::min(from, desk.now.wall - older_memos));
}

std::optional<HttpRequest> ask_for_credit_memos(Desk& desk, store::Work& work) {
  await_credit_memos_since(desk, desk.now.wall);
  return ask_for_list(desk, work, credit_memo_list(desk));
}

Result<void> take_credit_memos(Desk& desk, store::Work& work, std::string_view body) {
  auto taken = take_list(desk, work, body, credit_memo_list(desk), credit_memo_is_known, see_credit_memo);
  read_items_for_odd_rows(desk, list_of(work));
  return taken;
}

void release_credit_memos_of(Desk& desk, const std::string& invoice) {
  store::CreditMemos memos(desk.store);
  for (CreditMemoRecord& record : memos.for_invoice(invoice)) {
    if (!may_still_change(record)) continue;
    judge(desk, record);
    memos.save(record);
  }
}

void judge_credit_memo_again(Desk& desk, const std::string& number) {
  store::CreditMemos memos(desk.store);
  std::optional<CreditMemoRecord> record = memos.find(number);
  if (!record || (record->state != CreditState::Held && record->state != CreditState::Failed)) return;
  judge(desk, *record);
  memos.save(*record);
}

void send_credit_memo_all_the_same(Desk& desk, const std::string& number) {
  store::CreditMemos memos(desk.store);
  std::optional<CreditMemoRecord> record = memos.find(number);
  if (!record || record->state != CreditState::Held) return;
  judge(desk, *record, Withheld::SendAllTheSame);
  memos.save(*record);
}

std::optional<channel::Document> make_credit_note(Desk&, store::Work& work) {
  return store::read_document<trade::AmazonCreditNote>(parameters_of(work), work.key);
}

// Sends the same number and body again. If Amazon refuses it as a duplicate, the first one has arrived.
void credit_note_succeeded(Desk& desk, store::Work& work) {
  store::CreditMemos memos(desk.store);
  CreditMemoRecord record = memos.known(work.subject);
  record.state = CreditState::Succeeded;
  memos.save(record);
  desk.store.close(trade::exception_key(ExceptionKind::CreditNoteFailed, work.subject));
}

void credit_note_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  store::CreditMemos memos(desk.store);
  CreditMemoRecord record = memos.known(work.subject);
  record.state = CreditState::Failed;
  memos.save(record);
  desk.reopen(ExceptionKind::CreditNoteFailed, work.subject, record.purchase_order, 0, record.memo.total,
              fmt::format("{}: {}", transaction.error_code, transaction.error_message),
              "code=" + transaction.error_code);
}

}  // namespace vendorproof::flow
