// After a start: what was in flight has an unknown outcome, and everything else simply goes on.
#pragma once

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// May be repeated: a crash during recovery loses nothing.
void recover(Desk& desk);

}  // namespace vendorproof::flow
