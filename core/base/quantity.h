// A quantity as a document writes it. Compared only in eaches: cases become eaches once, here.
#pragma once

#include <cstdint>
#include <string>

namespace vendorproof {

/// Amazon knows two (UOM-01).
enum class UnitOfMeasure { Eaches, Cases };

/// `unit_size` is eaches per case; it is 1 for Eaches (UOM-02) and 0 for Cases whose size the document does not state
/// (UOM-03), which then have no number of eaches until the item master gives one.
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
