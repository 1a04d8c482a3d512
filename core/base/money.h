// An exact amount of one currency. No floating point: an int64 of 1/10,000 of the main unit.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace vendorproof {

/// A three-letter ISO 4217 code. A default Currency is empty: it is the currency of an unnamed zero.
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

/// An amount that is read is at most 90,000 million of the main unit. Sums and products are limited to 1,000 times
/// that: a greater result becomes the limit.
class Money {
 public:
  constexpr Money() = default;
  Money(std::int64_t ten_thousandths, Currency currency) : ten_thousandths_(ten_thousandths), currency_(currency) {}

  /// Amazon's Decimal: digits with optional sign, fraction and exponent. An amount finer than 1/10,000 is Malformed; it
  /// is never rounded. Errors: Malformed.
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

  /// Adding two different named currencies is a broken promise; an unnamed zero takes the other currency.
  Money& operator+=(const Money& other);
  Money& operator-=(const Money& other);
  friend Money operator+(Money left, const Money& right) { return left += right; }
  friend Money operator-(Money left, const Money& right) { return left -= right; }
  friend Money operator-(const Money& money) { return {-money.ten_thousandths_, money.currency_}; }
  /// Cost of `count` units.
  friend Money operator*(const Money& money, std::int64_t count);
  bool operator==(const Money&) const = default;
  /// Compares amounts of one currency (or an unnamed zero); two currencies are a broken promise.
  friend bool operator<(const Money& left, const Money& right) { return (left - right).is_negative(); }
  friend bool operator>(const Money& left, const Money& right) { return right < left; }

 private:
  std::int64_t ten_thousandths_ = 0;
  Currency currency_;
};

/// `basis_points` (1/10,000) of `money`, rounded half away from zero to 1/10,000.
Money share_of(const Money& money, std::int64_t basis_points);

/// Rounded to whole cents (1/100), half away from zero: for invoices and remittances.
Money rounded_to_cents(const Money& money);

Money abs(const Money& money);

}  // namespace vendorproof
