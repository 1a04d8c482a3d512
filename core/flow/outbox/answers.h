// Processes an answer, or a missing answer, for the row of the outbox that made the call. All operations use this file.
#pragma once

#include "core/flow/outbox/access.h"
#include "core/flow/outbox/contract.h"
#include "core/flow/outbox/desk.h"
#include "core/flow/outbox/gates.h"

namespace vendorproof::flow {

/// Late and double answers (another attempt, or a row that is not in flight) change nothing.
void take_answer(Desk& desk, Accesses& accesses, Gates& gates, const CallDone& done);

/// For a row whose call may or may not have had its effect. After a crash, these are all rows
/// that were written as in flight.
void take_unknown_outcome(Desk& desk, store::Work& work);

}  // namespace vendorproof::flow
