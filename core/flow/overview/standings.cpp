#include "core/flow/overview/standings.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/flow/outbox/subjects.h"
#include "core/trade/billing/invoice_orders.h"
#include "core/trade/exception.h"

namespace vendorproof::flow {

namespace {

using store::AcknowledgementStage;
using store::ErpStage;
using store::OrderRecord;
using store::ShipmentRecord;

bool all_shipments(const OrderRecord& record, bool ShipmentRecord::*mark) {
  return std::all_of(record.shipments.begin(), record.shipments.end(),
                     [&](const ShipmentRecord& shipment) { return shipment.*mark; });
}

OrderState state_of(const OrderRecord& record) {
  const bool has_shipped = !record.shipments.empty();
  if (record.foreign) return OrderState::Closed;
  if (record.settled) return has_shipped ? OrderState::Paid : OrderState::Closed;
  if (has_shipped && all_shipments(record, &ShipmentRecord::paid)) return OrderState::Paid;
  if (has_shipped && all_shipments(record, &ShipmentRecord::invoiced)) return OrderState::Invoiced;
  if (has_shipped && all_shipments(record, &ShipmentRecord::noticed)) return OrderState::Shipped;
  if (record.confirmed || record.acknowledgement == AcknowledgementStage::Succeeded) return OrderState::Acknowledged;
  return record.sales_order.id.empty() ? OrderState::Received : OrderState::InErp;
}

/// The sources of standings: the store, and the configuration with the names of calls.
struct Place {
  const store::Store& store;
  const CoreConfig& config;
};

Wait for_person(const TradeException& exception) {
  return {Awaited::Person, fmt::format("exception {} ({})", exception.key, text_of(exception.owner)), exception.key};
}

Wait for_exception(const Place& place, ExceptionKind kind, const std::string& subject) {
  const std::string key = trade::exception_key(kind, subject);
  const std::optional<TradeException> exception = place.store.exception(key);
  return exception ? for_person(*exception) : Wait{Awaited::Person, "exception " + key, key};
}

Wait for_open_exception(const Place& place, const std::string& purchase_order, ExceptionKind kind) {
  for (const TradeException& exception : place.store.open_exceptions_of(purchase_order)) {
    if (exception.kind == kind) return for_person(exception);
  }
  return {};
}

Wait for_erp(const Place& place, const OrderRecord& record) {
  switch (record.erp) {
    case ErpStage::AwaitItems:
      return {Awaited::Erp, "items of the ERP", ""};
    case ErpStage::Find:
      return {Awaited::Erp, std::string(place.config.dialect->sales_orders.name), ""};
    case ErpStage::Create:
      return {Awaited::Erp, std::string(place.config.dialect->create_sales_order.name), ""};
    case ErpStage::Change:
      return {Awaited::Erp, std::string(place.config.dialect->change_line.name), ""};
    case ErpStage::Reserve:
      return {Awaited::Erp, std::string(place.config.dialect->reservations.name), ""};
    case ErpStage::Blocked:
      return for_exception(place, ExceptionKind::DuplicateSalesOrder, record.order.number);
    case ErpStage::Rest:
    case ErpStage::NotNeeded:
      return {};
  }
  return {};
}

Wait for_acknowledgement(const Place& place, const OrderRecord& record) {
  switch (record.acknowledgement) {
    case AcknowledgementStage::None:
    case AcknowledgementStage::Succeeded:
      return {};
    case AcknowledgementStage::Sending:
      return {Awaited::Amazon, std::string(place.config.channel->submissions.acknowledgement), ""};
    case AcknowledgementStage::InDoubt:
      return {Awaited::Amazon, std::string(place.config.channel->order_status.name), ""};
    case AcknowledgementStage::Processing:
      return {Awaited::Amazon, fmt::format("transaction of {}", place.config.channel->submissions.acknowledgement), ""};
    case AcknowledgementStage::Failed:
      return for_exception(place, ExceptionKind::AcknowledgementFailed, record.order.number);
  }
  return {};
}

/// The key of the exception about the despatch's notice, or about that of the order's vendor code.
std::string failed_notice(const Place& place, const OrderRecord& record, const std::string& despatch) {
  for (const std::string& identifier : {despatch + "-" + record.order.selling_party, despatch}) {
    for (const ExceptionKind kind : {ExceptionKind::ShipNoticeLost, ExceptionKind::ShipNoticeFailed}) {
      const std::string key = trade::exception_key(kind, identifier);
      const std::optional<TradeException> exception = place.store.exception(key);
      if (exception && exception->open) return key;
    }
  }
  return trade::exception_key(ExceptionKind::ShipNoticeFailed, despatch);
}

Wait for_notice(const Place& place, const OrderRecord& record, const ShipmentRecord& shipment) {
  const store::Found<store::DespatchRecord> despatch = place.store.despatch(shipment.despatch);
  if (!despatch) return {Awaited::Erp, "despatch " + shipment.despatch, ""};
  switch (despatch->state) {
    case store::DespatchState::Held: {
      const std::string incomplete = trade::exception_key(ExceptionKind::DespatchIncomplete, shipment.despatch);
      const std::optional<TradeException> exception = place.store.exception(incomplete);
      const bool is_incomplete = exception && exception->open;
      return {Awaited::Person, despatch->waits_for,
              is_incomplete ? incomplete : trade::exception_key(ExceptionKind::DespatchMismatch, shipment.despatch)};
    }
    case store::DespatchState::Failed:
      return {Awaited::Person, despatch->waits_for, failed_notice(place, record, shipment.despatch)};
    case store::DespatchState::Waiting:
      return {Awaited::Erp, despatch->waits_for, ""};
    case store::DespatchState::Sending:
    case store::DespatchState::Succeeded:
      break;
  }
  return {Awaited::Amazon, despatch->waits_for, ""};
}

Wait for_invoice(const Place& place, const ShipmentRecord& shipment) {
  if (shipment.invoice.empty()) {
    return {Awaited::Erp, "invoice by the ERP for shipment " + shipment.shipment, ""};
  }
  const store::Found<store::InvoiceRecord> record = place.store.invoice(shipment.invoice);
  if (record && record->state == store::InvoiceState::Failed) {
    const std::optional<TradeException> lost =
        place.store.exception(trade::exception_key(ExceptionKind::InvoiceLost, shipment.invoice));
    if (lost && lost->open) return for_person(*lost);
    return for_exception(place, ExceptionKind::InvoiceFailed, shipment.invoice);
  }
  return {Awaited::Amazon, fmt::format("transaction of {}", place.config.channel->submissions.invoice), ""};
}

/// People are asked about the items, units or stock of lines.
Wait for_asked_people(const Place& place, const OrderRecord& record) {
  std::vector<ExceptionKind> kinds;
  if (record.erp == ErpStage::AwaitItems) {
    kinds = {ExceptionKind::UnknownItem, ExceptionKind::BlockedItem, ExceptionKind::UnitMismatch};
  }
  if (record.erp == ErpStage::Reserve) kinds = {ExceptionKind::CaseRemainder};
  for (const ExceptionKind kind : kinds) {
    Wait wait = for_open_exception(place, record.order.number, kind);
    if (!wait.is_empty()) return wait;
  }
  return {};
}

/// The part of an invoice that has no ship notice yet keeps the invoice's other orders waiting.
Wait for_other_parts(const Place& place, const trade::Invoice& invoice) {
  for (const trade::InvoicePart& part : trade::parts_of(invoice)) {
    const store::Found<OrderRecord> order = place.store.order(part.purchase_order);
    if (!order) continue;
    const auto shipment = std::find_if(order->shipments.begin(), order->shipments.end(),
                                       [&](const ShipmentRecord& one) { return one.shipment == part.shipment; });
    if (shipment == order->shipments.end()) {
      return {Awaited::Erp, fmt::format("despatch of shipment {} of {}", part.shipment, part.purchase_order), ""};
    }
    if (!shipment->noticed) return for_notice(place, *order, *shipment);
  }
  return {};
}

/// An invoice that is held, or waits, or cannot be read is not yet noted in the ShipmentRecord. One of several orders
/// has its exception under the first of them.
Wait for_unsent_invoice(const Place& place, const OrderRecord& record, const std::string& shipment) {
  Wait wait = for_open_exception(place, record.order.number, ExceptionKind::InvoiceMismatch);
  const trade::InvoicePart part = {record.order.number, shipment};
  for (const std::string& number : place.store.open_invoices_of(record.order.number)) {
    if (!wait.is_empty()) return wait;
    const store::InvoiceRecord invoice = place.store.known_invoice(number);
    const std::vector<trade::InvoicePart> parts = trade::parts_of(invoice.invoice);
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) continue;
    const bool is_held = invoice.state == store::InvoiceState::Held;
    wait = is_held ? for_exception(place, ExceptionKind::InvoiceMismatch, number)
                   : for_other_parts(place, invoice.invoice);
  }
  if (!wait.is_empty()) return wait;
  return for_open_exception(place, record.order.number, ExceptionKind::UnreadableRow);
}

Wait for_shipments(const Place& place, const OrderRecord& record) {
  for (const ShipmentRecord& shipment : record.shipments) {
    if (!shipment.noticed) return for_notice(place, record, shipment);
    if (shipment.invoiced) continue;
    Wait unsent = shipment.invoice.empty() ? for_unsent_invoice(place, record, shipment.shipment) : Wait();
    return unsent.is_empty() ? for_invoice(place, shipment) : unsent;
  }
  return {};
}

/// About one of the order's invoices, which may be of other orders too.
Wait for_overdue_invoice(const Place& place, const OrderRecord& record) {
  for (const ShipmentRecord& shipment : record.shipments) {
    if (shipment.paid || shipment.invoice.empty()) continue;
    const std::string key = trade::exception_key(ExceptionKind::InvoiceUnpaid, shipment.invoice);
    const std::optional<TradeException> exception = place.store.exception(key);
    if (exception && exception->open) return for_person(*exception);
  }
  return {};
}

/// Amazon has paid, and the payment is not in the ERP yet.
Wait for_posting_of_payment(const Place& place, const OrderRecord& record) {
  for (const ShipmentRecord& shipment : record.shipments) {
    if (shipment.paid || shipment.invoice.empty()) continue;
    const std::optional<std::string> payment = place.store.note(remitted_note(shipment.invoice));
    if (!payment) continue;
    const auto refused = place.store.exception(trade::exception_key(ExceptionKind::PaymentRefused, *payment));
    if (refused && refused->open) return for_person(*refused);
    return {Awaited::Erp, "posting of payment " + *payment + " in the ERP", ""};
  }
  return {};
}

}  // namespace

Wait wait_of(const store::Store& store, const CoreConfig& config, const OrderRecord& record) {
  const Place place{store, config};
  if (record.settled) return {};
  Wait wait = for_open_exception(place, record.order.number, ExceptionKind::RequestRefused);
  if (wait.is_empty()) wait = for_acknowledgement(place, record);
  if (wait.is_empty()) wait = for_asked_people(place, record);
  if (wait.is_empty()) wait = for_erp(place, record);
  if (wait.is_empty()) wait = for_shipments(place, record);
  if (!wait.is_empty()) return wait;
  if (record.awaits_despatch) return {Awaited::Despatch, "despatch by the ERP", ""};
  Wait unpaid = for_posting_of_payment(place, record);
  if (unpaid.is_empty()) unpaid = for_overdue_invoice(place, record);
  if (!unpaid.is_empty()) return unpaid;
  return {Awaited::Amazon, "payment by Amazon", ""};
}

OrderStanding standing_of(const store::Store& store, const CoreConfig& config, const OrderRecord& record) {
  Wait wait = wait_of(store, config, record);
  return {record.order.number,       state_of(record),     wait.awaited,
          std::move(wait.exception), std::move(wait.text), record.settled};
}

std::vector<OrderStanding> standings(const store::Store& store, const CoreConfig& config) {
  std::vector<OrderStanding> result;
  for (const std::string& number : store.order_numbers()) {
    result.push_back(standing_of(store, config, store.known_order(number)));
  }
  return result;
}

}  // namespace vendorproof::flow
