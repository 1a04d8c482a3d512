// The item master: items, units, references, availability. In a RowKey `record` is the item's index, and the line
// counts its units or references.
#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

/// Master data never changes after the company is opened; in Business Central a change of stock does not change the
/// item.
const Instant never_changed{};

const StockedItem& item_of(const Company& company, const RowKey& key) {
  return company.items[static_cast<std::size_t>(key.record)];
}

Json entity_json(const std::string& id) {
  Json json;
  json["@odata.etag"] = etag_of(id, 1);
  json["id"] = id;
  return json;
}

Keys item_keys(const Company& company, const Query& query) {
  std::vector<RowKey> keys;
  if (const auto number = query.required("number")) {
    const auto found = company.item_by_number.find(*number);
    if (found != company.item_by_number.end()) keys.push_back({static_cast<std::int64_t>(found->second), 0});
    return keys;
  }
  for (std::size_t i = 0; i < company.items.size(); ++i) keys.push_back({static_cast<std::int64_t>(i), 0});
  return keys;
}

Json item_row(const Company& company, const RowKey& key) {
  const StockedItem& stocked = item_of(company, key);
  Json row = entity_json(stocked.id);
  row["number"] = stocked.item.number;
  row["displayName"] = stocked.item.display_name;
  row["type"] = "Inventory";
  row["blocked"] = stocked.item.blocked;
  row["gtin"] = stocked.item.gtin;
  row["inventory"] = stocked.on_hand;
  row["unitPrice"] = money_json(stocked.item.unit_price);
  row["baseUnitOfMeasureCode"] = "PCS";
  row["lastModifiedDateTime"] = format_instant(never_changed);
  return row;
}

/// Line 0 is the base unit, line n the n-th case size.
Keys unit_keys(const Company& company, const Query&) {
  std::vector<RowKey> keys;
  for (std::size_t i = 0; i < company.items.size(); ++i) {
    for (std::size_t unit = 0; unit <= company.items[i].item.case_sizes.size(); ++unit) {
      keys.push_back({static_cast<std::int64_t>(i), static_cast<std::int64_t>(unit)});
    }
  }
  return keys;
}

Json unit_row(const Company& company, const RowKey& key) {
  const Item& item = item_of(company, key).item;
  const std::int64_t eaches = key.line == 0 ? 1 : item.case_sizes[static_cast<std::size_t>(key.line - 1)];
  const std::string code = key.line == 0 ? "PCS" : fmt::format("CASE{}", eaches);
  Json row = entity_json(guid_of("unit/" + item.number + "/" + code));
  row["itemNumber"] = item.number;
  row["code"] = code;
  row["qtyPerUnitOfMeasure"] = eaches;
  row["lastModifiedDateTime"] = format_instant(never_changed);
  return row;
}

/// Line 0 is Amazon's identifier, line 1 the customer's own.
Keys reference_keys(const Company& company, const Query&) {
  std::vector<RowKey> keys;
  for (std::size_t i = 0; i < company.items.size(); ++i) {
    const Item& item = company.items[i].item;
    if (!item.amazon_product_identifier.empty()) keys.push_back({static_cast<std::int64_t>(i), 0});
    if (!item.vendor_product_identifier.empty()) keys.push_back({static_cast<std::int64_t>(i), 1});
  }
  return keys;
}

Json reference_row(const Company& company, const RowKey& key) {
  const Item& item = item_of(company, key).item;
  const std::string type = key.line == 0 ? "Amazon" : "Customer";
  Json row = entity_json(guid_of("reference/" + item.number + "/" + type));
  row["itemNumber"] = item.number;
  row["unitOfMeasureCode"] = "PCS";
  row["referenceType"] = type;
  row["referenceNumber"] = key.line == 0 ? item.amazon_product_identifier : item.vendor_product_identifier;
  row["lastModifiedDateTime"] = format_instant(never_changed);
  return row;
}

Keys availability_keys(const Company& company, const Query& query) {
  std::vector<RowKey> keys;
  if (const auto number = query.required("itemNumber")) {
    const auto found = company.item_by_number.find(*number);
    if (found != company.item_by_number.end()) keys.push_back({static_cast<std::int64_t>(found->second), 0});
    return keys;
  }
  return item_keys(company, Query{});
}

Json availability_row(const Company& company, const RowKey& key) {
  const StockedItem& stocked = item_of(company, key);
  Json row = entity_json(guid_of("availability/" + stocked.item.number));
  row["itemNumber"] = stocked.item.number;
  row["locationCode"] = "MAIN";
  row["inventory"] = stocked.on_hand;
  row["reserved"] = stocked.reserved;
  row["available"] = stocked.available();
  row["nextReceiptDate"] = stocked.receipts.empty() ? Json() : Json(format_instant(stocked.receipts.begin()->first));
  row["asOf"] = format_instant(company.clock);
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
