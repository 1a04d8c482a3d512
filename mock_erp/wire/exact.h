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

/// A number that is written: `units` of 1/10^places. At most five places.
struct Number {
  std::int64_t units = 0;
  int places = 0;
};

/// By value: 2.5 is 2.50.
std::strong_ordering operator<=>(const Number& left, const Number& right);
bool operator==(const Number& left, const Number& right);

/// `12.50` is 12.5 and `150.00` is 150.0.
Number money_number(const Money& money);
/// Eaches in units of `unit_eaches`: an integer if it is whole, else rounded to five decimals as in Business
/// Central.
Number quantity_number(std::int64_t eaches, std::int64_t unit_eaches);
/// As JSON: an integer without places; with places, a number with at least one decimal that reads back the same.
std::string json_of(const Number& number);

/// `amount / parts`, rounded half away from zero to 1/10,000. `parts` is at least 1.
Money divided(const Money& amount, std::int64_t parts);

}  // namespace vendorproof::mock_erp
