// Products with their units, and the customer's codes of them.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/base/gs1.h"
#include "core/erp/tryton/audit/rows.h"
#include "core/erp/tryton/words.h"

namespace vendorproof::erp::tryton {

namespace {

/// Also products that are not active: an order may have them. Products without a code cannot be named.
HttpRequest ask_audited_products(const ErpAccess& access, const Instant&, const Json& found) {
  return search_read(
      access, "product.product",
      after(found, Json::array({Json::array({"code", "!=", nullptr}), is_in("active", Json::array({true, false}))})),
      {"code", "type", "active", "salable", "list_price", "default_uom.symbol", "default_uom.factor",
       "default_uom.digits", "sale_uom.symbol", "sale_uom.factor", "identifiers.code", "identifiers.type",
       "account_category.name", "account_category.account_revenue", "account_category.customer_taxes_used"},
      in_company(found));
}

/// The number that the integration takes; if there is none, the one that a person meant to be it.
std::string meant_gtin(const JsonReader& row) {
  std::string meant;
  for (const JsonReader& identifier : many(row, "identifiers")) {
    std::string code = text_in(identifier, "code");
    if (is_gtin(code)) return code;
    const bool is_number = !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
    if (meant.empty() && (is_number || text_in(identifier, "type") == "ean")) meant = std::move(code);
  }
  return meant;
}

/// nullopt for what is not a number, or is finer than 1/10,000, or negative.
std::optional<Money> price_in(const JsonReader& row, Currency currency) {
  if (!row.has("list_price")) return std::nullopt;
  const JsonReader price = row.at("list_price").apart("list_price");
  const Money money = read_decimal(price, currency);
  return price.failed() || money.is_negative() ? std::nullopt : std::optional(money);
}

/// A unit of the product by its factor, which is to that of the product's own unit.
audit::Unit unit_in(const JsonReader& row, std::string_view field, const std::string& item) {
  const JsonReader unit = one(row, field);
  audit::Unit read{item, unit.at("symbol").text(), unit.at("factor").node().number_text().value_or(""), std::nullopt};
  const std::string base = one(row, "default_uom").at("factor").node().number_text().value_or("");
  const JsonReader factor = unit.at("factor").apart("factor");
  if (read.factor == base) {
    read.factor = "1";
    read.eaches = 1;
  } else if (base != "1") {
    read.factor += " to " + base;
  } else if (const std::int64_t eaches = read_count(factor); !factor.failed() && eaches > 0) {
    read.eaches = eaches;
  }
  return read;
}

/// A product that is counted in parts of its unit, such as kilograms, is not counted in eaches. Only those that are
/// sold to Amazon must be, so that is no row that cannot be read.
audit::Unit own_unit(const JsonReader& row, const std::string& item) {
  audit::Unit unit = unit_in(row, "default_uom", item);
  const std::int64_t digits = one(row, "default_uom").at("digits").integer();
  if (digits == 0) return unit;
  unit.factor = fmt::format("1 with {} decimals", digits);
  unit.eaches = std::nullopt;
  return unit;
}

/// Accounts and taxes come from the category.
void read_accounting(const JsonReader& row, audit::Item& item) {
  if (!has_one(row, "account_category")) {
    item.posting_lacks.emplace_back("a category for accounting");
    return;
  }
  const JsonReader category = one(row, "account_category");
  if (!category.has("account_revenue")) {
    item.posting_lacks.push_back(fmt::format("an account for revenue at its category '{}'", text_in(category, "name")));
  }
  if (!category.at("customer_taxes_used").elements().empty()) item.tax_group = text_in(category, "name");
}

AuditedProduct read_product(const ErpAccess& access, const JsonReader& row) {
  AuditedProduct product;
  audit::Item& item = product.item;
  item.number = row.at("code").text();
  if (item.number.empty()) row.at("code").problem("is empty: orders name a product by its code");
  item.blocked = !flag_in(row, "salable") || !flag_in(row, "active");
  item.has_stock = row.at("type").text() == "goods";
  item.gtin = meant_gtin(row);
  item.price = price_in(row, access.currency);
  read_accounting(row, item);
  product.units.push_back(own_unit(row, item.number));
  item.base_unit = product.units.front().code;
  if (!has_one(row, "sale_uom")) return product;
  audit::Unit sold_in = unit_in(row, "sale_uom", item.number);
  if (sold_in.code != item.base_unit) product.units.push_back(std::move(sold_in));
  return product;
}

constexpr auto product_steps =
    list_steps<AuditedProduct, ask_audited_products, read_product, by_code>("product.product.search_read");

using References = std::vector<audit::Reference>;

HttpRequest ask_customers_codes(const ErpAccess& access, const Instant&, const Json& found) {
  return search_read(access, "sale.product_customer",
                     after(found, Json::array({is("party.name", setting(access, "customer"))})),
                     {"code", "product.code", "template.products.code"}, {{"active_test", false}});
}

/// A row without a product is about all products of its template; one without a code names nothing.
References read_codes(const JsonReader& row) {
  References references;
  const std::string number = text_in(row, "code");
  if (number.empty()) return references;
  const bool is_of_product = has_one(row, "product");
  const std::vector<JsonReader> products =
      is_of_product ? std::vector{one(row, "product")} : many(one(row, "template"), "products");
  for (const JsonReader& product : products) {
    audit::Reference reference;
    reference.item = text_in(product, "code");
    reference.number = number;
    reference.kind = is_amazons_own(number) ? audit::ReferenceKind::CatalogueNumber : audit::ReferenceKind::VendorSku;
    if (!reference.item.empty()) references.push_back(std::move(reference));
  }
  return references;
}

Result<Went<References>> hear_customers_codes(const ErpAccess&, const JsonReader& answer, Json& found) {
  Result<Rows<References>> read = read_rows<References>(answer, "code", read_codes);
  if (!read) return tl::unexpected<Error>(read.error());
  Rows<audit::Reference> all;
  for (References& some : read->rows) std::move(some.begin(), some.end(), std::back_inserter(all.rows));
  all.odd = std::move(read->odd);
  all.goes_on = read->goes_on;
  all.last = read->last;
  return part_of_list(Result<Rows<audit::Reference>>(std::move(all)), "codes", found);
}

constexpr std::array<Step<References, Instant>, 1> code_steps = {{
    {"codes", "sale.product_customer.search_read", ask_customers_codes, hear_customers_codes},
}};

}  // namespace

Audited<AuditedProduct> audited_products() {
  return question_of<product_steps, std::vector<AuditedProduct>, Instant>();
}
Audited<audit::Reference> audited_codes() { return question_of<code_steps, References, Instant>(); }

}  // namespace vendorproof::erp::tryton
