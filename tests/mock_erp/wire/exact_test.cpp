#include "mock_erp/wire/exact.h"

#include <limits>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::mock_erp {
namespace {

TEST(Scaled, ReadsDecimalsExactly) {
  EXPECT_EQ(scaled("5", 5), 500'000);
  EXPECT_EQ(scaled("5.0", 5), 500'000);
  EXPECT_EQ(scaled("-2.5", 5), -250'000);
  EXPECT_EQ(scaled("0.83333", 5), 83'333);
  EXPECT_EQ(scaled("1.5e3", 0), 1'500);
  EXPECT_EQ(scaled("100e-2", 0), 1);
  EXPECT_EQ(scaled("0.000000", 2), 0);
  EXPECT_EQ(scaled("1e-9999", 2), std::nullopt);
}

TEST(Scaled, RefusesWhatItCannotHold) {
  for (const char* text : {"", "-", ".5", "5.", "1e", "1e99999", "5x", "0.000001", "1e17", "12345678901234567890"}) {
    EXPECT_EQ(scaled(text, 5), std::nullopt) << text;
  }
}

std::optional<std::int64_t> scaled_json(const std::string& json, int places) {
  return scaled_number(JsonText::parse(json)->root(), places);
}

TEST(ScaledNumber, TakesNumbersOnly) {
  EXPECT_EQ(scaled_json("12", 2), 1'200);
  EXPECT_EQ(scaled_json("-12", 2), -1'200);
  EXPECT_EQ(scaled_json("12.25", 2), 1'225);
  EXPECT_EQ(scaled_json("0.1", 4), 1'000);
  EXPECT_EQ(scaled_json("1e3", 2), 100'000);
  EXPECT_EQ(scaled_json("-0.0", 2), 0);
  EXPECT_EQ(scaled_json("0.012070000000000001", 5), 1'207) << "one binary number with 0.01207";
  EXPECT_EQ(scaled_json("0.001", 2), std::nullopt);
  EXPECT_EQ(scaled_json(R"("12")", 2), std::nullopt);
  EXPECT_EQ(scaled_json("true", 2), std::nullopt);
  EXPECT_EQ(scaled_json("null", 2), std::nullopt);
  EXPECT_EQ(scaled_json("[1]", 2), std::nullopt);
  EXPECT_EQ(scaled_json("1e300", 2), std::nullopt);
  EXPECT_EQ(scaled_json("12345678901234567890", 0), std::nullopt);
  EXPECT_EQ(scaled_json("123456789012345678901234567890", 0), std::nullopt);
}

TEST(QuantityNumber, IsWholeWhereItCanBe) {
  EXPECT_EQ(json_of(quantity_number(24, 12)), "2");
  EXPECT_EQ(json_of(quantity_number(30, 12)), "2.5");
  EXPECT_EQ(json_of(quantity_number(10, 12)), "0.83333");
  EXPECT_EQ(json_of(quantity_number(0, 12)), "0");
  EXPECT_EQ(json_of(quantity_number(999'999, 1'000'000)), "1.0") << "rounded up to a whole number";
  EXPECT_EQ(json_of(quantity_number(1, 70'000)), "1e-05");
}

TEST(MoneyNumber, HasAtLeastOneDecimal) {
  EXPECT_EQ(json_of(money_number(Money(1'500'000, usd()))), "150.0");
  EXPECT_EQ(json_of(money_number(Money(125'000, usd()))), "12.5");
  EXPECT_EQ(json_of(money_number(Money(-125, usd()))), "-0.0125");
  EXPECT_EQ(json_of(money_number(Money())), "0.0");
}

TEST(Number, ComparesByValue) {
  EXPECT_EQ((Number{5, 0}), (Number{500'000, 5}));
  EXPECT_EQ((Number{25, 1}), (Number{25'000, 4}));
  EXPECT_LT((Number{-5, 0}), (Number{-49'999, 4}));
  EXPECT_GT((Number{std::numeric_limits<std::int64_t>::max(), 0}), (Number{1, 5}));
}

TEST(Divided, RoundsHalfAwayFromZero) {
  EXPECT_EQ(divided(Money(25, usd()), 10).ten_thousandths(), 3);
  EXPECT_EQ(divided(Money(24, usd()), 10).ten_thousandths(), 2);
  EXPECT_EQ(divided(Money(-25, usd()), 10).ten_thousandths(), -3);
}

RC_GTEST_PROP(MoneyNumber, ReadsBackTheSame, ()) {
  const auto amount = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
  const std::string json = json_of(money_number(Money(amount, usd())));
  RC_ASSERT(scaled_json(json, money_places) == amount);
}

/// The text is that of a tree of JSON, which does not always find the shortest one.
RC_GTEST_PROP(Number, IsWrittenAsTheTreeWritesIt, ()) {
  const auto units = *rc::gen::arbitrary<std::int64_t>();
  const auto places = *rc::gen::element(1, 4, 5);
  std::string decimal = fmt::format("{:0{}}", units, units < 0 ? places + 2 : places + 1);
  decimal.insert(decimal.size() - static_cast<std::size_t>(places), ".");
  RC_ASSERT(json_of({units, places}) == Json::parse(decimal).dump());
}

}  // namespace
}  // namespace vendorproof::mock_erp
