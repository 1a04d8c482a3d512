// An exact amount of one currency. No floating point: an int64 of 1/10,000 of the main unit.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof {

/// A three-letter ISO 4217 code. A default Currency is empty and is the currency of a zero that nobody has named yet.
class Currency {
 public:
  constexpr Currency() = default;
  /// Errors: Malformed, when not three capital letters.
  static Result<Currency> parse(std::string_view text);
  std::string text() const;
  bool empty() const { return code_[0] == '\0'; }
  auto operator<=>(const Currency&) const = default;

 private:
  char code_[3] = {0, 0, 0};
};

Currency usd();

/// An amount that is read is within 90 thousand million of the main unit; sums and products beyond a thousand times
/// that stay at the end of the range.
class Money {
 public:
  constexpr Money() = default;
  Money(std::int64_t ten_thousandths, Currency currency) : ten_thousandths_(ten_thousandths), currency_(currency) {}

  /// Amazon's Decimal: digits with optional sign, fraction and exponent. Finer than 1/10,000 is Malformed, never
  /// rounded in silence. Errors: Malformed.
  static Result<Money> parse(std::string_view decimal, Currency currency);
  /// `12.50 USD`. Errors: Malformed.
  static Result<Money> parse(std::string_view amount_and_currency);

  std::int64_t ten_thousandths() const { return ten_thousandths_; }
  Currency currency() const { return currency_; }
  bool is_zero() const { return ten_thousandths_ == 0; }
  bool is_negative() const { return ten_thousandths_ < 0; }

  /// `12.50`, `0.0125`: at least two places, at most four.
  std::string decimal() const;
  /// `12.50 USD`.
  std::string text() const;

  /// Adding two named currencies is a broken promise; an unnamed zero takes the other's.
  Money& operator+=(const Money& other);
  Money& operator-=(const Money& other);
  friend Money operator+(Money left, const Money& right) { return left += right; }
  friend Money operator-(Money left, const Money& right) { return left -= right; }
  friend Money operator-(const Money& money) { return {-money.ten_thousandths_, money.currency_}; }
  /// Cost of `count` units.
  friend Money operator*(const Money& money, std::int64_t count);
  bool operator==(const Money&) const = default;
  /// Orders amounts of one currency (or an unnamed zero); anything else is a broken promise.
  friend bool operator<(const Money& left, const Money& right) { return (left - right).is_negative(); }
  friend bool operator>(const Money& left, const Money& right) { return right < left; }

 private:
  std::int64_t ten_thousandths_ = 0;
  Currency currency_;
};

/// The amount at `basis_points` (1/10,000) of `money`, rounded half away from zero to 1/10,000.
Money share_of(const Money& money, std::int64_t basis_points);

/// Rounded to whole cents (1/100), half away from zero: what an invoice or a remittance states.
Money rounded_to_cents(const Money& money);

Money abs(const Money& money);

}  // namespace vendorproof
