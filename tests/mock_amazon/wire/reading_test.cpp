#include "mock_amazon/wire/reading.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::mock_amazon {
namespace {

const Quantity cases_of_12 = {5, UnitOfMeasure::Cases, 12};

std::int64_t eaches(const Json& quantity, const Quantity& fallback) {
  const Json holder = {{"q", quantity}};
  return eaches_of(completed(stated_quantity_at(JsonNode(&holder), "q"), fallback));
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

TEST(Reading, TakesMoneyAsTextOrNumberAndNothingElse) {
  const auto money = [](const Json& value) {
    const Json holder = {{"m", value}};
    return stated_money_at(JsonNode(&holder), "m");
  };
  EXPECT_EQ(money({{"amount", "2.5"}}), Money(25'000, Currency()));
  EXPECT_EQ(money({{"amount", 2.5}}), Money(25'000, Currency()));
  EXPECT_EQ(money({{"amount", "2.5"}, {"currencyCode", "EUR"}})->currency().text(), "EUR");
  EXPECT_FALSE(money({{"amount", "2.5"}, {"currencyCode", "euro"}}));
  EXPECT_FALSE(money({{"amount", "0.00001"}}));
  EXPECT_FALSE(money({{"currencyCode", "USD"}}));
  EXPECT_FALSE(money("2.5"));
}

TEST(Reading, FindsMembersOfAnything) {
  const JsonText list = read_again("[3]");
  EXPECT_TRUE(member(list.root(), "a").is_null());
  EXPECT_TRUE(rows(list.root(), "a").empty());
  const JsonText number = read_again(R"({"a":3})");
  EXPECT_TRUE(rows(number.root(), "a").empty());
  EXPECT_EQ(text_at(number.root(), "a"), "");
  const JsonText text = read_again(R"({"a":"tomorrow","b":"12","c":1.5})");
  EXPECT_FALSE(instant_at(text.root(), "a"));
  EXPECT_EQ(integer_at(text.root(), "b"), 12);
  EXPECT_FALSE(integer_at(text.root(), "c"));
  EXPECT_DEATH(read_again("{"), "");
}

TEST(Reading, TakesWholeNumbersAsTheyAreWritten) {
  const JsonText read = read_again(R"([18446744073709551615,-9223372036854775808,-7,"012",1.0,true])");
  const std::vector<JsonNode> values = read.root().elements();
  std::vector<std::int64_t> numbers;
  std::vector<std::string> sequences;
  for (const JsonNode& value : values) {
    numbers.push_back(integer_of(value).value_or(0));
    sequences.push_back(sequence_of(value));
  }
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{eaches_max, -eaches_max, -7, 12, 0, 0}));
  EXPECT_EQ(sequences, (std::vector<std::string>{"18446744073709551615", "-9223372036854775808", "-7", "012", "", ""}));
  EXPECT_EQ(decimal_of(values[4]), "1.0");
  EXPECT_EQ(decimal_of(values[5]), "");
}

TEST(Reading, FlattensTheTextsOfAGroup) {
  const Json party = {{"address", {{"name", "A"}, {"geo", {{"city", "B"}}}, {"phone", nullptr}, {"floor", 3}}}};
  const std::map<std::string, std::string> texts = {{"name", "A"}, {"geo/city", "B"}, {"floor", "3"}};
  EXPECT_EQ(texts_at(JsonNode(&party), "address"), texts);
  EXPECT_TRUE(texts_at(JsonNode(&party), "name").empty());
  const Json text = "x";
  EXPECT_TRUE(texts_at(JsonNode(&text), "name").empty());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
