// A quantity as a document writes it. Quantities are compared only in eaches, after conversion from cases.
#pragma once

#include <cstdint>
#include <string>

namespace vendorproof {

/// Amazon's two units (UOM-01).
enum class UnitOfMeasure { Eaches, Cases };

/// `unit_size` is eaches per case. It is 1 for Eaches (UOM-02) and 0 for Cases whose size the document does not state
/// (UOM-03): their number of eaches is unknown until the item master gives the size.
struct Quantity {
  std::int64_t amount = 0;
  UnitOfMeasure unit = UnitOfMeasure::Eaches;
  std::int64_t unit_size = 1;

  bool operator==(const Quantity&) const = default;
};

/// `12 Eaches`, `5 Cases of 12`, `5 Cases of unstated size`.
std::string text_of(const Quantity& quantity);

/// Amazon's spelling: `Eaches`, `Cases`.
const char* text_of(UnitOfMeasure unit);

}  // namespace vendorproof
