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

/// Where standings are read from: the store, and who calls what how.
struct Place {
  const store::Store& store;
  const CoreConfig& config;
};

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

std::string erp_waits_for(const Place& place, const OrderRecord& record) {
  const erp::Dialect& dialect = *place.config.dialect;
  switch (record.erp) {
    case ErpStage::AwaitItems:
      return "items of the ERP";
    case ErpStage::Find:
      return std::string(dialect.sales_orders.name);
    case ErpStage::Create:
      return std::string(dialect.create_sales_order.name);
    case ErpStage::Change:
      return std::string(dialect.change_line.name);
    case ErpStage::Reserve:
      return std::string(dialect.reservations.name);
    case ErpStage::Blocked:
      return exception_named(place.store, "duplicate-sales-order/" + record.order.number);
    case ErpStage::Rest:
      return "";
    case ErpStage::NotNeeded:
      return "";
  }
  return "";
}

std::string acknowledgement_waits_for(const Place& place, const OrderRecord& record) {
  const channel::Channel& channel = *place.config.channel;
  switch (record.acknowledgement) {
    case AcknowledgementStage::None:
      return "";
    case AcknowledgementStage::Sending:
      return std::string(channel.submissions.acknowledgement);
    case AcknowledgementStage::InDoubt:
      return std::string(channel.order_status.name);
    case AcknowledgementStage::Processing:
      return fmt::format("transaction of {}", channel.submissions.acknowledgement);
    case AcknowledgementStage::Succeeded:
      return "";
    case AcknowledgementStage::Failed:
      return exception_named(place.store, "acknowledgement-failed/" + record.order.number);
  }
  return "";
}

std::string invoice_waits_for(const Place& place, const ShipmentRecord& shipment) {
  if (shipment.invoice.empty()) return "invoice by the ERP for shipment " + shipment.shipment;
  const std::optional<store::InvoiceRecord> record = place.store.invoice(shipment.invoice);
  if (record && record->state == store::InvoiceState::Failed) {
    return exception_named(place.store, "invoice-failed/" + shipment.invoice);
  }
  return fmt::format("transaction of {}", place.config.channel->submissions.invoice);
}

// An invoice that is held is not yet on its shipment.
std::string held_invoice(const Place& place, const OrderRecord& record) {
  for (const TradeException& exception : place.store.open_exceptions_of(record.order.number)) {
    if (exception.kind == "invoice-mismatch") return exception_text(exception);
  }
  return "";
}

std::string shipments_wait_for(const Place& place, const OrderRecord& record) {
  for (const ShipmentRecord& shipment : record.shipments) {
    if (!shipment.noticed) {
      const std::optional<store::DespatchRecord> despatch = place.store.despatch(shipment.despatch);
      return despatch ? despatch->waits_for : "despatch " + shipment.despatch;
    }
    if (!shipment.invoiced) {
      const std::string held = shipment.invoice.empty() ? held_invoice(place, record) : "";
      return held.empty() ? invoice_waits_for(place, shipment) : held;
    }
  }
  return "";
}

std::string waits_for(const Place& place, const OrderRecord& record) {
  if (record.settled) return "";
  if (std::string text = refusal_of(place.store, record.order.number); !text.empty()) return text;
  if (std::string text = acknowledgement_waits_for(place, record); !text.empty()) return text;
  if (std::string text = erp_waits_for(place, record); !text.empty()) return text;
  if (std::string text = shipments_wait_for(place, record); !text.empty()) return text;
  if (record.awaits_despatch) return "despatch by the ERP";
  return "payment by Amazon";
}

}  // namespace

std::vector<OrderStanding> standings(const store::Store& store, const CoreConfig& config) {
  const Place place{store, config};
  std::vector<OrderStanding> result;
  for (const std::string& number : store.order_numbers()) {
    const OrderRecord record = store.known_order(number);
    result.push_back({number, state_of(record), waits_for(place, record), record.settled});
  }
  return result;
}

}  // namespace vendorproof::flow
