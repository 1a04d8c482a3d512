// Whether a peer can be reached, and since when not.
#pragma once

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// After an hour without an answer it is an exception.
void note_unreachable(Desk& desk, Peer peer);
/// Closes that exception.
void note_reachable(Desk& desk, Peer peer);
/// After a crash: since when, from the store.
void remember_unreachable(Desk& desk);

}  // namespace vendorproof::flow
