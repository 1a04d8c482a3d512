#include "core/flow/invoices.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/corrections/read_back.h"
#include "core/flow/credits/credit_notes.h"
#include "core/flow/money/ledger.h"
#include "core/flow/money/overdue.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/modified_since.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/sales/item_master.h"
#include "core/flow/takeover/memory.h"
#include "core/store/text/document_text.h"
#include "core/trade/billing/invoice.h"

namespace vendorproof::flow {

namespace {

using store::InvoiceState;

store::ShipmentRecord* shipment_of(store::OrderRecord& order, const trade::Invoice& invoice) {
  for (store::ShipmentRecord& shipment : order.shipments) {
    if (shipment.shipment == invoice.shipment) return &shipment;
  }
  return nullptr;
}

trade::InvoiceCheck check(Desk& desk, const store::OrderRecord& order, const store::ShipmentRecord& shipment,
                          const trade::Invoice& invoice) {
  trade::InvoiceGround ground;
  ground.order = trade::with_unit_sizes(order.order, plan_of(desk, order));
  ground.line_of_erp_sequence = line_of_erp_sequence(order.sales_order);
  ground.shipped = shipment.lines;
  ground.remit_to_party = desk.config.remit_to_party;
  ground.policy = desk.config.invoicing;
  trade::InvoiceCheck result = trade::check_invoice(invoice, ground);
  if (!shipment.invoice.empty() && shipment.invoice != invoice.number) {
    result.expressible = false;
    result.problems.push_back("its shipment was already invoiced with " + shipment.invoice);
  }
  return result;
}

std::string key_of(const trade::Invoice& invoice) {
  return fmt::format("invoice/{}/{}", invoice.purchase_order, invoice.shipment);
}

void hold(Desk& desk, store::InvoiceRecord& record, const trade::InvoiceCheck& check) {
  record.state = InvoiceState::Held;
  record.released = false;
  const trade::Invoice& invoice = record.invoice;
  desk.reopen(ExceptionKind::InvoiceMismatch, invoice.number, invoice.purchase_order, 0, check.at_stake,
              join(check.problems, "; "));
}

void send(Desk& desk, store::InvoiceRecord& record, store::ShipmentRecord& shipment,
          const trade::AmazonInvoice& invoice) {
  record.state = InvoiceState::Sending;
  record.amazon_id = invoice.id;
  shipment.invoice = record.invoice.number;
  desk.store.close("invoice-mismatch/" + record.invoice.number);
  const std::string key = key_of(record.invoice);
  desk.schedule(OperationId::SubmitInvoice, key, record.invoice.number, desk.now.wall, store::write_document(invoice));
  const store::Found<store::OrderRecord> order = desk.store.order(invoice.purchase_order);
  if (order && predates_memory(desk, order->order)) may_have_arrived(desk, key);
}

bool bills_several_orders(const trade::Invoice& invoice) {
  const std::vector<std::string>& orders = invoice.orders_on_lines;
  return orders.size() > 1 ||
         (orders.size() == 1 && !invoice.purchase_order.empty() && orders.front() != invoice.purchase_order);
}

void judge(Desk& desk, store::InvoiceRecord& record) {
  const trade::Invoice& invoice = record.invoice;
  if (bills_several_orders(invoice)) {
    record.released = false;
    return;  // it stays held
  }
  record.state = InvoiceState::Waiting;
  store::OrderRecord order = desk.store.known_order(invoice.purchase_order);
  store::ShipmentRecord* shipment = shipment_of(order, invoice);
  if (shipment == nullptr || !shipment->noticed) return;
  record.despatch = shipment->despatch;

  const trade::InvoiceCheck result = check(desk, order, *shipment, invoice);
  const bool may_leave = result.expressible && (result.problems.empty() || record.released);
  if (!may_leave) return hold(desk, record, result);
  send(desk, record, *shipment, result.invoice);
  save_order(desk, std::move(order));
}

bool may_still_change(const store::InvoiceRecord& record) {
  return record.state == InvoiceState::Waiting || record.state == InvoiceState::Held;
}

/// An invoice for Amazon is of one order: nothing of this one is sent, and a person is told what waits, and why.
void refuse_together(Desk& desk, trade::Invoice invoice, bool is_known) {
  std::vector<std::string> ours;
  for (const std::string& number : invoice.orders_on_lines) {
    const store::Found<store::OrderRecord> order = desk.store.order(number);
    if (order && !order->foreign) ours.push_back(number);
  }
  if (ours.empty()) return;
  std::vector<std::string> all = invoice.orders_on_lines;
  const bool names_another = !invoice.purchase_order.empty() && all.size() == 1;
  if (names_another) all.insert(all.begin(), invoice.purchase_order);
  invoice.purchase_order = ours.front();
  desk.reopen(
      ExceptionKind::InvoiceMismatch, invoice.number, ours.front(), 0, invoice.total,
      fmt::format("it bills the orders {} together, and an invoice for Amazon is of one order: {} wait; correct it "
                  "in the ERP, and post one invoice for each shipment",
                  join(all, ", "), invoice.total.text()));
  store::InvoiceRecord record = is_known ? desk.store.known_invoice(invoice.number) : store::InvoiceRecord();
  record.invoice = std::move(invoice);
  record.state = InvoiceState::Held;
  enter_invoice(desk, record.invoice);
  desk.store.save(std::move(record));
}

void see_invoice(Desk& desk, trade::Invoice invoice) {
  const store::Found<store::InvoiceRecord> known = desk.store.invoice(invoice.number);
  if (known && (!may_still_change(*known) || known->invoice == invoice)) return;
  if (bills_several_orders(invoice)) return refuse_together(desk, std::move(invoice), known != nullptr);
  const store::Found<store::OrderRecord> order = desk.store.order(invoice.purchase_order);
  if (!order || order->foreign) return;
  store::InvoiceRecord record = known ? *known : store::InvoiceRecord();
  record.invoice = std::move(invoice);
  enter_invoice(desk, record.invoice);
  judge(desk, record);
  const std::string number = record.invoice.number;
  desk.store.save(std::move(record));
  if (!known) release_credit_memos_of(desk, number);  // a credit memo may have been read before its invoice
}

ListQuestions<trade::Invoice> invoice_list(const Desk& desk) {
  return {desk.dialect().invoice_heads, desk.dialect().invoices};
}

bool invoice_is_known(Desk& desk, const trade::DocumentHead& head) {
  const store::Found<store::InvoiceRecord> known = desk.store.invoice(head.number);
  return known && (!may_still_change(*known) || known->invoice.modified_at == head.modified_at);
}

}  // namespace

bool invoices_are_awaited(const Desk& desk) {
  return !is_learning_orders(desk) && desk.store.any_shipment_awaits_invoice();
}

std::optional<HttpRequest> ask_for_invoices(Desk& desk, store::Work& work) {
  return ask_for_list(desk, work, invoice_list(desk));
}

Result<void> take_invoices(Desk& desk, store::Work& work, std::string_view body) {
  auto taken = take_list(desk, work, body, invoice_list(desk), invoice_is_known, see_invoice);
  read_items_for_odd_rows(desk, list_of(work));
  return taken;
}

void release_invoices_of(Desk& desk, const std::string& purchase_order) {
  for (const std::string& number : desk.store.waiting_invoices_of(purchase_order)) {
    store::InvoiceRecord record = desk.store.known_invoice(number);
    judge(desk, record);
    desk.store.save(std::move(record));
  }
}

namespace {

void judge_stopped(Desk& desk, const std::string& number, bool is_released) {
  std::optional<store::InvoiceRecord> record = store::to_change(desk.store.invoice(number));
  if (!record || (record->state != InvoiceState::Held && record->state != InvoiceState::Failed)) return;
  record->released = record->released || is_released;
  judge(desk, *record);
  desk.store.save(std::move(*record));
}

}  // namespace

void release_invoice(Desk& desk, const std::string& number) { judge_stopped(desk, number, true); }

void judge_invoice_again(Desk& desk, const std::string& number) { judge_stopped(desk, number, false); }

std::optional<channel::Document> make_invoice(Desk&, store::Work& work) {
  return store::read_document<trade::AmazonInvoice>(parameters_of(work), work.key);
}

// Sends the same number and body again. If Amazon refuses it as a duplicate, the first one has arrived.
void doubt_invoice(Desk& desk, store::Work& work) { desk.retry(work, "no answer"); }

void invoice_succeeded(Desk& desk, store::Work& work) {
  forget_copies(desk, work);
  store::InvoiceRecord record = desk.store.known_invoice(work.subject);
  // A copy of an invoice that counts as taken changes nothing.
  if (record.state == InvoiceState::Succeeded || record.state == InvoiceState::Paid) return;
  record.state = InvoiceState::Succeeded;
  desk.store.save(record);
  desk.store.close("invoice-failed/" + work.subject);
  desk.store.close(trade::exception_key(ExceptionKind::InvoiceLost, work.subject));
  enter_invoice_taken(desk, record.invoice, desk.now.wall);
  watch_invoice(desk, record.invoice);
  store::OrderRecord order = desk.store.known_order(record.invoice.purchase_order);
  if (store::ShipmentRecord* shipment = shipment_of(order, record.invoice)) shipment->invoiced = true;
  save_order(desk, std::move(order));
  release_credit_memos_of(desk, work.subject);
}

void invoice_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  forget_copies(desk, work);
  store::InvoiceRecord record = desk.store.known_invoice(work.subject);
  // Amazon did not refuse the first one. It refuses the same document now because it has it, and does not say so.
  const bool is_had = record.state == InvoiceState::Succeeded && transaction.is_unexplained;
  if (is_had || record.state == InvoiceState::Paid) return;
  record.state = InvoiceState::Failed;
  desk.store.save(record);
  desk.reopen(ExceptionKind::InvoiceFailed, work.subject, record.invoice.purchase_order, 0, record.invoice.total,
              fmt::format("{}: {}", transaction.error_code, transaction.error_message),
              "code=" + transaction.error_code);
}

namespace {

/// The row keeps the document for the person who decides.
void invoice_lost(Desk& desk, store::Work& work) {
  desk.store.save(work);
  store::InvoiceRecord record = desk.store.known_invoice(work.subject);
  record.state = InvoiceState::Failed;
  const trade::Invoice& invoice = record.invoice;
  desk.reopen(ExceptionKind::InvoiceLost, work.subject, invoice.purchase_order, 0, invoice.total,
              fmt::format("Amazon took the invoice, and again a copy of it, and never said what became of it; {} wait",
                          invoice.total.text()));
  desk.store.save(std::move(record));
}

}  // namespace

void invoice_unsaid(Desk& desk, store::Work& work) {
  if (!work.parameters.empty() && says_success(desk, OperationId::SubmitInvoice)) {
    if (!send_copy(desk, work)) invoice_lost(desk, work);
    return;
  }
  work.parameters.clear();
  desk.store.save(work);
  invoice_succeeded(desk, work);
}

bool send_invoice_again(Desk& desk, const std::string& number) {
  const store::Found<store::InvoiceRecord> record = desk.store.invoice(number);
  if (!record || (record->state != InvoiceState::Succeeded && record->state != InvoiceState::Failed)) return false;
  store::OrderRecord order = desk.store.known_order(record->invoice.purchase_order);
  const store::ShipmentRecord* shipment = shipment_of(order, record->invoice);
  if (shipment == nullptr) return false;
  const trade::InvoiceCheck result = check(desk, order, *shipment, record->invoice);
  if (!result.expressible) return false;
  const std::string key = key_of(record->invoice);
  desk.schedule(OperationId::SubmitInvoice, key, number, desk.now.wall, store::write_document(result.invoice));
  store::Work work = desk.store.known_work(key);
  if (work.state == store::WorkState::Due) send_row_again(desk, work);
  return true;
}

void take_invoice_as_arrived(Desk& desk, const std::string& number) {
  const store::Found<store::InvoiceRecord> record = desk.store.invoice(number);
  if (!record || record->state != InvoiceState::Failed) return;
  std::optional<store::Work> work = desk.store.work(key_of(record->invoice));
  if (!work || work->state != store::WorkState::Done) return;
  desk.finish(*work);
  invoice_succeeded(desk, *work);
}

void mark_paid(Desk& desk, const std::string& number) {
  store::InvoiceRecord record = desk.store.known_invoice(number);
  record.state = InvoiceState::Paid;
  desk.store.save(record);
  store::OrderRecord order = desk.store.known_order(record.invoice.purchase_order);
  note_paid(desk, record.invoice, order.order.selling_party);
  if (store::ShipmentRecord* shipment = shipment_of(order, record.invoice)) {
    shipment->invoiced = true;
    shipment->paid = true;
    save_order(desk, std::move(order));
  }
  release_credit_memos_of(desk, number);
}

}  // namespace vendorproof::flow
