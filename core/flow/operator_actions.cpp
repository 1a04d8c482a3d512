#include "core/flow/operator_actions.h"

#include <string>
#include <string_view>
#include <utility>

#include "core/flow/acknowledgements.h"
#include "core/flow/despatches.h"
#include "core/flow/invoices.h"
#include "core/flow/money/journal.h"
#include "core/flow/orders.h"
#include "core/flow/payments.h"
#include "core/flow/sales/sales_orders.h"

namespace vendorproof::flow {

namespace {

void acknowledge_again(Desk& desk, const std::string& purchase_order) {
  std::optional<store::OrderRecord> record = store::to_change(desk.store.order(purchase_order));
  if (!record) return;
  offer_acknowledgement_again(desk, *record);
  save_order(desk, std::move(*record));
}

void search_again(Desk& desk, const std::string& purchase_order) {
  std::optional<store::OrderRecord> record = store::to_change(desk.store.order(purchase_order));
  if (!record) return;
  find_sales_order_again(desk, *record);
  save_order(desk, std::move(*record));
}

void send_again(Desk& desk, const std::string& key) {
  std::optional<store::Work> work = desk.store.work(key);
  if (!work || work->state != store::WorkState::Failed) return;
  work->failures = 0;
  work->refusals = 0;
  desk.postpone(*work, desk.now.wall);
}

struct Sequel {
  ExceptionKind kind;
  void (*follow)(Desk& desk, const std::string& subject);
};

constexpr Sequel sequels[] = {
    {ExceptionKind::AcknowledgementFailed, acknowledge_again},
    {ExceptionKind::DeductionRefused, post_journal_line_again},
    {ExceptionKind::DespatchIncomplete, judge_despatch_again},
    {ExceptionKind::DespatchMismatch, judge_despatch_again},
    {ExceptionKind::DuplicateSalesOrder, search_again},
    {ExceptionKind::InvoiceFailed, release_invoice},
    {ExceptionKind::InvoiceMismatch, release_invoice},
    {ExceptionKind::PaymentRefused, take_as_paid},
    {ExceptionKind::RequestRefused, send_again},
    {ExceptionKind::ShipNoticeFailed, judge_despatch_again},
};

}  // namespace

void take_operator_action(Desk& desk, const OperatorAction& action) {
  const std::optional<TradeException> exception = desk.store.exception(action.exception_key);
  if (!exception || !desk.store.close(action.exception_key, action.note)) return;
  for (const Sequel& sequel : sequels) {
    if (sequel.kind == exception->kind) sequel.follow(desk, exception->key.substr(text_of(exception->kind).size() + 1));
  }
}

}  // namespace vendorproof::flow
