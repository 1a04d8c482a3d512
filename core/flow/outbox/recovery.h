// After a start: every call that was in flight has an unknown outcome; all other rows simply go on.
#pragma once

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// May be repeated: a crash during recovery loses nothing.
void recover(Desk& desk);

}  // namespace vendorproof::flow
