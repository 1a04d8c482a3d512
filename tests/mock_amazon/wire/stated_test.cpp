#include "mock_amazon/wire/stated.h"

#include <limits>

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

const Quantity ordered_cases = {5, UnitOfMeasure::Cases, 12};

TEST(Stated, QuantitiesAreCompletedByTheOrder) {
  EXPECT_EQ(completed({3}, ordered_cases), (Quantity{3, UnitOfMeasure::Cases, 12}));
  EXPECT_EQ(completed({3, UnitOfMeasure::Cases, 10}, ordered_cases), (Quantity{3, UnitOfMeasure::Cases, 10}));
  EXPECT_EQ(completed({3, UnitOfMeasure::Eaches, 12}, ordered_cases), (Quantity{3, UnitOfMeasure::Eaches, 1}));
  EXPECT_EQ(completed({3, UnitOfMeasure::Cases}, Quantity()), (Quantity{3, UnitOfMeasure::Cases, 1}));
}

TEST(Stated, QuantitiesBeyondReasonAreHeldAtItsEdge) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(eaches_of(completed({most, UnitOfMeasure::Cases, most}, Quantity())), eaches_max);
  EXPECT_EQ(eaches_of(completed({-most, UnitOfMeasure::Cases, most}, Quantity())), -eaches_max);
  EXPECT_EQ(completed({1, UnitOfMeasure::Cases, 0}, Quantity()).unit_size, 1);
}

TEST(Stated, AmountsWithoutACurrencyAreInTheOrders) {
  EXPECT_EQ(completed(Money(5, Currency()), usd()), Money(5, usd()));
  EXPECT_EQ(completed(Money(5, *Currency::parse("EUR")), usd())->currency().text(), "EUR");
  EXPECT_EQ(completed(std::nullopt, usd()), std::nullopt);
}

TEST(Stated, EachesAreWrittenInTheUnitWhereTheyAreWhole) {
  EXPECT_EQ(quantity_of(24, ordered_cases), (Quantity{2, UnitOfMeasure::Cases, 12}));
  EXPECT_EQ(quantity_of(25, ordered_cases), (Quantity{25, UnitOfMeasure::Eaches, 1}));
}

TEST(Stated, NumbersAreDigitsAlone) {
  EXPECT_EQ(number_of("001"), 1);
  EXPECT_FALSE(number_of(""));
  EXPECT_FALSE(number_of("-1"));
  EXPECT_FALSE(number_of("1234567890123456789"));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
