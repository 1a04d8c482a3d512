#include "mock_amazon/charges/rate_card.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

Instant day_of_card(const std::string& text) { return *parse_instant(text); }

/// `CB-01 2025-07-21..` for each row that charges that, newest first.
std::vector<std::string> rows_about(Region region, Trigger trigger) {
  std::vector<std::string> texts;
  for (const RateRow& row : builtin_rate_card(region)->rows) {
    if (std::find(row.triggers.begin(), row.triggers.end(), trigger) == row.triggers.end()) continue;
    texts.push_back(row.rule + " " + format_date(row.valid_from.usual) + ".." +
                    (row.valid_until ? format_date(row.valid_until->usual) : ""));
  }
  return texts;
}

TEST(RateCard, ComesWithTheProgramForEveryRegion) {
  EXPECT_EQ(rate_card_files().size(), 4U);
  for (const Region region : {Region::NA, Region::EU, Region::IN, Region::JP}) {
    const std::shared_ptr<const RateCard> card = builtin_rate_card(region);
    EXPECT_NE(card->statement.find("not Amazon's statement"), std::string::npos);
    for (const RateRow& row : card->rows) EXPECT_FALSE(row.source.empty()) << row.rule;
  }
  EXPECT_TRUE(builtin_rate_card(Region::IN)->rows.empty());
  EXPECT_TRUE(builtin_rate_card(Region::JP)->rows.empty());
}

TEST(RateCard, HasTheCurrentRatesAndTheOnesBefore) {
  using Rows = std::vector<std::string>;
  EXPECT_EQ(rows_about(Region::NA, Trigger::NotFilled), (Rows{"CB-01 2025-07-21..", "CB-06 2017-09-01..2025-07-21"}));
  EXPECT_EQ(rows_about(Region::NA, Trigger::NotOnTime),
            (Rows{"CB-05 2026-02-27..", "CB-06 2025-07-21..2026-02-27", "CB-06 2017-09-01..2025-07-21"}));
  EXPECT_EQ(rows_about(Region::NA, Trigger::CartonContent).size(), 3U);
  EXPECT_EQ(rows_about(Region::EU, Trigger::CartonInformation).size(), 2U);
}

TEST(RateCard, ARowHoldsFromItsFirstDayUntilTheDayBeforeItsLast) {
  const std::shared_ptr<const RateCard> card = builtin_rate_card(Region::NA);
  const auto rule_at = [&](const std::string& text) {
    const RateRow* row = card->row_for(Trigger::NotFilled, day_of_card(text), {});
    return row == nullptr ? std::string() : row->rule;
  };
  EXPECT_EQ(rule_at("2017-08-31T23:59:59Z"), "");
  EXPECT_EQ(rule_at("2017-09-01"), "CB-06");
  EXPECT_EQ(rule_at("2025-07-20T23:59:59Z"), "CB-06");
  EXPECT_EQ(rule_at("2025-07-21"), "CB-01");
}

TEST(RateCard, EmergenciesWaiveForAWhile) {
  const std::shared_ptr<const RateCard> card = builtin_rate_card(Region::NA);
  EXPECT_EQ(card->waived_because(Trigger::NotOnTime, day_of_card("2020-03-15")), "");
  EXPECT_NE(card->waived_because(Trigger::NotOnTime, day_of_card("2020-03-16")), "");
  EXPECT_NE(card->waived_because(Trigger::RejectedShare, day_of_card("2020-02-06")), "");
  EXPECT_EQ(card->waived_because(Trigger::NotFilled, day_of_card("2020-04-01")), "");
  EXPECT_EQ(card->waived_because(Trigger::NotOnTime, day_of_card("2020-06-01")), "");
}

TEST(RateCard, BoundsAreExact) {
  const Bound above = {true, 9'500};
  const Bound at_least = {false, 9'500};
  EXPECT_FALSE(above.holds({95, 100}));
  EXPECT_TRUE(above.holds({9'501, 10'000}));
  EXPECT_TRUE(at_least.holds({95, 100}));
  EXPECT_FALSE(at_least.holds({9'499, 10'000}));
  EXPECT_FALSE(at_least.holds({0, 0}));
  EXPECT_FALSE(above.holds({-5, 0}));
}

TEST(RateCard, SaysARateInWords) {
  const Rate rate = {8'550, {*Money::parse("1.70 EUR"), *Money::parse("1.50 GBP")}};
  EXPECT_EQ(rate.text(Basis::Unit, *Currency::parse("EUR")), "1.70 EUR per unit and 85.50 % of cost");
  EXPECT_EQ(rate.text(Basis::Carton, *Currency::parse("GBP")), "1.50 GBP per carton and 85.50 % of cost");
  EXPECT_EQ(rate.text(Basis::Cost, usd()), "85.50 % of cost");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
