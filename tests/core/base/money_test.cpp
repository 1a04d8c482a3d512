#include "core/base/money.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof {
namespace {

Currency currency_named(std::string_view text) { return Currency::parse(text).value(); }

Money dollars(std::string_view decimal) { return Money::parse(decimal, usd()).value(); }

std::int64_t read_of(std::string_view decimal) { return dollars(decimal).ten_thousandths(); }

bool is_refused(std::string_view decimal) {
  const Result<Money> money = Money::parse(decimal, usd());
  return !money && money.error().code == ErrorCode::Malformed && !money.error().message.empty();
}

Money any_amount() { return {*rc::gen::inRange<std::int64_t>(-900'000'000'000'000, 900'000'000'000'001), usd()}; }

TEST(Currency, IsThreeCapitalLetters) {
  EXPECT_EQ(currency_named("EUR").text(), "EUR");
  EXPECT_EQ(usd().text(), "USD");
  for (const char* bad : {"", "US", "USDX", "usd", "U$D", "US ", "\xc3\x84R"}) {
    EXPECT_FALSE(Currency::parse(bad)) << bad;
  }
}

TEST(Currency, WithoutANameIsEmpty) {
  EXPECT_TRUE(Currency().empty());
  EXPECT_EQ(Currency().text(), "");
  EXPECT_FALSE(usd().empty());
}

TEST(Money, ReadsAmazonsDecimals) {
  EXPECT_EQ(read_of("0"), 0);
  EXPECT_EQ(read_of("12"), 120'000);
  EXPECT_EQ(read_of("12.5"), 125'000);
  EXPECT_EQ(read_of("0.0125"), 125);
  EXPECT_EQ(read_of("-0.01"), -100);
  EXPECT_EQ(read_of("1.25e2"), 1'250'000);
  EXPECT_EQ(read_of("125E-1"), 125'000);
  EXPECT_EQ(read_of("1e+3"), 10'000'000);
  EXPECT_EQ(read_of("0e9999"), 0);
  EXPECT_EQ(read_of("-0"), 0);
  EXPECT_FALSE(dollars("-0").is_negative());
}

TEST(Money, TakesTrailingZerosFinerThanItsUnit) {
  EXPECT_EQ(read_of("1.50000000"), 15'000);
  EXPECT_EQ(read_of("10000000e-10"), 10);
  EXPECT_TRUE(is_refused("1.50000001"));
}

TEST(Money, NeverRoundsInSilence) {
  EXPECT_TRUE(is_refused("0.00001"));
  EXPECT_TRUE(is_refused("1e-5"));
  EXPECT_TRUE(is_refused("12.34567"));
}

TEST(Money, RefusesWhatIsNoDecimal) {
  for (const char* bad : {"", "-", ".", ".5", "5.", "1,5", "1 ", " 1", "1e", "1e+", "0x10", "NaN", "inf", "1e12345",
                          "--1", "1.2.3", "1e1.5", "12.50 USD"}) {
    EXPECT_TRUE(is_refused(bad)) << bad;
  }
  EXPECT_TRUE(is_refused(std::string(200, '1')));
}

TEST(Money, RefusesAmountsBeyondItsRange) {
  EXPECT_EQ(read_of("90000000000"), 900'000'000'000'000);
  EXPECT_TRUE(is_refused("90000000000.0001"));
  EXPECT_TRUE(is_refused("99999999999999999999"));
  EXPECT_TRUE(is_refused("1e12"));
  EXPECT_TRUE(is_refused("1e9999"));
}

TEST(Money, ReadsAmountWithCurrency) {
  const Result<Money> money = Money::parse("12.50 EUR");
  ASSERT_TRUE(money);
  EXPECT_EQ(*money, Money(125'000, currency_named("EUR")));
  for (const char* bad : {"12.50", "12.50 ", "12.50  USD", "USD 12.50", "12.50 usd", " USD", ""}) {
    EXPECT_FALSE(Money::parse(bad)) << bad;
  }
}

TEST(Money, WritesTwoToFourPlaces) {
  EXPECT_EQ(Money(125'000, usd()).decimal(), "12.50");
  EXPECT_EQ(Money(125, usd()).decimal(), "0.0125");
  EXPECT_EQ(Money(1'230, usd()).decimal(), "0.123");
  EXPECT_EQ(Money(-50, usd()).decimal(), "-0.005");
  EXPECT_EQ(Money().decimal(), "0.00");
  EXPECT_EQ(Money(125'000, usd()).text(), "12.50 USD");
  EXPECT_EQ(Money().text(), "0.00");
}

TEST(Money, AnUnnamedZeroTakesTheOthersCurrency) {
  Money sum;
  sum += dollars("3");
  sum += Money();
  EXPECT_EQ(sum, dollars("3"));
  EXPECT_EQ((Money() - dollars("3")), dollars("-3"));
}

TEST(MoneyDeathTest, CurrenciesDoNotMix) {
  const Money euros(10'000, currency_named("EUR"));
  EXPECT_DEATH(static_cast<void>(dollars("1") + euros), "broken promise");
  EXPECT_DEATH(static_cast<void>(dollars("1") < euros), "broken promise");
}

TEST(Money, SumsBeyondTheRangeStayAtItsEnd) {
  Money sum = dollars("90000000000");
  for (int i = 0; i < 60; ++i) sum += sum;
  EXPECT_FALSE(sum.is_negative());
  EXPECT_EQ(sum, sum + dollars("1"));
  EXPECT_TRUE((-sum * 1'000'000'000).is_negative());
}

TEST(Money, MultipliesByCount) {
  EXPECT_EQ(dollars("1.0001") * 3, dollars("3.0003"));
  EXPECT_EQ(dollars("1.50") * 0, dollars("0"));
  EXPECT_EQ(dollars("1.50") * -2, dollars("-3"));
}

TEST(Money, SharesAreRoundedHalfAwayFromZero) {
  EXPECT_EQ(share_of(dollars("100"), 300), dollars("3"));
  EXPECT_EQ(share_of(dollars("0.0001"), 5'000).ten_thousandths(), 1);
  EXPECT_EQ(share_of(dollars("-0.0001"), 5'000).ten_thousandths(), -1);
  EXPECT_EQ(share_of(dollars("0.0001"), 4'999).ten_thousandths(), 0);
  EXPECT_EQ(share_of(dollars("90000000000"), 10'000), dollars("90000000000"));
}

TEST(Money, CentsAreRoundedHalfAwayFromZero) {
  EXPECT_EQ(rounded_to_cents(dollars("1.005")), dollars("1.01"));
  EXPECT_EQ(rounded_to_cents(dollars("1.0049")), dollars("1"));
  EXPECT_EQ(rounded_to_cents(dollars("-1.005")), dollars("-1.01"));
}

TEST(Money, AbsLosesTheSign) {
  EXPECT_EQ(abs(dollars("-2")), dollars("2"));
  EXPECT_EQ(abs(dollars("2")), dollars("2"));
}

RC_GTEST_PROP(MoneyProperty, DecimalIsReadBack, ()) {
  const Money money = any_amount();
  RC_ASSERT(Money::parse(money.decimal(), usd()).value() == money);
  RC_ASSERT(Money::parse(money.text()).value() == money);
}

RC_GTEST_PROP(MoneyProperty, ExponentOnlyMovesThePoint, ()) {
  const auto digits = *rc::gen::inRange<std::int64_t>(0, 100'000'000);
  const auto shift = *rc::gen::inRange(0, 5);
  const std::string written = std::to_string(digits) + "e-" + std::to_string(shift);
  std::int64_t expected = digits;
  for (int i = shift; i < 4; ++i) expected *= 10;
  RC_ASSERT(read_of(written) == expected);
}

RC_GTEST_PROP(MoneyProperty, SumsAreUndoneAndOrderDoesNotMatter, ()) {
  const Money left = any_amount();
  const Money right = any_amount();
  RC_ASSERT(left + right == right + left);
  RC_ASSERT(left + right - right == left);
  RC_ASSERT((left < right) == (left.ten_thousandths() < right.ten_thousandths()));
  RC_ASSERT((left > right) == (right < left));
}

RC_GTEST_PROP(MoneyProperty, RoundingMovesByHalfACentAtMost, ()) {
  const Money money = any_amount();
  const Money rounded = rounded_to_cents(money);
  RC_ASSERT(rounded.ten_thousandths() % 100 == 0);
  RC_ASSERT(abs(rounded - money).ten_thousandths() <= 50);
  RC_ASSERT(rounded_to_cents(-money) == -rounded);
}

RC_GTEST_PROP(MoneyProperty, AShareAndItsRestAreTheWhole, ()) {
  const Money money = any_amount();
  const auto basis_points = *rc::gen::inRange<std::int64_t>(0, 10'001);
  const Money both = share_of(money, basis_points) + share_of(money, 10'000 - basis_points);
  RC_ASSERT(abs(both - money).ten_thousandths() <= 1);
}

RC_GTEST_PROP(MoneyProperty, NoTextCrashesTheReader, (const std::string& text)) {
  const Result<Money> money = Money::parse(text, usd());
  RC_ASSERT(money.has_value() || !money.error().message.empty());
  static_cast<void>(Money::parse(text));
  static_cast<void>(Currency::parse(text));
}

}  // namespace
}  // namespace vendorproof
