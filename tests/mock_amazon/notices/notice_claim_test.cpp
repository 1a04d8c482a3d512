#include "mock_amazon/notices/notice_claim.h"

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(NoticeClaim, ReckonsWhenGoodsExpire) {
  ItemNotes notes;
  EXPECT_EQ(notes.expiry(), std::nullopt);
  notes.manufactured = start_of_trial();
  notes.lasts_days = 60;
  EXPECT_EQ(notes.expiry(), start_of_trial() + days(60));
  notes.expires = start_of_trial() + days(5);
  EXPECT_EQ(notes.expiry(), start_of_trial() + days(5));
}

TEST(NoticeClaim, CountsContainersAsStatedOrAsListed) {
  NoticeClaim claim;
  claim.cartons.resize(3);
  EXPECT_EQ(claim.cartons_claimed(), 3);
  claim.carton_count = 5;
  EXPECT_EQ(claim.cartons_claimed(), 5);
  EXPECT_EQ(claim.pallets_claimed(), 0);
  EXPECT_FALSE(claim.palletised());
  claim.pallets.resize(1);
  EXPECT_EQ(claim.pallets_claimed(), 1);
  EXPECT_TRUE(claim.palletised());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
