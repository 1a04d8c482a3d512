// A list of the ERP that is read by time of modification. The cursor keeps two minutes behind what was seen last, since
// rows may appear out of order, until a later look has found nothing new there.
#pragma once

#include <string>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// From when on the list has to be read; `name` is the poll's.
Instant read_since(const Desk& desk, const std::string& name);
/// A row of the list was modified then. Rows may come in any order.
void saw_modified(Desk& desk, const std::string& name, Instant modified_at);
/// A part of the list has been taken: on to the next, or the look ends and the poll waits for its interval.
void end_part(Desk& desk, store::Work& work, std::string_view bookmark);

}  // namespace vendorproof::flow
