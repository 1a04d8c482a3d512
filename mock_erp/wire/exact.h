// JSON numbers as exact decimals. Business Central writes quantities and money as JSON numbers; nothing here calculates
// with floating point: a JSON number is read as its decimal text.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json/json_node.h"
#include "core/base/money.h"

namespace vendorproof::mock_erp {

/// Business Central keeps quantities with five decimals.
constexpr int quantity_places = 5;
constexpr std::int64_t quantity_scale = 100'000;
constexpr int money_places = 4;

/// A decimal (`-2.5`, `1e3`) times 10^places; empty if it is not a decimal, has more places or more than 17 digits.
std::optional<std::int64_t> scaled(std::string_view decimal, int places);
/// The same for a JSON number; empty for any other JSON, texts included.
std::optional<std::int64_t> scaled_number(const JsonNode& number, int places);

/// A number of a row: `units` of 1/10^places, with 0 to 5 places.
struct Number {
  std::int64_t units = 0;
  int places = 0;
};

/// By value: 2.5 is 2.50.
std::strong_ordering operator<=>(const Number& left, const Number& right);
bool operator==(const Number& left, const Number& right);

/// With four places.
Number money_number(const Money& money);
/// Eaches in units of `unit_eaches`: without places if it is whole, else rounded to five as in Business Central.
Number quantity_number(std::int64_t eaches, std::int64_t unit_eaches);
/// As JSON. Without places it is an integer. With places it is the text that a tree of JSON gives for the nearest
/// binary number: `12.5`, `150.0`, `1e-05`. About one number in a thousand gets 17 digits: 0.01207 is
/// `0.012070000000000001`. It reads back as the same number.
std::string json_of(const Number& number);

/// As a literal of a filter: the exact decimal.
std::string literal_of(const Number& number);

/// `amount / parts`, rounded half away from zero to 1/10,000. `parts` is at least 1.
Money divided(const Money& amount, std::int64_t parts);

}  // namespace vendorproof::mock_erp
