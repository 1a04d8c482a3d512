// Reservation: who gets the stock, and when what is reserved is ready for a truck.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// The stock room's part in a new line or a higher quantity: `eaches` more wait, and get what is available.
void ask_for(Company& company, const RowKey& key, std::int64_t eaches, Instant now);

/// The stock room's part in a lower quantity: gives up backorder first, then what is ready latest. What becomes free
/// goes to those who wait. `eaches` is at most the backorder and what is reserved outside an Open despatch.
void give_up(Company& company, const RowKey& key, std::int64_t eaches, Instant now);

/// Reserves what is available of an item for those who wait for it, first come first served.
void reserve_for_waiting(Company& company, std::size_t item, Instant now);

/// Puts reserved eaches on their way to the dock, where they are ready at `ready`.
void send_to_dock(Company& company, const RowKey& key, const Pick& pick, Instant ready, Instant now);

/// Everything that is ready at a dock now, taken from its lines' picks.
std::map<RowKey, Pick> take_from_dock(Company& company, const std::string& dock, Instant now);

}  // namespace vendorproof::mock_erp
