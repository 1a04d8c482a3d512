#include "core/channel/sp_api/local_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

Currency currency(const char* code) { return *Currency::parse(code); }

struct LocalDate {
  const char* text;
  DayOrder order;
  const char* day;  ///< "": no date
};

TEST(LocalText, ReadsDatesInTheOrderOfTheMarketplace) {
  const std::vector<LocalDate> table = {
      {"12/4/2026", DayOrder::MonthFirst, "2026-12-04"},
      {"4/12/2026", DayOrder::DayFirst, "2026-12-04"},
      {"04.12.2026", DayOrder::MonthFirst, "2026-12-04"},
      {"2026-12-04", DayOrder::MonthFirst, "2026-12-04"},
      {"2026/12/4", DayOrder::DayFirst, "2026-12-04"},
      {"04-Dec-2026", DayOrder::MonthFirst, "2026-12-04"},
      {" 12/31/2026 ", DayOrder::Unknown, "2026-12-31"},
      {"5/5/2026", DayOrder::Unknown, "2026-05-05"},
      {"31/12/2026", DayOrder::MonthFirst, ""},
      {"12/31/2026", DayOrder::DayFirst, ""},
      {"2/30/2026", DayOrder::MonthFirst, ""},
      {"12/4/26", DayOrder::MonthFirst, ""},
      {"12/4", DayOrder::MonthFirst, ""},
      {"soon", DayOrder::DayFirst, ""},
      {"", DayOrder::DayFirst, ""},
  };
  for (const LocalDate& row : table) {
    const Result<Instant> date = parse_local_date(row.text, row.order);
    EXPECT_EQ(date ? format_date(*date) : "", row.day) << row.text;
  }
}

TEST(LocalText, DoesNotGuessWhichNumberIsTheDay) {
  const Result<Instant> date = parse_local_date("12/4/2026", DayOrder::Unknown);
  EXPECT_EQ(date.error(), (Error{ErrorCode::Conflict, "'12/4/2026' may have the day or the month first"}));
  EXPECT_EQ(day_order_of(currency("USD")), DayOrder::MonthFirst);
  EXPECT_EQ(day_order_of(currency("EUR")), DayOrder::DayFirst);
  EXPECT_EQ(day_order_of(currency("CAD")), DayOrder::Unknown);
}

struct LocalAmount {
  const char* text;
  const char* currency;
  const char* money;  ///< "": no amount
};

TEST(LocalText, ReadsAmountsAsPeopleWriteThem) {
  const std::vector<LocalAmount> table = {
      {"$1,234.00", "USD", "1234.00 USD"},
      {"(20.00)", "USD", "-20.00 USD"},
      {"($1,234.56)", "USD", "-1234.56 USD"},
      {"$(20.00)", "USD", "-20.00 USD"},
      {"-$20.00", "USD", "-20.00 USD"},
      {"$-20.00", "USD", "-20.00 USD"},
      {"20.00-", "USD", "-20.00 USD"},
      {"1.234,00 €", "EUR", "1234.00 EUR"},
      {"1 234,50", "EUR", "1234.50 EUR"},
      {"£1,234,567.89", "GBP", "1234567.89 GBP"},
      {"12,34,567.00", "INR", "1234567.00 INR"},
      {"¥1,234", "JPY", "1234.00 JPY"},
      {"300", "USD", "300.00 USD"},
      {"300.5", "USD", "300.50 USD"},
      {"USD 5.00", "USD", "5.00 USD"},
      {"0.0125", "USD", "0.0125 USD"},
      {"1,234", "USD", ""},
      {"1.234", "EUR", ""},
      {"€5.00", "USD", ""},
      {"$5.00", "EUR", ""},
      {"1,23,4.00", "USD", ""},
      {"--5.00", "USD", ""},
      {"", "USD", ""},
      {"five", "USD", ""},
      {"1e3", "USD", ""},
  };
  for (const LocalAmount& row : table) {
    const Result<Money> money = parse_local_amount(row.text, currency(row.currency));
    EXPECT_EQ(money ? money->text() : "", row.money) << row.text;
  }
}

std::string grouped(std::int64_t whole, const std::string& mark) {
  std::string digits = std::to_string(whole);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, mark);
  return digits;
}

RC_GTEST_PROP(LocalText, AnyAmountOfCentsSurvivesEitherManner, ()) {
  const auto cents = *rc::gen::inRange<std::int64_t>(-90'000'000'00, 90'000'000'00);
  const bool american = *rc::gen::arbitrary<bool>();
  const std::int64_t size = cents < 0 ? -cents : cents;
  const std::string fraction = std::to_string(100 + size % 100).substr(1);
  const std::string text = grouped(size / 100, american ? "," : ".") + (american ? "." : ",") + fraction;
  const Result<Money> money = parse_local_amount(cents < 0 ? "(" + text + ")" : text, usd());
  RC_ASSERT(money == Money(cents * 100, usd()));
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
