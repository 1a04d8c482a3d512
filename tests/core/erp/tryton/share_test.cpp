#include "core/erp/tryton/share.h"

#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::erp::tryton {
namespace {

Instant day(int number) { return Instant(number * a_day); }

TEST(Share, IsWhatThoseBeforeHaveLeft) {
  const std::vector<Waiting> queue = {{1, 30}, {2, 15}, {9, 100}};
  EXPECT_EQ(share_of({3, 30}, 50, queue, {}), (Share{5, 25, {}}));
  EXPECT_EQ(share_of({1, 30}, 50, queue, {}), (Share{30, 0, {}})) << "nobody is before it";
  EXPECT_EQ(share_of({3, 30}, 10, queue, {}), (Share{0, 30, {}}));
  EXPECT_EQ(share_of({3, 0}, 10, queue, {{day(1), 50}}), (Share{0, 0, {}}));
}

TEST(Share, ArrivesWhenTheSupplyCoversAllOfIt) {
  const std::vector<Supply> supply = {{day(9), 100}, {day(3), 20}, {day(5), 10}};
  EXPECT_EQ(share_of({2, 30}, 10, {}, supply).arrives, day(3)) << "20 of 20";
  EXPECT_EQ(share_of({2, 35}, 10, {}, supply).arrives, day(5));
  EXPECT_EQ(share_of({2, 35}, 10, {{1, 16}}, supply).arrives, day(9)) << "6 are for others first";
  EXPECT_EQ(share_of({2, 200}, 10, {}, supply).arrives, std::nullopt);
}

RC_GTEST_PROP(Share, OfAllNeverIsMoreThanTheStock, ()) {
  const auto stock = *rc::gen::inRange<std::int64_t>(0, 500);
  const auto amounts = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 100));
  std::vector<Waiting> queue;
  for (const std::int64_t eaches : amounts) queue.push_back({static_cast<std::int64_t>(queue.size()), eaches});
  std::int64_t given = 0;
  for (const Waiting& one : queue) {
    const Share share = share_of(one, stock, queue, {});
    RC_ASSERT(share.from_stock + share.later == one.eaches);
    given += share.from_stock;
  }
  RC_ASSERT(given == std::min(stock, std::accumulate(amounts.begin(), amounts.end(), std::int64_t(0))));
}

}  // namespace
}  // namespace vendorproof::erp::tryton
