// What a region means for an order whose document does not say: the currency of its amounts.
#pragma once

#include <string_view>

#include "core/base/money.h"
#include "mock_amazon/state/readings.h"

namespace vendorproof::mock_amazon {

/// The currency of a marketplace. `country` is the two letters of the address the goods go to; for "" and for a country
/// that has no row of its own it is the region's usual one.
Currency currency_of(Region region, std::string_view country);

/// Amounts of this currency have no fraction (yen).
bool has_no_fraction(Currency currency);

}  // namespace vendorproof::mock_amazon
