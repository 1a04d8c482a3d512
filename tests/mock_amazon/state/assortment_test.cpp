#include "mock_amazon/state/assortment.h"

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(Assortment, LosesWhatIsRejectedTwiceFarApart) {
  const Instant start = start_of_trial();
  Assortment assortment;
  assortment.note_answer("B1", true, start);
  assortment.note_answer("B1", true, start + hours(47));
  EXPECT_TRUE(assortment.orders("B1"));
  assortment.note_answer("B1", true, start + hours(48));
  EXPECT_FALSE(assortment.orders("B1"));
  EXPECT_TRUE(assortment.orders("B2"));
  assortment.note_answer("B1", false, start + hours(50));
  EXPECT_FALSE(assortment.orders("B1"));
}

TEST(Assortment, CountsOnlyARow) {
  const Instant start = start_of_trial();
  Assortment assortment;
  assortment.note_answer("B1", true, start);
  assortment.note_answer("B1", false, start + hours(10));
  assortment.note_answer("B1", true, start + hours(50));
  EXPECT_TRUE(assortment.orders("B1"));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
