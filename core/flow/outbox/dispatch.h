// Turns due rows of the outbox into calls, in order of due time, and decides when to look again.
#pragma once

#include "core/flow/outbox/access.h"
#include "core/flow/outbox/contract.h"
#include "core/flow/outbox/desk.h"
#include "core/flow/outbox/gates.h"

namespace vendorproof::flow {

/// Adds every call that may leave now and marks its row InFlight, fires timers, and sets `step.wake_at`.
void dispatch(Desk& desk, Accesses& accesses, Gates& gates, Step& step);

}  // namespace vendorproof::flow
