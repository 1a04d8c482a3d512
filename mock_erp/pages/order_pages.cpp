// Sales orders and their lines, as the standard API shows them.
#include <fmt/format.h>

#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/orders.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

FoundPlaces find_orders(const Company& company, const Query& query) { return record_places(company.orders, query); }

Row order_row(const Company& company, const RowAt& at) {
  const SalesOrder& order = company.orders.at(at.record);
  const Money total = amount_of(company, order);
  Row row(standard::sales_orders, etag_of(order.id, order.version));
  row.text("id", order.id);
  row.text("number", order.number);
  row.text("externalDocumentNumber", order.external_document_number);
  row.date("orderDate", order.order_date);
  row.date("postingDate", order.order_date);
  row.made_text("customerId", customer_id(company));
  row.text("customerNumber", company.settings.customer_number);
  row.made_text("billToCustomerId", customer_id(company));
  row.text("billToCustomerNumber", company.settings.customer_number);
  if (!order.ship_to_is_code) row.text("shipToName", order.ship_to);
  row.made_text("currencyCode", company.settings.currency.text());
  row.boolean("partialShipping", true);
  row.date("requestedDeliveryDate", order.requested_delivery);
  row.number("totalAmountExcludingTax", money_number(total));
  row.number("totalAmountIncludingTax", money_number(total));
  row.boolean("fullyShipped", !order.lines.empty() && order.is_shipped());
  row.text("status", order.is_released ? "Open" : "Draft");
  row.instant("lastModifiedDateTime", order.modified);
  return row;
}

Places order_parts(const Company& company, const RowAt& at, std::string_view) {
  return lines_of_record(at.record, company.orders.at(at.record).lines.size());
}

/// Business Central lists lines of one document only.
FoundPlaces find_order_lines(const Company& company, const Query& query) {
  if (const auto id = query.required("id")) return line_with_id(company, *id);
  const std::optional<std::string> document = query.required("documentId");
  if (!document) return business_error("You must specify an Id or a Document Id to get the lines.");
  Places places;
  for (const std::int64_t serial : company.orders.with_id(*document)) {
    if (company.orders.is_live(serial)) places = lines_of_record(serial, company.orders.at(serial).lines.size());
  }
  return places;
}

Row order_line_row(const Company& company, const RowAt& at) {
  const SalesOrder& order = company.orders.at(at.record);
  const SalesLine& line = company.line(at.key());
  const Number amount = money_number(divided(line.unit_price * line.quantity, line.unit_eaches));
  Row row(standard::sales_order_lines, etag_of(line.id, line.version));
  row.text("id", line.id);
  row.text("documentId", order.id);
  row.integer("sequence", line.sequence);
  row.text("itemId", company.items[line.item].id);
  row.text("lineType", "Item");
  row.text("lineObjectNumber", company.items[line.item].item.number);
  row.text("description", line.description);
  row.text("unitOfMeasureCode", line.unit_code);
  row.number("quantity", quantity_number(line.quantity, line.unit_eaches));
  row.number("unitPrice", money_number(line.unit_price));
  row.number("amountExcludingTax", amount);
  row.number("amountIncludingTax", amount);
  row.number("netAmount", amount);
  row.number("netAmountIncludingTax", amount);
  row.number("shippedQuantity", quantity_number(line.shipped, line.unit_eaches));
  row.number("invoicedQuantity", quantity_number(line.invoiced, line.unit_eaches));
  row.number("invoiceQuantity", quantity_number(line.quantity - line.invoiced, line.unit_eaches));
  row.number("shipQuantity", quantity_number(line.quantity - line.shipped, line.unit_eaches));
  return row;
}

}  // namespace

Money amount_of(const Company& company, const SalesOrder& order) {
  Money amount(0, company.settings.currency);
  for (const SalesLine& line : order.lines) amount += divided(line.unit_price * line.quantity, line.unit_eaches);
  return amount;
}

std::string customer_id(const Company& company) {
  return guid_of(fmt::format("customer/{}", company.settings.customer_number));
}

Places line_with_id(const Company& company, const std::string& id) {
  const RowKey* const key = company.line_by_id.find(id);
  if (key == nullptr || !company.orders.is_live(key->record)) return {};
  return {{key->record, key->line, 0}};
}

const Listing sales_orders_page = {standard::sales_orders, find_orders, order_row, order_parts};
const Listing sales_order_lines_page = {standard::sales_order_lines, find_order_lines, order_line_row};

}  // namespace vendorproof::mock_erp
