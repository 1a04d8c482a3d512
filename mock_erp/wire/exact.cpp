#include "mock_erp/wire/exact.h"

#include <string>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::int64_t digits_max = 17;
constexpr std::size_t exponent_digits_max = 4;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// Takes a run of digits from `at` on.
std::string_view take_digits(std::string_view text, std::size_t& at) {
  const std::size_t start = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return text.substr(start, at - start);
}

bool take_minus(std::string_view text, std::size_t& at) {
  if (at >= text.size() || (text[at] != '-' && text[at] != '+')) return false;
  return text[at++] == '-';
}

/// The exponent after `e`; 0 without an exponent, empty if it is malformed.
std::optional<std::int64_t> take_exponent(std::string_view text, std::size_t& at) {
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return 0;
  ++at;
  const bool negative = take_minus(text, at);
  const std::string_view digits = take_digits(text, at);
  if (digits.empty() || digits.size() > exponent_digits_max) return std::nullopt;
  const std::int64_t value = std::stoll(std::string(digits));
  return negative ? -value : value;
}

}  // namespace

std::optional<std::int64_t> scaled(std::string_view decimal, int places) {
  std::size_t at = 0;
  const bool negative = take_minus(decimal, at);
  std::string digits(take_digits(decimal, at));
  if (digits.empty()) return std::nullopt;
  std::int64_t shift = places;
  if (at < decimal.size() && decimal[at] == '.') {
    ++at;
    const std::string_view fraction = take_digits(decimal, at);
    if (fraction.empty()) return std::nullopt;
    digits += fraction;
    shift -= static_cast<std::int64_t>(fraction.size());
  }
  const std::optional<std::int64_t> exponent = take_exponent(decimal, at);
  if (!exponent || at != decimal.size()) return std::nullopt;
  shift += *exponent;

  digits.erase(0, digits.find_first_not_of('0'));
  if (digits.empty()) return 0;
  while (digits.back() == '0') {
    digits.pop_back();
    ++shift;
  }
  if (shift < 0 || static_cast<std::int64_t>(digits.size()) + shift > digits_max) return std::nullopt;
  digits.append(static_cast<std::size_t>(shift), '0');
  const std::int64_t value = std::stoll(digits);
  return negative ? -value : value;
}

std::optional<std::int64_t> scaled_number(const Json& number, int places) {
  if (number.is_number_float()) return scaled(fmt::format("{}", number.get<double>()), places);
  if (number.is_number()) return scaled(number.dump(), places);
  return std::nullopt;
}

Json money_json(const Money& money) { return Json::parse(money.decimal()); }

Json quantity_json(std::int64_t eaches, std::int64_t unit_eaches) {
  REQUIRE(unit_eaches >= 1);
  if (eaches % unit_eaches == 0) return eaches / unit_eaches;
  const std::int64_t rounded = (eaches * quantity_scale + unit_eaches / 2) / unit_eaches;
  return Json::parse(fmt::format("{}.{:05}", rounded / quantity_scale, rounded % quantity_scale));
}

Money divided(const Money& amount, std::int64_t parts) {
  REQUIRE(parts >= 1);
  const std::int64_t value = amount.ten_thousandths();
  const std::int64_t half = value >= 0 ? parts / 2 : -(parts / 2);
  return {(value + half) / parts, amount.currency()};
}

}  // namespace vendorproof::mock_erp
