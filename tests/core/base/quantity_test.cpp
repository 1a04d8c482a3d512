#include "core/base/quantity.h"

#include <gtest/gtest.h>

namespace vendorproof {
namespace {

TEST(Quantity, IsWrittenAsOnTheDocument) {
  EXPECT_EQ(text_of(Quantity{12, UnitOfMeasure::Eaches, 1}), "12 Eaches");
  EXPECT_EQ(text_of(Quantity{5, UnitOfMeasure::Cases, 12}), "5 Cases of 12");
  EXPECT_EQ(text_of(Quantity{}), "0 Eaches");
}

TEST(Quantity, UnitsAreSpelledAsAmazonDoes) {
  EXPECT_STREQ(text_of(UnitOfMeasure::Eaches), "Eaches");
  EXPECT_STREQ(text_of(UnitOfMeasure::Cases), "Cases");
}

TEST(Quantity, ComparesWhatIsWrittenAndNotWhatItIsWorth) {
  const Quantity cases{1, UnitOfMeasure::Cases, 12};
  const Quantity eaches{12, UnitOfMeasure::Eaches, 1};
  EXPECT_NE(cases, eaches);
  EXPECT_EQ(cases, (Quantity{1, UnitOfMeasure::Cases, 12}));
}

}  // namespace
}  // namespace vendorproof
