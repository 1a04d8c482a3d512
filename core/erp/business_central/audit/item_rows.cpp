// Items, units and references.
#include <charconv>

#include "core/erp/business_central/audit/rows.h"

namespace vendorproof::erp::business_central {

namespace {

constexpr std::array<std::string_view, 2> by_unit_code = {"itemNumber", "code"};
constexpr std::array<std::string_view, 3> by_reference_number = {"itemNumber", "identifierKind", "referenceNumber"};

std::string needed_text(const JsonReader& in) {
  std::string text = in.text();
  if (!in.failed() && text.empty()) in.problem("is empty");
  return text;
}

/// nullopt for what is no number, or is finer than 1/10,000.
std::optional<Money> price_in(const JsonReader& row, std::string_view key, Currency currency) {
  const std::optional<JsonNode> member = row.node().member(key);
  const std::optional<std::string> text = member ? member->number_text() : std::nullopt;
  if (!text) return std::nullopt;
  const Result<Money> money = Money::parse(*text, currency);
  return money && !money->is_negative() ? std::optional(*money) : std::nullopt;
}

audit::Unit read_unit_row(const JsonReader& in) {
  audit::Unit unit;
  unit.item = needed_text(in.at("itemNumber"));
  unit.code = needed_text(in.at("code"));
  const JsonReader factor = in.at("qtyPerUnitOfMeasure");
  unit.factor = factor.node().number_text().value_or("");
  if (unit.factor.empty() && !in.failed()) factor.problem("is not a number");
  // 12 and 12.0 are whole.
  const std::size_t zeros = unit.factor.ends_with(".0") ? 2 : 0;
  const char* const end = unit.factor.data() + unit.factor.size() - zeros;
  std::int64_t eaches = 0;
  const auto read = std::from_chars(unit.factor.data(), end, eaches);
  if (read.ec == std::errc() && read.ptr == end && eaches >= 1) unit.eaches = eaches;
  return unit;
}

audit::ReferenceKind kind_of(const std::string& word) {
  if (word == "CustomerCatalogId") return audit::ReferenceKind::CatalogueNumber;
  return word == "VendorSku" ? audit::ReferenceKind::VendorSku : audit::ReferenceKind::Other;
}

}  // namespace

HttpRequest get_audited_items(const Account& account, Instant) {
  HttpRequest request = get(account, Api::Standard, "items");
  request.query = {{"$select",
                    "number,type,blocked,gtin,unitPrice,priceIncludesTax,taxGroupCode,baseUnitOfMeasureCode,"
                    "generalProductPostingGroupCode,inventoryPostingGroupCode"}};
  return request;
}

Result<std::string> read_audited_items(const Account&, std::string_view body, audit::Books& books) {
  const Currency currency = books.agreed.currency;
  auto page = read_page<audit::Item>(body, by_number, [currency](const JsonReader& in) {
    audit::Item item;
    item.number = needed_text(in.at("number"));
    item.blocked = in.boolean_or("blocked", false);
    item.has_stock = text_in(in, "type") == "Inventory";
    item.gtin = text_in(in, "gtin");
    item.base_unit = text_in(in, "baseUnitOfMeasureCode");
    item.price = price_in(in, "unitPrice", currency);
    item.price_includes_tax = in.boolean_or("priceIncludesTax", false);
    item.tax_group = text_in(in, "taxGroupCode");
    if (text_in(in, "generalProductPostingGroupCode").empty()) {
      item.posting_lacks.emplace_back("the general product posting group");
    }
    if (item.has_stock && text_in(in, "inventoryPostingGroupCode").empty()) {
      item.posting_lacks.emplace_back("the inventory posting group");
    }
    return item;
  });
  return take_audited(std::move(page), "items", books,
                      [&](audit::Item&& item) { books.items.push_back(std::move(item)); });
}

HttpRequest get_audited_units(const Account& account, Instant) { return get_item_units(account); }

Result<std::string> read_audited_units(const Account&, std::string_view body, audit::Books& books) {
  return take_audited(read_page<audit::Unit>(body, by_unit_code, read_unit_row), "itemUnits", books,
                      [&](audit::Unit&& unit) { books.units.push_back(std::move(unit)); });
}

HttpRequest get_audited_references(const Account& account, Instant) {
  HttpRequest request = get_item_references(account);
  for (auto& [name, value] : request.query) {
    if (name == "$select") value += ",startingDate,endingDate";
  }
  return request;
}

Result<std::string> read_audited_references(const Account&, std::string_view body, audit::Books& books) {
  auto page = read_page<audit::Reference>(body, by_reference_number, [](const JsonReader& in) {
    audit::Reference reference;
    reference.item = needed_text(in.at("itemNumber"));
    reference.kind = kind_of(text_in(in, "identifierKind"));
    reference.number = needed_text(in.at("referenceNumber"));
    reference.from = date_or_none(in, "startingDate");
    reference.until = date_or_none(in, "endingDate");
    return reference;
  });
  return take_audited(std::move(page), "itemReferences", books,
                      [&](audit::Reference&& reference) { books.references.push_back(std::move(reference)); });
}

}  // namespace vendorproof::erp::business_central
