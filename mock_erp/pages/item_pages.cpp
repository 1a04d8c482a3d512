// The item master: items, units, references, availability. In a RowKey `record` is the item's index, and the line
// counts its units or references.
#include <fmt/format.h>

#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

/// Nothing asks for changed items, so the time of a change is not kept; in Business Central a change of stock does not
/// change the item.
const Instant never_changed{};

const StockedItem& item_of(const Company& company, const RowKey& key) {
  return company.items[static_cast<std::size_t>(key.record)];
}

Row entity_row(std::string id) {
  Row row(etag_of(id, 1));
  row.made_text("id", std::move(id));
  return row;
}

Keys item_keys(const Company& company, const Query& query) {
  std::vector<RowKey> keys;
  if (const auto number = query.required("number")) {
    const auto found = company.item_by_number.find(*number);
    const bool is_known = found != company.item_by_number.end() && company.knows(found->second);
    if (is_known) keys.push_back({static_cast<std::int64_t>(found->second), 0});
    return keys;
  }
  for (std::size_t i = 0; i < company.items.size(); ++i) {
    if (company.knows(i)) keys.push_back({static_cast<std::int64_t>(i), 0});
  }
  return keys;
}

Row item_row(const Company& company, const RowKey& key) {
  const StockedItem& stocked = item_of(company, key);
  Row row = entity_row(stocked.id);
  row.text("number", stocked.item.number);
  row.text("displayName", stocked.item.display_name);
  row.text("type", "Inventory");
  row.boolean("blocked", company.blocks(static_cast<std::size_t>(key.record)));
  row.text("gtin", stocked.item.gtin);
  row.integer("inventory", stocked.on_hand);
  row.number("unitPrice", money_number(stocked.item.unit_price));
  row.text("baseUnitOfMeasureCode", stocked.item.base_unit);
  row.instant("lastModifiedDateTime", never_changed);
  return row;
}

/// Line 0 is the base unit, line n the n-th case size.
Keys unit_keys(const Company& company, const Query&) {
  std::vector<RowKey> keys;
  for (std::size_t i = 0; i < company.items.size(); ++i) {
    if (!company.knows(i)) continue;
    for (std::size_t unit = 0; unit <= company.items[i].item.case_sizes.size(); ++unit) {
      keys.push_back({static_cast<std::int64_t>(i), static_cast<std::int64_t>(unit)});
    }
  }
  return keys;
}

Row unit_row(const Company& company, const RowKey& key) {
  const Item& item = item_of(company, key).item;
  const std::int64_t eaches = key.line == 0 ? 1 : item.case_sizes[static_cast<std::size_t>(key.line - 1)];
  std::string code = key.line == 0 ? item.base_unit : item.case_code(eaches);
  Row row = entity_row(guid_of("unit/" + item.number + "/" + code));
  row.text("itemNumber", item.number);
  row.made_text("code", std::move(code));
  row.integer("qtyPerUnitOfMeasure", eaches);
  row.instant("lastModifiedDateTime", never_changed);
  return row;
}

/// Line 0 is Amazon's identifier, line 1 the customer's own.
Keys reference_keys(const Company& company, const Query&) {
  std::vector<RowKey> keys;
  for (std::size_t i = 0; i < company.items.size(); ++i) {
    if (!company.knows(i)) continue;
    const Item& item = company.items[i].item;
    if (!item.amazon_product_identifier.empty()) keys.push_back({static_cast<std::int64_t>(i), 0});
    if (!item.vendor_product_identifier.empty()) keys.push_back({static_cast<std::int64_t>(i), 1});
  }
  return keys;
}

Row reference_row(const Company& company, const RowKey& key) {
  const Item& item = item_of(company, key).item;
  const std::string_view type = key.line == 0 ? "Amazon" : "Customer";
  Row row = entity_row(guid_of(fmt::format("reference/{}/{}", item.number, type)));
  row.text("itemNumber", item.number);
  row.text("unitOfMeasureCode", item.base_unit);
  row.text("referenceType", type);
  row.text("referenceNumber", key.line == 0 ? item.amazon_product_identifier : item.vendor_product_identifier);
  row.instant("lastModifiedDateTime", never_changed);
  return row;
}

Keys availability_keys(const Company& company, const Query& query) {
  std::vector<RowKey> keys;
  if (const auto number = query.required("itemNumber")) {
    const auto found = company.item_by_number.find(*number);
    const bool is_known = found != company.item_by_number.end() && company.knows(found->second);
    if (is_known) keys.push_back({static_cast<std::int64_t>(found->second), 0});
    return keys;
  }
  return item_keys(company, Query{});
}

Row availability_row(const Company& company, const RowKey& key) {
  const StockedItem& stocked = item_of(company, key);
  Row row = entity_row(guid_of("availability/" + stocked.item.number));
  row.text("itemNumber", stocked.item.number);
  row.text("locationCode", "MAIN");
  row.integer("inventory", stocked.on_hand);
  row.integer("reserved", stocked.reserved);
  row.integer("available", stocked.available());
  row.instant("nextReceiptDate",
              stocked.receipts.empty() ? std::nullopt : std::optional(stocked.receipts.begin()->first));
  row.instant("asOf", company.clock);
  return row;
}

const Listing items = {{"items",
                        {{"id", ColumnType::Guid},
                         {"number", ColumnType::Text},
                         {"displayName", ColumnType::Text},
                         {"type", ColumnType::Text},
                         {"blocked", ColumnType::Boolean},
                         {"gtin", ColumnType::Text},
                         {"inventory", ColumnType::Number},
                         {"unitPrice", ColumnType::Number},
                         {"baseUnitOfMeasureCode", ColumnType::Text},
                         {"lastModifiedDateTime", ColumnType::DateTime}},
                        {}},
                       item_keys,
                       item_row,
                       nullptr};

const Listing item_units = {{"itemUnitsOfMeasure",
                             {{"id", ColumnType::Guid},
                              {"itemNumber", ColumnType::Text},
                              {"code", ColumnType::Text},
                              {"qtyPerUnitOfMeasure", ColumnType::Number},
                              {"lastModifiedDateTime", ColumnType::DateTime}},
                             {}},
                            unit_keys,
                            unit_row,
                            nullptr};

const Listing item_references = {{"itemReferences",
                                  {{"id", ColumnType::Guid},
                                   {"itemNumber", ColumnType::Text},
                                   {"unitOfMeasureCode", ColumnType::Text},
                                   {"referenceType", ColumnType::Text},
                                   {"referenceNumber", ColumnType::Text},
                                   {"lastModifiedDateTime", ColumnType::DateTime}},
                                  {}},
                                 reference_keys,
                                 reference_row,
                                 nullptr};

const Listing item_availability = {{"itemAvailability",
                                    {{"id", ColumnType::Guid},
                                     {"itemNumber", ColumnType::Text},
                                     {"locationCode", ColumnType::Text},
                                     {"inventory", ColumnType::Number},
                                     {"reserved", ColumnType::Number},
                                     {"available", ColumnType::Number},
                                     {"nextReceiptDate", ColumnType::DateTime},
                                     {"asOf", ColumnType::DateTime}},
                                    {}},
                                   availability_keys,
                                   availability_row,
                                   nullptr};

}  // namespace

Answer list_items(const Call& call) { return serve_list(call, items); }
Answer list_item_units(const Call& call) { return serve_list(call, item_units); }
Answer list_item_references(const Call& call) { return serve_list(call, item_references); }
Answer list_item_availability(const Call& call) { return serve_list(call, item_availability); }

}  // namespace vendorproof::mock_erp
