#include "core/audit/company_checks.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace vendorproof::audit {

namespace {

std::string subject_of(const Customer& customer) { return "customer " + customer.number; }

/// Values of the orders, by their currency.
std::map<std::string, Money> value_by_currency(const Look& look) {
  std::map<std::string, Money> values;
  for (const OrderedLine& line : look.assortment.lines()) {
    const Money value = line.value();
    if (value.currency().empty()) continue;
    values[value.currency().text()] += value;
  }
  return values;
}

std::string local_currency(const Look& look) {
  const std::string& stated = look.books.setup.local_currency;
  return stated.empty() ? look.books.agreed.currency.text() : stated;
}

struct CurrencyOfRegion {
  std::string_view code;
  trade::Region region;
  std::int64_t smallest;  ///< amount of the currency, in 1/10,000
};
/// Of Amazon's marketplaces for vendors.
constexpr std::array<CurrencyOfRegion, 17> currencies_of_regions = {{
    {"USD", trade::Region::NorthAmerica, 100},
    {"CAD", trade::Region::NorthAmerica, 100},
    {"MXN", trade::Region::NorthAmerica, 100},
    {"BRL", trade::Region::NorthAmerica, 100},
    {"EUR", trade::Region::Europe, 100},
    {"GBP", trade::Region::Europe, 100},
    {"SEK", trade::Region::Europe, 100},
    {"PLN", trade::Region::Europe, 100},
    {"TRY", trade::Region::Europe, 100},
    {"AED", trade::Region::Europe, 100},
    {"SAR", trade::Region::Europe, 100},
    {"EGP", trade::Region::Europe, 100},
    {"ZAR", trade::Region::Europe, 100},
    {"INR", trade::Region::India, 100},
    {"JPY", trade::Region::Elsewhere, 10'000},
    {"AUD", trade::Region::Elsewhere, 100},
    {"SGD", trade::Region::Elsewhere, 100},
}};

const CurrencyOfRegion* row_of(std::string_view code) {
  const auto* const found = std::find_if(currencies_of_regions.begin(), currencies_of_regions.end(),
                                         [code](const CurrencyOfRegion& row) { return row.code == code; });
  return found == currencies_of_regions.end() ? nullptr : found;
}

std::string_view name_of(trade::Region region) {
  switch (region) {
    case trade::Region::NorthAmerica:
      return "NA";
    case trade::Region::Europe:
      return "EU";
    case trade::Region::India:
      return "IN";
    case trade::Region::Elsewhere:
      return "other";
  }
  return "";
}

}  // namespace

void find_missing_customer(const Look& look, Cases& cases) {
  if (look.books.customer) return;
  cases.push_back({"customer " + look.books.agreed.customer, "the ERP has no such customer", {}});
}

void find_blocked_customer(const Look& look, Cases& cases) {
  const std::optional<Customer>& customer = look.books.customer;
  if (!customer || customer->blocked.empty()) return;
  Case blocked{subject_of(*customer), fmt::format("it is blocked for: {}", customer->blocked), {}};
  for (const trade::PurchaseOrder& order : look.books.orders) {
    if (is_open(order)) add_to(blocked.money, value_of(order));
  }
  cases.push_back(std::move(blocked));
}

void find_other_terms(const Look& look, Cases& cases) {
  const std::optional<Customer>& customer = look.books.customer;
  if (!customer) return;
  const auto is_its = [&](const Terms& row) { return row.key == customer->terms; };
  const auto terms = std::find_if(look.books.terms.begin(), look.books.terms.end(), is_its);
  const std::optional<std::int64_t> agreed = look.books.agreed.net_days;
  if (customer->terms.empty()) {
    cases.push_back({subject_of(*customer), "it has no payment terms", {}});
  } else if (terms == look.books.terms.end()) {
    cases.push_back({subject_of(*customer), fmt::format("its payment terms '{}' do not exist", customer->terms), {}});
  } else if (agreed && !terms->net_days) {
    cases.push_back(
        {subject_of(*customer),
         fmt::format("its payment terms '{}' are '{}', and {} days are agreed", terms->code, terms->formula, *agreed),
         {}});
  } else if (agreed && *terms->net_days != *agreed) {
    cases.push_back(
        {subject_of(*customer),
         fmt::format("its payment terms '{}' are {} days, and {} are agreed", terms->code, *terms->net_days, *agreed),
         {}});
  }
}

void find_missing_tax_set_up(const Look& look, Cases& cases) {
  const std::optional<Customer>& customer = look.books.customer;
  if (!customer || look.books.agreed.region != trade::Region::Europe) return;
  std::vector<std::string_view> missing;
  if (customer->tax_area.empty()) missing.emplace_back("a tax area (VAT business posting group)");
  if (customer->tax_number.empty()) missing.emplace_back("Amazon's VAT number");
  if (missing.empty()) return;
  cases.push_back({subject_of(*customer), fmt::format("it lacks {}", fmt::join(missing, " and ")), {}});
}

void find_other_local_currency(const Look& look, Cases& cases) {
  const std::string& stated = look.books.setup.local_currency;
  const std::string expected = look.books.agreed.currency.text();
  if (stated == expected) return;
  cases.push_back({"[erp] currency",
                   fmt::format("the configuration says {}, and the company's currency is '{}'", expected, stated),
                   {}});
}

void find_unknown_currencies(const Look& look, Cases& cases) {
  for (const auto& [code, value] : value_by_currency(look)) {
    const bool is_row = std::any_of(look.books.currencies.begin(), look.books.currencies.end(),
                                    [&, wanted = code](const CurrencyRow& row) { return row.code == wanted; });
    if (is_row || code == local_currency(look)) continue;
    cases.push_back({"currency " + code, "orders are in it, and the ERP does not have it", {value}});
  }
}

void find_currencies_that_are_not_taken(const Look& look, Cases& cases) {
  const Agreed& agreed = look.books.agreed;
  for (const auto& [code, value] : value_by_currency(look)) {
    const std::vector<Currency>& others = agreed.order_currencies;
    const bool is_other = std::find(others.begin(), others.end(), value.currency()) != others.end();
    if (value.currency() == agreed.currency || is_other) continue;
    cases.push_back({"currency " + code,
                     "orders are in it, and it is neither [erp] currency nor among order_currencies: such orders are "
                     "rejected as a whole",
                     {value}});
  }
}

void find_coarse_currencies(const Look& look, Cases& cases) {
  for (const CurrencyRow& row : look.books.currencies) {
    const CurrencyOfRegion* const known = row_of(row.code);
    if (known == nullptr) continue;
    const bool is_fine =
        row.step && !row.step->is_zero() && !row.step->is_negative() && row.step->ten_thousandths() <= known->smallest;
    if (is_fine) continue;
    const Money smallest(known->smallest, Currency::parse(row.code).value_or(Currency()));
    cases.push_back({"currency " + row.code,
                     fmt::format("its amounts are rounded to {}, and Amazon's to {}",
                                 row.step ? row.step->decimal() : "nothing that can be read", smallest.decimal()),
                     {}});
  }
}

void find_currencies_of_other_regions(const Look& look, Cases& cases) {
  for (const auto& [code, value] : value_by_currency(look)) {
    const CurrencyOfRegion* const known = row_of(code);
    if (known == nullptr || known->region == look.books.agreed.region) continue;
    cases.push_back({"currency " + code,
                     fmt::format("orders are in it: a currency of region {}, and [ship_notice] region is {}",
                                 name_of(known->region), name_of(look.books.agreed.region)),
                     {value}});
  }
}

void find_missing_payment_batch(const Look& look, Cases& cases) {
  if (!look.books.setup.payment_batch.empty()) return;
  cases.push_back({"set-up of the integration", "it names no journal batch for payments", {}});
}

void find_lacks(const Look& look, Cases& cases) {
  for (const Lack& lack : look.books.setup.lacks) cases.push_back({lack.subject, lack.seen, {}});
}

}  // namespace vendorproof::audit
