// The currency of amounts in an order whose document does not state one.
#pragma once

#include <string_view>

#include "core/base/money.h"
#include "mock_amazon/state/readings.h"

namespace vendorproof::mock_amazon {

/// The currency of a marketplace. `country` is the two letters of the address the goods go to; for "" and for a country
/// without a row the result is the region's usual currency.
Currency currency_of(Region region, std::string_view country);

/// Amounts of this currency have no fraction (yen).
bool has_no_fraction(Currency currency);

}  // namespace vendorproof::mock_amazon
