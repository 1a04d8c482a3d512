// The item master: products page by page, then the customer's codes of them. The bookmark between two calls contains
// the items that were collected so far.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/base/gs1.h"
#include "core/erp/tryton/lists.h"
#include "core/erp/tryton/pages.h"
#include "core/erp/tryton/words.h"

namespace vendorproof::erp::tryton {

namespace {

using Items = std::vector<trade::Item>;

/// The first identifier of a GTIN's form, as it stands in Tryton.
std::string gtin_of(const JsonReader& row) {
  for (const JsonReader& identifier : many(row, "identifiers")) {
    std::string code = text_in(identifier, "code");
    if (is_gtin(code)) return code;
  }
  return "";
}

/// Stock that is negative or a part of a unit says nothing.
std::optional<std::int64_t> stock_of(const JsonReader& row) {
  const JsonReader quantity = row.at("quantity").apart("stock");
  const std::int64_t eaches = read_count(quantity);
  return quantity.failed() ? std::nullopt : std::optional(eaches);
}

/// The product's own unit, and the unit in which it is sold.
void read_units(const JsonReader& row, trade::Item& item) {
  const JsonReader base = one(row, "default_uom");
  if (base.at("digits").integer() != 0) base.at("digits").problem("is not 0: the product is not counted in eaches");
  item.base_unit = base.at("symbol").text();
  item.units.push_back({item.base_unit, 1});
  if (!has_one(row, "sale_uom")) return;
  const std::string symbol = one(row, "sale_uom").at("symbol").text();
  const JsonReader factor = one(row, "sale_uom").at("factor").apart("factor");
  const std::int64_t eaches = base.at("factor").node().number_text() == "1" ? read_count(factor) : 0;
  if (symbol == item.base_unit || factor.failed() || eaches < 2) return;
  item.units.push_back({symbol, eaches});
  item.case_sizes.push_back(eaches);
}

/// Written as it is kept in the bookmark.
Json read_item(const ErpAccess& access, const JsonReader& row) {
  trade::Item item;
  item.number = row.at("code").text();
  if (item.number.empty()) row.at("code").problem("is empty: orders name a product by its code");
  read_units(row, item);
  const Money price = read_decimal(row.at("list_price"), access.currency);
  Json units = Json::array();
  for (const trade::ItemUnit& unit : item.units) units.push_back(Json::array({unit.code, unit.eaches}));
  const std::optional<std::int64_t> stock = stock_of(row);
  const bool is_sold = flag_in(row, "salable") && flag_in(row, "active");
  return {{"number", item.number},
          {"id", row.at("id").integer()},
          {"template", row.at("template").integer()},
          {"blocked", !is_sold},
          {"price", price.decimal()},
          {"units", std::move(units)},
          {"gtin", gtin_of(row)},
          {"stock", stock ? Json(*stock) : Json()},
          {"codes", Json::array()}};
}

trade::Item kept_item(const Json& kept, Currency currency) {
  trade::Item item;
  item.number = kept.at("number").get<std::string>();
  item.blocked = kept.at("blocked").get<bool>();
  item.unit_price = Money::parse(kept.at("price").get<std::string>(), currency).value_or(Money());
  for (const Json& unit : kept.at("units")) {
    item.units.push_back({unit.at(0).get<std::string>(), unit.at(1).get<std::int64_t>()});
    if (item.units.back().eaches > 1) item.case_sizes.push_back(item.units.back().eaches);
  }
  item.base_unit = item.units.front().code;
  item.gtin = kept.at("gtin").get<std::string>();
  if (!kept.at("stock").is_null()) item.stock_eaches = kept.at("stock").get<std::int64_t>();
  for (const Json& code : kept.at("codes")) {
    std::string text = code.get<std::string>();
    std::string& place = is_amazons_own(text) ? item.amazon_product_identifier : item.vendor_product_identifier;
    if (place.empty()) place = std::move(text);
  }
  return item;
}

Items in_order(const Json& found, Currency currency) {
  Items items;
  for (const Json& kept : found.value("items", Json::array())) items.push_back(kept_item(kept, currency));
  std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  return items;
}

HttpRequest ask_item_products(const ErpAccess& access, const Json& found) {
  Json context = in_company(found);
  context["locations"] = Json::array({found.at("storage")});
  return search_read(
      access, "product.product", after(found, Json::array({is("type", "goods"), Json::array({"code", "!=", nullptr})})),
      {"code", "active", "salable", "template", "list_price", "quantity", "default_uom.symbol", "default_uom.factor",
       "default_uom.digits", "sale_uom.symbol", "sale_uom.factor", "identifiers.code"},
      std::move(context));
}

Result<Went<Items>> hear_item_products(const ErpAccess& access, const JsonReader& answer, Json& found) {
  Result<Rows<Json>> read =
      read_rows<Json>(answer, "code", [&](const JsonReader& row) { return read_item(access, row); });
  if (!read) return tl::unexpected<Error>(read.error());
  for (Json& item : read->rows) found["items"].push_back(std::move(item));
  for (const trade::OddRow& row : read->odd) found["odd"].push_back(Json::array({row.subject, row.problem}));
  found["after"] = read->last;
  if (!read->goes_on) found.erase("after");
  return go_to<Items>(read->goes_on ? "products" : "codes");
}

HttpRequest ask_codes(const ErpAccess& access, const Json& found) {
  return search_read(access, "sale.product_customer",
                     after(found, Json::array({is("party.name", setting(access, "customer"))})),
                     {"template", "product", "code"});
}

/// A row without a product is about all products of its template.
void take_code(const JsonReader& row, Json& items) {
  const std::string code = text_in(row, "code");
  if (code.empty()) return;
  const bool is_of_product = row.has("product");
  const std::int64_t id = row.at(is_of_product ? "product" : "template").integer();
  for (Json& item : items) {
    if (item.at(is_of_product ? "id" : "template") == id) item["codes"].push_back(code);
  }
}

Result<Went<Items>> hear_codes(const ErpAccess& access, const JsonReader& answer, Json& found) {
  const Result<Rows<int>> read = read_rows<int>(answer, "code", [&](const JsonReader& row) {
    take_code(row, found["items"]);
    return 0;
  });
  if (!read) return tl::unexpected<Error>(read.error());
  for (const trade::OddRow& row : read->odd) found["odd"].push_back(Json::array({row.subject, row.problem}));
  found["after"] = read->last;
  if (read->goes_on) return go_to<Items>("codes");
  Went<Items> went{in_order(found, access.currency)};
  for (const Json& row : found.value("odd", Json::array())) went.odd.push_back({row.at(0), row.at(1)});
  return went;
}

constexpr std::array<Step<Items>, 4> item_steps = {{
    {"company", "company.company.search_read", [](const ErpAccess& access, const Json&) { return ask_company(access); },
     [](const ErpAccess& access, const JsonReader& answer, Json& found) {
       return hear_company(access, answer, found).map([] { return go_to<Items>("warehouse"); });
     }},
    {"warehouse", "stock.location.search_read",
     [](const ErpAccess& access, const Json&) { return ask_warehouse(access); },
     [](const ErpAccess& access, const JsonReader& answer, Json& found) {
       return hear_warehouse(access, answer, found).map([] { return go_to<Items>("products"); });
     }},
    {"products", "product.product.search_read", ask_item_products, hear_item_products},
    {"codes", "sale.product_customer.search_read", ask_codes, hear_codes},
}};

}  // namespace

Question<Items> items_question() { return question_of<item_steps, Items>(); }

}  // namespace vendorproof::erp::tryton
