// The journal of a run: a row for each event, in order of time.
#pragma once

#include "harness/world/world.h"

namespace vendorproof::harness {

/// Adds what the peers accepted and what people were asked, and sorts the rows by time.
void complete_journal(RunOutcome& outcome);

}  // namespace vendorproof::harness
