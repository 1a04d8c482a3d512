#include "core/base/quantity.h"

namespace vendorproof {

const char* text_of(UnitOfMeasure unit) { return unit == UnitOfMeasure::Cases ? "Cases" : "Eaches"; }

std::string text_of(const Quantity& quantity) {
  std::string text = std::to_string(quantity.amount) + " " + text_of(quantity.unit);
  if (quantity.unit == UnitOfMeasure::Eaches) return text;
  return text + " of " + (quantity.unit_size == 0 ? "unstated size" : std::to_string(quantity.unit_size));
}

}  // namespace vendorproof
