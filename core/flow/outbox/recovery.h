// After a start: every call that was written as in flight has an unknown outcome; all other rows simply go on. The
// store usually does not record that a read has left: then it is due, and is asked again.
#pragma once

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// May be repeated: a crash during recovery loses nothing.
void recover(Desk& desk);

/// Makes the polls of all lists due now.
void poll_at_once(Desk& desk);

}  // namespace vendorproof::flow
