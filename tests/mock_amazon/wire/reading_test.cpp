#include "mock_amazon/wire/reading.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::mock_amazon {
namespace {

const Quantity cases_of_12 = {5, UnitOfMeasure::Cases, 12};

std::int64_t eaches(const Json& quantity, const Quantity& fallback) {
  return eaches_of(quantity_at(Json{{"q", quantity}}, "q", fallback));
}

TEST(Reading, UnderstandsQuantitiesInTheirOwnUnitFirst) {
  EXPECT_EQ(eaches({{"amount", 3}, {"unitOfMeasure", "Cases"}, {"unitSize", 10}}, cases_of_12), 30);
  EXPECT_EQ(eaches({{"amount", 3}, {"unitOfMeasure", "Cases"}}, cases_of_12), 36);
  EXPECT_EQ(eaches({{"amount", 3}}, cases_of_12), 36);
  EXPECT_EQ(eaches({{"amount", 3}, {"unitOfMeasure", "Eaches"}}, cases_of_12), 3);
  EXPECT_EQ(eaches({{"amount", 3}, {"unitOfMeasure", "Eaches"}, {"unitSize", 12}}, cases_of_12), 3);
  EXPECT_EQ(eaches({{"amount", 3}, {"unitOfMeasure", "Cases"}}, Quantity()), 3);
  EXPECT_EQ(eaches({{"amount", "3"}, {"unitOfMeasure", "Cases"}}, cases_of_12), 36);
}

TEST(Reading, HoldsNumbersBeyondReason) {
  const Json huge = {{"amount", 9'000'000'000'000'000'000}, {"unitOfMeasure", "Cases"}, {"unitSize", 1u << 31}};
  EXPECT_EQ(eaches(huge, Quantity()), eaches_max);
  EXPECT_EQ(eaches(Json(), Quantity()), 0);
}

TEST(Reading, WritesQuantitiesInFull) {
  EXPECT_EQ(quantity_json(cases_of_12).dump(), R"({"amount":5,"unitOfMeasure":"Cases","unitSize":12})");
}

TEST(Reading, TakesMoneyAsTextOrNumberAndNothingElse) {
  const auto money = [](const Json& value) { return money_at(Json{{"m", value}}, "m", usd()); };
  EXPECT_EQ(money({{"amount", "2.5"}}), Money(25'000, usd()));
  EXPECT_EQ(money({{"amount", 2.5}}), Money(25'000, usd()));
  EXPECT_EQ(money({{"amount", "2.5"}, {"currencyCode", "EUR"}})->currency().text(), "EUR");
  EXPECT_FALSE(money({{"amount", "2.5"}, {"currencyCode", "euro"}}));
  EXPECT_FALSE(money({{"amount", "0.00001"}}));
  EXPECT_FALSE(money({{"currencyCode", "USD"}}));
  EXPECT_FALSE(money("2.5"));
}

TEST(Reading, FindsMembersOfAnything) {
  EXPECT_TRUE(member(Json(3), "a").is_null());
  EXPECT_TRUE(rows(Json{{"a", 3}}, "a").empty());
  EXPECT_EQ(text_at(Json{{"a", 3}}, "a"), "");
  EXPECT_FALSE(instant_at(Json{{"a", "tomorrow"}}, "a"));
  EXPECT_EQ(integer_at(Json{{"a", "12"}}, "a"), 12);
  EXPECT_FALSE(integer_at(Json{{"a", 1.5}}, "a"));
}

TEST(Reading, FlattensTheTextsOfAGroup) {
  const Json party = {{"address", {{"name", "A"}, {"geo", {{"city", "B"}}}, {"phone", nullptr}, {"floor", 3}}}};
  const std::map<std::string, std::string> texts = {{"name", "A"}, {"geo/city", "B"}, {"floor", "3"}};
  EXPECT_EQ(texts_at(party, "address"), texts);
  EXPECT_TRUE(texts_at(party, "name").empty());
  EXPECT_TRUE(texts_at(Json("x"), "name").empty());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
