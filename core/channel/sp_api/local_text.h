// Dates and amounts as Vendor Central writes them for people, in the manner of a country. For this room only.
#pragma once

#include <string_view>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace vendorproof::channel::sp_api {

/// What comes first in a date such as 3/4/2026.
enum class DayOrder { Unknown, MonthFirst, DayFirst };

/// The order in the marketplaces that pay in this currency: US month first, Europe day first. Unknown for others.
DayOrder day_order_of(Currency currency);

/// Midnight (UTC) of `12/31/2026`, `31.12.2026`, `31-Dec-2026`, `2026-12-31`, or an ISO date-time. A date with points
/// has the day first. Errors: Malformed, if the text is no date in this order; Conflict, if the order is Unknown and
/// both orders give a date.
Result<Instant> parse_local_date(std::string_view text, DayOrder order);

/// `$1,234.00`, `1.234,00 €`, `(20.00)` and `-20.00` for less than zero. Errors: Malformed, also for a sign of another
/// currency, and for `1,234`, which may be a thousand or a little more than one.
Result<Money> parse_local_amount(std::string_view text, Currency currency);

}  // namespace vendorproof::channel::sp_api
