// Reservation: which line gets the stock, and when reserved goods are ready for a truck.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// For a new line or a higher quantity: `eaches` more are wanted, and get the available stock.
void ask_for(Company& company, const RowKey& key, std::int64_t eaches, Instant now);

/// For a lower quantity: removes backorder first, then reserved goods, the latest ready first. Freed stock goes to
/// waiting lines. `eaches` is at most the backorder plus the goods reserved outside an Open despatch.
void give_up(Company& company, const RowKey& key, std::int64_t eaches, Instant now);

/// Reserves the available stock of an item for the lines that wait for it, in order of creation.
void reserve_for_waiting(Company& company, std::size_t item, Instant now);

/// Puts reserved eaches on their way to the dock, where they are ready at `ready`.
void send_to_dock(Company& company, const RowKey& key, const Pick& pick, Instant ready, Instant now);

/// The sales order goes to another place: what is on its way to the dock changes to the dock of that place.
void send_elsewhere(Company& company, std::int64_t order, const std::string& ship_to, Instant now);

/// From now on the warehouse picks the order: what is reserved for it goes to the dock. Nothing happens to an order
/// that is released.
void release(Company& company, std::int64_t order, Instant now);

/// After a change of lines: an order without a quantity cannot stay released, and one that was released gets released
/// again once it has a quantity.
void settle_release(Company& company, std::int64_t order, Instant now);

/// The warehouse picks the order no more. Nothing happens to an order that is not released.
void reopen(Company& company, std::int64_t order, Instant now);

/// The office releases the order if nobody ever has.
void release_forgotten(Company& company, std::int64_t order, Instant now);

/// Everything that is ready at a dock now, taken from its lines' picks.
std::map<RowKey, Pick> take_from_dock(Company& company, const std::string& dock, Instant now);

}  // namespace vendorproof::mock_erp
