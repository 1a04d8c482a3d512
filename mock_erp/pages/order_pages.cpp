// Sales orders, their lines and their reservations, as they are read.
#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

Keys order_keys(const Company& company, const Query& query) { return record_keys(company.orders, query); }

Row order_row(const Company& company, const RowKey& key) {
  const SalesOrder& order = company.orders.at(key.record);
  Row row(etag_of(order.id, order.version));
  row.text("id", order.id);
  row.text("number", order.number);
  row.text("externalDocumentNumber", order.external_document_number);
  row.date("orderDate", order.order_date);
  row.text("customerNumber", company.settings.customer_number);
  row.made_text("currencyCode", company.settings.currency.text());
  row.date("requestedDeliveryDate", order.requested_delivery);
  row.text("shipToCode", order.ship_to);
  row.text("status", "Open");
  row.boolean("fullyShipped", !order.lines.empty() && order.is_shipped());
  row.instant("lastModifiedDateTime", order.modified);
  return row;
}

Row sales_line_row(const Company& company, const RowKey& key) {
  const SalesOrder& order = company.orders.at(key.record);
  const SalesLine& line = order.lines[static_cast<std::size_t>(key.line)];
  Row row(etag_of(line.id, line.version));
  row.text("id", line.id);
  row.text("documentId", order.id);
  row.integer("sequence", line.sequence);
  row.text("lineType", "Item");
  row.text("lineObjectNumber", company.items[line.item].item.number);
  row.text("description", line.description);
  row.text("unitOfMeasureCode", line.unit_code);
  row.number("quantity", quantity_number(line.quantity, line.unit_eaches));
  row.number("unitPrice", money_number(line.unit_price));
  row.number("shippedQuantity", quantity_number(line.shipped, line.unit_eaches));
  row.number("invoicedQuantity", quantity_number(line.invoiced, line.unit_eaches));
  return row;
}

void expand_order(const Company& company, const RowKey& key, std::string_view, JsonWriter& out) {
  const auto count = static_cast<std::int64_t>(company.orders.at(key.record).lines.size());
  out.begin_array();
  for (std::int64_t i = 0; i < count; ++i) write_object(sales_line_row(company, {key.record, i}), out);
  out.end_array();
}

/// The lines of the order that the filter names: Business Central lists lines of one document only.
Keys keys_of_document(const Company& company, const Query& query) {
  const std::optional<std::string> document = query.required("documentId");
  if (!document) return business_error("You must specify a Document Id to get the lines.");
  std::vector<RowKey> keys;
  for (const std::int64_t serial : company.orders.with_id(*document)) {
    const auto count = static_cast<std::int64_t>(company.orders.at(serial).lines.size());
    for (std::int64_t i = 0; i < count; ++i) keys.push_back({serial, i});
  }
  return keys;
}

Keys line_keys(const Company& company, const Query& query) {
  Keys keys = keys_of_document(company, query);
  if (keys && !keys->empty() && !company.orders.is_live(keys->front().record)) keys->clear();
  return keys;
}

Row reservation_row(const Company& company, const RowKey& key) {
  const SalesOrder& order = company.orders.at(key.record);
  const SalesLine& line = order.lines[static_cast<std::size_t>(key.line)];
  const StockedItem& stocked = company.items[line.item];
  std::string id = guid_of("reservation/" + line.id);
  const bool expects_receipt = line.backorder() > 0 && !stocked.receipts.empty();
  Row row(etag_of(id, line.version));
  row.made_text("id", std::move(id));
  row.text("documentId", order.id);
  row.integer("sequence", line.sequence);
  row.text("lineObjectNumber", stocked.item.number);
  row.integer("quantityBase", line.quantity);
  row.integer("shippedBase", line.shipped);
  row.integer("reservedBase", line.reserved);
  row.integer("backorderBase", line.backorder());
  row.instant("expectedReceiptDate", expects_receipt ? std::optional(stocked.receipts.begin()->first) : std::nullopt);
  row.integer("closedShortBase", line.closed_short);
  return row;
}

const Listing sales_orders = {{"salesOrders",
                               {{"id", ColumnType::Guid},
                                {"number", ColumnType::Text},
                                {"externalDocumentNumber", ColumnType::Text},
                                {"orderDate", ColumnType::Date},
                                {"customerNumber", ColumnType::Text},
                                {"currencyCode", ColumnType::Text},
                                {"requestedDeliveryDate", ColumnType::Date},
                                {"shipToCode", ColumnType::Text},
                                {"status", ColumnType::Text},
                                {"fullyShipped", ColumnType::Boolean},
                                {"lastModifiedDateTime", ColumnType::DateTime}},
                               {"salesOrderLines"}},
                              order_keys,
                              order_row,
                              expand_order};

const Listing sales_order_lines = {{"salesOrderLines",
                                    {{"id", ColumnType::Guid},
                                     {"documentId", ColumnType::Guid},
                                     {"sequence", ColumnType::Number},
                                     {"lineType", ColumnType::Text},
                                     {"lineObjectNumber", ColumnType::Text},
                                     {"description", ColumnType::Text},
                                     {"unitOfMeasureCode", ColumnType::Text},
                                     {"quantity", ColumnType::Number},
                                     {"unitPrice", ColumnType::Number},
                                     {"shippedQuantity", ColumnType::Number},
                                     {"invoicedQuantity", ColumnType::Number}},
                                    {}},
                                   line_keys,
                                   sales_line_row,
                                   nullptr};

const Listing reservations = {{"salesOrderReservations",
                               {{"id", ColumnType::Guid},
                                {"documentId", ColumnType::Guid},
                                {"sequence", ColumnType::Number},
                                {"lineObjectNumber", ColumnType::Text},
                                {"quantityBase", ColumnType::Number},
                                {"shippedBase", ColumnType::Number},
                                {"reservedBase", ColumnType::Number},
                                {"backorderBase", ColumnType::Number},
                                {"expectedReceiptDate", ColumnType::DateTime},
                                {"closedShortBase", ColumnType::Number}},
                               {}},
                              keys_of_document,
                              reservation_row,
                              nullptr};

}  // namespace

std::string sales_line_json(const Company& company, const RowKey& key) {
  JsonWriter out;
  write_object(sales_line_row(company, key), out);
  return out.take();
}

std::string sales_order_json(const Company& company, std::int64_t serial) {
  const RowKey key{serial, 0};
  const std::string_view lines = sales_orders.vocabulary.expansions.front();
  JsonWriter out;
  out.begin_object();
  order_row(company, key).write({}, out);
  expand_order(company, key, lines, out.key(lines));
  out.end_object();
  return out.take();
}

Answer list_sales_orders(const Call& call) { return serve_list(call, sales_orders); }
Answer list_sales_order_lines(const Call& call) { return serve_list(call, sales_order_lines); }
Answer list_reservations(const Call& call) { return serve_list(call, reservations); }

}  // namespace vendorproof::mock_erp
