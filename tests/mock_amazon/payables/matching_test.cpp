#include "mock_amazon/payables/matching.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "mock_amazon/payables/payables.h"
#include "mock_amazon/state/order_book.h"

namespace vendorproof::mock_amazon {
namespace {

Money dollars_of(const char* amount) { return *Money::parse(amount, usd()); }

OrderLine line_at(const char* cost, std::int64_t received, std::int64_t paid) {
  OrderLine line;
  line.net_cost = dollars_of(cost);
  line.ordered = 100;
  line.received = received;
  line.paid = paid;
  line.revisions.push_back({Instant(), 100, line.net_cost});
  return line;
}

InvoicedLine billed_line(std::int64_t eaches, const char* cost, std::int64_t size = 1) {
  return {"A", 1, eaches, dollars_of(cost), size, dollars_of("2.50")};
}

TEST(Matching, PaysUnitsThatCameAndWereNotPaid) {
  const LineMatch match = match_line(line_at("2.50", 90, 50), billed_line(60, "2.50"), 10);
  EXPECT_EQ(match.units, 30);
  EXPECT_EQ(match.missing, 30);
  EXPECT_EQ(match.shortage, dollars_of("75"));
  EXPECT_TRUE(match.overpriced.is_zero());
}

TEST(Matching, PaysNoMoreThanTheOrdersCost) {
  EXPECT_EQ(match_line(line_at("2.50", 100, 0), billed_line(100, "2.51"), 0).overpriced, dollars_of("1"));
  EXPECT_TRUE(match_line(line_at("2.50", 100, 0), billed_line(100, "2.40"), 0).overpriced.is_zero());
  // The order was at 2.50 when the invoice came and is at 2.60 now: the higher counts.
  EXPECT_TRUE(match_line(line_at("2.60", 100, 0), billed_line(100, "2.60"), 0).overpriced.is_zero());
}

TEST(Matching, ReadsCostsPerCase) {
  EXPECT_EQ(amount_of(dollars_of("30"), 12, 24), dollars_of("60"));
  EXPECT_EQ(amount_of(dollars_of("10"), 3, 1), dollars_of("3.33"));
  EXPECT_TRUE(match_line(line_at("2.50", 24, 0), billed_line(24, "30", 12), 0).overpriced.is_zero());
  EXPECT_EQ(match_line(line_at("2.50", 24, 0), billed_line(24, "31.20", 12), 0).overpriced, dollars_of("2.40"));
}

TEST(Matching, NamesCauses) {
  OrderLine line = line_at("2.50", 0, 0);
  EXPECT_EQ(cause_of_shortage(line), "not received");
  line.invoiced = 101;
  EXPECT_EQ(cause_of_shortage(line), "already invoiced");
  line.ordered = 0;
  EXPECT_EQ(cause_of_shortage(line), "cancelled item invoiced");
  line.written = {5, UnitOfMeasure::Cases, 12};
  EXPECT_EQ(cause_of_price(line, billed_line(1, "30")),
            "unit of measure discrepancy: the cost is the order's times the case size of 12");
  EXPECT_EQ(cause_of_price(line, billed_line(1, "2.51")), "invoiced cost above order cost");
  line.revisions.push_back({Instant(), 100, dollars_of("2.51")});
  EXPECT_EQ(cause_of_price(line, billed_line(1, "2.51")), "cost update timing");
}

RC_GTEST_PROP(Matching, EveryUnitIsPaidOrMissing, ()) {
  const auto received = *rc::gen::inRange<std::int64_t>(0, 200);
  const auto paid = *rc::gen::inRange<std::int64_t>(0, 200);
  const auto eaches = *rc::gen::inRange<std::int64_t>(1, 200);
  const LineMatch match = match_line(line_at("2.50", received, paid), billed_line(eaches, "2.60"), 0);
  RC_ASSERT(match.units + match.missing == eaches);
  RC_ASSERT(match.units >= 0 && match.units <= std::max<std::int64_t>(received - paid, 0));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
