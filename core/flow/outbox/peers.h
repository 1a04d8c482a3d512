// Whether a peer can be reached, and since when it cannot.
#pragma once

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Raises an exception after an hour without an answer.
void note_unreachable(Desk& desk, Peer peer);
/// Closes that exception.
void note_reachable(Desk& desk, Peer peer);
/// After a crash: reads from the store since when a peer cannot be reached.
void remember_unreachable(Desk& desk);

}  // namespace vendorproof::flow
