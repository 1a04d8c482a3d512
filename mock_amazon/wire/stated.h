// Quantities and amounts as a document states them, in any syntax, and how the order completes what they leave out.
// A number beyond its limit is cut to the limit, so that no sum can overflow.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/money.h"
#include "core/base/quantity.h"

namespace vendorproof::mock_amazon {

/// The largest amount and unit size that a document may write; eaches of a quantity are cut to `eaches_max`.
constexpr std::int64_t amount_max = 9'999'999;
constexpr std::int64_t eaches_max = 1'000'000'000'000;

struct StatedQuantity {
  std::int64_t amount = 0;
  std::optional<UnitOfMeasure> unit{};      ///< none: that of the order (ACK-30)
  std::optional<std::int64_t> unit_size{};  ///< eaches per case; none: that of the order

  bool operator==(const StatedQuantity&) const = default;
};

/// `fallback` gives the unit when the document has none, and the unit size for cases without one.
Quantity completed(const StatedQuantity& stated, const Quantity& fallback);

/// An amount without a currency gets `fallback`; an absent amount stays absent.
std::optional<Money> completed(const std::optional<Money>& stated, Currency fallback);

std::int64_t eaches_of(const Quantity& quantity);
/// The quantity that is `eaches` in the unit of `unit`, or in eaches where it is not a whole number of cases.
Quantity quantity_of(std::int64_t eaches, const Quantity& unit);

/// The number in a text of 1 to 18 digits such as `001`; empty for any other text.
std::optional<std::int64_t> number_of(std::string_view digits);

}  // namespace vendorproof::mock_amazon
