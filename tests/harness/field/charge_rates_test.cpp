#include "harness/field/charge_rates.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

const Instant autumn = *parse_instant("2026-11-02T08:00:00Z");

TEST(ChargeRatesOfACard, AreTheRegionsHighest) {
  mock_amazon::Settings settings;
  const Money cost = *Money::parse("100.00", usd());
  EXPECT_EQ(charge_rates_of(settings).stake("notice-missing", 10, cost, autumn), *Money::parse("6.00", usd()));
  settings.region = mock_amazon::Region::EU;
  const Currency euro = *Currency::parse("EUR");
  const Money in_euro = *Money::parse("100.00", euro);
  EXPECT_EQ(charge_rates_of(settings).stake("notice-missing", 10, in_euro, autumn), *Money::parse("17.00", euro));
  settings.region = mock_amazon::Region::JP;
  EXPECT_TRUE(charge_rates_of(settings).stake("notice-missing", 10, cost, autumn).is_zero()) << "no source gives any";
}

}  // namespace
}  // namespace vendorproof::harness
