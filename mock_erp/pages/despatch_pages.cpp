// Despatches with their lines, packages and the contents of these. RowAt::line counts lines or packages, and part the
// contents of a package.
#include <fmt/format.h>

#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

/// The ERP's item master has no weights: every unit weighs 250 g.
constexpr std::int64_t grams_per_each = 250;

FoundPlaces find_despatches(const Company& company, const Query& query) {
  return record_places(company.despatches, query);
}

/// Numbers and times that people enter are empty while the despatch is Open.
Row despatch_row(const Company& company, const RowAt& at) {
  const Despatch& despatch = company.despatches.at(at.record);
  const bool posted = despatch.posted_at.has_value();
  Row row(vendorlink::despatches, etag_of(despatch.id, despatch.version));
  row.text("id", despatch.id);
  row.text("number", despatch.number);
  row.text("status", despatch.is_undone() ? "Undone" : posted ? "Posted" : "Open");
  row.text("customerNumber", company.settings.customer_number);
  row.text("shipToCode", company.orders.at(despatch.lines.front().order_line.record).ship_to_code());
  row.text("shippingAgentCode", company.settings.carrier_scac);
  if (posted) row.text("loadNumber", despatch.load_number);
  if (despatch.has_entered(Paper::ProNumber)) row.text("proNumber", despatch.pro_number);
  if (despatch.has_entered(Paper::BillOfLading)) row.text("billOfLadingNumber", despatch.bill_of_lading);
  row.text("customerPickupReference", despatch.amazon_reference);
  row.integer("packageCount", static_cast<std::int64_t>(despatch.packages.size()));
  row.boolean("complete", posted);
  row.instant("postedDateTime", despatch.posted_at);
  row.instant("departureDateTime", despatch.departed_at);
  if (despatch.has_entered(Paper::Arrival)) row.instant("estimatedArrivalDateTime", despatch.arrives_at);
  row.instant("lastModifiedDateTime", despatch.modified);
  return row;
}

Places despatch_parts(const Company& company, const RowAt& at, std::string_view part) {
  const Despatch& despatch = company.despatches.at(at.record);
  return lines_of_record(at.record, part == "packages" ? despatch.packages.size() : despatch.lines.size());
}

FoundPlaces find_despatch_lines(const Company& company, const Query& query) {
  const auto records = records_named(company.despatches, query, "", "despatchNumber");
  return rows_of_each(company, records, despatch_parts, "despatchLines");
}

Row despatch_line_row(const Company& company, const RowAt& at) {
  const Despatch& despatch = company.despatches.at(at.record);
  const DespatchLine& line = despatch.lines[static_cast<std::size_t>(at.line)];
  const SalesOrder& order = company.orders.at(line.order_line.record);
  const SalesLine& sold = company.line(line.order_line);
  std::string id = guid_of(fmt::format("{}/line/{}", despatch.number, at.line));
  Row row(vendorlink::despatch_lines, etag_of(id, despatch.version));
  row.made_text("id", std::move(id));
  row.text("despatchNumber", despatch.number);
  row.integer("sequence", (at.line + 1) * line_step);
  row.text("orderNumber", order.number);
  row.text("orderId", order.id);
  row.integer("orderLineSequence", sold.sequence);
  row.integer("customerLineNumber", sold.customer_line);
  row.text("externalDocumentNumber", order.external_document_number);
  row.text("itemNumber", company.items[sold.item].item.number);
  row.integer("quantityBase", line.eaches);
  row.text("unitOfMeasureCode", sold.unit_code);
  row.number("quantity", quantity_number(line.eaches, sold.unit_eaches));
  row.text("shipmentNumber", line.shipment);
  if (!line.shipment.empty()) row.integer("shipmentLineSequence", sold.sequence);
  row.integer("undoneQuantityBase", line.undone);
  return row;
}

FoundPlaces find_packages(const Company& company, const Query& query) {
  const auto records = records_named(company.despatches, query, "", "despatchNumber");
  return rows_of_each(company, records, despatch_parts, "packages");
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

Row package_row(const Company& company, const RowAt& at) {
  const Despatch& despatch = company.despatches.at(at.record);
  const Package& package = despatch.packages[static_cast<std::size_t>(at.line)];
  const std::int64_t number = at.line + 1;
  const std::int64_t eaches = package.is_pallet ? eaches_on(despatch, number) : eaches_in(package);
  const bool is_tracked = !package.sscc.empty() && !package.is_pallet && despatch.has_entered(Paper::ProNumber);
  std::string id = guid_of(fmt::format("{}/package/{}", despatch.number, number));
  Row row(vendorlink::packages, etag_of(id, despatch.version));
  row.made_text("id", std::move(id));
  row.text("despatchNumber", despatch.number);
  row.integer("packageNumber", number);
  row.integer("parentPackageNumber", package.pallet);
  row.text("packageType", package.is_pallet ? "Pallet" : "Carton");
  row.text("sscc", package.sscc);
  row.number("grossWeightKg", quantity_number(eaches * grams_per_each, 1'000));
  if (is_tracked) row.made_text("trackingNumber", fmt::format("{}-{:04}", despatch.pro_number, number));
  row.instant("lastModifiedDateTime", despatch.modified);
  return row;
}

/// The contents of one package.
Places contents_of(const Company& company, const RowAt& at, std::string_view) {
  const Package& package = company.despatches.at(at.record).packages[static_cast<std::size_t>(at.line)];
  Places places;
  for (std::size_t i = 0; i < package.contents.size(); ++i) {
    places.push_back({at.record, at.line, static_cast<std::int64_t>(i)});
  }
  return places;
}

FoundPlaces find_contents(const Company& company, const Query& query) {
  const FoundPlaces packages = find_packages(company, query);
  Places places;
  for (const RowAt& at : *packages) {
    const Places contents = contents_of(company, at, "");
    places.insert(places.end(), contents.begin(), contents.end());
  }
  return places;
}

Row content_row(const Company& company, const RowAt& at) {
  const Despatch& despatch = company.despatches.at(at.record);
  const Package& package = despatch.packages[static_cast<std::size_t>(at.line)];
  const PackageContent& content = package.contents[static_cast<std::size_t>(at.part)];
  const DespatchLine& line = despatch.lines[static_cast<std::size_t>(content.despatch_line)];
  std::string id = guid_of(fmt::format("{}/package/{}/{}", despatch.number, at.line, at.part));
  Row row(vendorlink::package_contents, etag_of(id, despatch.version));
  row.made_text("id", std::move(id));
  row.text("despatchNumber", despatch.number);
  row.integer("packageNumber", at.line + 1);
  row.integer("sequence", (at.part + 1) * line_step);
  row.integer("despatchLineSequence", (content.despatch_line + 1) * line_step);
  row.integer("quantityBase", content.eaches);
  row.text("lotNumber", company.items[company.line(line.order_line).item].item.lot);
  return row;
}

}  // namespace

const Listing despatches_page = {vendorlink::despatches, find_despatches, despatch_row, despatch_parts};
const Listing despatch_lines_page = {vendorlink::despatch_lines, find_despatch_lines, despatch_line_row};
const Listing packages_page = {vendorlink::packages, find_packages, package_row, contents_of};
const Listing package_contents_page = {vendorlink::package_contents, find_contents, content_row};

}  // namespace vendorproof::mock_erp
