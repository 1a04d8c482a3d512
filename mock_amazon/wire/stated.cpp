#include "mock_amazon/wire/stated.h"

#include <algorithm>

namespace vendorproof::mock_amazon {

Quantity completed(const StatedQuantity& stated, const Quantity& fallback) {
  Quantity quantity;
  quantity.amount = std::clamp<std::int64_t>(stated.amount, -amount_max, amount_max);
  quantity.unit = stated.unit.value_or(fallback.unit);
  if (quantity.unit == UnitOfMeasure::Cases) {
    quantity.unit_size = std::clamp<std::int64_t>(stated.unit_size.value_or(fallback.unit_size), 1, amount_max);
  }
  return quantity;
}

std::optional<Money> completed(const std::optional<Money>& stated, Currency fallback) {
  if (!stated || !stated->currency().empty()) return stated;
  return Money(stated->ten_thousandths(), fallback);
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

std::optional<std::int64_t> number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

}  // namespace vendorproof::mock_amazon
