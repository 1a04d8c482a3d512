// Currencies and amounts in JSON, with a problem at their place.
#pragma once

#include <string_view>

#include "core/base/json/json.h"
#include "core/base/money.h"

namespace vendorproof {

/// An ISO 4217 code, as text. A problem for any other text; then the currency is empty.
Currency read_currency(const JsonReader& in);

/// The amount that `decimal` states, which stands at `in`. A problem for what is no decimal, too large or finer than
/// 1/10,000; then the amount is zero and has no currency.
Money amount_at(const JsonReader& in, std::string_view decimal, Currency currency);

}  // namespace vendorproof
