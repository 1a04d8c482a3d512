#include "harness/field/charge_rates.h"

#include <algorithm>
#include <memory>

#include "mock_amazon/charges/rate_card.h"

namespace vendorproof::harness {

namespace {

/// The highest share of cost of all tiers; for rates per unit, the highest amounts.
void put_rate(const mock_amazon::RateRow& row, ChargeRate& rate) {
  for (const mock_amazon::Tier& tier : row.tiers) {
    if (tier.rate.basis_points > rate.basis_points) rate.basis_points = tier.rate.basis_points;
    if (row.basis == mock_amazon::Basis::Unit && !tier.rate.amounts.empty()) rate.per_unit = tier.rate.amounts;
  }
}

}  // namespace

ChargeRates charge_rates_of(const mock_amazon::Settings& settings) {
  const std::shared_ptr<const mock_amazon::RateCard> card =
      settings.rate_card ? settings.rate_card : mock_amazon::builtin_rate_card(settings.region);
  ChargeRates rates;
  for (const mock_amazon::RateRow& row : card->rows) {
    for (const mock_amazon::Trigger trigger : row.triggers) {
      ChargeRate rate;
      rate.cause = mock_amazon::trigger_words().at(static_cast<std::size_t>(trigger)).name;
      rate.from = row.valid_from.at(settings.readings);
      if (row.valid_until) rate.until = row.valid_until->at(settings.readings);
      put_rate(row, rate);
      rates.rows.push_back(std::move(rate));
    }
  }
  return rates;
}

}  // namespace vendorproof::harness
