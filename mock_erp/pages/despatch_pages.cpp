// Despatches with their lines and packages, and posted sales shipments, as they are read.
#include <fmt/format.h>

#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

/// The ERP's item master has no weights: every unit weighs 250 g.
constexpr std::int64_t grams_per_each = 250;

Keys despatch_keys(const Company& company, const Query& query) { return record_keys(company.despatches, query); }

Row despatch_row(const Company& company, const RowKey& key) {
  const Despatch& despatch = company.despatches.at(key.record);
  const bool posted = despatch.posted_at.has_value();
  Row row(etag_of(despatch.id, despatch.version));
  const auto once_posted = [posted, &row](std::string_view name, std::string_view text) {
    return posted ? row.text(name, text) : row.null(name);
  };
  row.text("id", despatch.id);
  row.text("number", despatch.number);
  row.text("customerNumber", company.settings.customer_number);
  row.text("status", despatch.is_undone() ? "Undone" : posted ? "Posted" : "Open");
  once_posted("loadNumber", despatch.load_number);
  row.text("shipToCode", despatch.ship_to);
  row.text("shippingAgentCode", company.settings.carrier_scac);
  const auto entered = [&despatch](Paper paper, std::string_view text) {
    return despatch.has_entered(paper) ? text : std::string_view();
  };
  once_posted("proNumber", entered(Paper::ProNumber, despatch.pro_number));
  once_posted("billOfLadingNumber", entered(Paper::BillOfLading, despatch.bill_of_lading));
  once_posted("amazonReferenceNumber", despatch.amazon_reference);
  row.integer("packageCount", static_cast<std::int64_t>(despatch.packages.size()));
  row.boolean("complete", posted);
  row.instant("postingDateTime", despatch.posted_at);
  row.instant("departureDateTime", despatch.departed_at);
  row.instant("estimatedArrivalDateTime", despatch.has_entered(Paper::Arrival) ? despatch.arrives_at : std::nullopt);
  row.instant("lastModifiedDateTime", despatch.modified);
  return row;
}

void write_despatch_line(const Company& company, const DespatchLine& line, std::int64_t number, JsonWriter& out) {
  const SalesOrder& order = company.orders.at(line.order_line.record);
  const SalesLine& sold = order.lines[static_cast<std::size_t>(line.order_line.line)];
  out.begin_object();
  out.member("lineNumber", number);
  out.member("orderNumber", order.number);
  out.member("orderLineSequence", sold.sequence);
  out.member("externalDocumentNumber", order.external_document_number);
  out.member("itemNumber", company.items[sold.item].item.number);
  out.member("quantityBase", line.eaches);
  out.member("shipmentNumber", line.shipment);
  out.member("undoneQuantityBase", line.undone);
  out.end_object();
}

void write_despatch_lines(const Company& company, const Despatch& despatch, JsonWriter& out) {
  std::int64_t number = 0;
  out.begin_array();
  for (const DespatchLine& line : despatch.lines) write_despatch_line(company, line, number += line_step, out);
  out.end_array();
}

void write_content(const Company& company, const Despatch& despatch, const PackageContent& content, JsonWriter& out) {
  const DespatchLine& line = despatch.lines[static_cast<std::size_t>(content.despatch_line)];
  out.begin_object();
  out.member("lineNumber", (content.despatch_line + 1) * line_step);
  out.member("quantityBase", content.eaches);
  out.member("lotNumber", company.items[company.line(line.order_line).item].item.lot);
  out.member("expirationDate", nullptr);
  out.end_object();
}

std::int64_t eaches_in(const Package& package) {
  std::int64_t eaches = 0;
  for (const PackageContent& content : package.contents) eaches += content.eaches;
  return eaches;
}

/// Of the cartons on the pallet with this number.
std::int64_t eaches_on(const Despatch& despatch, std::int64_t pallet) {
  std::int64_t eaches = 0;
  for (const Package& package : despatch.packages) {
    if (package.pallet == pallet) eaches += eaches_in(package);
  }
  return eaches;
}

void write_package(const Company& company, const Despatch& despatch, const Package& package, std::int64_t number,
                   JsonWriter& out) {
  const std::int64_t eaches = package.is_pallet ? eaches_on(despatch, number) : eaches_in(package);
  const bool labelled = !package.sscc.empty();
  const bool has_tracking = labelled && !package.is_pallet && despatch.has_entered(Paper::ProNumber);
  out.begin_object();
  out.member("packageNumber", number);
  out.member("type", package.is_pallet ? "Pallet" : "Carton");
  out.member("parentPackageNumber", package.pallet);
  out.key("sscc");
  if (labelled) {
    out.text(package.sscc);
  } else {
    out.null();
  }
  out.key("grossWeightKg").raw(json_of(quantity_number(eaches * grams_per_each, 1'000)));
  out.member("trackingNumber", has_tracking ? fmt::format("{}-{:04}", despatch.pro_number, number) : "");
  out.key("contents").begin_array();
  for (const PackageContent& content : package.contents) write_content(company, despatch, content, out);
  out.end_array();
  out.end_object();
}

void write_packages(const Company& company, const Despatch& despatch, JsonWriter& out) {
  std::int64_t number = 0;
  out.begin_array();
  for (const Package& package : despatch.packages) write_package(company, despatch, package, ++number, out);
  out.end_array();
}

void expand_despatch(const Company& company, const RowKey& key, std::string_view name, JsonWriter& out) {
  const Despatch& despatch = company.despatches.at(key.record);
  const auto write = name == "packages" ? write_packages : write_despatch_lines;
  write(company, despatch, out);
}

Keys shipment_keys(const Company& company, const Query& query) { return record_keys(company.shipments, query); }

Row shipment_row(const Company& company, const RowKey& key) {
  const Shipment& shipment = company.shipments.at(key.record);
  Row row(etag_of(shipment.id, shipment.version));
  row.text("id", shipment.id);
  row.text("number", shipment.number);
  row.text("externalDocumentNumber", shipment.external_document_number);
  row.text("orderNumber", company.orders.at(shipment.order).number);
  row.date("postingDate", shipment.posted_at);
  row.instant("lastModifiedDateTime", shipment.modified);
  return row;
}

const Listing despatches = {{"despatches",
                             {{"id", ColumnType::Guid},
                              {"number", ColumnType::Text},
                              {"customerNumber", ColumnType::Text},
                              {"status", ColumnType::Text},
                              {"loadNumber", ColumnType::Text},
                              {"shipToCode", ColumnType::Text},
                              {"shippingAgentCode", ColumnType::Text},
                              {"proNumber", ColumnType::Text},
                              {"billOfLadingNumber", ColumnType::Text},
                              {"amazonReferenceNumber", ColumnType::Text},
                              {"packageCount", ColumnType::Number},
                              {"complete", ColumnType::Boolean},
                              {"postingDateTime", ColumnType::DateTime},
                              {"departureDateTime", ColumnType::DateTime},
                              {"estimatedArrivalDateTime", ColumnType::DateTime},
                              {"lastModifiedDateTime", ColumnType::DateTime}},
                             {"despatchLines", "packages"}},
                            despatch_keys,
                            despatch_row,
                            expand_despatch};

const Listing sales_shipments = {{"salesShipments",
                                  {{"id", ColumnType::Guid},
                                   {"number", ColumnType::Text},
                                   {"externalDocumentNumber", ColumnType::Text},
                                   {"orderNumber", ColumnType::Text},
                                   {"postingDate", ColumnType::Date},
                                   {"lastModifiedDateTime", ColumnType::DateTime}},
                                  {}},
                                 shipment_keys,
                                 shipment_row,
                                 nullptr};

}  // namespace

Answer list_despatches(const Call& call) { return serve_list(call, despatches); }
Answer list_shipments(const Call& call) { return serve_list(call, sales_shipments); }

}  // namespace vendorproof::mock_erp
