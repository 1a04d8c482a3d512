#include "core/flow/overview/incidents.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vendorproof::flow {
namespace {

TradeException of_item(const std::string& order, std::int64_t line, const std::string& cause, const Money& amount) {
  TradeException exception = trade::make_exception(ExceptionKind::UnknownItem, fmt::format("{}/{}", order, line), order,
                                                   line, amount, "why", cause);
  exception.raised_at = Instant(Duration(1000 - line));
  return exception;
}

TEST(Incidents, AreOneForTwoThousandLinesWithTheSameCause) {
  std::vector<TradeException> exceptions;
  for (int i = 0; i < 2000; ++i)
    exceptions.push_back(of_item(fmt::format("PO{}", i % 35), i, "product=B0X", Money(10'000, usd())));
  const std::vector<Incident> incidents = incidents_of(exceptions);
  ASSERT_EQ(incidents.size(), 1U);
  EXPECT_EQ(incidents[0].key, "unknown-item:product=B0X");
  EXPECT_EQ(incidents[0].exceptions.size(), 2000U);
  EXPECT_EQ(incidents[0].purchase_orders.size(), 35U);
  EXPECT_EQ(text_of_amounts(incidents[0].amounts), "2000.00 USD");
  EXPECT_EQ(incidents[0].raised_at, Instant(Duration(1000 - 1999)));
}

TEST(Incidents, WithoutACauseStandAlone) {
  const std::vector<Incident> incidents = incidents_of(
      {of_item("PO1", 1, "", Money()), of_item("PO1", 2, "", Money()), of_item("PO1", 3, "product=B0X", Money())});
  ASSERT_EQ(incidents.size(), 3U);
  EXPECT_EQ(incidents[0].key, "unknown-item/PO1/1");
  EXPECT_EQ(incidents[2].key, "unknown-item:product=B0X");
  EXPECT_EQ(text_of_amounts(incidents[0].amounts), "");
}

TEST(Incidents, SumEachCurrencyAlone) {
  const Currency eur = *Currency::parse("EUR");
  const std::vector<Incident> incidents =
      incidents_of({of_item("PO1", 1, "a", Money(10'000, usd())), of_item("PO1", 2, "a", Money(20'000, eur)),
                    of_item("PO1", 3, "a", Money(30'000, usd()))});
  ASSERT_EQ(incidents.size(), 1U);
  EXPECT_EQ(text_of_amounts(incidents[0].amounts), "2.00 EUR + 4.00 USD");
}

TEST(Incidents, HaveAnAssigneeIfAllTheirExceptionsHaveThatOne) {
  TradeException hers = of_item("PO1", 1, "a", Money());
  hers.assignee = "ann";
  TradeException his = of_item("PO1", 2, "a", Money());
  EXPECT_EQ(incidents_of({hers, hers})[0].assignee, "ann");
  EXPECT_EQ(incidents_of({hers, his})[0].assignee, "");
}

}  // namespace
}  // namespace vendorproof::flow
