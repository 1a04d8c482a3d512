// The lists of members (see core/base/archive.h) of everything on the company's books, and its state as a file. Whoever
// adds a member to one of these structs adds it to its list: the first export stops otherwise.
#pragma once

#include <string>
#include <string_view>

#include "core/base/archive/archive.h"
#include "core/base/archive/words_archive.h"
#include "core/base/result.h"
#include "mock_erp/company.h"

namespace vendorproof::mock_erp {

/// What an imported state must have written in `version`.
constexpr std::int64_t state_version = 1;

/// The most days that terms may span in a state, so that no date leaves the calendar.
constexpr std::int64_t state_days_max = 36'500;

/// The company's state as one line of JSON, without user and key: they belong to the server.
std::string export_state(const Company& company);

/// Replaces everything but user and key. Errors: Malformed with the path of what is wrong, also when the text was
/// changed after it was exported; then nothing has changed.
Result<void> import_state(Company& company, std::string_view json);

template <class Archive>
void archive(Archive& a, Item& item) {
  a("number", item.number)("display_name", item.display_name);
  a("amazon_product_identifier", item.amazon_product_identifier);
  a("vendor_product_identifier", item.vendor_product_identifier)("gtin", item.gtin)("case_sizes", item.case_sizes);
  a("stock_eaches", item.stock_eaches)("unit_price", item.unit_price)("blocked", item.blocked)("lot", item.lot);
}

template <class Archive>
void archive(Archive& a, Restock& restock) {
  a("item", restock.item)("at", restock.at)("eaches", restock.eaches);
}

template <class Archive>
void archive(Archive& a, PlannedShort& planned) {
  a("purchase_order", planned.purchase_order)("line", planned.line)("missing_eaches", planned.missing_eaches);
}

template <class Archive>
void archive(Archive& a, Policy& policy) {
  a("lead_time", policy.lead_time)("labelling_time", policy.labelling_time)("loading_time", policy.loading_time);
  a("transit", policy.transit)("invoice_delay", policy.invoice_delay)("consolidate", policy.consolidate);
  a("consolidation", policy.consolidation)("carton_eaches_max", policy.carton_eaches_max);
  a("payment_days", policy.payment_days)("fill_percent", policy.fill_percent);
  if (Archive::reads && (policy.payment_days < 0 || policy.payment_days > state_days_max)) {
    a.problem(".payment_days is out of bounds");
  }
  a.choice("remainder", policy.remainder, {"Backordered", "ClosedShort"});
  a("shorts", policy.shorts);
}

template <class Archive>
void archive(Archive& a, Settings& settings) {
  a.leaves_out(2);  // user, web_service_key
  a("company_id", settings.company_id)("customer_number", settings.customer_number)("currency", settings.currency);
  a("gs1_company_prefix", settings.gs1_company_prefix)("carrier_scac", settings.carrier_scac);
  a("page_size", settings.page_size)("items", settings.items)("restocks", settings.restocks);
  a("policy", settings.policy);
}

template <class Archive>
void archive(Archive& a, RowKey& key) {
  a("record", key.record)("line", key.line);
}

template <class Archive>
void archive(Archive& a, StockedItem& stocked) {
  a("item", stocked.item)("id", stocked.id)("on_hand", stocked.on_hand)("reserved", stocked.reserved);
  a("waiting", stocked.waiting)("receipts", stocked.receipts);
}

template <class Archive>
void archive(Archive& a, Pick& pick) {
  a("fresh", pick.fresh)("remainder", pick.remainder);
}

template <class Archive>
void archive(Archive& a, Record& record) {
  a("serial", record.serial)("id", record.id)("number", record.number);
  a("external_document_number", record.external_document_number)("modified", record.modified);
  a("version", record.version);
}

template <class Archive>
void archive(Archive& a, SalesLine& line) {
  a("id", line.id)("sequence", line.sequence)("item", line.item)("description", line.description);
  a("unit_code", line.unit_code)("unit_eaches", line.unit_eaches)("unit_price", line.unit_price);
  a("quantity", line.quantity)("shipped", line.shipped)("invoiced", line.invoiced);
  a("closed_short", line.closed_short)("reserved", line.reserved)("in_despatch", line.in_despatch);
  a("picks", line.picks)("version", line.version);
  if (Archive::reads && line.unit_eaches < 1) a.problem(".unit_eaches is below 1");
}

template <class Archive>
void archive(Archive& a, SalesOrder& order) {
  a("record", static_cast<Record&>(order))("order_date", order.order_date);
  a("requested_delivery", order.requested_delivery)("ship_to", order.ship_to)("lines", order.lines);
}

template <class Archive>
void archive(Archive& a, PackageContent& content) {
  a("despatch_line", content.despatch_line)("eaches", content.eaches);
}

template <class Archive>
void archive(Archive& a, Package& package) {
  a("sscc", package.sscc)("contents", package.contents);
}

template <class Archive>
void archive(Archive& a, DespatchLine& line) {
  a("order_line", line.order_line)("eaches", line.eaches)("shipment", line.shipment);
}

template <class Archive>
void archive(Archive& a, Despatch& despatch) {
  a("record", static_cast<Record&>(despatch))("ship_to", despatch.ship_to)("load_number", despatch.load_number);
  a("pro_number", despatch.pro_number)("bill_of_lading", despatch.bill_of_lading);
  a("amazon_reference", despatch.amazon_reference)("posted_at", despatch.posted_at);
  a("departed_at", despatch.departed_at)("arrives_at", despatch.arrives_at)("lines", despatch.lines);
  a("packages", despatch.packages)("shipments", despatch.shipments);
}

template <class Archive>
void archive(Archive& a, ShipmentLine& line) {
  a("order_line", line.order_line)("eaches", line.eaches);
}

template <class Archive>
void archive(Archive& a, Shipment& shipment) {
  a("record", static_cast<Record&>(shipment))("order", shipment.order)("despatch", shipment.despatch);
  a("posted_at", shipment.posted_at)("lines", shipment.lines);
}

template <class Archive>
void archive(Archive& a, InvoiceLine& line) {
  a("order_line", line.order_line)("eaches", line.eaches)("unit_price", line.unit_price)("amount", line.amount);
}

template <class Archive>
void archive(Archive& a, Invoice& invoice) {
  a("record", static_cast<Record&>(invoice))("order", invoice.order)("shipment", invoice.shipment);
  a("posted_at", invoice.posted_at)("due", invoice.due)("total", invoice.total)("remaining", invoice.remaining);
  a("lines", invoice.lines);
}

template <class Archive>
void archive(Archive& a, Payment& payment) {
  a("record", static_cast<Record&>(payment))("invoice", payment.invoice)("amount", payment.amount);
  a("posting_date", payment.posting_date)("comment", payment.comment);
}

template <class Archive>
void archive(Archive& a, Task& task) {
  a.choice("duty", task.duty, {"ReceiveRestock", "OpenDespatch", "PostDespatch", "DepartTruck", "PostInvoices"});
  a("subject", task.subject)("dock", task.dock);
}

template <class Archive>
void archive(Archive& a, Agenda::Slot& slot) {
  a("at", slot.at)("turn", slot.turn);
}

template <class Archive>
void archive(Archive& a, Dock& dock) {
  a("ready", dock.ready)("appointment", dock.appointment);
}

template <class Archive>
void archive(Archive& a, Company& company) {
  a("settings", company.settings)("clock", company.clock)("items", company.items);
  a("item_by_number", company.item_by_number)("orders", company.orders)("line_by_id", company.line_by_id);
  a("despatches", company.despatches)("shipments", company.shipments)("invoices", company.invoices);
  a("payments", company.payments)("docks", company.docks)("agenda", company.agenda)("shorts", company.shorts);
  a("receivable", company.receivable)("cartons_labelled", company.cartons_labelled);
  a("answers_refused", company.answers_refused)("effects", company.effects)("trucks", company.trucks);
}

}  // namespace vendorproof::mock_erp
