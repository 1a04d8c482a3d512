// The item master: items, units, references, availability. RowAt::record is the item's index, and its line counts its
// units or references.
#include <fmt/format.h>

#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/master.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

/// Nothing asks for changed items, so the time of a change is not kept; in Business Central a change of stock does not
/// change the item.
const Instant never_changed{};

const StockedItem& item_of(const Company& company, const RowAt& at) {
  return company.items[static_cast<std::size_t>(at.record)];
}

Row entity_row(const Entity& entity, std::string id) {
  Row row(entity, etag_of(id, 1));
  row.made_text("id", std::move(id));
  return row;
}

/// The known items, or the one of that number.
Places known_items(const Company& company, const std::optional<std::string>& number) {
  Places places;
  for (std::size_t i = 0; i < company.items.size(); ++i) {
    if (!company.knows(i) || (number && company.items[i].item.number != *number)) continue;
    places.push_back({static_cast<std::int64_t>(i), 0, 0});
  }
  return places;
}

FoundPlaces find_items(const Company& company, const Query& query) {
  return known_items(company, query.required("number"));
}

Row item_row(const Company& company, const RowAt& at) {
  const StockedItem& stocked = item_of(company, at);
  Row row = entity_row(standard::items, stocked.id);
  row.text("number", stocked.item.number);
  row.text("displayName", stocked.item.display_name);
  row.text("type", "Inventory");
  row.boolean("blocked", company.blocks(static_cast<std::size_t>(at.record)));
  row.text("gtin", stocked.item.gtin);
  row.integer("inventory", stocked.on_hand);
  row.number("unitPrice", money_number(stocked.item.unit_price));
  row.text("taxGroupCode", usual_tax_group);
  row.text("baseUnitOfMeasureCode", stocked.item.base_unit);
  row.text("generalProductPostingGroupCode", "RETAIL");
  row.text("inventoryPostingGroupCode", "RESALE");
  row.instant("lastModifiedDateTime", never_changed);
  return row;
}

/// Line 0 is the base unit, line n the n-th case size.
FoundPlaces find_units(const Company& company, const Query& query) {
  Places places;
  for (const RowAt& item : known_items(company, query.required("itemNumber"))) {
    const Places units = lines_of_record(item.record, 1 + item_of(company, item).item.case_sizes.size());
    places.insert(places.end(), units.begin(), units.end());
  }
  return places;
}

Row unit_row(const Company& company, const RowAt& at) {
  const Item& item = item_of(company, at).item;
  const bool is_base = at.line == 0;
  const std::int64_t eaches = is_base ? 1 : item.case_sizes[static_cast<std::size_t>(at.line - 1)];
  std::string code = is_base ? item.base_unit : item.case_code(eaches);
  Row row = entity_row(vendorlink::item_units, guid_of("unit/" + item.number + "/" + code));
  row.text("itemNumber", item.number);
  row.made_text("code", std::move(code));
  row.integer("qtyPerUnitOfMeasure", eaches);
  row.integer("qtyRoundingPrecision", is_base ? 1 : 0);
  row.boolean("isBaseUnit", is_base);
  if (is_base) row.text("tradeItemNumber", item.gtin);
  row.instant("lastModifiedDateTime", never_changed);
  return row;
}

/// Line 0 is the customer's catalogue number (Amazon's ASIN), line 1 what the customer's orders call the item.
FoundPlaces find_references(const Company& company, const Query& query) {
  Places places;
  for (const RowAt& at : known_items(company, query.required("itemNumber"))) {
    const Item& item = item_of(company, at).item;
    if (!item.amazon_product_identifier.empty()) places.push_back({at.record, 0, 0});
    if (!item.vendor_product_identifier.empty()) places.push_back({at.record, 1, 0});
  }
  return places;
}

Row reference_row(const Company& company, const RowAt& at) {
  const Item& item = item_of(company, at).item;
  const bool is_catalogue_number = at.line == 0;
  const std::string_view kind = is_catalogue_number ? "CustomerCatalogId" : "VendorSku";
  Row row = entity_row(vendorlink::item_references, guid_of(fmt::format("reference/{}/{}", item.number, kind)));
  row.text("itemNumber", item.number);
  row.text("unitOfMeasureCode", item.base_unit);
  row.text("referenceType", "Customer");
  row.text("referenceTypeNumber", company.settings.customer_number);
  row.text("referenceNumber", is_catalogue_number ? item.amazon_product_identifier : item.vendor_product_identifier);
  row.text("identifierKind", kind);
  row.text("description", item.display_name);
  row.instant("lastModifiedDateTime", never_changed);
  return row;
}

FoundPlaces find_availability(const Company& company, const Query& query) {
  const std::optional<std::string> number = query.required("itemNumber");
  if (!number) return business_error("You must specify an Item Number to get its availability.");
  return known_items(company, number);
}

Row availability_row(const Company& company, const RowAt& at) {
  const StockedItem& stocked = item_of(company, at);
  std::int64_t receipts = 0;
  for (const auto& [when, eaches] : stocked.receipts) receipts += eaches;
  std::int64_t required = 0;
  for (const RowKey& key : stocked.waiting) required += company.line(key).backorder();
  Row row(vendorlink::item_availability, etag_of("availability/" + stocked.item.number, 1));
  row.text("itemNumber", stocked.item.number);
  row.text("locationCode", "MAIN");
  row.date("neededOn", company.clock);
  row.integer("inventory", stocked.on_hand);
  row.integer("reserved", stocked.reserved);
  row.integer("grossRequirement", stocked.reserved + required);
  row.integer("scheduledReceipt", receipts);
  row.integer("available", stocked.available());
  row.date("nextReceiptDate", stocked.receipts.empty() ? std::nullopt : std::optional(stocked.receipts.begin()->first));
  row.instant("asOf", company.clock);
  return row;
}

}  // namespace

const Listing items_page = {standard::items, find_items, item_row};
const Listing item_units_page = {vendorlink::item_units, find_units, unit_row};
const Listing item_references_page = {vendorlink::item_references, find_references, reference_row};
const Listing item_availability_page = {vendorlink::item_availability, find_availability, availability_row};

}  // namespace vendorproof::mock_erp
