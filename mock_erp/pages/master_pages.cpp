// The customer, and the tables that master data refers to.
#include <array>

#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/master.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

FoundPlaces find_one(const Company&, const Query&) { return Places{{0, 0, 0}}; }

/// What the company can invoice in beside its own currency, which is no row: in order of code.
struct KnownCurrency {
  std::string_view code;
  Number step;  ///< the smallest difference of two amounts
};
constexpr Number a_cent = {1, 2};
constexpr std::array<KnownCurrency, 6> known_currencies = {{
    {"CAD", a_cent},
    {"EUR", a_cent},
    {"GBP", a_cent},
    {"JPY", {1, 0}},
    {"MXN", a_cent},
    {"USD", a_cent},
}};

/// RowAt::record is the index.
FoundPlaces find_currencies(const Company& company, const Query&) {
  Places places;
  for (std::size_t i = 0; i < known_currencies.size(); ++i) {
    const bool is_own = known_currencies[i].code == company.settings.currency.text();
    if (!is_own) places.push_back({static_cast<std::int64_t>(i), 0, 0});
  }
  return places;
}

std::string terms_code(const Company& company) {
  return std::to_string(company.settings.policy.payment_days) + " DAYS";
}

std::string terms_id(const Company& company) { return guid_of("payment-terms/" + terms_code(company)); }

Row row_of(const Entity& entity, std::string id) {
  Row row(entity, etag_of(id, 1));
  row.made_text("id", std::move(id));
  return row;
}

Row customer_row(const Company& company, const RowAt&) {
  const std::string& number = company.settings.customer_number;
  Row row = row_of(standard::customers, guid_of("customer/" + number));
  row.text("number", number);
  row.text("displayName", "Amazon");
  row.text("addressLine1", "410 Terry Avenue North");
  row.text("city", "Seattle");
  row.text("state", "WA");
  row.text("country", "US");
  row.text("postalCode", "98109");
  row.number("balanceDue", money_number(company.receivable));
  row.made_text("currencyCode", company.settings.currency.text());
  row.made_text("paymentTermsId", terms_id(company));
  return row;
}

Row terms_row(const Company& company, const RowAt&) {
  Row row = row_of(standard::payment_terms, terms_id(company));
  row.made_text("code", terms_code(company));
  row.made_text("displayName", "Net " + std::to_string(company.settings.policy.payment_days) + " days");
  row.made_text("dueDateCalculation", std::to_string(company.settings.policy.payment_days) + "D");
  return row;
}

Row tax_group_row(const Company&, const RowAt&) {
  Row row = row_of(standard::tax_groups, guid_of("tax-group/" + std::string(usual_tax_group)));
  row.text("code", usual_tax_group);
  row.text("displayName", "Goods");
  row.text("taxType", "Sales_x0020_Tax");
  return row;
}

Row currency_row(const Company&, const RowAt& at) {
  const KnownCurrency& known = known_currencies[static_cast<std::size_t>(at.record)];
  Row row = row_of(standard::currencies, guid_of("currency/" + std::string(known.code)));
  row.text("code", known.code);
  row.text("displayName", known.code);
  row.number("amountRoundingPrecision", known.step);
  return row;
}

}  // namespace

const Listing customers_page = {standard::customers, find_one, customer_row};
const Listing currencies_page = {standard::currencies, find_currencies, currency_row};
const Listing payment_terms_page = {standard::payment_terms, find_one, terms_row};
const Listing tax_groups_page = {standard::tax_groups, find_one, tax_group_row};

}  // namespace vendorproof::mock_erp
