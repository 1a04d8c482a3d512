#include "core/flow/invoices.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/money/ledger.h"
#include "core/flow/money/overdue.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/modified_since.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/takeover/memory.h"
#include "core/store/text/document_text.h"
#include "core/trade/invoice.h"

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
  trade::InvoiceCheck result = trade::check_invoice(invoice, ground);
  if (!shipment.invoice.empty() && shipment.invoice != invoice.number) {
    result.expressible = false;
    result.problems.push_back("its shipment was already invoiced with " + shipment.invoice);
  }
  return result;
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
  const std::string key = fmt::format("invoice/{}/{}", invoice.purchase_order, shipment.shipment);
  desk.schedule(OperationId::SubmitInvoice, key, record.invoice.number, desk.now.wall, store::write_document(invoice));
  const store::Found<store::OrderRecord> order = desk.store.order(invoice.purchase_order);
  if (order && predates_memory(desk, order->order)) may_have_arrived(desk, key);
}

void judge(Desk& desk, store::InvoiceRecord& record) {
  const trade::Invoice& invoice = record.invoice;
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

void see_invoice(Desk& desk, trade::Invoice invoice) {
  const store::Found<store::InvoiceRecord> known = desk.store.invoice(invoice.number);
  if (known && (!may_still_change(*known) || known->invoice == invoice)) return;
  const store::Found<store::OrderRecord> order = desk.store.order(invoice.purchase_order);
  if (!order || order->foreign) return;
  store::InvoiceRecord record = known ? *known : store::InvoiceRecord();
  record.invoice = std::move(invoice);
  enter_invoice(desk, record.invoice);
  judge(desk, record);
  desk.store.save(std::move(record));
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
  return take_list(desk, work, body, invoice_list(desk), invoice_is_known, see_invoice);
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
  store::InvoiceRecord record = desk.store.known_invoice(work.subject);
  record.state = InvoiceState::Succeeded;
  desk.store.save(record);
  desk.store.close("invoice-failed/" + work.subject);
  enter_invoice_taken(desk, record.invoice, desk.now.wall);
  watch_invoice(desk, record.invoice);
  store::OrderRecord order = desk.store.known_order(record.invoice.purchase_order);
  if (store::ShipmentRecord* shipment = shipment_of(order, record.invoice)) shipment->invoiced = true;
  save_order(desk, std::move(order));
}

void invoice_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  store::InvoiceRecord record = desk.store.known_invoice(work.subject);
  record.state = InvoiceState::Failed;
  desk.store.save(record);
  desk.reopen(ExceptionKind::InvoiceFailed, work.subject, record.invoice.purchase_order, 0, record.invoice.total,
              fmt::format("{}: {}", transaction.error_code, transaction.error_message),
              "code=" + transaction.error_code);
}

void mark_paid(Desk& desk, const std::string& number) {
  store::InvoiceRecord record = desk.store.known_invoice(number);
  record.state = InvoiceState::Paid;
  desk.store.save(record);
  close_overdue(desk, number);
  store::OrderRecord order = desk.store.known_order(record.invoice.purchase_order);
  store::ShipmentRecord* shipment = shipment_of(order, record.invoice);
  if (shipment == nullptr) return;
  shipment->invoiced = true;
  shipment->paid = true;
  save_order(desk, std::move(order));
}

}  // namespace vendorproof::flow
