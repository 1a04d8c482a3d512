// Whether a peer can be reached, whether it lets us in, and since when it does not. Its calls then wait behind one call
// that tries again; nothing is given up.
#pragma once

#include <string_view>

#include "core/flow/outbox/desk.h"
#include "core/flow/outbox/gates.h"

namespace vendorproof::flow {

/// A peer that was away, or refused everything, and is mended is found so soon, however long it was: a deadline may be
/// near. Only an operation that it refused alone for an hour waits longer: see note_refusing.
inline constexpr Duration try_pause_max = std::chrono::minutes(1);

/// The peer did not answer, or failed. Raises an exception after an hour of nothing else.
void note_unreachable(Desk& desk, Peer peer);
/// After many bad answers in sequence the peer's other calls wait too.
void shut_if_down(Desk& desk, Gates& gates, Peer peer);
/// The peer answered. Closes that exception.
void note_reachable(Desk& desk, Peer peer);

/// The peer refused an operation for a reason that has nothing to do with the document: wrong secret, no permission, no
/// such address. The operation waits, a minute at most; after an hour in which the peer took others up to
/// CoreConfig::backoff_max. Where the peer refuses another one too and takes none in between, all its calls wait. An
/// operation that is refused twice, or two of them, are an exception, one for the peer. Gives the time of the next try.
MonoTime note_refusing(Desk& desk, Gates& gates, Peer peer, std::string_view operation, const std::string& text);
/// The peer let the operation in: it need not wait any more. Closes that exception after the last operation.
void note_welcome(Desk& desk, Gates& gates, Peer peer, std::string_view operation);

/// The peer refused this row for a reason that seems to be the peer's. True: three times, other rows of the same
/// operation passed between two refusals of this row, so the reason is the row's own.
bool note_refused_row(Desk& desk, Peer peer, std::string_view operation, const std::string& row);
void forget_refused_row(Desk& desk, Peer peer, const std::string& row);

/// After a crash: reads from the store since when a peer cannot be reached, or refuses.
void remember_peers(Desk& desk);

}  // namespace vendorproof::flow
