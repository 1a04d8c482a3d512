#include "mock_erp/wire/exact.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::int64_t digits_max = 17;
constexpr std::size_t exponent_digits_max = 4;
constexpr int places_max = quantity_places;
constexpr std::array<std::int64_t, places_max + 1> powers_of_ten = {1, 10, 100, 1'000, 10'000, 100'000};

__extension__ using Wide = __int128;

std::int64_t scale_of(int places) {
  REQUIRE(places >= 0 && places <= places_max);
  return powers_of_ten[static_cast<std::size_t>(places)];
}

/// The number in units of 1/10^places_max.
Wide finest_units(const Number& number) {
  return static_cast<Wide>(number.units) * scale_of(places_max - number.places);
}

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

std::optional<std::int64_t> scaled_number(const JsonNode& number, int places) {
  if (const std::optional<std::int64_t> whole = number.integer())
    return scaled(fmt::format_int(*whole).c_str(), places);
  const std::optional<std::string> decimal = number.number_text();
  return decimal ? scaled(*decimal, places) : std::nullopt;
}

std::strong_ordering operator<=>(const Number& left, const Number& right) {
  const Wide first = finest_units(left);
  const Wide second = finest_units(right);
  if (first == second) return std::strong_ordering::equal;
  return first < second ? std::strong_ordering::less : std::strong_ordering::greater;
}

bool operator==(const Number& left, const Number& right) { return (left <=> right) == 0; }

Number money_number(const Money& money) { return {money.ten_thousandths(), money_places}; }

Number quantity_number(std::int64_t eaches, std::int64_t unit_eaches) {
  REQUIRE(unit_eaches >= 1);
  if (eaches % unit_eaches == 0) return {eaches / unit_eaches, 0};
  return {(eaches * quantity_scale + unit_eaches / 2) / unit_eaches, quantity_places};
}

std::string literal_of(const Number& number) {
  const std::int64_t scale = scale_of(number.places);
  if (scale == 1) return fmt::format_int(number.units).str();
  const bool negative = number.units < 0;
  const std::uint64_t magnitude =
      negative ? 0 - static_cast<std::uint64_t>(number.units) : static_cast<std::uint64_t>(number.units);
  const auto whole = static_cast<std::uint64_t>(scale);
  return fmt::format("{}{}.{:0{}}", negative ? "-" : "", magnitude / whole, magnitude % whole, number.places);
}

std::string json_of(const Number& number) {
  const std::string decimal = literal_of(number);
  if (number.places == 0) return decimal;
  double value = 0;
  std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
  return Json(value).dump();
}

Money divided(const Money& amount, std::int64_t parts) {
  REQUIRE(parts >= 1);
  const std::int64_t value = amount.ten_thousandths();
  const std::int64_t half = value >= 0 ? parts / 2 : -(parts / 2);
  return {(value + half) / parts, amount.currency()};
}

}  // namespace vendorproof::mock_erp
