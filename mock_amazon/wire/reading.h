// Small readings of submitted documents whose shape is already known to be right: quantities, amounts, texts, dates.
// What is absent reads as nothing, and numbers beyond reason are held at its edge, so that no sum can overflow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// The largest amount and unit size that a document may write; eaches of a quantity are held at `eaches_max`.
constexpr std::int64_t amount_max = 9'999'999;
constexpr std::int64_t eaches_max = 1'000'000'000'000;

/// The member, or a null when there is none.
const Json& member(const Json& object, std::string_view key);
/// The elements of an array member; none when it is absent.
const Json& rows(const Json& object, std::string_view key);

std::string text_at(const Json& object, std::string_view key);
std::optional<Instant> instant_at(const Json& object, std::string_view key);
/// A whole number, also one that is written as text (API-23).
std::optional<std::int64_t> integer_at(const Json& object, std::string_view key);

/// `fallback` gives the unit when the document has none (ACK-30), and the unit size for cases without one.
Quantity quantity_at(const Json& object, std::string_view key, const Quantity& fallback);
std::int64_t eaches_of(const Quantity& quantity);
/// The quantity that is `eaches` in the unit of `unit`, or in eaches where it is no whole number of cases.
Quantity quantity_of(std::int64_t eaches, const Quantity& unit);
Json quantity_json(const Quantity& quantity);

/// None when absent, not decimal, finer than 1/10,000 or of a currency that is none; without a currency, `fallback`'s.
std::optional<Money> money_at(const Json& object, std::string_view key, Currency fallback);

/// The number of a text of digits such as `001`; none for anything else.
std::optional<std::int64_t> number_of(std::string_view digits);

}  // namespace vendorproof::mock_amazon
