// A list of the ERP that is read by time of modification. Rows may appear out of order, so the cursor stays two minutes
// behind the newest row seen, until a later poll finds no newer row.
#pragma once

#include <string>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// The time from which the list has to be read; `name` is the name of the poll.
Instant read_since(const Desk& desk, const std::string& name);
/// Notes that a row of the list was modified at `modified_at`. Rows may come in any order.
void saw_modified(Desk& desk, const std::string& name, Instant modified_at);
/// To call after a part of the list was processed. With a bookmark, the poll asks for the next part; without, it ends
/// and waits for its interval.
void end_part(Desk& desk, store::Work& work, std::string_view bookmark);

}  // namespace vendorproof::flow
