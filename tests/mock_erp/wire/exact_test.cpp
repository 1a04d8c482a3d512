#include "mock_erp/wire/exact.h"

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

TEST(ScaledNumber, TakesNumbersOnly) {
  EXPECT_EQ(scaled_number(Json(12), 2), 1'200);
  EXPECT_EQ(scaled_number(Json(12.25), 2), 1'225);
  EXPECT_EQ(scaled_number(Json(0.1), 4), 1'000);
  EXPECT_EQ(scaled_number(Json("12"), 2), std::nullopt);
  EXPECT_EQ(scaled_number(Json(true), 2), std::nullopt);
  EXPECT_EQ(scaled_number(Json(), 2), std::nullopt);
  EXPECT_EQ(scaled_number(Json(1e300), 2), std::nullopt);
  EXPECT_EQ(scaled_number(Json(12345678901234567890ULL), 0), std::nullopt);
}

TEST(QuantityJson, IsWholeWhereItCanBe) {
  EXPECT_EQ(quantity_json(24, 12).dump(), "2");
  EXPECT_EQ(quantity_json(30, 12).dump(), "2.5");
  EXPECT_EQ(quantity_json(10, 12).dump(), "0.83333");
  EXPECT_EQ(quantity_json(0, 12).dump(), "0");
}

TEST(Divided, RoundsHalfAwayFromZero) {
  EXPECT_EQ(divided(Money(25, usd()), 10).ten_thousandths(), 3);
  EXPECT_EQ(divided(Money(24, usd()), 10).ten_thousandths(), 2);
  EXPECT_EQ(divided(Money(-25, usd()), 10).ten_thousandths(), -3);
}

RC_GTEST_PROP(MoneyJson, ReadsBackTheSame, ()) {
  const auto amount = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
  const Json json = money_json(Money(amount, usd()));
  RC_ASSERT(scaled_number(Json::parse(json.dump()), money_places) == amount);
  RC_ASSERT(Money::parse(json.dump(), usd()) == Money(amount, usd()));
}

}  // namespace
}  // namespace vendorproof::mock_erp
