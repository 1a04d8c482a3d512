// Posted sales shipments and their lines, as the standard API and the extension show them. Like Business Central's, a
// posted shipment has a row for each line of its order, also where nothing was shipped; what was taken back is a row of
// its own with a minus. RowAt::line counts the lines of the order, then those rows.
#include <fmt/format.h>

#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/orders.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

/// Between the numbers of two lines.
constexpr std::int64_t correction_step = line_step / 2;

/// A row of a posted shipment.
struct PostedLine {
  const SalesLine* sold = nullptr;
  std::int64_t order_line = 0;
  std::int64_t eaches = 0;
  bool is_taken_back = false;
};

std::vector<PostedLine> posted_lines(const Company& company, const Shipment& shipment) {
  const SalesOrder& order = company.orders.at(shipment.order);
  std::vector<PostedLine> lines;
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    lines.push_back({&order.lines[i], static_cast<std::int64_t>(i), 0, false});
  }
  for (const ShipmentLine& line : shipment.lines) {
    const auto place = static_cast<std::size_t>(line.order_line);
    if (line.eaches >= 0) {
      lines[place].eaches += line.eaches;
    } else {
      lines.push_back({&order.lines[place], line.order_line, line.eaches, true});
    }
  }
  return lines;
}

PostedLine posted_line(const Company& company, const RowAt& at) {
  return posted_lines(company, company.shipments.at(at.record))[static_cast<std::size_t>(at.line)];
}

/// Both rows of what was taken back are marked.
bool is_correction(const Company& company, const RowAt& at, const PostedLine& line) {
  if (line.is_taken_back) return true;
  for (const ShipmentLine& row : company.shipments.at(at.record).lines) {
    if (row.eaches < 0 && row.order_line == line.order_line) return true;
  }
  return false;
}

std::int64_t sequence_of(const PostedLine& line) {
  return line.sold->sequence + (line.is_taken_back ? correction_step : 0);
}

FoundPlaces find_shipments(const Company& company, const Query& query) {
  return record_places(company.shipments, query);
}

Places shipment_parts(const Company& company, const RowAt& at, std::string_view) {
  return lines_of_record(at.record, posted_lines(company, company.shipments.at(at.record)).size());
}

FoundPlaces find_shipment_lines(const Company& company, const Query& query) {
  return rows_of_each(company, records_named(company.shipments, query, "documentId", "documentNumber"), shipment_parts);
}

Row shipment_row(const Company& company, const RowAt& at) {
  const Shipment& shipment = company.shipments.at(at.record);
  Row row(standard::sales_shipments, etag_of(shipment.id, shipment.version));
  row.text("id", shipment.id);
  row.text("number", shipment.number);
  row.text("externalDocumentNumber", shipment.external_document_number);
  row.date("invoiceDate", shipment.posted_at);
  row.date("postingDate", shipment.posted_at);
  row.made_text("customerId", customer_id(company));
  row.text("customerNumber", company.settings.customer_number);
  row.made_text("currencyCode", company.settings.currency.text());
  row.text("orderNumber", company.orders.at(shipment.order).number);
  row.instant("lastModifiedDateTime", shipment.modified);
  return row;
}

Row shipment_line_row(const Company& company, const RowAt& at) {
  const Shipment& shipment = company.shipments.at(at.record);
  const PostedLine line = posted_line(company, at);
  std::string id = guid_of(fmt::format("{}/{}", shipment.number, sequence_of(line)));
  Row row(standard::sales_shipment_lines, etag_of(id, shipment.version));
  row.made_text("id", std::move(id));
  row.text("documentId", shipment.id);
  row.text("documentNo", shipment.number);
  row.integer("sequence", sequence_of(line));
  row.text("lineType", "Item");
  row.text("lineObjectNumber", company.items[line.sold->item].item.number);
  row.text("description", line.sold->description);
  row.text("unitOfMeasureCode", line.sold->unit_code);
  row.number("unitPrice", money_number(line.sold->unit_price));
  row.number("quantity", quantity_number(line.eaches, line.sold->unit_eaches));
  row.date("shipmentDate", shipment.posted_at);
  return row;
}

Row posted_shipment_row(const Company& company, const RowAt& at) {
  const Shipment& shipment = company.shipments.at(at.record);
  const SalesOrder& order = company.orders.at(shipment.order);
  Row row(vendorlink::posted_shipments, etag_of(shipment.id, shipment.version));
  row.text("id", shipment.id);
  row.text("number", shipment.number);
  row.text("orderNumber", order.number);
  row.text("externalDocumentNumber", shipment.external_document_number);
  row.text("customerNumber", company.settings.customer_number);
  row.text("shipToCode", order.ship_to_code());
  row.date("postingDate", shipment.posted_at);
  row.date("shipmentDate", shipment.posted_at);
  row.text("shippingAgentCode", company.settings.carrier_scac);
  row.text("despatchNumber", company.despatches.at(shipment.despatch).number);
  row.instant("createdDateTime", shipment.posted_at);
  row.instant("lastModifiedDateTime", shipment.modified);
  return row;
}

Row posted_shipment_line_row(const Company& company, const RowAt& at) {
  const Shipment& shipment = company.shipments.at(at.record);
  const PostedLine line = posted_line(company, at);
  std::string id = guid_of(fmt::format("{}/{}", shipment.number, sequence_of(line)));
  Row row(vendorlink::posted_shipment_lines, etag_of(id, shipment.version));
  row.made_text("id", std::move(id));
  row.text("documentNumber", shipment.number);
  row.integer("sequence", sequence_of(line));
  row.text("orderNumber", company.orders.at(shipment.order).number);
  row.integer("orderLineSequence", line.sold->sequence);
  row.integer("customerLineNumber", line.sold->customer_line);
  row.text("lineType", "Item");
  row.text("itemNumber", company.items[line.sold->item].item.number);
  row.text("unitOfMeasureCode", line.sold->unit_code);
  row.integer("qtyPerUnitOfMeasure", line.sold->unit_eaches);
  row.number("quantity", quantity_number(line.eaches, line.sold->unit_eaches));
  row.integer("quantityBase", line.eaches);
  row.boolean("correction", is_correction(company, at, line));
  row.instant("lastModifiedDateTime", shipment.modified);
  return row;
}

/// The lot of a line's goods, if they have one: in Business Central a lot is a ledger entry behind the line.
Places lots_of(const Company& company, const RowAt& at, std::string_view) {
  const PostedLine line = posted_line(company, at);
  const bool has_lot = line.eaches != 0 && !company.items[line.sold->item].item.lot.empty();
  return has_lot ? Places{at} : Places{};
}

FoundPlaces find_lots(const Company& company, const Query& query) {
  Places lots;
  const auto records = records_named(company.shipments, query, "", "shipmentNumber");
  for (const RowAt& line : rows_of_each(company, records, shipment_parts)) {
    const Places of_line = lots_of(company, line, "");
    lots.insert(lots.end(), of_line.begin(), of_line.end());
  }
  return lots;
}

Row lot_row(const Company& company, const RowAt& at) {
  const Shipment& shipment = company.shipments.at(at.record);
  const PostedLine line = posted_line(company, at);
  const Item& item = company.items[line.sold->item].item;
  std::string id = guid_of(fmt::format("lot/{}/{}", shipment.number, sequence_of(line)));
  Row row(vendorlink::shipment_lots, etag_of(id, shipment.version));
  row.made_text("id", std::move(id));
  row.text("shipmentNumber", shipment.number);
  row.integer("shipmentLineSequence", sequence_of(line));
  row.text("itemNumber", item.number);
  row.integer("quantityBase", line.eaches);
  row.text("lotNumber", item.lot);
  row.boolean("correction", line.is_taken_back);
  return row;
}

}  // namespace

const Listing sales_shipments_page = {standard::sales_shipments, find_shipments, shipment_row, shipment_parts};
const Listing sales_shipment_lines_page = {standard::sales_shipment_lines, find_shipment_lines, shipment_line_row};
const Listing posted_shipments_page = {vendorlink::posted_shipments, find_shipments, posted_shipment_row,
                                       shipment_parts};
const Listing posted_shipment_lines_page = {vendorlink::posted_shipment_lines, find_shipment_lines,
                                            posted_shipment_line_row, lots_of};
const Listing shipment_lots_page = {vendorlink::shipment_lots, find_lots, lot_row};

}  // namespace vendorproof::mock_erp
