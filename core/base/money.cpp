#include "core/base/money.h"

#include <cctype>

#include "core/base/require.h"

namespace vendorproof {

namespace {

constexpr std::int64_t scale = 10'000;
constexpr std::int64_t ten_thousandths_max = 900'000'000'000'000;
constexpr int exponent_max = 30;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

struct Decimal {
  bool negative = false;
  std::string digits;  ///< of integer part and fraction together, without leading zeros
  int exponent = 0;    ///< value = digits * 10^exponent
};

/// Reads Amazon's pattern `^-?(0|([1-9]\d*))(\.\d+)?([eE][+-]?\d+)?$`, with leading zeros and `+` tolerated.
bool read_decimal(std::string_view text, Decimal& decimal) {
  std::size_t at = 0;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) decimal.negative = text[at++] == '-';
  std::size_t digits_seen = 0;
  for (; at < text.size() && is_digit(text[at]); ++at, ++digits_seen) decimal.digits += text[at];
  if (digits_seen == 0) return false;
  if (at < text.size() && text[at] == '.') {
    std::size_t fraction = 0;
    for (++at; at < text.size() && is_digit(text[at]); ++at, ++fraction) {
      decimal.digits += text[at];
      --decimal.exponent;
    }
    if (fraction == 0) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    bool negative = false;
    if (++at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
    int exponent = 0;
    std::size_t exponent_digits = 0;
    for (; at < text.size() && is_digit(text[at]) && exponent_digits < 4; ++at, ++exponent_digits) {
      exponent = exponent * 10 + (text[at] - '0');
    }
    if (exponent_digits == 0) return false;
    decimal.exponent += negative ? -exponent : exponent;
  }
  decimal.digits.erase(0, decimal.digits.find_first_not_of('0'));
  return at == text.size();
}

__extension__ using Wide = __int128;

/// Limits a result to the end of the range, so that nothing overflows. Such an amount equals no real document's amount.
std::int64_t within_range(Wide value) {
  constexpr Wide limit = static_cast<Wide>(ten_thousandths_max) * 1'000;
  if (value > limit) value = limit;
  if (value < -limit) value = -limit;
  return static_cast<std::int64_t>(value);
}

std::int64_t divided_half_away(Wide numerator, Wide denominator) {
  const Wide half = denominator / 2;
  const Wide shifted = numerator >= 0 ? numerator + half : numerator - half;
  return within_range(shifted / denominator);
}

}  // namespace

Result<Currency> Currency::parse(std::string_view text) {
  Currency currency;
  bool good = text.size() == 3;
  for (std::size_t i = 0; good && i < 3; ++i) {
    good = text[i] >= 'A' && text[i] <= 'Z';
    currency.code_[i] = text[i];
  }
  if (!good) return malformed("currency '" + std::string(text.substr(0, 20)) + "' is not three capital letters");
  return currency;
}

std::string Currency::text() const { return empty() ? std::string() : std::string(code_, 3); }

Currency usd() { return *Currency::parse("USD"); }

Result<Money> Money::parse(std::string_view decimal, Currency currency) {
  const std::string shown(decimal.substr(0, 40));
  Decimal read;
  if (decimal.size() > 100 || !read_decimal(decimal, read)) {
    return malformed("amount '" + shown + "' is not a decimal number");
  }
  int exponent = read.exponent + 4;
  while (exponent < 0 && !read.digits.empty() && read.digits.back() == '0') {
    read.digits.pop_back();
    ++exponent;
  }
  if (read.digits.empty()) return Money(0, currency);
  if (exponent < 0) return malformed("amount '" + shown + "' is finer than 1/10,000");
  if (exponent > exponent_max || read.digits.size() + static_cast<std::size_t>(exponent) > 16) {
    return malformed("amount '" + shown + "' is too large");
  }
  read.digits.append(static_cast<std::size_t>(exponent), '0');
  std::int64_t value = 0;
  for (const char digit : read.digits) value = value * 10 + (digit - '0');
  if (value > ten_thousandths_max) return malformed("amount '" + shown + "' is too large");
  return Money(read.negative ? -value : value, currency);
}

Result<Money> Money::parse(std::string_view amount_and_currency) {
  const std::size_t blank = amount_and_currency.find(' ');
  if (blank == std::string_view::npos) {
    return malformed("'" + std::string(amount_and_currency.substr(0, 40)) + "' is not an amount such as '12.50 USD'");
  }
  const Result<Currency> currency = Currency::parse(amount_and_currency.substr(blank + 1));
  if (!currency) return tl::unexpected<Error>(currency.error());
  return parse(amount_and_currency.substr(0, blank), *currency);
}

std::string Money::decimal() const {
  const bool negative = ten_thousandths_ < 0;
  const std::int64_t magnitude = negative ? -ten_thousandths_ : ten_thousandths_;
  std::string fraction = std::to_string(magnitude % scale + scale).substr(1);
  while (fraction.size() > 2 && fraction.back() == '0') fraction.pop_back();
  return (negative ? "-" : "") + std::to_string(magnitude / scale) + "." + fraction;
}

std::string Money::text() const { return currency_.empty() ? decimal() : decimal() + " " + currency_.text(); }

Money& Money::operator+=(const Money& other) {
  if (currency_.empty() && ten_thousandths_ == 0) currency_ = other.currency_;
  const bool other_is_unnamed_zero = other.currency_.empty() && other.is_zero();
  REQUIRE(currency_ == other.currency_ || other_is_unnamed_zero);
  ten_thousandths_ = within_range(static_cast<Wide>(ten_thousandths_) + other.ten_thousandths_);
  return *this;
}

Money& Money::operator-=(const Money& other) { return *this += -other; }

Money operator*(const Money& money, std::int64_t count) {
  return {within_range(static_cast<Wide>(money.ten_thousandths_) * count), money.currency_};
}

Money share_of(const Money& money, std::int64_t basis_points) {
  const Wide product = static_cast<Wide>(money.ten_thousandths()) * basis_points;
  return {divided_half_away(product, 10'000), money.currency()};
}

Money rounded_to_cents(const Money& money) {
  return {divided_half_away(money.ten_thousandths(), 100) * 100, money.currency()};
}

Money abs(const Money& money) { return money.is_negative() ? -money : money; }

}  // namespace vendorproof
