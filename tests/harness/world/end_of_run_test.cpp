#include "harness/world/end_of_run.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

constexpr Duration an_hour = std::chrono::hours(1);

Outlook outlook(bool core_is_idle, bool news_come_late, bool is_unpaid) {
  return {core_is_idle, news_come_late, [is_unpaid] { return is_unpaid; }};
}

TEST(EndOfRun, ComesHoursAfterTheLastNewsOfAnIdleCore) {
  EXPECT_FALSE(is_over(3 * an_hour, outlook(true, false, false)));
  EXPECT_TRUE(is_over(4 * an_hour, outlook(true, false, false)));
  EXPECT_FALSE(is_over(13 * an_hour, outlook(true, true, false)));
  EXPECT_TRUE(is_over(14 * an_hour, outlook(true, true, false)));
}

TEST(EndOfRun, ComesAfterThreeDaysWhenOrdersWaitForStockOrForAPerson) {
  EXPECT_FALSE(is_over(72 * an_hour, outlook(false, true, false)));
  EXPECT_TRUE(is_over(73 * an_hour, outlook(false, true, false)));
}

TEST(EndOfRun, WaitsForPeopleToBeToldOfAnUnpaidInvoice) {
  EXPECT_FALSE(is_over(73 * an_hour, outlook(false, false, true)));
  EXPECT_FALSE(is_over(24 * 60 * an_hour, outlook(false, false, true)));
  EXPECT_TRUE(is_over(24 * 60 * an_hour + an_hour, outlook(false, false, true)));
}

}  // namespace
}  // namespace vendorproof::harness
