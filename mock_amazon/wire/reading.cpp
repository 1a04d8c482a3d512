#include "mock_amazon/wire/reading.h"

#include <algorithm>
#include <limits>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/base/text.h"

namespace vendorproof::mock_amazon {

JsonText read_again(std::string_view json) {
  Result<JsonText> document = JsonText::parse(json);
  REQUIRE(document.has_value());
  return std::move(*document);
}

Json tree_read_again(std::string_view json) {
  Result<Json> document = parse_json(json);
  REQUIRE(document.has_value());
  return std::move(*document);
}

JsonNode member(const JsonNode& object, std::string_view key) { return object.member(key).value_or(JsonNode()); }

std::vector<JsonNode> rows(const JsonNode& object, std::string_view key) { return member(object, key).elements(); }

std::string text_at(const JsonNode& object, std::string_view key) {
  return std::string(member(object, key).text().value_or(""));
}

std::string sequence_of(const JsonNode& value) {
  if (value.is_number() && !value.is_fraction()) return value.written();
  return std::string(value.text().value_or(""));
}

std::string sequence_at(const JsonNode& object, std::string_view key) { return sequence_of(member(object, key)); }

std::optional<Instant> instant_at(const JsonNode& object, std::string_view key) {
  const Result<Instant> read = parse_instant(member(object, key).text().value_or(""));
  if (!read) return std::nullopt;
  return *read;
}

std::optional<std::int64_t> integer_of(const JsonNode& value) {
  if (const auto text = value.text()) return number_of(*text);
  if (!value.is_number() || value.is_fraction()) return std::nullopt;
  const std::int64_t whole = value.integer().value_or(std::numeric_limits<std::int64_t>::max());
  return std::clamp<std::int64_t>(whole, -eaches_max, eaches_max);
}

std::optional<std::int64_t> integer_at(const JsonNode& object, std::string_view key) {
  return integer_of(member(object, key));
}

StatedQuantity stated_quantity_at(const JsonNode& object, std::string_view key) {
  const JsonNode found = member(object, key);
  const std::string unit = lower_case(text_at(found, "unitOfMeasure"));
  StatedQuantity quantity;
  quantity.amount = integer_at(found, "amount").value_or(0);
  if (unit == "cases") quantity.unit = UnitOfMeasure::Cases;
  if (unit == "eaches") quantity.unit = UnitOfMeasure::Eaches;
  quantity.unit_size = integer_at(found, "unitSize");
  return quantity;
}

std::string decimal_of(const JsonNode& value) {
  return value.is_number() ? value.written() : std::string(value.text().value_or(""));
}

std::optional<Money> stated_money_at(const JsonNode& object, std::string_view key) {
  const JsonNode found = member(object, key);
  if (!found.is_object()) return std::nullopt;
  const std::string code = text_at(found, "currencyCode");
  const Result<Currency> currency = code.empty() ? Result<Currency>(Currency()) : Currency::parse(code);
  if (!currency) return std::nullopt;
  const Result<Money> money = Money::parse(decimal_of(member(found, "amount")), *currency);
  if (!money) return std::nullopt;
  return *money;
}

std::map<std::string, std::string> texts_at(const JsonNode& object, std::string_view key) {
  std::map<std::string, std::string> texts;
  const JsonNode group = member(object, key);
  for (const auto& [name, value] : group.members()) {
    if (const auto text = value.text()) {
      texts[std::string(name)] = *text;
    } else if (value.is_object()) {
      for (const auto& [path, inner] : texts_at(group, name)) texts[std::string(name) + "/" + path] = inner;
    } else if (!value.is_null()) {
      texts[std::string(name)] = value.written();
    }
  }
  return texts;
}

}  // namespace vendorproof::mock_amazon
