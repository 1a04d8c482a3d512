#include "core/flow/invoices.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

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
#include "core/trade/billing/invoice_orders.h"

namespace vendorproof::flow {

namespace {

using store::InvoiceState;

/// The orders that an invoice bills and that this program handles, by their numbers.
using BilledOrders = std::map<std::string, store::OrderRecord>;

BilledOrders orders_billed(const Desk& desk, const trade::Invoice& invoice) {
  BilledOrders orders;
  for (const std::string& number : trade::orders_of(invoice)) {
    const store::Found<store::OrderRecord> order = desk.store.order(number);
    if (order && !order->foreign) orders.emplace(number, *order);
  }
  return orders;
}

/// In the order of the invoice's parts; without those that are not known.
std::vector<store::ShipmentRecord*> shipments_billed(BilledOrders& orders, const trade::Invoice& invoice) {
  std::vector<store::ShipmentRecord*> shipments;
  for (const trade::InvoicePart& part : trade::parts_of(invoice)) {
    const auto order = orders.find(part.purchase_order);
    if (order == orders.end()) continue;
    std::vector<store::ShipmentRecord>& known = order->second.shipments;
    const auto found = std::find_if(known.begin(), known.end(), [&](const store::ShipmentRecord& shipment) {
      return shipment.shipment == part.shipment;
    });
    if (found != known.end()) shipments.push_back(&*found);
  }
  return shipments;
}

bool are_all_noticed(const std::vector<store::ShipmentRecord*>& shipments, const trade::Invoice& invoice) {
  return shipments.size() == trade::parts_of(invoice).size() &&
         std::all_of(shipments.begin(), shipments.end(), [](const auto* shipment) { return shipment->noticed; });
}

trade::InvoiceCheck check(Desk& desk, BilledOrders& orders, const trade::Invoice& invoice) {
  trade::InvoiceGround ground;
  const std::vector<trade::InvoicePart> parts = trade::parts_of(invoice);
  for (const auto& [number, order] : orders) {
    trade::BilledOrder billed = {trade::with_unit_sizes(order.order, plan_of(desk, order)),
                                 line_of_erp_sequence(order.sales_order)};
    for (const store::ShipmentRecord& shipment : order.shipments) {
      const trade::InvoicePart part = {number, shipment.shipment};
      const bool is_billed = std::find(parts.begin(), parts.end(), part) != parts.end();
      if (is_billed) billed.shipped[shipment.shipment] = shipment.lines;
    }
    ground.orders.push_back(std::move(billed));
  }
  ground.remit_to_party = desk.config.remit_to_party;
  ground.policy = desk.config.invoicing;
  trade::InvoiceCheck result = trade::check_invoice(invoice, ground);
  for (const store::ShipmentRecord* shipment : shipments_billed(orders, invoice)) {
    if (shipment->invoice.empty() || shipment->invoice == invoice.number) continue;
    result.expressible = false;
    result.problems.push_back("its shipment was already invoiced with " + shipment->invoice);
  }
  return result;
}

/// An invoice of one shipment is known by it, one of several by the ERP's number.
std::string key_of(const trade::Invoice& invoice) {
  const std::vector<trade::InvoicePart> parts = trade::parts_of(invoice);
  if (parts.size() > 1) return "invoice-of-several/" + invoice.number;
  return fmt::format("invoice/{}/{}", parts.front().purchase_order, parts.front().shipment);
}

/// What an exception about an invoice says of its orders: it is shown under the first of them.
std::string words_of_orders(const trade::Invoice& invoice) {
  const std::vector<std::string> orders = trade::orders_of(invoice);
  return orders.size() < 2 ? "" : "; it bills the orders " + join(orders, ", ");
}

void hold(Desk& desk, store::InvoiceRecord& record, const trade::InvoiceCheck& check) {
  record.state = InvoiceState::Held;
  record.released = false;
  const trade::Invoice& invoice = record.invoice;
  desk.reopen(ExceptionKind::InvoiceMismatch, invoice.number, invoice.purchase_order, 0, check.at_stake,
              join(check.problems, "; ") + words_of_orders(invoice));
}

/// No invoice for Amazon can be made of it: a person is told what waits, and why. Nobody can override that.
void refuse(Desk& desk, store::InvoiceRecord& record, const BilledOrders& orders, const std::string& obstacle) {
  record.state = InvoiceState::Held;
  record.released = false;
  const trade::Invoice& invoice = record.invoice;
  const std::string& about =
      orders.contains(invoice.purchase_order) || orders.empty() ? invoice.purchase_order : orders.begin()->first;
  desk.reopen(ExceptionKind::InvoiceMismatch, invoice.number, about, 0, invoice.total, obstacle);
}

void send(Desk& desk, store::InvoiceRecord& record, BilledOrders& orders, const trade::AmazonInvoice& invoice) {
  record.state = InvoiceState::Sending;
  record.amazon_id = invoice.id;
  for (store::ShipmentRecord* shipment : shipments_billed(orders, record.invoice)) {
    shipment->invoice = record.invoice.number;
  }
  desk.store.close("invoice-mismatch/" + record.invoice.number);
  const std::string key = key_of(record.invoice);
  desk.schedule(OperationId::SubmitInvoice, key, record.invoice.number, desk.now.wall, store::write_document(invoice));
  const bool is_older = std::any_of(orders.begin(), orders.end(),
                                    [&](const auto& entry) { return predates_memory(desk, entry.second.order); });
  if (is_older) may_have_arrived(desk, key);
  for (auto& [number, order] : orders) save_order(desk, std::move(order));
}

std::string obstacle_to(const Desk& desk, const trade::Invoice& invoice, const BilledOrders& orders) {
  std::map<std::string, const trade::PurchaseOrder*> known;
  for (const auto& [number, order] : orders) known.emplace(number, &order.order);
  return trade::obstacle_to_invoice(invoice, known, trade::invoice_grouping_in(desk.config.shipping.region));
}

void judge(Desk& desk, store::InvoiceRecord& record) {
  const trade::Invoice& invoice = record.invoice;
  BilledOrders orders = orders_billed(desk, invoice);
  if (const std::string obstacle = obstacle_to(desk, invoice, orders); !obstacle.empty()) {
    return refuse(desk, record, orders, obstacle);
  }
  record.state = InvoiceState::Waiting;
  const std::vector<store::ShipmentRecord*> shipments = shipments_billed(orders, invoice);
  if (!are_all_noticed(shipments, invoice)) {
    desk.store.close("invoice-mismatch/" + invoice.number);  // the ERP has corrected what was refused
    return;
  }
  record.despatches.clear();
  for (const store::ShipmentRecord* shipment : shipments) {
    const auto known = std::find(record.despatches.begin(), record.despatches.end(), shipment->despatch);
    if (known == record.despatches.end()) record.despatches.push_back(shipment->despatch);
  }
  const trade::InvoiceCheck result = check(desk, orders, invoice);
  const bool may_leave = result.expressible && (result.problems.empty() || record.released);
  if (!may_leave) return hold(desk, record, result);
  send(desk, record, orders, result.invoice);
}

bool may_still_change(const store::InvoiceRecord& record) {
  return record.state == InvoiceState::Waiting || record.state == InvoiceState::Held;
}

/// Whether its head or a line names an order that this program handles.
bool names_ours(const Desk& desk, const trade::Invoice& invoice) {
  std::vector<std::string> numbers = trade::orders_of(invoice);
  numbers.push_back(invoice.purchase_order);
  return std::any_of(numbers.begin(), numbers.end(), [&](const std::string& number) {
    const store::Found<store::OrderRecord> order = desk.store.order(number);
    return order && !order->foreign;
  });
}

void see_invoice(Desk& desk, trade::Invoice invoice) {
  const store::Found<store::InvoiceRecord> known = desk.store.invoice(invoice.number);
  if (known && (!may_still_change(*known) || known->invoice == invoice)) return;
  if (!names_ours(desk, invoice)) return;
  store::InvoiceRecord record = known ? *known : store::InvoiceRecord();
  record.invoice = std::move(invoice);
  enter_invoice(desk, record.invoice);
  judge(desk, record);
  const std::string number = record.invoice.number;
  if (!known) await_credit_memos_since(desk, std::min(record.invoice.date, record.invoice.modified_at));
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
  return desk.store.any_shipment_awaits_invoice() && !is_learning_orders(desk);
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
  for (const std::string& number : desk.store.open_invoices_of(purchase_order)) {
    store::InvoiceRecord record = desk.store.known_invoice(number);
    if (record.state != InvoiceState::Waiting) continue;
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

namespace {

/// Marks all shipments of the invoice as taken by Amazon, and perhaps as paid. An order that has left the store is
/// settled.
void mark_invoiced(Desk& desk, const trade::Invoice& invoice, bool is_paid) {
  BilledOrders orders = orders_billed(desk, invoice);
  for (store::ShipmentRecord* shipment : shipments_billed(orders, invoice)) {
    shipment->invoiced = true;
    shipment->paid = shipment->paid || is_paid;
  }
  for (auto& [number, order] : orders) save_order(desk, std::move(order));
}

}  // namespace

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
  mark_invoiced(desk, record.invoice, false);
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
  desk.reopen(
      ExceptionKind::InvoiceFailed, work.subject, record.invoice.purchase_order, 0, record.invoice.total,
      fmt::format("{}: {}{}", transaction.error_code, transaction.error_message, words_of_orders(record.invoice)),
      "code=" + transaction.error_code);
}

namespace {

/// The row keeps the document for the person who decides.
void invoice_lost(Desk& desk, store::Work& work) {
  desk.store.save(work);
  store::InvoiceRecord record = desk.store.known_invoice(work.subject);
  record.state = InvoiceState::Failed;
  const trade::Invoice& invoice = record.invoice;
  desk.reopen(
      ExceptionKind::InvoiceLost, work.subject, invoice.purchase_order, 0, invoice.total,
      fmt::format("Amazon took the invoice, and again a copy of it, and never said what became of it; {} wait{}",
                  invoice.total.text(), words_of_orders(invoice)));
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
  BilledOrders orders = orders_billed(desk, record->invoice);
  if (shipments_billed(orders, record->invoice).size() != trade::parts_of(record->invoice).size()) return false;
  const trade::InvoiceCheck result = check(desk, orders, record->invoice);
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
  const BilledOrders orders = orders_billed(desk, record.invoice);
  if (!orders.empty()) note_paid(desk, record.invoice, orders.begin()->second.order.selling_party);
  mark_invoiced(desk, record.invoice, true);
  release_credit_memos_of(desk, number);
}

}  // namespace vendorproof::flow
