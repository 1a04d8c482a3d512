// Small readings of submitted documents whose shape is already known to be right: quantities, amounts, texts, dates.
// What is absent reads as nothing, and numbers beyond reason are held at its edge, so that no sum can overflow.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"
#include "mock_amazon/wire/stated.h"

namespace vendorproof::mock_amazon {

/// The member, or a null when there is none.
const Json& member(const Json& object, std::string_view key);
/// The elements of an array member; none when it is absent.
const Json& rows(const Json& object, std::string_view key);

std::string text_at(const Json& object, std::string_view key);
/// The number that a document gives one of its parts: a text, or a whole number as its digits; "" for anything else.
std::string sequence_of(const Json& value);
std::string sequence_at(const Json& object, std::string_view key);
std::optional<Instant> instant_at(const Json& object, std::string_view key);
/// A whole number, also one that is written as text (API-23).
std::optional<std::int64_t> integer_at(const Json& object, std::string_view key);

StatedQuantity stated_quantity_at(const Json& object, std::string_view key);
/// Completed with `fallback`.
Quantity quantity_at(const Json& object, std::string_view key, const Quantity& fallback);
Json quantity_json(const Quantity& quantity);

/// None when absent, not decimal, finer than 1/10,000 or of an unknown currency; without a currency, `fallback`'s.
std::optional<Money> money_at(const Json& object, std::string_view key, Currency fallback);
/// The amount as it is stated: one without a currency has the empty one.
std::optional<Money> stated_money_at(const Json& object, std::string_view key);

/// The texts in a group and in the groups within it, each by its path such as `geography/city`; values that are not
/// texts as JSON, nulls not at all.
std::map<std::string, std::string> texts_at(const Json& object, std::string_view key);

}  // namespace vendorproof::mock_amazon
