// An order in cases for which the warehouse has reserved a number of eaches that is not a whole number of cases. Where
// the policy says `ask`, people are asked before the answer is rounded down to whole cases.
#pragma once

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Whether the answer waits for people, who are told. The reservations are then read again soon, at the latest when the
/// asking ends. What is whole again, or answered, is closed.
bool waits_for_whole_cases(Desk& desk, const store::OrderRecord& record);

/// The act of a person: the order is answered with the loose eaches, now.
void answer_with_loose_eaches(Desk& desk, const TradeException& exception);

/// The act of a person: the reservations are read again now.
void count_cases_again(Desk& desk, const TradeException& exception);

}  // namespace vendorproof::flow
