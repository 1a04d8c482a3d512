// Sales orders, their lines and their reservations, as they are read.
#include "core/base/json/json_tree.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

Keys order_keys(const Company& company, const Query& query) { return record_keys(company.orders, query); }

Json order_row(const Company& company, const RowKey& key) {
  const SalesOrder& order = company.orders.at(key.record);
  Json row;
  row["@odata.etag"] = etag_of(order.id, order.version);
  row["id"] = order.id;
  row["number"] = order.number;
  row["externalDocumentNumber"] = order.external_document_number;
  row["orderDate"] = format_date(order.order_date);
  row["customerNumber"] = company.settings.customer_number;
  row["currencyCode"] = company.settings.currency.text();
  row["requestedDeliveryDate"] = order.requested_delivery ? Json(format_date(*order.requested_delivery)) : Json();
  row["shipToCode"] = order.ship_to;
  row["status"] = "Open";
  row["fullyShipped"] = !order.lines.empty() && order.is_shipped();
  row["lastModifiedDateTime"] = format_instant(order.modified);
  return row;
}

Json lines_of(const Company& company, const RowKey& key, std::string_view) {
  Json lines = Json::array();
  const auto count = static_cast<std::int64_t>(company.orders.at(key.record).lines.size());
  for (std::int64_t i = 0; i < count; ++i) lines.push_back(sales_line_json(company, {key.record, i}));
  return lines;
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

Json reservation_row(const Company& company, const RowKey& key) {
  const SalesOrder& order = company.orders.at(key.record);
  const SalesLine& line = company.line(key);
  const StockedItem& stocked = company.items[line.item];
  const std::string id = guid_of("reservation/" + line.id);
  const bool expects_receipt = line.backorder() > 0 && !stocked.receipts.empty();
  Json row;
  row["@odata.etag"] = etag_of(id, line.version);
  row["id"] = id;
  row["documentId"] = order.id;
  row["sequence"] = line.sequence;
  row["lineObjectNumber"] = stocked.item.number;
  row["quantityBase"] = line.quantity;
  row["shippedBase"] = line.shipped;
  row["reservedBase"] = line.reserved;
  row["backorderBase"] = line.backorder();
  row["expectedReceiptDate"] = expects_receipt ? Json(format_instant(stocked.receipts.begin()->first)) : Json();
  row["closedShortBase"] = line.closed_short;
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
                              lines_of};

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
                                   sales_line_json,
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

Json sales_line_json(const Company& company, const RowKey& key) {
  const SalesOrder& order = company.orders.at(key.record);
  const SalesLine& line = company.line(key);
  Json row;
  row["@odata.etag"] = etag_of(line.id, line.version);
  row["id"] = line.id;
  row["documentId"] = order.id;
  row["sequence"] = line.sequence;
  row["lineType"] = "Item";
  row["lineObjectNumber"] = company.items[line.item].item.number;
  row["description"] = line.description;
  row["unitOfMeasureCode"] = line.unit_code;
  row["quantity"] = quantity_json(line.quantity, line.unit_eaches);
  row["unitPrice"] = money_json(line.unit_price);
  row["shippedQuantity"] = quantity_json(line.shipped, line.unit_eaches);
  row["invoicedQuantity"] = quantity_json(line.invoiced, line.unit_eaches);
  return row;
}

Json sales_order_json(const Company& company, std::int64_t serial) {
  Json json = order_row(company, {serial, 0});
  json["salesOrderLines"] = lines_of(company, {serial, 0}, "salesOrderLines");
  return json;
}

Answer list_sales_orders(const Call& call) { return serve_list(call, sales_orders); }
Answer list_sales_order_lines(const Call& call) { return serve_list(call, sales_order_lines); }
Answer list_reservations(const Call& call) { return serve_list(call, reservations); }

}  // namespace vendorproof::mock_erp
