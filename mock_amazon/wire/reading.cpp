#include "mock_amazon/wire/reading.h"

#include <algorithm>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"

namespace vendorproof::mock_amazon {

namespace {

const Json nothing;
const Json no_rows = Json::array();

}  // namespace

const Json& member(const Json& object, std::string_view key) {
  if (!object.is_object()) return nothing;
  const auto found = object.find(std::string(key));
  return found == object.end() ? nothing : *found;
}

const Json& rows(const Json& object, std::string_view key) {
  const Json& found = member(object, key);
  return found.is_array() ? found : no_rows;
}

std::string text_at(const Json& object, std::string_view key) {
  const Json& found = member(object, key);
  return found.is_string() ? found.get<std::string>() : std::string();
}

std::string sequence_of(const Json& value) {
  if (value.is_number_integer()) return value.dump();
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::string sequence_at(const Json& object, std::string_view key) { return sequence_of(member(object, key)); }

std::optional<Instant> instant_at(const Json& object, std::string_view key) {
  const Result<Instant> read = parse_instant(text_at(object, key));
  if (!read) return std::nullopt;
  return *read;
}

std::optional<std::int64_t> integer_at(const Json& object, std::string_view key) {
  const Json& found = member(object, key);
  if (found.is_number_unsigned()) {
    return static_cast<std::int64_t>(std::min<std::uint64_t>(found.get<std::uint64_t>(), eaches_max));
  }
  if (found.is_number_integer()) return std::max<std::int64_t>(found.get<std::int64_t>(), -eaches_max);
  if (found.is_string()) return number_of(found.get<std::string>());
  return std::nullopt;
}

StatedQuantity stated_quantity_at(const Json& object, std::string_view key) {
  const Json& found = member(object, key);
  const std::string unit = lower_case(text_at(found, "unitOfMeasure"));
  StatedQuantity quantity;
  quantity.amount = integer_at(found, "amount").value_or(0);
  if (unit == "cases") quantity.unit = UnitOfMeasure::Cases;
  if (unit == "eaches") quantity.unit = UnitOfMeasure::Eaches;
  quantity.unit_size = integer_at(found, "unitSize");
  return quantity;
}

Quantity quantity_at(const Json& object, std::string_view key, const Quantity& fallback) {
  return completed(stated_quantity_at(object, key), fallback);
}

Json quantity_json(const Quantity& quantity) {
  return {{"amount", quantity.amount}, {"unitOfMeasure", text_of(quantity.unit)}, {"unitSize", quantity.unit_size}};
}

std::optional<Money> stated_money_at(const Json& object, std::string_view key) {
  return money_at(object, key, Currency());
}

std::optional<Money> money_at(const Json& object, std::string_view key, Currency fallback) {
  const Json& found = member(object, key);
  if (!found.is_object()) return std::nullopt;
  const std::string code = text_at(found, "currencyCode");
  const Result<Currency> currency = code.empty() ? Result<Currency>(fallback) : Currency::parse(code);
  if (!currency) return std::nullopt;
  const Json& amount = member(found, "amount");
  const Result<Money> money = Money::parse(amount.is_number() ? amount.dump() : text_at(found, "amount"), *currency);
  if (!money) return std::nullopt;
  return *money;
}

std::map<std::string, std::string> texts_at(const Json& object, std::string_view key) {
  std::map<std::string, std::string> texts;
  const Json& group = member(object, key);
  if (!group.is_object()) return texts;
  for (const auto& [name, value] : group.items()) {
    if (value.is_string()) {
      texts[name] = value.get<std::string>();
    } else if (value.is_object()) {
      for (const auto& [path, text] : texts_at(group, name)) texts[name + "/" + path] = text;
    } else if (!value.is_null()) {
      texts[name] = value.dump();
    }
  }
  return texts;
}

}  // namespace vendorproof::mock_amazon
