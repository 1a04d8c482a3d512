// The fields of each document of the store, by position: one list per type serves writing and reading.
#pragma once

#include <concepts>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

#include "core/store/records.h"
#include "core/trade/ledger/movement.h"

namespace vendorproof::store {

template <class Document, class Type>
concept Is = std::same_as<std::remove_const_t<Document>, Type>;

void fields(auto& archive, Is<Quantity> auto& d) { archive(d.amount, d.unit, d.unit_size); }
void fields(auto& archive, Is<Window> auto& d) { archive(d.from, d.to); }
void fields(auto& archive, Is<trade::PurchaseOrderLine> auto& d) {
  archive(d.sequence, d.sequence_text, d.amazon_product_identifier, d.vendor_product_identifier, d.ordered,
          d.back_order_allowed, d.net_cost);
}
void fields(auto& archive, Is<trade::PurchaseOrder> auto& d) {
  archive(d.number, d.state, d.ordered_at, d.changed_at, d.selling_party, d.buying_party, d.ship_to_party,
          d.bill_to_party, d.ship_window, d.delivery_window, d.lines);
}
void fields(auto& archive, Is<trade::ItemUnit> auto& d) { archive(d.code, d.eaches); }
void fields(auto& archive, Is<trade::Item> auto& d) {
  archive(d.number, d.blocked, d.unit_price, d.case_sizes, d.amazon_product_identifier, d.vendor_product_identifier,
          d.gtin, d.stock_eaches, d.base_unit, d.units);
}
void fields(auto& archive, Is<trade::SalesOrderLine> auto& d) {
  archive(d.id, d.version, d.erp_sequence, d.item, d.eaches, d.shipped_eaches, d.unit_price, d.purchase_order_line);
}
void fields(auto& archive, Is<trade::SalesOrder> auto& d) {
  archive(d.id, d.number, d.purchase_order, d.lines, d.version, d.requested_delivery, d.ship_to);
}
void fields(auto& archive, Is<trade::Reservation> auto& d) {
  archive(d.erp_sequence, d.ordered, d.shipped, d.reserved, d.backorder, d.closed_short, d.expected_receipt);
}
void fields(auto& archive, Is<trade::ItemAcknowledgement> auto& d) {
  archive(d.code, d.eaches, d.scheduled_delivery, d.reason);
}
void fields(auto& archive, Is<trade::LineAcknowledgement> auto& d) { archive(d.sequence, d.parts); }
void fields(auto& archive, Is<trade::Acknowledgement> auto& d) { archive(d.purchase_order, d.lines); }
void fields(auto& archive, Is<trade::DespatchLine> auto& d) {
  archive(d.line_number, d.purchase_order, d.erp_sequence, d.sales_order, d.item, d.eaches, d.shipment);
}
void fields(auto& archive, Is<trade::PackageContent> auto& d) { archive(d.line_number, d.eaches, d.lot, d.expires); }
void fields(auto& archive, Is<trade::Package> auto& d) {
  archive(d.number, d.sscc, d.tracking_number, d.contents, d.is_pallet, d.parent);
}
void fields(auto& archive, Is<trade::Despatch> auto& d) {
  archive(d.number, d.posted, d.complete, d.load_number, d.ship_to, d.carrier_scac, d.pro_number, d.bill_of_lading,
          d.amazon_reference, d.departed_at, d.arrives_at, d.modified_at, d.package_count, d.lines, d.packages);
}
void fields(auto& archive, Is<trade::InvoiceLine> auto& d) {
  archive(d.erp_sequence, d.item, d.eaches, d.unit_price, d.amount, d.purchase_order, d.shipment);
}
void fields(auto& archive, Is<trade::Invoice> auto& d) {
  archive(d.number, d.purchase_order, d.sales_order, d.shipment, d.date, d.due, d.total, d.tax, d.remaining,
          d.modified_at, d.lines);
}
void fields(auto& archive, Is<trade::ShippedItem> auto& d) {
  archive(d.reference, d.purchase_order, d.amazon_product_identifier, d.vendor_product_identifier, d.shipped);
}
void fields(auto& archive, Is<trade::CartonItem> auto& d) { archive(d.reference, d.shipped, d.lot, d.expires); }
void fields(auto& archive, Is<trade::Carton> auto& d) { archive(d.sequence, d.sscc, d.tracking_number, d.items); }
void fields(auto& archive, Is<trade::Pallet> auto& d) { archive(d.sscc, d.cartons, d.items); }
void fields(auto& archive, Is<trade::PostalAddress> auto& d) {
  archive(d.name, d.street, d.city, d.state, d.postal_code, d.country_code);
}
void fields(auto& archive, Is<trade::ShipNotice> auto& d) {
  archive(d.identifier, d.date, d.shipped_at, d.arrives_at, d.selling_party, d.ship_from_party, d.ship_from_address,
          d.ship_to_party, d.carrier_scac, d.pro_number, d.bill_of_lading, d.amazon_reference, d.type,
          d.transportation_mode, d.items, d.cartons, d.pallets, d.counts_pallets);
}
void fields(auto& archive, Is<trade::AmazonInvoiceLine> auto& d) {
  archive(d.sequence, d.amazon_product_identifier, d.vendor_product_identifier, d.invoiced, d.net_cost,
          d.purchase_order);
}
void fields(auto& archive, Is<trade::AmazonInvoice> auto& d) {
  archive(d.id, d.date, d.remit_to_party, d.bill_to_party, d.ship_to_party, d.net_due_days, d.total, d.lines, d.tax);
}
void fields(auto& archive, Is<trade::AmazonCreditNote> auto& d) {
  archive(d.id, d.invoice, d.date, d.remit_to_party, d.bill_to_party, d.return_number, d.returned, d.total, d.tax,
          d.lines);
}
void fields(auto& archive, Is<trade::CreditMemoLine> auto& d) { archive(d.item, d.eaches, d.unit_price, d.amount); }
void fields(auto& archive, Is<trade::CreditMemo> auto& d) {
  archive(d.number, d.invoice, d.date, d.total, d.tax, d.return_number, d.returned, d.modified_at, d.lines);
}
void fields(auto& archive, Is<trade::ShippedLine> auto& d) { archive(d.sequence, d.erp_sequence, d.eaches); }
void fields(auto& archive, Is<std::pair<std::int64_t, std::int64_t>> auto& d) { archive(d.first, d.second); }
void fields(auto& archive, Is<ShipmentRecord> auto& d) {
  archive(d.shipment, d.despatch, d.lines, d.noticed, d.invoice, d.invoiced, d.paid);
}
/// The fields of an order in their order, in parts that mostly change alone.
auto parts_of(Is<OrderRecord> auto& d) {
  return std::make_tuple(
      std::tie(d.order), std::tie(d.first_seen, d.foreign, d.erp), std::tie(d.sales_order),
      std::tie(d.reservations, d.refused, d.closed), std::tie(d.acknowledged, d.wanted, d.wanted_key, d.emergency),
      std::tie(d.confirmed, d.acknowledgement, d.acknowledgement_key, d.shipments, d.awaits_despatch, d.settled));
}
void fields(auto& archive, Is<OrderRecord> auto& d) {
  const auto put_part = [&archive](const auto& part) { std::apply(archive, part); };
  std::apply([&](const auto&... parts) { (put_part(parts), ...); }, parts_of(d));
}
void fields(auto& archive, Is<DespatchRecord> auto& d) { archive(d.despatch, d.state, d.waits_for); }
void fields(auto& archive, Is<CreditMemoRecord> auto& d) { archive(d.memo, d.purchase_order, d.state); }
void fields(auto& archive, Is<trade::Movement> auto& d) {
  archive(d.key, d.kind, d.at, d.is_of_ours, d.document, d.purchase_order, d.payment, d.reason, d.amount);
}
void fields(auto& archive, Is<InvoiceRecord> auto& d) {
  archive(d.invoice, d.despatches, d.amazon_id, d.released, d.state);
}

}  // namespace vendorproof::store
