#include "mock_amazon/wire/reading.h"

#include <algorithm>

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

std::optional<Instant> instant_at(const Json& object, std::string_view key) {
  const Result<Instant> read = parse_instant(text_at(object, key));
  if (!read) return std::nullopt;
  return *read;
}

std::optional<std::int64_t> number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
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

Quantity quantity_at(const Json& object, std::string_view key, const Quantity& fallback) {
  const Json& found = member(object, key);
  const std::string unit = lower_case(text_at(found, "unitOfMeasure"));
  Quantity quantity;
  quantity.amount = std::clamp<std::int64_t>(integer_at(found, "amount").value_or(0), -amount_max, amount_max);
  quantity.unit = fallback.unit;
  if (unit == "cases") quantity.unit = UnitOfMeasure::Cases;
  if (unit == "eaches") quantity.unit = UnitOfMeasure::Eaches;
  if (quantity.unit == UnitOfMeasure::Cases) {
    const std::int64_t size = integer_at(found, "unitSize").value_or(fallback.unit_size);
    quantity.unit_size = std::clamp<std::int64_t>(size, 1, amount_max);
  }
  return quantity;
}

std::int64_t eaches_of(const Quantity& quantity) {
  if (quantity.unit == UnitOfMeasure::Eaches) return quantity.amount;
  return std::clamp<std::int64_t>(quantity.amount * quantity.unit_size, -eaches_max, eaches_max);
}

Quantity quantity_of(std::int64_t eaches, const Quantity& unit) {
  if (unit.unit == UnitOfMeasure::Cases && eaches % unit.unit_size == 0) {
    return {eaches / unit.unit_size, UnitOfMeasure::Cases, unit.unit_size};
  }
  return {eaches, UnitOfMeasure::Eaches, 1};
}

Json quantity_json(const Quantity& quantity) {
  return {{"amount", quantity.amount}, {"unitOfMeasure", text_of(quantity.unit)}, {"unitSize", quantity.unit_size}};
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

}  // namespace vendorproof::mock_amazon
