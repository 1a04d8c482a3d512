// Unit, quantity and price of a sales order line, as a request writes them; what every change of an order demands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json/json.h"
#include "mock_erp/pages/call.h"
#include "mock_erp/state/documents.h"
#include "mock_erp/state/settings.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

/// Eaches per unit of an item. Refuses a unit that the item does not have.
tl::expected<std::int64_t, Refusal> eaches_of_unit(const Item& item, const std::string& code);

/// A quantity in units of `unit_eaches` as whole eaches, from 0 to 1,000,000,000. `5`, `5.0` and, of cases of 12, `2.5`
/// are whole; anything else is refused, never rounded.
tl::expected<std::int64_t, Refusal> read_eaches(const JsonReader& quantity, std::int64_t unit_eaches);

/// A price per unit from 0, of at most four decimals.
tl::expected<Money, Refusal> read_price(const JsonReader& price, Currency currency);

/// A whole number, also one that is written as `3.0`; `otherwise` if it is not there.
std::int64_t read_whole(const JsonReader& object, std::string_view name, std::int64_t otherwise);

/// A day; nullopt if it is not there, or is 0001-01-01.
std::optional<Instant> read_day(const JsonReader& object, std::string_view name);

/// What the price list asks for a unit of an item.
Money list_price(const Company& company, const Item& item, std::int64_t unit_eaches);

/// Whether the body's price counts. The standard page validates fields in the order of the body, and item, unit and
/// quantity overwrite the price before them; the extension's page validates the price last.
bool price_counts(const JsonReader& line, const Entity& entity);

/// Refuses a line with an amount above 1,000,000,000.
tl::expected<void, Refusal> require_amount_in_range(const Money& unit_price, std::int64_t eaches,
                                                    std::int64_t unit_eaches);

/// Business Central requires `If-Match` on every change: the ETag that the caller has read, or `*`.
tl::expected<void, Refusal> require_etag(const Call& call, const std::string& etag);

/// Whether goods of the order are in an open despatch or have left.
bool is_picked(const SalesOrder& order);

/// Refuses to change a released order: the standard API cannot open it again.
tl::expected<void, Refusal> require_open(const SalesOrder& order);

/// For lines: the extension's pages open a released order, change it and release it again.
tl::expected<void, Refusal> require_changeable(const Call& call, const SalesOrder& order);

}  // namespace vendorproof::mock_erp
