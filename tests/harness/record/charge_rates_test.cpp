#include "harness/record/charge_rates.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

Money usd_of(std::string_view decimal) { return *Money::parse(decimal, usd()); }

TEST(ChargeRates, TakeTheHighestRowThatHoldsAtThatTime) {
  const Instant change = *parse_instant("2026-01-19T00:00:00Z");
  ChargeRates rates;
  rates.rows.push_back({"notice-missing", Instant(), change, 200, {}});
  rates.rows.push_back({"notice-missing", change, Instant::max(), 600, {}});
  rates.rows.push_back({"packaging", Instant(), Instant::max(), 0, {usd_of("1.99")}});
  EXPECT_EQ(rates.stake("notice-missing", 10, usd_of("100.00"), change - Duration(1)), usd_of("2.00"));
  EXPECT_EQ(rates.stake("notice-missing", 10, usd_of("100.00"), change), usd_of("6.00"));
  EXPECT_EQ(rates.stake("packaging", 10, usd_of("100.00"), change), usd_of("19.90"));
  EXPECT_TRUE(rates.stake("no-show", 10, usd_of("100.00"), change).is_zero());
}

TEST(ChargeRates, KnowAnAmountInItsOwnCurrencyOnly) {
  const Currency euro = *Currency::parse("EUR");
  ChargeRates rates;
  rates.rows.push_back({"notice-missing", Instant(), Instant::max(), 0, {Money(17'000, euro)}});
  EXPECT_TRUE(rates.stake("notice-missing", 10, usd_of("100.00"), Instant()).is_zero());
  EXPECT_EQ(rates.stake("notice-missing", 10, Money(1'000'000, euro), Instant()), Money(170'000, euro));
}

}  // namespace
}  // namespace vendorproof::harness
