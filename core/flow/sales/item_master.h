// Reads the ERP's items with their units and references, in as many calls as the dialect needs, and stores them. Reads
// them again when an order needs them and they are old, or when a line of the order cannot be delivered by them; and
// once they are old, if some of their rows were odd.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Whether the stored items suffice to decide on the order: they were read within `refresh_items`, and either they
/// let every line of the order be delivered or they were read after the order was first seen.
bool item_master_serves(Desk& desk, const store::OrderRecord& record);
void request_item_master(Desk& desk);
/// A document may be odd because its unit is newer than the items: while rows of the list are odd, the items are read
/// again when they are old.
void read_items_for_odd_rows(Desk& desk, std::string_view list);
/// For a row that writes items by their units: true if the items must be read first. Then the row waits.
bool waits_for_item_master(Desk& desk, store::Work& work);
/// Has it read at that time at the latest, unless it is being read.
void read_item_master_by(Desk& desk, Instant due);
/// After a crash: a read that was under way starts again, so that no part of it is from before the crash.
void restart_item_master(Desk& desk);

std::optional<HttpRequest> ask_for_items(Desk& desk, store::Work& work);
Result<void> take_items(Desk& desk, store::Work& work, std::string_view body);

}  // namespace vendorproof::flow
