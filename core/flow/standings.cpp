#include "core/flow/standings.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

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

std::string state_of(const OrderRecord& record) {
  const bool has_shipped = !record.shipments.empty();
  if (record.foreign) return "Closed";
  if (record.settled) return has_shipped ? "Paid" : "Closed";
  if (has_shipped && all_shipments(record, &ShipmentRecord::paid)) return "Paid";
  if (has_shipped && all_shipments(record, &ShipmentRecord::invoiced)) return "Invoiced";
  if (has_shipped && all_shipments(record, &ShipmentRecord::noticed)) return "Shipped";
  if (record.confirmed || record.acknowledgement == AcknowledgementStage::Succeeded) return "Acknowledged";
  return record.sales_order.id.empty() ? "Received" : "InErp";
}

std::string exception_text(const TradeException& exception) {
  return fmt::format("exception {} ({})", exception.key, text_of(exception.owner));
}

std::string exception_named(const store::Store& store, const std::string& key) {
  const std::optional<TradeException> exception = store.exception(key);
  return exception ? exception_text(*exception) : "exception " + key;
}

std::string refusal_of(const store::Store& store, const std::string& purchase_order) {
  for (const TradeException& exception : store.open_exceptions_of(purchase_order)) {
    if (exception.kind == "request-refused") return exception_text(exception);
  }
  return "";
}

std::string erp_waits_for(const store::Store& store, const OrderRecord& record) {
  switch (record.erp) {
    case ErpStage::AwaitItems:
      return "items of the ERP";
    case ErpStage::Find:
      return "salesOrders.find";
    case ErpStage::Create:
      return "salesOrders.create";
    case ErpStage::Change:
      return "salesOrderLines.change";
    case ErpStage::Reserve:
      return "salesOrderReservations.list";
    case ErpStage::Blocked:
      return exception_named(store, "duplicate-sales-order/" + record.order.number);
    case ErpStage::Rest:
      return "";
    case ErpStage::NotNeeded:
      return "";
  }
  return "";
}

std::string acknowledgement_waits_for(const store::Store& store, const OrderRecord& record) {
  switch (record.acknowledgement) {
    case AcknowledgementStage::None:
      return "";
    case AcknowledgementStage::Sending:
      return "submitAcknowledgement";
    case AcknowledgementStage::InDoubt:
      return "getPurchaseOrdersStatus";
    case AcknowledgementStage::Processing:
      return "transaction of submitAcknowledgement";
    case AcknowledgementStage::Succeeded:
      return "";
    case AcknowledgementStage::Failed:
      return exception_named(store, "acknowledgement-failed/" + record.order.number);
  }
  return "";
}

std::string invoice_waits_for(const store::Store& store, const ShipmentRecord& shipment) {
  if (shipment.invoice.empty()) return "invoice by the ERP for shipment " + shipment.shipment;
  const std::optional<store::InvoiceRecord> record = store.invoice(shipment.invoice);
  if (record && record->state == store::InvoiceState::Failed) {
    return exception_named(store, "invoice-failed/" + shipment.invoice);
  }
  return "transaction of submitInvoices";
}

// An invoice that is held is not yet on its shipment.
std::string held_invoice(const store::Store& store, const OrderRecord& record) {
  for (const TradeException& exception : store.open_exceptions_of(record.order.number)) {
    if (exception.kind == "invoice-mismatch") return exception_text(exception);
  }
  return "";
}

std::string shipments_wait_for(const store::Store& store, const OrderRecord& record) {
  for (const ShipmentRecord& shipment : record.shipments) {
    if (!shipment.noticed) {
      const std::optional<store::DespatchRecord> despatch = store.despatch(shipment.despatch);
      return despatch ? despatch->waits_for : "despatch " + shipment.despatch;
    }
    if (!shipment.invoiced) {
      const std::string held = shipment.invoice.empty() ? held_invoice(store, record) : "";
      return held.empty() ? invoice_waits_for(store, shipment) : held;
    }
  }
  return "";
}

std::string waits_for(const store::Store& store, const OrderRecord& record) {
  if (record.settled) return "";
  if (std::string text = refusal_of(store, record.order.number); !text.empty()) return text;
  if (std::string text = acknowledgement_waits_for(store, record); !text.empty()) return text;
  if (std::string text = erp_waits_for(store, record); !text.empty()) return text;
  if (std::string text = shipments_wait_for(store, record); !text.empty()) return text;
  if (record.awaits_despatch) return "despatch by the ERP";
  return "payment by Amazon";
}

}  // namespace

std::vector<OrderStanding> standings(const store::Store& store) {
  std::vector<OrderStanding> result;
  for (const std::string& number : store.order_numbers()) {
    const std::optional<OrderRecord> record = store.order(number);
    result.push_back({number, state_of(*record), waits_for(store, *record), record->settled});
  }
  return result;
}

}  // namespace vendorproof::flow
