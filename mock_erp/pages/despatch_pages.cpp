// Despatches with their lines and packages, and posted sales shipments, as they are read.
#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::int64_t line_step = 10'000;
/// The ERP's item master has no weights: every unit weighs 250 g.
constexpr std::int64_t grams_per_each = 250;

Keys despatch_keys(const Company& company, const Query& query) { return record_keys(company.despatches, query); }

Json despatch_row(const Company& company, const RowKey& key) {
  const Despatch& despatch = company.despatches.at(key.record);
  const bool posted = despatch.posted_at.has_value();
  const auto once_posted = [posted](const std::string& text) { return posted ? Json(text) : Json(); };
  Json row;
  row["@odata.etag"] = etag_of(despatch.id, despatch.version);
  row["id"] = despatch.id;
  row["number"] = despatch.number;
  row["status"] = posted ? "Posted" : "Open";
  row["loadNumber"] = once_posted(despatch.load_number);
  row["shipToCode"] = despatch.ship_to;
  row["shippingAgentCode"] = company.settings.carrier_scac;
  row["proNumber"] = once_posted(despatch.pro_number);
  row["billOfLadingNumber"] = once_posted(despatch.bill_of_lading);
  row["amazonReferenceNumber"] = once_posted(despatch.amazon_reference);
  row["packageCount"] = despatch.packages.size();
  row["complete"] = posted;
  row["postingDateTime"] = instant_json(despatch.posted_at);
  row["departureDateTime"] = instant_json(despatch.departed_at);
  row["estimatedArrivalDateTime"] = instant_json(despatch.arrives_at);
  row["lastModifiedDateTime"] = format_instant(despatch.modified);
  return row;
}

Json despatch_lines(const Company& company, const Despatch& despatch) {
  Json lines = Json::array();
  for (const DespatchLine& line : despatch.lines) {
    const SalesOrder& order = company.orders.at(line.order_line.record);
    const SalesLine& sold = company.line(line.order_line);
    Json json;
    json["lineNumber"] = static_cast<std::int64_t>(lines.size() + 1) * line_step;
    json["orderNumber"] = order.number;
    json["orderLineSequence"] = sold.sequence;
    json["externalDocumentNumber"] = order.external_document_number;
    json["itemNumber"] = company.items[sold.item].item.number;
    json["quantityBase"] = line.eaches;
    json["shipmentNumber"] = line.shipment;
    lines.push_back(std::move(json));
  }
  return lines;
}

Json contents_json(const Company& company, const Despatch& despatch, const Package& package) {
  Json contents = Json::array();
  for (const PackageContent& content : package.contents) {
    const DespatchLine& line = despatch.lines[static_cast<std::size_t>(content.despatch_line)];
    Json json;
    json["lineNumber"] = (content.despatch_line + 1) * line_step;
    json["quantityBase"] = content.eaches;
    json["lotNumber"] = company.items[company.line(line.order_line).item].item.lot;
    json["expirationDate"] = nullptr;
    contents.push_back(std::move(json));
  }
  return contents;
}

Json packages_json(const Company& company, const Despatch& despatch) {
  Json packages = Json::array();
  for (const Package& package : despatch.packages) {
    const std::int64_t number = static_cast<std::int64_t>(packages.size()) + 1;
    std::int64_t eaches = 0;
    for (const PackageContent& content : package.contents) eaches += content.eaches;
    const bool labelled = !package.sscc.empty();
    Json json;
    json["packageNumber"] = number;
    json["type"] = "Carton";
    json["sscc"] = labelled ? Json(package.sscc) : Json();
    json["grossWeightKg"] = quantity_json(eaches * grams_per_each, 1'000);
    json["trackingNumber"] = labelled ? fmt::format("{}-{:04}", despatch.pro_number, number) : "";
    json["contents"] = contents_json(company, despatch, package);
    packages.push_back(std::move(json));
  }
  return packages;
}

Json despatch_expansion(const Company& company, const RowKey& key, std::string_view name) {
  const Despatch& despatch = company.despatches.at(key.record);
  return name == "packages" ? packages_json(company, despatch) : despatch_lines(company, despatch);
}

Keys shipment_keys(const Company& company, const Query& query) { return record_keys(company.shipments, query); }

Json shipment_row(const Company& company, const RowKey& key) {
  const Shipment& shipment = company.shipments.at(key.record);
  Json row;
  row["@odata.etag"] = etag_of(shipment.id, shipment.version);
  row["id"] = shipment.id;
  row["number"] = shipment.number;
  row["externalDocumentNumber"] = shipment.external_document_number;
  row["orderNumber"] = company.orders.at(shipment.order).number;
  row["postingDate"] = format_date(shipment.posted_at);
  row["lastModifiedDateTime"] = format_instant(shipment.modified);
  return row;
}

const Listing despatches = {{"despatches",
                             {{"id", ColumnType::Guid},
                              {"number", ColumnType::Text},
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
                            despatch_expansion};

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
