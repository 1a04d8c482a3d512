// What an answer, or its absence, means for the row that asked: one place for all operations.
#pragma once

#include "core/flow/outbox/access.h"
#include "core/flow/outbox/contract.h"
#include "core/flow/outbox/desk.h"
#include "core/flow/outbox/gates.h"

namespace vendorproof::flow {

/// Late and double answers (another attempt, or a row that is not in flight) change nothing.
void take_answer(Desk& desk, Access& access, Gates& gates, const CallDone& done);

/// The row's call may or may not have had its effect: also every row that was in flight when the program died.
void take_unknown_outcome(Desk& desk, store::Work& work);

}  // namespace vendorproof::flow
