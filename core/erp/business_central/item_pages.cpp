// The item master: items, their units and their references.
#include <charconv>

#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

namespace {

constexpr std::array<std::string_view, 2> by_unit = {"itemNumber", "code"};
constexpr std::array<std::string_view, 3> by_reference = {"itemNumber", "identifierKind", "referenceNumber"};

std::string read_name(const JsonReader& in) {
  std::string name = in.text();
  if (!in.failed() && name.empty()) in.problem("is empty");
  return name;
}

/// Stock that is missing, negative, or a part of a unit says nothing.
std::optional<std::int64_t> stock_of(const JsonReader& row) {
  const std::optional<JsonNode> member = row.node().member("inventory");
  const std::string text = member ? member->number_text().value_or("") : "";
  std::int64_t eaches = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), eaches);
  const bool is_whole = end.ec == std::errc() && end.ptr == text.data() + text.size() && eaches >= 0;
  return is_whole ? std::optional(eaches) : std::nullopt;
}

}  // namespace

HttpRequest get_items(const Account& account) {
  HttpRequest request = get(account, Api::Standard, "items");
  request.query = {{"$select", "number,blocked,gtin,inventory,unitPrice,baseUnitOfMeasureCode"}};
  return request;
}

Result<Page<ItemRow>> read_items(std::string_view body, Currency currency) {
  std::vector<ItemRow> odd;
  Result<Page<ItemRow>> page = read_page<ItemRow>(body, by_number, [&](const JsonReader& in) {
    ItemRow row;
    row.number = read_name(in.at("number"));
    row.blocked = in.boolean_or("blocked", false);
    row.gtin = text_in(in, "gtin");
    row.stock_eaches = stock_of(in);
    row.base_unit = text_in(in, "baseUnitOfMeasureCode");
    const Money price = read_amount(in.at("unitPrice"), currency);
    if (!in.failed()) row.unit_price = price;
    if (in.failed() && !row.number.empty()) odd.push_back(row);
    return row;
  });
  if (page) page->rows.insert(page->rows.end(), odd.begin(), odd.end());
  return page;
}

HttpRequest get_item_units(const Account& account) {
  HttpRequest request = get(account, Api::Vendorlink, "itemUnits");
  request.query = {{"$select", "itemNumber,code,qtyPerUnitOfMeasure"}};
  return request;
}

Result<Page<ItemUnitRow>> read_item_units(std::string_view body) {
  return read_page<ItemUnitRow>(body, by_unit, [](const JsonReader& in) {
    ItemUnitRow row;
    row.item = read_name(in.at("itemNumber"));
    row.code = in.at("code").text();
    const JsonReader eaches = in.at("qtyPerUnitOfMeasure");
    row.eaches = read_whole(eaches);
    if (row.eaches == 0) eaches.problem("is 0: a unit has at least one each");
    return row;
  });
}

HttpRequest get_item_references(const Account& account) {
  HttpRequest request = get(account, Api::Vendorlink, "itemReferences");
  request.query = {{"$filter", "referenceType eq 'Customer' and referenceTypeNumber eq " +
                                   quoted(std::string_view(account.customer_number))},
                   {"$select", "itemNumber,referenceNumber,identifierKind"}};
  return request;
}

Result<Page<ItemReferenceRow>> read_item_references(std::string_view body) {
  return read_page<ItemReferenceRow>(body, by_reference, [](const JsonReader& in) {
    ItemReferenceRow row;
    row.item = read_name(in.at("itemNumber"));
    row.kind = in.at("identifierKind").text();
    row.number = in.at("referenceNumber").text();
    return row;
  });
}

}  // namespace vendorproof::erp::business_central
