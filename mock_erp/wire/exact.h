// JSON numbers as exact decimals. Business Central writes quantities and money as JSON numbers; nothing here calculates
// with floating point: a JSON number is read as its decimal text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/json/json.h"
#include "core/base/money.h"

namespace vendorproof::mock_erp {

/// Business Central keeps quantities with five decimals.
constexpr int quantity_places = 5;
constexpr std::int64_t quantity_scale = 100'000;
constexpr int money_places = 4;

/// A decimal (`-2.5`, `1e3`) times 10^places; empty if it is not a decimal, has more places or more than 17 digits.
std::optional<std::int64_t> scaled(std::string_view decimal, int places);
/// The same for a JSON number; empty for any other JSON, texts included.
std::optional<std::int64_t> scaled_number(const Json& number, int places);

/// `12.5`: the shortest number that reads back as this amount.
Json money_json(const Money& money);
/// Eaches in units of `unit_eaches`: an integer if it is whole, else rounded to five decimals as in Business
/// Central.
Json quantity_json(std::int64_t eaches, std::int64_t unit_eaches);

/// `amount / parts`, rounded half away from zero to 1/10,000. `parts` is at least 1.
Money divided(const Money& amount, std::int64_t parts);

}  // namespace vendorproof::mock_erp
