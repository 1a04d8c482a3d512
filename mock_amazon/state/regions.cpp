#include "mock_amazon/state/regions.h"

namespace vendorproof::mock_amazon {

namespace {

struct Marketplace {
  Region region;
  std::string_view country;  ///< "" for the rest of the region
  std::string_view currency;
};

/// The first matching row is used.
constexpr Marketplace marketplaces[] = {
    {Region::NA, "CA", "CAD"}, {Region::NA, "MX", "MXN"}, {Region::NA, "BR", "BRL"}, {Region::NA, "", "USD"},
    {Region::EU, "GB", "GBP"}, {Region::EU, "UK", "GBP"}, {Region::EU, "PL", "PLN"}, {Region::EU, "SE", "SEK"},
    {Region::EU, "", "EUR"},   {Region::IN, "", "INR"},   {Region::JP, "", "JPY"},
};

}  // namespace

Currency currency_of(Region region, std::string_view country) {
  for (const Marketplace& row : marketplaces) {
    if (row.region == region && (row.country.empty() || row.country == country)) return *Currency::parse(row.currency);
  }
  return usd();
}

bool has_no_fraction(Currency currency) { return currency.text() == "JPY"; }

}  // namespace vendorproof::mock_amazon
