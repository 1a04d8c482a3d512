// Reads quantities, amounts, texts and dates of submitted documents whose shape is already checked. An absent value
// reads as empty; a number beyond its limit is cut to the limit, so that no sum can overflow.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json/json.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"
#include "mock_amazon/wire/stated.h"

namespace vendorproof::mock_amazon {

/// Reads again what was read when it came; a text that is not JSON stops the program.
JsonText read_again(std::string_view json);
/// The same as a tree, to change it.
Json tree_read_again(std::string_view json);

/// The member; JSON null if the object does not have it.
JsonNode member(const JsonNode& object, std::string_view key);
/// The elements of an array member; empty if it is absent.
std::vector<JsonNode> rows(const JsonNode& object, std::string_view key);

std::string text_at(const JsonNode& object, std::string_view key);
/// The sequence number of a part of a document: a text, or a whole number as its digits; "" for anything else.
std::string sequence_of(const JsonNode& value);
std::string sequence_at(const JsonNode& object, std::string_view key);
std::optional<Instant> instant_at(const JsonNode& object, std::string_view key);
/// A whole number, also one that is written as text (API-23).
std::optional<std::int64_t> integer_of(const JsonNode& value);
std::optional<std::int64_t> integer_at(const JsonNode& object, std::string_view key);

StatedQuantity stated_quantity_at(const JsonNode& object, std::string_view key);

/// The digits of a decimal number that is written as a text or as a number; "" for anything else.
std::string decimal_of(const JsonNode& value);
/// None if it is absent, not decimal, finer than 1/10,000 or in an unknown currency. An amount without a currency has
/// the empty currency.
std::optional<Money> stated_money_at(const JsonNode& object, std::string_view key);

/// The texts in a group and in the groups within it, each by its path such as `geography/city`. Values that are not
/// texts are written as JSON; nulls are left out.
std::map<std::string, std::string> texts_at(const JsonNode& object, std::string_view key);

}  // namespace vendorproof::mock_amazon
