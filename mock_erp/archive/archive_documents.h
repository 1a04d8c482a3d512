// The lists of members (see core/base/archive/archive.h) of the documents on the company's books.
#pragma once

#include "mock_erp/archive/archive_settings.h"
#include "mock_erp/state/documents.h"

namespace vendorproof::mock_erp {

template <class Archive>
void archive(Archive& a, RowKey& key) {
  a("record", key.record)("line", key.line);
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
  a("customer_line", line.customer_line)("unit_code", line.unit_code)("unit_eaches", line.unit_eaches)("unit_price",
                                                                                                       line.unit_price);
  a("quantity", line.quantity)("shipped", line.shipped)("invoiced", line.invoiced);
  a("closed_short", line.closed_short)("reserved", line.reserved)("in_despatch", line.in_despatch);
  a("picks", line.picks)("version", line.version);
  if (Archive::reads && line.unit_eaches < 1) a.problem(".unit_eaches is below 1");
}

template <class Archive>
void archive(Archive& a, SalesOrder& order) {
  a("record", static_cast<Record&>(order))("order_date", order.order_date);
  a("idempotency_key", order.idempotency_key)("content_hash", order.content_hash)("created", order.created);
  a("is_released", order.is_released)("is_wanted_released", order.is_wanted_released);
  a("first_released", order.first_released)("release_due", order.release_due);
  a("requested_delivery", order.requested_delivery)("ship_to", order.ship_to);
  a("ship_to_is_code", order.ship_to_is_code)("lines", order.lines);
}

template <class Archive>
void archive(Archive& a, PackageContent& content) {
  a("despatch_line", content.despatch_line)("eaches", content.eaches);
}

template <class Archive>
void archive(Archive& a, Package& package) {
  a("sscc", package.sscc)("contents", package.contents)("is_pallet", package.is_pallet)("pallet", package.pallet);
}

template <class Archive>
void archive(Archive& a, DespatchLine& line) {
  a("order_line", line.order_line)("eaches", line.eaches)("shipment", line.shipment)("undone", line.undone);
}

template <class Archive>
void archive(Archive& a, Despatch& despatch) {
  a("record", static_cast<Record&>(despatch))("ship_to", despatch.ship_to)("load_number", despatch.load_number);
  a("pro_number", despatch.pro_number)("bill_of_lading", despatch.bill_of_lading);
  a("amazon_reference", despatch.amazon_reference)("posted_at", despatch.posted_at);
  a("departed_at", despatch.departed_at)("arrives_at", despatch.arrives_at)("lines", despatch.lines);
  a("packages", despatch.packages)("shipments", despatch.shipments)("missing", despatch.missing);
  a("corrections", despatch.corrections);
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
  a("shipment", line.shipment)("order_line", line.order_line)("eaches", line.eaches)("unit_price", line.unit_price);
  a("amount", line.amount);
}

template <class Archive>
void archive(Archive& a, Invoice& invoice) {
  a("record", static_cast<Record&>(invoice))("posted_at", invoice.posted_at)("due", invoice.due);
  a("total", invoice.total)("remaining", invoice.remaining)("lines", invoice.lines);
}

template <class Archive>
void archive(Archive& a, CreditMemo& memo) {
  a("record", static_cast<Record&>(memo))("invoice", memo.invoice)("posted_at", memo.posted_at);
  a("total", memo.total)("lines", memo.lines);
}

template <class Archive>
void archive(Archive& a, PaymentPosting& payment) {
  a("record", static_cast<Record&>(payment))("external_number", payment.external_number)("invoice", payment.invoice)(
      "amount", payment.amount);
  a("remaining_after", payment.remaining_after)("posting_date", payment.posting_date)("comment", payment.comment);
  a("content_hash", payment.content_hash);
}

template <class Archive>
void archive(Archive& a, LedgerPosting& posting) {
  a("record", static_cast<Record&>(posting))("document_number", posting.document_number);
  a("external_number", posting.external_number)("account", posting.account)("bank_account", posting.bank_account);
  a("amount", posting.amount)("posting_date", posting.posting_date)("description", posting.description);
  a("comment", posting.comment);
}

}  // namespace vendorproof::mock_erp
