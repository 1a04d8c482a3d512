// From due rows of the outbox to calls: what may leave now, in order of due time, and when to look again.
#pragma once

#include "core/flow/outbox/access.h"
#include "core/flow/outbox/contract.h"
#include "core/flow/outbox/desk.h"
#include "core/flow/outbox/gates.h"

namespace vendorproof::flow {

/// Marks what leaves InFlight, fires timers, and sets the one time to be woken.
void dispatch(Desk& desk, Access& access, Gates& gates, Step& step);

}  // namespace vendorproof::flow
