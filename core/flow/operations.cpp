#include "core/flow/operations.h"

#include <algorithm>

#include "core/flow/answers/acknowledgements.h"
#include "core/flow/answers/silent_erp.h"
#include "core/flow/corrections/read_back.h"
#include "core/flow/credits/credit_notes.h"
#include "core/flow/despatches.h"
#include "core/flow/invoices.h"
#include "core/flow/money/journal.h"
#include "core/flow/order_polls.h"
#include "core/flow/outbox/desk.h"
#include "core/flow/overview/stalls.h"
#include "core/flow/payments.h"
#include "core/flow/remittances.h"
#include "core/flow/sales/asked_items.h"
#include "core/flow/sales/item_master.h"
#include "core/flow/sales/sales_order_head.h"
#include "core/flow/sales/sales_order_lines.h"
#include "core/flow/sales/sales_order_mending.h"
#include "core/flow/sales/sales_order_release.h"
#include "core/flow/sales/sales_orders.h"
#include "core/flow/ship_notices.h"
#include "core/flow/takeover/takeover.h"
#include "core/flow/transactions.h"
#include "core/retirement/retirement.h"

namespace vendorproof::flow {

namespace {

using channel::Channel;
using channel::SubmissionNames;
using erp::Dialect;

template <auto question>
trade::CallName erp_call(const Desk& desk, std::string_view bookmark) {
  return (desk.dialect().*question).name_at(bookmark);
}

template <auto question>
trade::CallName amazon_call(const Desk& desk, std::string_view bookmark) {
  return (desk.channel().*question).name_at(bookmark);
}

template <auto name>
trade::CallName submission(const Desk& desk, std::string_view) {
  return {desk.channel().submissions.*name, ""};
}

trade::CallName deadline_call(const Desk&, std::string_view) { return {"acknowledgementDeadline", ""}; }
trade::CallName retirement_call(const Desk&, std::string_view) { return {"retirement", ""}; }
trade::CallName asking_call(const Desk&, std::string_view) { return {"askingEnds", ""}; }
trade::CallName overdue_call(const Desk&, std::string_view) { return {"overdue", ""}; }
trade::CallName watch_call(const Desk&, std::string_view) { return {"watchOrder", ""}; }

// clang-format off
Operations first_rows() {
  using Id = OperationId;
  constexpr auto amazon = Peer::Amazon;
  constexpr auto erp = Peer::Erp;
  constexpr auto read = Nature::Read;
  constexpr auto write = Nature::Write;
  return {
      {.id = Id::PollOrders, .call = amazon_call<&Channel::orders>, .peer = amazon, .nature = read,
       .start = ask_for_new_orders, .answered = take_order_page,
       .refused = refuse_order_page, .poll = "poll/orders", .interval = &CoreConfig::poll_orders},
      {.id = Id::PollChanges, .call = amazon_call<&Channel::orders>, .peer = amazon, .nature = read,
       .start = ask_for_changed_orders, .answered = take_order_page,
       .refused = refuse_order_page, .poll = "poll/changes", .interval = &CoreConfig::poll_changes},
      {.id = Id::ReadItems, .call = erp_call<&Dialect::items>, .peer = erp, .nature = read,
       .start = ask_for_items, .answered = take_items, .restart = restart_item_master},
      {.id = Id::PollDespatches, .call = erp_call<&Dialect::despatches>, .peer = erp, .nature = read,
       .start = ask_for_despatches, .answered = take_despatches,
       .poll = "poll/despatches", .interval = &CoreConfig::poll_despatches, .is_needed = despatches_are_awaited},
      {.id = Id::PollInvoices, .call = erp_call<&Dialect::invoices>, .peer = erp, .nature = read,
       .start = ask_for_invoices, .answered = take_invoices,
       .poll = "poll/invoices", .interval = &CoreConfig::poll_invoices, .is_needed = invoices_are_awaited},
      {.id = Id::PollRemittances, .call = amazon_call<&Channel::remittances>, .peer = amazon, .nature = read,
       .start = ask_for_remittances, .answered = take_remittances,
       .poll = "poll/remittances", .interval = &CoreConfig::poll_remittances, .is_needed = payments_are_awaited},
      {.id = Id::FindSalesOrder, .call = erp_call<&Dialect::sales_orders>, .peer = erp, .nature = read,
       .start = ask_for_sales_order, .answered = take_sales_orders},
      {.id = Id::CreateSalesOrder, .call = erp_call<&Dialect::create_sales_order>, .peer = erp, .nature = write,
       .start = make_sales_order, .answered = take_created_sales_order,
       .in_doubt = doubt_new_part},
      {.id = Id::ChangeSalesOrderLine, .call = erp_call<&Dialect::change_line>, .peer = erp, .nature = write,
       .start = make_line_change, .answered = take_changed_line,
       .in_doubt = doubt_change, .refused = refuse_changed_line, .goes_on_unsent = true},
      {.id = Id::ReadReservations, .call = erp_call<&Dialect::reservations>, .peer = erp, .nature = read,
       .start = ask_for_reservations, .answered = take_reservations},
      {.id = Id::SubmitAcknowledgement, .call = submission<&SubmissionNames::acknowledgement>,
       .peer = amazon, .nature = write, .document = make_acknowledgement,
       .received = take_acknowledgement_receipt,
       .in_doubt = doubt_acknowledgement,
       .succeeded = acknowledgement_succeeded, .failed = acknowledgement_failed},
      {.id = Id::ReadOrderStatus, .call = amazon_call<&Channel::order_status>, .peer = amazon, .nature = read,
       .start = ask_for_order_status, .answered = take_order_status},
      {.id = Id::SubmitShipNotice, .call = submission<&SubmissionNames::ship_notice>,
       .peer = amazon, .nature = write, .document = make_ship_notice, .received = take_receipt,
       .in_doubt = submit_again, .succeeded = ship_notice_succeeded, .failed = ship_notice_failed,
       .unsaid = ship_notice_unsaid},
      {.id = Id::SubmitInvoice, .call = submission<&SubmissionNames::invoice>, .peer = amazon, .nature = write,
       .document = make_invoice, .received = take_receipt,
       .in_doubt = doubt_invoice, .succeeded = invoice_succeeded, .failed = invoice_failed, .unsaid = invoice_unsaid},
      {.id = Id::ReadTransaction, .call = amazon_call<&Channel::transaction>, .peer = amazon, .nature = read,
       .start = ask_for_transaction, .answered = take_transaction, .refused = refuse_transaction},
  };
}

Operations last_rows() {
  using Id = OperationId;
  constexpr auto amazon = Peer::Amazon;
  constexpr auto erp = Peer::Erp;
  constexpr auto read = Nature::Read;
  constexpr auto write = Nature::Write;
  return {
      {.id = Id::FindPayment, .call = erp_call<&Dialect::payments>, .peer = erp, .nature = read,
       .start = ask_for_payment, .answered = take_payment_count},
      {.id = Id::CreatePayment, .call = erp_call<&Dialect::create_payment>, .peer = erp, .nature = write,
       .start = make_payment, .answered = take_created_payment,
       .in_doubt = doubt_created_payment, .refused = refuse_payment},
      {.id = Id::AcknowledgementDeadline, .call = deadline_call, .peer = amazon, .nature = Nature::Timer,
       .start = acknowledge_without_erp},
      {.id = Id::SweepOrders, .call = amazon_call<&Channel::order_numbers>, .peer = amazon, .nature = read,
       .start = ask_for_order_numbers, .answered = take_order_numbers,
       .refused = refuse_order_page, .poll = "poll/sweep", .interval = &CoreConfig::sweep_orders, .rests_first = true},
      {.id = Id::ReadOrder, .call = amazon_call<&Channel::order>, .peer = amazon, .nature = read,
       .start = ask_for_order, .answered = take_order, .refused = refuse_order},
      {.id = Id::AskingEnds, .call = asking_call, .peer = amazon, .nature = Nature::Timer, .start = end_asking},
      {.id = Id::ChangeSalesOrderHead, .call = erp_call<&Dialect::change_head>, .peer = erp, .nature = write,
       .start = make_head_change, .answered = take_changed_head,
       .in_doubt = doubt_change, .refused = refuse_changed_head, .goes_on_unsent = true},
      {.id = Id::AddSalesOrderLine, .call = erp_call<&Dialect::add_line>, .peer = erp, .nature = write,
       .start = make_added_line, .answered = take_added_line,
       .in_doubt = doubt_new_part, .refused = refuse_added_line, .goes_on_unsent = true},
      {.id = Id::RetireOrders, .call = retirement_call, .peer = amazon, .nature = Nature::Timer,
       .start = retire_orders, .poll = "poll/retirement", .interval = &CoreConfig::retire_every,
       .rests_first = true, .restart = restart_retirement},
      {.id = Id::FindJournalLine, .call = erp_call<&Dialect::journal_lines>, .peer = erp, .nature = read,
       .start = ask_for_journal_line, .answered = take_journal_line_count},
      {.id = Id::CreateJournalLine, .call = erp_call<&Dialect::create_journal_line>, .peer = erp, .nature = write,
       .start = make_journal_line, .answered = take_created_journal_line,
       .in_doubt = doubt_journal_line, .refused = refuse_journal_line},
      {.id = Id::CheckOverdue, .call = overdue_call, .peer = amazon, .nature = Nature::Timer,
       .start = look_after_payments, .poll = "poll/overdue", .interval = &CoreConfig::check_overdue},
      {.id = Id::TakeOverOrder, .call = amazon_call<&Channel::order_status>, .peer = amazon, .nature = read,
       .start = ask_what_was_answered, .answered = take_what_was_answered},
      {.id = Id::PollCreditMemos, .call = erp_call<&Dialect::credit_memos>, .peer = erp, .nature = read,
       .start = ask_for_credit_memos, .answered = take_credit_memos, .poll = "poll/credit-memos",
       .interval = &CoreConfig::poll_credit_memos, .is_needed = credit_memos_are_awaited},
      {.id = Id::SubmitCreditNote, .call = submission<&SubmissionNames::credit_note>, .peer = amazon, .nature = write,
       .document = make_credit_note, .received = take_receipt, .in_doubt = submit_again,
       .succeeded = credit_note_succeeded, .failed = credit_note_failed},
      {.id = Id::WatchOrder, .call = watch_call, .peer = amazon, .nature = Nature::Timer,
       .start = look_whether_it_moves, .restart = watch_open_orders},
      {.id = Id::ReleaseSalesOrder, .call = erp_call<&Dialect::release_sales_order>, .peer = erp, .nature = write,
       .start = make_release, .answered = take_release,
       .in_doubt = doubt_change, .refused = refuse_release, .goes_on_unsent = true},
  };
}
// clang-format on

}  // namespace

const Operations& operations() {
  static const Operations table = [] {
    Operations all = first_rows();
    const Operations rest = last_rows();
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
  }();
  return table;
}

bool is_operation(int number) {
  const Operations& table = operations();
  return std::any_of(table.begin(), table.end(),
                     [number](const Operation& operation) { return static_cast<int>(operation.id) == number; });
}

}  // namespace vendorproof::flow
