// Sales orders as the extension shows them: by the caller's key, with ship-to, customer's line numbers, quantities in
// base units, and what of each line is promised.
#include <fmt/format.h>

#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/orders.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

FoundPlaces find_links(const Company& company, const Query& query) {
  Places places;
  if (const auto key = query.required("idempotencyKey")) {
    const std::int64_t* const serial = company.order_by_key.find(*key);
    if (serial != nullptr) places.push_back({*serial, 0, 0});
    return places;
  }
  for (const auto& [serial, order] : company.orders.records()) {
    if (!order.idempotency_key.empty()) places.push_back({serial, 0, 0});
  }
  return places;
}

/// It outlives the order.
Row link_row(const Company& company, const RowAt& at) {
  const SalesOrder& order = company.orders.at(at.record);
  Row row(vendorlink::order_links, etag_of("link/" + order.id, order.version));
  row.made_text("id", guid_of("link/" + order.id));
  row.text("idempotencyKey", order.idempotency_key);
  row.text("orderId", order.id);
  row.text("orderNumber", order.number);
  row.text("externalDocumentNumber", order.external_document_number);
  row.text("customerNumber", company.settings.customer_number);
  row.text("state", company.orders.is_live(at.record) ? "Live" : "Posted");
  row.text("contentHash", order.content_hash);
  row.instant("createdDateTime", order.created);
  row.instant("lastModifiedDateTime", order.modified);
  return row;
}

FoundPlaces find_linked_orders(const Company& company, const Query& query) {
  return record_places(company.orders, query);
}

Row linked_order_row(const Company& company, const RowAt& at) {
  const SalesOrder& order = company.orders.at(at.record);
  const Number amount = money_number(amount_of(company, order));
  Row row(vendorlink::linked_orders, etag_of(order.id, order.version));
  row.text("id", order.id);
  row.text("idempotencyKey", order.idempotency_key);
  row.text("contentHash", order.content_hash);
  row.text("number", order.number);
  row.text("externalDocumentNumber", order.external_document_number);
  row.text("customerNumber", company.settings.customer_number);
  row.text("shipToCode", order.ship_to_code());
  if (!order.ship_to_is_code) row.text("shipToName", order.ship_to);
  row.date("orderDate", order.order_date);
  row.date("requestedDeliveryDate", order.requested_delivery);
  row.made_text("currencyCode", company.settings.currency.text());
  row.text("shippingAgentCode", company.settings.carrier_scac);
  row.text("status", order.is_released ? "Released" : "Open");
  row.boolean("completelyShipped", !order.lines.empty() && order.is_shipped());
  row.number("amount", amount);
  row.number("amountIncludingTax", amount);
  row.instant("firstReleasedDateTime", order.first_released);
  row.instant("lastModifiedDateTime", order.modified);
  return row;
}

Places linked_order_parts(const Company& company, const RowAt& at, std::string_view) {
  return lines_of_record(at.record, company.orders.at(at.record).lines.size());
}

/// Of one document, or all that are live.
FoundPlaces find_linked_lines(const Company& company, const Query& query) {
  if (const auto id = query.required("id")) return line_with_id(company, *id);
  return rows_of_each(company, records_named(company.orders, query, "", "documentNumber"), linked_order_parts);
}

Row linked_line_row(const Company& company, const RowAt& at) {
  const SalesOrder& order = company.orders.at(at.record);
  const SalesLine& line = company.line(at.key());
  const auto in_units = [&line](std::int64_t eaches) { return quantity_number(eaches, line.unit_eaches); };
  Row row(vendorlink::linked_order_lines, etag_of(line.id, line.version));
  row.text("id", line.id);
  row.text("documentId", order.id);
  row.text("documentNumber", order.number);
  row.integer("sequence", line.sequence);
  row.integer("customerLineNumber", line.customer_line);
  row.text("lineType", "Item");
  row.text("itemNumber", company.items[line.item].item.number);
  row.text("description", line.description);
  row.text("unitOfMeasureCode", line.unit_code);
  row.integer("qtyPerUnitOfMeasure", line.unit_eaches);
  row.number("quantity", in_units(line.quantity));
  row.integer("quantityBase", line.quantity);
  row.number("unitPrice", money_number(line.unit_price));
  row.number("lineAmount", money_number(divided(line.unit_price * line.quantity, line.unit_eaches)));
  row.number("shipQuantity", in_units(line.outstanding()));
  row.integer("shipQuantityBase", line.outstanding());
  row.number("invoiceQuantity", in_units(line.shipped - line.invoiced));
  row.number("shippedQuantity", in_units(line.shipped));
  row.integer("shippedQuantityBase", line.shipped);
  row.number("invoicedQuantity", in_units(line.invoiced));
  row.integer("invoicedQuantityBase", line.invoiced);
  row.number("outstandingQuantity", in_units(line.outstanding()));
  row.integer("outstandingQuantityBase", line.outstanding());
  row.integer("reservedQuantityBase", line.reserved);
  row.integer("warehouseQuantityBase", line.in_despatch);
  row.integer("closedShortQuantityBase", line.closed_short);
  row.boolean("completelyShipped", line.is_shipped());
  row.instant("lastModifiedDateTime", order.modified);
  return row;
}

/// Also of an order that is gone: what was promised stays true.
FoundPlaces find_promises(const Company& company, const Query& query) {
  const std::optional<std::string> document = query.required("documentId");
  if (!document) return business_error("You must specify a Document Id to get the promises of its lines.");
  Places places;
  for (const std::int64_t serial : company.orders.with_id(*document)) {
    places = lines_of_record(serial, company.orders.at(serial).lines.size());
  }
  return places;
}

Row promise_row(const Company& company, const RowAt& at) {
  const SalesOrder& order = company.orders.at(at.record);
  const SalesLine& line = company.line(at.key());
  const StockedItem& stocked = company.items[line.item];
  const bool expects_receipt = line.backorder() > 0 && !stocked.receipts.empty();
  Row row(vendorlink::line_promises, etag_of("promise/" + line.id, line.version));
  row.text("documentId", order.id);
  row.integer("sequence", line.sequence);
  row.text("itemNumber", stocked.item.number);
  row.integer("quantityBase", line.quantity);
  row.integer("shippedQuantityBase", line.shipped);
  row.integer("outstandingQuantityBase", line.outstanding());
  row.integer("reservedQuantityBase", line.reserved);
  row.integer("backorderQuantityBase", line.backorder());
  row.integer("closedShortQuantityBase", line.closed_short);
  row.date("earliestShipmentDate", expects_receipt ? std::optional(stocked.receipts.begin()->first) : std::nullopt);
  row.instant("asOf", company.clock);
  return row;
}

}  // namespace

const Listing order_links_page = {vendorlink::order_links, find_links, link_row};
const Listing linked_orders_page = {vendorlink::linked_orders, find_linked_orders, linked_order_row,
                                    linked_order_parts};
const Listing linked_order_lines_page = {vendorlink::linked_order_lines, find_linked_lines, linked_line_row};
const Listing line_promises_page = {vendorlink::line_promises, find_promises, promise_row};

}  // namespace vendorproof::mock_erp
